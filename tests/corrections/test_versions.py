"""Each publication that changed what readers see leaves one version, whatever way it took."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from django.core.management import call_command
from django.utils import timezone
from wagtail.actions.publish_page_revision import PublishPageRevisionAction
from wagtail.models import PageLogEntry

from caspian.corrections import recording
from caspian.corrections.models import Correction, Version
from caspian.corrections.plain import digest_of, written
from caspian.corrections.reconstructing import reconstruct_some
from caspian.newsroom.models import Article
from caspian.newsroom.unpublishing import put_back, remember
from tests.cast import Cast, republished
from tests.corrections.writing import corrected, words
from tests.newsroom.checks.test_every_way import WAYS

Way = Callable[[Cast, Article], Any]


def versions(article: Article) -> list[Version]:
    """Return what readers got of an article, first to last."""
    return list(Version.objects.filter(article=article.pk))


def kinds(article: Article) -> list[str]:
    """Return the kind of each version of an article."""
    return [one.kind for one in versions(article)]


@pytest.mark.parametrize("way", WAYS)
def test_each_way_leaves_one_version_and_the_same_again_none(cast: Cast, way: Way) -> None:
    article = cast.draft("The ferry")
    way(cast, article)
    assert kinds(article) == [""]
    current = Article.objects.get(pk=article.pk).get_latest_revision_as_object()
    current.title = "The other ferry"
    current.save_revision()
    way(cast, Article.objects.get(pk=article.pk))
    assert kinds(article) == ["", "typo"]
    assert versions(article)[-1].content == written(Article.objects.get(pk=article.pk))
    way(cast, Article.objects.get(pk=article.pk))
    assert kinds(article) == ["", "typo"]


def test_a_version_is_kept_byte_for_byte(cast: Cast) -> None:
    article = cast.published("The ferry")
    kept = [(one.content, digest_of(one.content)) for one in versions(article)]
    for number in range(3):
        republished(article, body=words(f"Number {number}"))
    article.delete()
    first, *rest = versions(article)
    assert [(first.content, first.digest)] == kept
    assert [one.as_data["blocks"][0]["value"] for one in rest] == [
        f"<p>Number {number}</p>" for number in range(3)
    ]


def test_what_readers_see_no_difference_of_leaves_none(cast: Cast) -> None:
    article = cast.published("The ferry")
    remember(article, by=None)
    article.unpublish()
    put_back(article, by=None)
    republished(article, topics=[cast.sea])
    draft = Article.objects.get(pk=article.pk)
    draft.title = "A draft"
    draft.save_revision()
    assert kinds(article) == [""]


def test_an_update_and_a_scheduled_correction_say_so(cast: Cast) -> None:
    article = cast.published("The ferry")
    republished(article, standfirst="Again.", change="update")
    moment = timezone.now() + dt.timedelta(hours=1)
    article = corrected(article, body=words("30 cars."), go_live_at=moment)
    assert (kinds(article), Correction.objects.count()) == (["", "update"], 0)
    article.revisions.update(approved_go_live_at=None)
    due = article.get_latest_revision()
    due.approved_go_live_at = timezone.now() - dt.timedelta(seconds=1)
    due.content = due.content | {"go_live_at": due.approved_go_live_at.isoformat()}
    due.save()
    call_command("publish_scheduled")
    assert kinds(article) == ["", "update", "correction"]
    assert Correction.objects.get().version.number == 3


def test_readers_are_told_once(cast: Cast) -> None:
    article = corrected(cast.published("The ferry"), body=words("30 cars."))
    revision = article.get_latest_revision()
    revision.publish()
    republished(article, title="The ferries")
    assert kinds(article) == ["", "correction", "typo"]
    assert Correction.objects.count() == 1


def test_a_note_needs_no_other_word(cast: Cast) -> None:
    article = corrected(cast.published("The ferry"), kind="note")
    first, second = versions(article)
    assert (second.kind, second.digest) == ("note", first.digest)


def test_a_version_stands_or_falls_with_its_publication(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    article = cast.draft("The ferry")

    def broken(*args: Any) -> None:
        raise ValueError("the disk is full")

    monkeypatch.setattr(recording, "digest_of", broken)
    revision = article.get_latest_revision()
    with pytest.raises(ValueError, match="full"):
        PublishPageRevisionAction(revision).execute()
    assert not Article.objects.get(pk=article.pk).live


def test_versions_from_before_are_filled_in_and_marked(cast: Cast) -> None:
    article = cast.published("The ferry")
    republished(article, title="The other ferry", change="update")
    Version.objects.all().delete()
    assert reconstruct_some()
    assert not reconstruct_some()
    made = versions(article)
    assert [(one.kind, one.is_reconstructed) for one in made] == [("", True), ("update", True)]
    logged = PageLogEntry.objects.filter(page=article.pk, action="wagtail.publish")
    assert sorted(one.at for one in made) == sorted(logged.values_list("timestamp", flat=True))


def test_a_change_of_what_was_never_recorded_fills_in_first(cast: Cast) -> None:
    article = cast.published("The ferry")
    Version.objects.all().delete()
    republished(article, title="The other ferry")
    assert [one.is_reconstructed for one in versions(article)] == [True, False]
    assert kinds(article) == ["", "typo"]
