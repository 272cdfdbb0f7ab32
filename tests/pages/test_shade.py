"""A preview is light or dark as its maker asks, whatever the maker's own screen is."""

import base64
import hashlib
import re

import pytest
from django.test import RequestFactory

from caspian.newsroom.models import Article, Home
from caspian.newsroom.models.reader_page import SHADES as MODES
from caspian.newsroom.models.reader_page import WIDTHS
from caspian.pages.assets import FOLDER, PREFIX
from caspian.pages.preview import ALWAYS, NEVER, SHADES, preview
from caspian.server.answers import POLICY
from tests.cast import Cast
from tests.pages.test_languages import persian

ASKS = "prefers-color-scheme"


def seen(record: Article | Home, mode: str) -> str:
    """Return what an editor is shown of a record."""
    return preview(record, RequestFactory().get("/"), mode).content.decode()


@pytest.mark.parametrize("shade", SHADES)
def test_no_question_is_left_to_the_screen(cast: Cast, shade: str) -> None:
    for record in (cast.draft("Ferry leaves"), cast.home):
        html = seen(record, shade)
        assert ASKS not in html
        assert f'<meta name="color-scheme" content="{shade}">' in html
        assert f"color-scheme: {shade};" in html
        assert "paper.css" not in html


def test_without_a_shade_it_is_the_page_that_readers_get(cast: Cast) -> None:
    """The control: there are questions, and the style sheet asks them."""
    html = seen(cast.draft("Ferry leaves"), "")
    assert ASKS in html
    assert "paper.css" in html
    assert ASKS in (FOLDER / "paper.css").read_text("utf-8")


def test_light_and_dark_are_not_the_same(cast: Cast) -> None:
    article = cast.draft("Ferry leaves")
    asked = (FOLDER / "paper.css").read_text("utf-8").count(f"({ASKS}: dark)")
    # One more: the colour of the browser's own bars is asked for in the page.
    assert seen(article, "dark").count(ALWAYS) == asked + 1
    assert seen(article, "light").count(NEVER) == asked + 1


def test_what_the_style_sheet_names_is_found_from_the_page(cast: Cast) -> None:
    style = seen(cast.draft("Ferry leaves"), "dark").partition("<style>")[2].partition("<")[0]
    named = re.findall(r"url\([\"']?(?!data:)([^\"')?]+)", style)
    assert named
    for one in named:
        assert (FOLDER / one.removeprefix(PREFIX)).is_file(), one


def test_the_desk_offers_three_widths_and_every_shade(cast: Cast) -> None:
    assert [one["device_width"] for one in WIDTHS] == [360, 768, 1280]
    assert {name for name, _ in MODES} == {"", *SHADES}
    assert Article().default_preview_size == "phone"


def test_a_page_from_right_to_left_stays_one(cast: Cast) -> None:
    html = seen(persian(cast), "dark")
    assert '<html lang="fa" dir="rtl">' in html
    assert ASKS not in html


@pytest.mark.parametrize("shade", ["", *SHADES])
def test_the_policy_lets_that_style_sheet_count_and_no_other(cast: Cast, shade: str) -> None:
    answer = preview(cast.draft("Ferry leaves"), RequestFactory().get("/"), shade)
    styles = re.findall(r"<style>(.*?)</style>", answer.content.decode(), re.S)
    hashes = [base64.b64encode(hashlib.sha256(one.encode()).digest()).decode() for one in styles]
    allowed = "".join(f" 'sha256-{one}'" for one in hashes)
    wanted = POLICY.replace("style-src 'self'", f"style-src 'self'{allowed}")
    assert answer["Content-Security-Policy"] == wanted
    assert len(styles) == (1 if shade else 0)
