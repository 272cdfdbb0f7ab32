"""A publisher opens a language on one screen, closes it and opens it again; no tree is copied."""

from typing import Any

import pytest
from django.test import Client

from caspian.newsroom.founding import add_home
from caspian.newsroom.models import Article, Home, Information, Section, User
from caspian.newsroom.opening import state_of
from caspian.project.cli import main
from tests.cast import Cast
from tests.newsroom.desk.conftest import Desk, shown

LIST, PERSIAN = "/desk/languages/", "/desk/languages/fa/"


@pytest.fixture
def maka(cast: Cast, desk: Desk) -> Client:
    """Log the publisher in, where there is a page about the paper."""
    about = Information(title="About us", slug="about", locale=cast.home.locale, live=False)
    cast.home.add_child(instance=about)
    about.save_revision().publish()
    return desk(cast.publisher())


def sent(cast: Cast, **changes: Any) -> dict[str, Any]:
    """Return what the browser sends: Politics and the page, and Tigran, who edits in both."""
    about = Information.objects.get(slug="about")
    politics, culture = f"section-{cast.politics.pk}", f"section-{cast.culture.pk}"
    return {
        "do": "open",
        politics: "on",
        f"{politics}-name": "سیاست",
        f"{culture}-name": "فرهنگ",
        f"page-{about.pk}": "on",
        f"page-{about.pk}-name": "درباره ما",
        f"page-{about.pk}-text": "ما در باکو هستیم.\n\nبنویسید.",
        "editors": [str(cast.editor(cast.politics).pk)],
    } | changes


def test_the_screen_proposes_names_in_the_language(cast: Cast, maka: Client) -> None:
    html = shown(maka, PERSIAN)
    assert 'value="سیاست"' in html
    assert 'value="درباره ما"' in html
    assert 'lang="fa" dir="rtl"' in html
    assert "فارسی" in shown(maka, LIST)


def test_a_language_opens_with_what_was_chosen(cast: Cast, maka: Client) -> None:
    cast.published("The ferry")
    tigran = cast.editor(cast.politics)
    answer: Any = maka.post(PERSIAN, sent(cast), follow=True)
    assert "Readers get the paper in فارسی" in answer.content.decode()
    assert state_of("fa") == "public"
    home = Home.objects.get(slug="fa")
    (section,) = Section.objects.child_of(home)
    (page,) = Information.objects.child_of(home)
    assert (section.title, section.slug, section.live) == ("سیاست", "politics", True)
    assert (page.title, page.live) == ("درباره ما", True)
    assert str(page.body[0].value) == "<p>ما در باکو هستیم.</p><p>بنویسید.</p>"
    assert tigran.groups.filter(name="Editors of /fa/politics/").exists()
    assert not Article.objects.descendant_of(home).exists()


def test_a_page_without_a_text_waits_as_a_draft(cast: Cast, maka: Client) -> None:
    about = Information.objects.get(slug="about")
    maka.post(PERSIAN, sent(cast, **{f"page-{about.pk}-text": " "}))
    assert not Information.objects.get(locale__language_code="fa").live


def test_what_is_ticked_needs_a_name(cast: Cast, maka: Client) -> None:
    form = sent(cast, **{f"section-{cast.politics.pk}-name": " "})
    answer: Any = maka.post(PERSIAN, form)
    assert "Give it a name, or leave it out." in answer.content.decode()
    assert "بنویسید." in answer.content.decode(), "what was typed is not lost"
    assert state_of("fa") == "new"


def test_it_is_closed_and_opened_again(cast: Cast, maka: Client) -> None:
    maka.post(PERSIAN, sent(cast))
    assert "gone" in shown(maka, PERSIAN)
    maka.post(PERSIAN, {"do": "close", "leads_to": "en"})
    assert state_of("fa") == "closed"
    assert "Closed" in shown(maka, LIST)
    maka.post(PERSIAN, {"do": "reopen"})
    assert state_of("fa") == "public"
    answer: Any = maka.post("/desk/languages/en/", {"do": "close", "leads_to": ""}, follow=True)
    assert "first language" in answer.content.decode()
    assert state_of("en") == "public"


@pytest.mark.parametrize("path", [LIST, PERSIAN])
def test_nobody_else_comes_here(cast: Cast, desk: Desk, path: str) -> None:
    for user in (cast.reporter(), cast.editor(cast.politics)):
        assert desk(user).get(path).status_code == 302
        desk(user).post(PERSIAN, {"do": "open"})
    assert state_of("fa") == "new"


def test_no_tree_is_copied(cast: Cast, desk: Desk) -> None:
    """Wagtail's way leads to the screen for a front, and copies a section alone."""
    cast.published("The ferry")
    locale = add_home("fa").locale
    chief = desk(User.objects.create_superuser("davit", password="long enough a word"))
    submit = "/desk/translation/submit/page/{}/"
    assert chief.get(submit.format(cast.home.pk)).headers["Location"] == LIST
    assert chief.post(submit.format(cast.home.pk), {}).headers["Location"] == LIST
    offered = chief.get(submit.format(cast.politics.pk)).content.decode()
    assert "Include subtree" not in offered
    form = {"locales": [locale.pk], "include_subtree": "on"}
    assert chief.post(submit.format(cast.politics.pk), form).status_code == 302
    assert Section.objects.filter(locale=locale).count() == 1
    assert not Article.objects.filter(locale=locale).exists()


def test_the_command_line_does_the_same(
    cast: Cast, db: None, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["language", "open", "fa", "--section", "politics=سیاست"]) == 0
    assert Section.objects.get(locale__language_code="fa").title == "سیاست"
    assert main(["language", "close", "fa", "--to", "en"]) == 0
    assert main(["language"]) == 0
    assert "fa\tclosed" in capsys.readouterr().out
    assert main(["language", "open", "fa"]) == 0
    assert state_of("fa") == "public"
    assert main(["language", "open", "ka", "--section", "sport=სპორტი"]) == 2
    assert "The sections are: politics, culture." in capsys.readouterr().err
    assert main(["language", "close", "en"]) == 2
