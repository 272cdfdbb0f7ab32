"""The breaking banner in the edition: one document changes, and it ends at its moment."""

import datetime as dt
from typing import Any

import pytest
from django.utils import timezone

from caspian.edition.staleness import next_due
from caspian.newsroom.breaking import break_news, end_breaking
from caspian.newsroom.models import Article
from caspian.pages.fragments.builders import fragment_key
from caspian.pages.reads import door, paper
from caspian.press import cycle
from caspian.press.sweep import sweep
from tests.cast import Cast
from tests.press.editions import Edition

WORDS = "A ferry is adrift off Baku"
MASTHEAD = fragment_key("masthead", "en")
PAGES = ("/en/", "/en/politics/", "/en/latest/")


def breaks(edition: Edition, article: Article | None = None) -> dt.datetime:
    """Set the banner for an hour and press; return when it ends."""
    until = timezone.now() + dt.timedelta(hours=1)
    break_news(language="en", words=WORDS, until=until, by=None, article=article)
    done = edition.press()
    assert done.release is not None
    return until


def test_every_page_says_so_and_one_document_changes(cast: Cast, edition: Edition) -> None:
    article = cast.published("The ferry")
    edition.press()
    before = {document.key: document.digest() for document in edition.store.documents()}
    breaks(edition, article)
    after = {document.key: document.digest() for document in edition.store.documents()}
    assert [key for key in after if after[key] != before.get(key)] == [MASTHEAD]
    for path in (*PAGES, article.url_path):
        assert WORDS in edition.text(path)


def test_it_ends_by_itself_at_its_moment(cast: Cast, edition: Edition) -> None:
    until = breaks(edition)
    due = next_due(edition.store)
    assert due is not None
    assert due <= until
    edition.press(until - dt.timedelta(seconds=1))
    assert WORDS in edition.text("/en/")
    edition.press(until)
    assert WORDS not in edition.text("/en/")


def test_the_control_that_forgets_until_when_it_stands(
    cast: Cast, edition: Edition, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(paper, "expires_at", lambda moment: None)
    until = breaks(edition)
    edition.press(until)
    assert WORDS in edition.text("/en/")


def test_an_editor_ends_it_before(cast: Cast, edition: Edition) -> None:
    breaks(edition)
    end_breaking(language="en")
    edition.press()
    assert WORDS not in edition.text("/en/")


def test_words_outlive_an_article_that_is_withdrawn(cast: Cast, edition: Edition) -> None:
    article = cast.published("The ferry")
    edition.press()
    breaks(edition, article)
    link = f'<a href="{article.url_path}">{WORDS}</a>'
    assert link in edition.text("/en/politics/")
    article.unpublish()
    edition.press()
    assert WORDS in edition.text("/en/politics/")
    assert link not in edition.text("/en/politics/")
    article.delete()
    edition.press()
    assert WORDS in edition.text("/en/politics/")


def test_it_holds_no_longer_than_its_moment_in_any_language(cast: Cast) -> None:
    until = timezone.now() + dt.timedelta(hours=1)
    break_news(language="az", words=WORDS, until=until, by=None)
    with door.watching() as watch:
        assert paper.breaking("en") is None
        assert watch.until is None
        assert paper.breaking("az") is not None
    assert watch.until == until


def test_it_is_not_lost_while_a_whole_edition_is_pressed(
    cast: Cast, edition: Edition, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked_through: list[bool] = []

    def set_meanwhile(*args: Any, **kwargs: Any) -> None:
        sweep(*args, **kwargs)
        if not looked_through:
            until = timezone.now() + dt.timedelta(hours=1)
            break_news(language="en", words=WORDS, until=until, by=None)
        looked_through.append(True)

    monkeypatch.setattr(cycle, "sweep", set_meanwhile)
    edition.press_clean()
    assert len(looked_through) > 1
    assert WORDS in edition.text("/en/")
