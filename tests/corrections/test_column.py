"""The column of a language with its feed, and the line on a translation that lacks a correction."""

from typing import Any

import pytest

from caspian.newsroom.models import Article, Home, Information
from caspian.newsroom.stored import stored_blocks
from tests.cast import Cast
from tests.corrections.writing import RIGHT, corrected, words
from tests.pages.reading import links, page, text
from tests.press.editions import Edition
from tests.translation.conftest import LAST, Translate, saved
from tests.translation.conftest import original as original
from tests.translation.conftest import translate as translate

FERRY, COLUMN = "/en/politics/the-ferry/", "/en/corrections/"
FEEDS = [f"/en/feeds/corrections.{ending}" for ending in ("rss", "atom", "json")]
LINE = "this translation doesn’t carry it yet"


@pytest.fixture
def policy(cast: Cast) -> Information:
    """Return the page of how the paper corrects."""
    home = Home.objects.get(slug="en")
    made = Information(
        title="How we correct", slug="corrections", locale=home.locale, body=words("At once.")
    )
    home.add_child(instance=made)
    made.save_revision().publish()
    return made


def told(address: str) -> list[str]:
    """Return the notices on a page."""
    return [text(one) for one in page(address).cssselect(".told")]


def test_the_policy_stands_above_the_column(cast: Cast, policy: Information) -> None:
    shown = text(page(COLUMN).cssselect("article")[0])
    assert shown.index("At once.") < shown.index("Corrections") < shown.index("No corrections")
    corrected(cast.published("The ferry"), notice={"right": "First."})
    corrected(cast.published("The port"), notice={"right": "Second."}, kind="note")
    assert [one.split()[0] for one in told(COLUMN)] == ["Editor’s", "Correction"]
    assert FERRY in links(page(COLUMN).cssselect("article")[0])
    assert FEEDS[0] in page(COLUMN).xpath("//link[@rel='alternate']/@href")


def test_one_release_brings_column_and_feeds_and_takes_the_withdrawn_away(
    cast: Cast, policy: Information, edition: Edition
) -> None:
    article = cast.published("The ferry")
    edition.press()
    release = edition.store.newest_releases(1)[0].number
    article = corrected(article)
    edition.press()
    assert edition.store.newest_releases(1)[0].number == release + 1
    shown = [FERRY, COLUMN, f"{FERRY}history/", *FEEDS]
    assert [RIGHT in edition.text(one) for one in shown] == [True] * 6
    article.unpublish()
    edition.press()
    assert [RIGHT in edition.text(one) for one in (COLUMN, *FEEDS)] == [False] * 4
    article.get_latest_revision().publish()
    edition.press()
    assert [RIGHT in edition.text(one) for one in (COLUMN, *FEEDS)] == [True] * 4


def test_the_feeds_go_with_the_page(cast: Cast, policy: Information, edition: Edition) -> None:
    edition.press()
    assert [edition.status(one) for one in FEEDS] == [200] * 3
    Information.objects.get().unpublish()
    edition.press()
    assert [edition.status(one) for one in FEEDS] == [410] * 3


def test_a_translation_says_so_until_it_carries_the_correction(
    original: Article, translate: Translate, edition: Edition
) -> None:
    translation = translate(original, "az")
    address = translation.url_path
    edition.press()
    mended = [
        {**one, "value": "<p>It comes back on Monday.</p>"} if one["id"] == LAST else one
        for one in stored_blocks(original.body)
    ]
    body = Article._meta.get_field("body").stream_block.to_python(mended)
    corrected(original, body=body)
    edition.press()
    line = "Orijinal düzəldilib"
    assert line in edition.text(address)
    assert f'href="{original.url_path}"' in edition.text(address)
    blocks = [
        {**one, "value": "<p>az: Monday.</p>"} if one["id"] == LAST else one
        for one in stored_blocks(translation.body)
    ]
    saved(translation, blocks)
    edition.press()
    assert line not in edition.text(address)


def test_what_the_translation_was_begun_after_it_has(
    original: Article, translate: Translate
) -> None:
    mended: Any = corrected(original)
    translation = translate(mended, "fa")
    assert told(translation.url_path) == []
