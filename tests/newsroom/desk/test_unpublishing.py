"""What was unpublished is put back as it was, in one press, for ten minutes."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone
from wagtail.models import Workflow, WorkflowState

from caspian.newsroom.models import Article, Unpublication, Withdrawn
from caspian.newsroom.unpublishing import put_back, remember
from tests.cast import Cast, republished
from tests.newsroom.desk.conftest import Desk, shown

DATES = ("published_at", "first_published_at", "last_published_at", "updated_at")


def what_readers_have() -> list[dict[str, object]]:
    """Return the public articles with their words, addresses and dates."""
    names = ("pk", "title", "standfirst", "url_path", "live_revision_id", *DATES)
    return [{name: getattr(one, name) for name in names} for one in Article.objects.public()]


def test_one_press_puts_back_exactly_what_was_public(cast: Cast, desk: Desk) -> None:
    article, client = cast.published("The ferry", days_ago=3), desk(cast.publisher())
    republished(article, standfirst="It sails.", change="update")
    draft = Article.objects.get().get_latest_revision_as_object()
    draft.standfirst, draft.change = "Not out yet.", "update"
    draft.save_revision()
    before = what_readers_have()
    landed = client.post(f"/desk/pages/{article.pk}/unpublish/")["Location"]
    assert what_readers_have() == []
    assert Withdrawn.objects.count() == 1
    assert "Undo: let readers open it again" in shown(client, landed)
    # A draft that is saved meanwhile is written over the row that readers had.
    later = Article.objects.get().get_latest_revision_as_object()
    later.standfirst = "Later still."
    later.save()
    client.post(f"/desk/publishing/{article.pk}/put-back/")
    assert what_readers_have() == before
    assert not Withdrawn.objects.exists()
    assert Article.objects.get().has_unpublished_changes
    assert "Undo: let" not in shown(client, landed)


def scheduled_update(article: Article, moment: dt.datetime) -> None:
    """Schedule an update of a public article."""
    draft = Article.objects.get(pk=article.pk).get_latest_revision_as_object()
    draft.standfirst, draft.go_live_at = "It sails on Monday.", moment
    draft.save_revision().publish()


def test_the_scheduled_update_and_the_review_are_as_they_were(cast: Cast, desk: Desk) -> None:
    article, client = cast.published("The ferry"), desk(cast.publisher())
    moment = timezone.now().replace(microsecond=0) + dt.timedelta(days=2)
    scheduled_update(article, moment)
    article = Article.objects.get()
    state = Workflow.objects.get().start(article, cast.reporter())
    client.post(f"/desk/pages/{article.pk}/unpublish/")
    assert Article.objects.get().scheduled_revision is None
    client.post(f"/desk/publishing/{article.pk}/put-back/")
    back = Article.objects.get()
    assert back.scheduled_revision.approved_go_live_at == moment
    assert back.current_workflow_state == state
    assert state.status == WorkflowState.STATUS_IN_PROGRESS


def test_what_was_scheduled_meanwhile_stays(cast: Cast) -> None:
    article = cast.published("The ferry")
    first, second = (timezone.now() + dt.timedelta(days=days) for days in (2, 5))
    scheduled_update(article, first)
    remember(Article.objects.get(), by=None)
    Article.objects.get().unpublish()
    scheduled_update(article, second)
    put_back(Article.objects.get(), by=None)
    scheduled = article.revisions.exclude(approved_go_live_at=None)
    assert [one.approved_go_live_at for one in scheduled] == [second]


def test_after_ten_minutes_it_is_too_late(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    article = cast.published("The ferry")
    remember(article, by=None)
    article.unpublish()
    later = timezone.now() + dt.timedelta(minutes=10, seconds=1)
    monkeypatch.setattr("django.utils.timezone.now", lambda: later)
    with pytest.raises(ValidationError, match="too late"):
        put_back(article, by=None)
    assert what_readers_have() == []


def test_an_editor_of_another_section_puts_nothing_back(cast: Cast, desk: Desk) -> None:
    article = cast.published("The ferry")
    remember(article, by=None)
    article.unpublish()
    desk(cast.editor(cast.culture)).post(f"/desk/publishing/{article.pk}/put-back/")
    assert what_readers_have() == []
    assert Unpublication.objects.exists()


def test_it_asks_before_it_takes_anything_away(cast: Cast, desk: Desk) -> None:
    article, client = cast.published("The ferry"), desk(cast.publisher())
    page = shown(client, f"/desk/pages/{article.pk}/unpublish/")
    assert "required" in page
    assert "Yes, take it from its readers" in page
    assert len(what_readers_have()) == 1
