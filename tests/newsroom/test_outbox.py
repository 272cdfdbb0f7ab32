"""Whatever path a change takes, the outbox names it, in the transaction of the change."""

import datetime as dt

import pytest
from django.db import models, transaction
from django.utils import timezone
from wagtail.models import PageViewRestriction

from caspian.newsroom import subjects
from caspian.newsroom.bulk import update_in_bulk
from caspian.newsroom.models import (
    Article,
    Byline,
    Change,
    Contributor,
    Home,
    Information,
    Publication,
    Section,
    Topic,
    Weather,
)
from caspian.newsroom.must_read import pin
from caspian.newsroom.schedule import publish_due
from tests.cast import Cast, republished

NO_READER_SEES = {
    "newsroom": "Change CheckRule DraftSession FormerFile HeldBack ImportRecord Likeness Listed "
    "LoginDelay Merge Notice OutgoingMail Overruling ViewTally Review StrongWord TraitUse "
    "Unpublication User",
    "comments": "Ban BroughtIn Commenter Decision Learned Lesson Likeness LikenessKey LookThrough "
    "OurNames Salt SecondLook ShieldWords SlowMode",
    "search": "Entry EntryText Progress Promotion Word",
    "stylebook": "ArchiveLook KeptWording StyleFinding",
    "translation": "OriginalPart",
}
"""by room; what readers see of a search is not pressed"""


@pytest.fixture(autouse=True)
def _empty(cast: Cast) -> None:
    Change.objects.all().delete()


def changed() -> set[str]:
    """Return the subjects in the outbox, and empty it."""
    found = set(Change.objects.values_list("subject", flat=True))
    Change.objects.all().delete()
    return found


def test_writing_publishing_and_taking_back(cast: Cast) -> None:
    article = cast.published("The ferry")
    assert f"page:{article.pk}" in changed()
    republished(article, title="The other ferry")
    assert f"page:{article.pk}" in changed()
    article.unpublish()
    assert {f"page:{article.pk}", f"path:{article.url_path}"} <= changed()
    article.delete()
    assert f"page:{article.pk}" in changed()


def test_what_is_filed_and_who_signed(cast: Cast) -> None:
    article = cast.published("The ferry")
    changed()
    republished(article, topics=[cast.sea], bylines=[Byline(contributor=cast.davit)])
    assert changed() >= {f"page:{article.pk}"}


@pytest.mark.parametrize("filing", ["topics", "places"])
def test_filing_alone_is_told_where_the_article_is_not_saved(cast: Cast, filing: str) -> None:
    article = cast.published("The ferry")
    other = {"topics": cast.ports, "places": cast.aktau}[filing]
    for change in ("add", "remove"):
        changed()
        getattr(getattr(article, filing), change)(other)
        getattr(article, filing).commit()
        assert changed() == {f"page:{article.pk}"}, change


def test_a_schedule_that_falls_due(cast: Cast) -> None:
    draft = cast.draft("Later", go_live_at=timezone.now() + dt.timedelta(hours=1))
    draft.get_latest_revision().publish()
    changed()
    publish_due(timezone.now() + dt.timedelta(hours=2))
    assert f"page:{draft.pk}" in changed()


def test_a_whole_branch_that_moves_is_restricted_or_renamed(cast: Cast) -> None:
    article = cast.published("The ferry")
    section = Section.objects.get(slug="politics")
    changed()
    section.move(section.get_parent(), pos="first-child")
    assert f"page:{article.pk}" in changed()
    PageViewRestriction.objects.create(page=section, restriction_type="login")
    assert f"page:{article.pk}" in changed()


def test_records_settings_pins_and_the_weather(cast: Cast) -> None:
    cast.sea.save()
    assert changed() == {f"topic:{cast.sea.pk}"}
    Publication.load().save()
    assert changed() == {"publication"}
    article = cast.published("The ferry")
    changed()
    pin(article=article, by=None, until=timezone.now() + dt.timedelta(hours=1))
    assert changed() == {"pins"}
    now = timezone.now()
    Weather.objects.create(place=cast.baku, temperature_c=1, observed_at=now, fetched_at=now)
    assert changed() == {"weather"}


def test_a_change_in_bulk_goes_through_the_named_verb(cast: Cast) -> None:
    named = Contributor.objects.filter(slug="aysel-quliyeva")
    assert update_in_bulk(named, "a role for all", role="Reporter") == 1
    assert changed() == {f"contributor:{cast.aysel.pk}"}
    assert Contributor.objects.get(pk=cast.aysel.pk).role == "Reporter"


def test_what_is_taken_back_leaves_no_trace(cast: Cast) -> None:
    with transaction.atomic():
        cast.sea.save()
        assert Change.objects.exists()
        transaction.set_rollback(True)
    assert changed() == set()


def test_every_model_is_watched_or_is_none_of_the_readers_business() -> None:
    tree: set[type[models.Model]] = {Article, Home, Information, Section}
    ours = {model for model in Topic._meta.apps.get_models() if "caspian" in model.__module__}
    unwatched = {model._meta.label for model in ours - set(subjects.watched()) - tree}
    named = {f"{room}.{name}" for room, names in NO_READER_SEES.items() for name in names.split()}
    assert unwatched == named
