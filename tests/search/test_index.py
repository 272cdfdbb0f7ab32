"""The index follows whatever happens to an article; what is not public is never in it."""

import datetime as dt
from typing import Any

import pytest
from django.db import connection
from django.utils import timezone
from wagtail.models import PageViewRestriction

from caspian.newsroom.models import Change, Section
from caspian.search import index as indexing
from caspian.search.index import catch_up, follow, is_behind
from caspian.search.models import Entry, EntryText, Progress, Word
from caspian.search.ranking import PER_MINUTE, first_of
from tests.cast import Cast, republished
from tests.pages.watchdog import follow as settle
from tests.search.asking import ask, body, caught_up, indexed


def test_it_follows_an_article_through_its_life(cast: Cast) -> None:
    article = cast.draft("The ferry")
    settle()
    assert ask("ferry") == []
    article.save_revision().publish()
    settle()
    assert ask("ferry") == ["The ferry"]
    republished(article, title="The grain", body=body("No ship."))
    settle()
    assert (ask("ferry"), ask("grain")) == ([], ["The grain"])
    article.refresh_from_db()
    article.unpublish()
    settle()
    assert ask("grain") == []
    republished(article)
    settle()
    article.delete()
    settle()
    assert ask("grain") == []
    assert not Entry.objects.exists()


def test_a_draft_or_an_embargoed_article_is_never_found(cast: Cast) -> None:
    cast.draft("Sturgeon draft")
    later = timezone.now() + dt.timedelta(hours=1)
    cast.draft("Sturgeon later", go_live_at=later).get_latest_revision().publish()
    public = cast.published("Open")
    public.title = "Sturgeon inside"
    public.save_revision()
    settle()
    caught_up()
    assert ask("sturgeon") == []
    assert not EntryText.objects.filter(title__contains="Sturgeon").exists()
    assert not Word.objects.filter(folded="sturgeon").exists()


def test_the_control_finds_them_once_they_are_public(cast: Cast) -> None:
    cast.draft("Sturgeon draft").get_latest_revision().publish()
    settle()
    assert ask("sturgeon") == ["Sturgeon draft"]
    assert Word.objects.filter(folded="sturgeon").exists()


def test_a_section_behind_a_login_is_not_searched(cast: Cast) -> None:
    indexed(cast.published("The ferry"))
    PageViewRestriction.objects.create(page=cast.politics, restriction_type="login")
    settle()
    assert ask("ferry") == []


def test_a_move_to_another_section_is_followed(cast: Cast) -> None:
    article = cast.published("The ferry")
    settle()
    article.move(Section.objects.get(pk=cast.culture.pk), pos="last-child")
    settle()
    assert ask("ferry", section=cast.politics.pk) == []
    assert ask("ferry", section=cast.culture.pk) == ["The ferry"]


def test_new_names_are_followed_in_portions(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(indexing, "PORTION", 2)
    for number in range(3):
        filed: dict[str, Any] = {"topics": [cast.sea], "places": [cast.baku]}
        cast.published(f"Story {number}", dateline=cast.aktau, **filed)
    settle()
    caught_up()
    records: list[Any] = [cast.aysel, cast.sea, cast.baku, cast.aktau]
    for number, record in enumerate(records):
        record.name = f"Zephyr{number}"
        record.save()
        settle()
        assert is_behind()
        assert catch_up()
        assert ask(record.name) == ["Story 2", "Story 1"]
        caught_up()
        assert len(ask(record.name)) == 3
        assert not is_behind()


def test_what_does_not_change_is_not_written(cast: Cast) -> None:
    article = cast.published("The ferry")
    settle()
    with connection.execute_wrapper(_no_writing):
        indexed(article)


def test_following_bit_by_bit_comes_to_the_same_as_beginning_anew(cast: Cast) -> None:
    articles = [cast.published(f"Story {n}", topics=[cast.sea], days_ago=n) for n in range(4)]
    settle()
    republished(articles[0], title="Another İ story", published_at=articles[2].published_at)
    articles[1].unpublish()
    cast.sea.name = "The lake"
    cast.sea.save()
    settle()
    caught_up()
    followed = everything()
    Progress.objects.all().delete()
    assert is_behind()
    caught_up()
    assert everything() == followed


def test_an_index_folded_otherwise_is_begun_anew(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    indexed(cast.published("The ferry"))
    caught_up()
    monkeypatch.setattr("caspian.common.folding.VERSION", "another")
    assert is_behind()
    caught_up()
    assert ask("ferry") == ["The ferry"]


def test_articles_of_one_minute_have_keys_of_their_own(cast: Cast) -> None:
    moment = timezone.now().replace(second=0, microsecond=0)
    for number in range(PER_MINUTE + 2):
        draft = cast.draft(f"Story {number}", published_at=moment)
        draft.get_latest_revision().publish()
    settle()
    positions = sorted(Entry.objects.values_list("position", flat=True))
    assert positions == [first_of(moment) + n for n in range(PER_MINUTE + 2)]


def test_names_are_remembered_while_they_are_followed(cast: Cast) -> None:
    caught_up()
    follow(["topic:1", "page:3", "publication"])
    follow(["topic:1", "place:2"])
    assert [pair[0] for pair in Progress.objects.get().behind] == ["topic:1", "place:2"]
    assert not Change.objects.filter(subject__startswith="search").exists()


def everything() -> tuple[Any, ...]:
    """Return all that the index holds, but for the keys, which are first come, first served."""
    words = Word.objects.values_list("language", "folded", "shown", "articles")
    texts = EntryText.objects.values_list(
        "entry__article", "entry__filed", "title", "standfirst", "names", "body"
    )
    asked = [sorted(ask(word)) for word in ("story", "another", "lake", "sea", "ferry")]
    return sorted(words), sorted(texts), asked


def _no_writing(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
    assert not sql.startswith(("INSERT", "UPDATE", "DELETE")), sql
    return execute(sql, params, many, context)
