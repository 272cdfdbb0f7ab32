"""What named one record names the other, and everything is as it was once that is undone."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import ModelLogEntry, Page, ReferenceIndex

from caspian.dossiers.models import Place
from caspian.newsroom import founding
from caspian.newsroom.merge.content import usage_of
from caspian.newsroom.merge.kinds import KINDS
from caspian.newsroom.merge.merge import MERGED, PARTED, CantMerge, merge, undo_merge
from caspian.newsroom.models import Article, Contributor, KeyArticle, Merge, Topic
from tests.cast import Cast, republished
from tests.newsroom.merge.state import fill, state

pytestmark = pytest.mark.indexed
Pair = Callable[[Cast], tuple[Any, Any]]
PAIRS: dict[str, Pair] = {
    "topic": lambda cast: (cast.sea, cast.ports),
    "place": lambda cast: (cast.baku, cast.aktau),
    "contributor": lambda cast: (cast.aysel, cast.davit),
}


@pytest.mark.parametrize("kind", PAIRS)
def test_everything_names_the_other_and_nothing_the_one(cast: Cast, kind: str) -> None:
    fill(cast)
    loser, winner = PAIRS[kind](cast)
    pk = loser.pk
    named = usage_of(KINDS[kind], loser)
    done = merge(loser, into=winner, by=None)
    assert (done.articles, bool(named)) == (named.articles, True)
    loser.pk = pk
    assert not usage_of(KINDS[kind], loser)
    assert not type(winner).objects.filter(pk=pk).exists()


@pytest.mark.parametrize("kind", PAIRS)
def test_undone_at_once_it_is_as_if_it_had_never_been(cast: Cast, kind: str) -> None:
    fill(cast)
    before, redirects = state(), list(Redirect.objects.values_list("old_path"))
    done = merge(PAIRS[kind](cast)[0], into=PAIRS[kind](cast)[1], by=None)
    assert state() != before
    undo_merge(done, by=None)
    assert state() == before
    assert list(Redirect.objects.values_list("old_path")) == redirects


def references() -> set[tuple[Any, ...]]:
    """Return who names what, by Wagtail's index."""
    rows = ReferenceIndex.objects.filter(base_content_type__model="page")
    return set(rows.values_list("object_id", "to_content_type", "to_object_id", "content_path"))


@pytest.mark.parametrize("kind", PAIRS)
def test_the_index_of_who_names_what_is_as_if_made_anew(cast: Cast, kind: str) -> None:
    def anew() -> set[tuple[Any, ...]]:
        for page in Page.objects.specific():
            ReferenceIndex.create_or_update_for_object(page)
        return references()

    fill(cast)
    done = merge(PAIRS[kind](cast)[0], into=PAIRS[kind](cast)[1], by=None)
    assert references() == anew()
    undo_merge(done, by=None)
    assert references() == anew()


def test_an_article_that_names_both_names_the_other_once(cast: Cast) -> None:
    fill(cast)
    merge(cast.sea, into=cast.ports, by=None)
    merge(cast.aysel, into=cast.davit, by=None)
    both = Article.objects.get(title="Both")
    assert [one.slug for one in both.topics.all()] == ["ports"]
    assert [one.contributor.slug for one in both.bylines.all()] == ["davit-beridze"]


def test_key_articles_stand_behind_those_of_the_other_each_once(cast: Cast) -> None:
    one, two = cast.published("One"), cast.published("Two")
    for topic, articles in ((cast.sea, [one, two]), (cast.ports, [two])):
        topic.key_articles.set(
            [KeyArticle(article=each, sort_order=at) for at, each in enumerate(articles)]
        )
        topic.save()
    done = merge(cast.sea, into=cast.ports, by=None)
    kept = Topic.objects.get(slug="ports").key_articles
    assert [row.article_id for row in kept.all()] == [two.pk, one.pk]
    undo_merge(done, by=None)
    first = {topic.slug: topic.key_articles.all() for topic in Topic.objects.all()}
    assert [row.article_id for row in first["ports"]] == [two.pk]
    assert [row.article_id for row in first["the-sea"]] == [one.pk, two.pk]


def test_a_draft_that_is_published_later_names_the_other(cast: Cast) -> None:
    article = cast.draft("Only begun", topics=[cast.sea])
    merge(cast.sea, into=cast.ports, by=None)
    article = Article.objects.get(pk=article.pk)
    article.get_latest_revision().publish()
    assert [one.slug for one in Article.objects.get(pk=article.pk).topics.all()] == ["ports"]


def test_what_is_scheduled_goes_out_under_the_other(cast: Cast) -> None:
    article = cast.draft("Tomorrow", topics=[cast.sea])
    article.go_live_at = timezone.now() + dt.timedelta(days=1)
    scheduled = article.save_revision(approved_go_live_at=article.go_live_at)
    article.title = "Worked on since"
    article.save_revision()
    merge(cast.sea, into=cast.ports, by=None)
    scheduled.refresh_from_db()
    assert scheduled.content["topics"] == [cast.ports.pk]


def test_readers_are_led_on_in_every_language(cast: Cast) -> None:
    founding.add_home("ru")
    merge(cast.sea, into=cast.ports, by=None)
    for code in ("en", "ru"):
        found = Redirect.objects.get(old_path=f"/{code}/topics/the-sea")
        assert found.redirect_link == f"/{code}/topics/ports/"


def test_who_was_led_to_the_one_goes_on_at_once_and_back(cast: Cast) -> None:
    older = Topic.objects.create(name="Waters", slug="waters", code="medtop:06000000")
    merge(older, into=cast.sea, by=None)
    done = merge(cast.sea, into=cast.ports, by=None)
    first = Redirect.objects.get(old_path="/en/topics/waters")
    assert first.redirect_link == "/en/topics/ports/"
    undo_merge(done, by=None)
    first.refresh_from_db()
    assert first.redirect_link == "/en/topics/the-sea/"


def test_what_was_changed_by_hand_since_stays(cast: Cast) -> None:
    fill(cast)
    done = merge(cast.sea, into=cast.ports, by=None)
    article = Article.objects.get(title="One")
    republished(article, topics=[])
    undo_merge(done, by=None)
    assert not Article.objects.get(pk=article.pk).topics.exists()
    assert [one.slug for one in Article.objects.get(title="Only begun").topics.all()] == ["the-sea"]


def test_after_a_day_it_stands(cast: Cast) -> None:
    done = merge(cast.sea, into=cast.ports, by=None)
    Merge.objects.filter(pk=done.pk).update(at=timezone.now() - dt.timedelta(hours=24, minutes=1))
    with pytest.raises(CantMerge):
        undo_merge(done, by=None)
    Merge.objects.filter(pk=done.pk).update(at=timezone.now() - dt.timedelta(hours=23))
    assert undo_merge(done, by=None).slug == "the-sea"
    with pytest.raises(CantMerge):
        undo_merge(done, by=None)


def test_a_new_one_at_the_old_address_is_not_thrown_out(cast: Cast) -> None:
    done = merge(cast.sea, into=cast.ports, by=None)
    Topic.objects.create(name="Seas", slug="the-sea", code="medtop:06000000")
    with pytest.raises(CantMerge, match="the-sea"):
        undo_merge(done, by=None)
    assert Topic.objects.get(slug="the-sea").name == "Seas"


def test_where_the_other_is_gone_that_is_said(cast: Cast) -> None:
    done = merge(cast.sea, into=cast.ports, by=None)
    further = Topic.objects.create(name="Harbours", slug="harbours", code="medtop:04000000")
    merge(Topic.objects.get(slug="ports"), into=further, by=None)
    with pytest.raises(CantMerge, match="Ports"):
        undo_merge(done, by=None)


def test_only_two_of_a_kind_become_one(cast: Cast) -> None:
    for loser, winner in ((cast.sea, cast.sea), (cast.sea, cast.baku), (cast.home, cast.home)):
        with pytest.raises(CantMerge):
            merge(loser, into=winner, by=None)
    assert not Merge.objects.exists()


def test_an_account_goes_to_the_other_and_back(cast: Cast) -> None:
    rena = cast.reporter()
    Contributor.objects.filter(pk=cast.aysel.pk).update(user=rena)
    done = merge(Contributor.objects.get(pk=cast.aysel.pk), into=cast.davit, by=None)
    assert Contributor.objects.get(slug="davit-beridze").user == rena
    undo_merge(done, by=None)
    assert Contributor.objects.get(slug="aysel-quliyeva").user == rena
    assert Contributor.objects.get(slug="davit-beridze").user is None


def test_the_paper_s_city_follows(cast: Cast) -> None:
    done = merge(Place.objects.get(slug="baku"), into=cast.aktau, by=None)
    assert state()["city"] == cast.aktau.pk
    undo_merge(done, by=None)
    assert state()["city"] == cast.baku.pk


def test_the_log_says_both(cast: Cast) -> None:
    maka = cast.publisher()
    undo_merge(merge(cast.sea, into=cast.ports, by=maka), by=maka)
    rows = ModelLogEntry.objects.filter(action__in=(MERGED, PARTED)).order_by("pk")
    assert [(row.action, row.user, row.data["what"]) for row in rows] == [
        (MERGED, maka, "The sea"), (PARTED, maka, "The sea"),
    ]  # fmt: skip
