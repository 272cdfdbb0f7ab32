"""Every way to publish passes the door: `tests/house/test_ways_to_publish.py` lists them all."""

import datetime as dt
from collections.abc import Callable
from contextlib import suppress
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client
from django.utils import timezone
from wagtail.actions.publish_page_revision import PublishPageRevisionAction

from caspian.newsroom.checks.door import HeldByChecks
from caspian.newsroom.models import Article
from caspian.newsroom.schedule import publish_due
from tests.cast import Cast
from tests.newsroom.desk.forms import edit, opened
from tests.newsroom.test_workflow import decide

Way = Callable[[Cast, Article], Any]


def client_of(cast: Cast) -> Client:
    """Return the desk of somebody who may publish everything, but overrule nothing."""
    client = Client(raise_request_exception=False)
    client.force_login(cast.editor(cast.politics))
    return client


def code(cast: Cast, article: Article) -> None:
    """Publish as a program does."""
    article.get_latest_revision().publish()


def action(cast: Cast, article: Article) -> None:
    """Publish as the API does."""
    revision = article.get_latest_revision()
    PublishPageRevisionAction(revision, user=cast.editor(cast.politics)).execute()


def form(cast: Cast, article: Article) -> None:
    """Press "Publish" in the form."""
    client = client_of(cast)
    client.post(edit(article), opened(client, edit(article)) | {"action-publish": "1"})


def bulk(cast: Cast, article: Article) -> None:
    """Tick it in a list."""
    client_of(cast).post(f"/desk/bulk/wagtailcore/page/publish/?next=/desk/&id={article.pk}")


def approval(cast: Cast, article: Article) -> None:
    """Approve it twice, by the buttons of the lists."""
    tigran = cast.editor(cast.politics)
    state = article.get_workflow().start(article, tigran)
    for _ in range(2):
        if state.current_task_state:
            decide(state, tigran)


def approval_in_form(cast: Cast, article: Article) -> None:
    """Approve it twice, in the form."""
    # An account that is given again has another password, which ends its sessions.
    article.get_workflow().start(article, cast.editor(cast.politics))
    client = client_of(cast)
    sent = {"action-workflow-action": "true", "workflow-action-name": "approve"}
    for _ in range(2):
        client.post(edit(article), opened(client, edit(article)) | sent)


def scheduled(cast: Cast, article: Article) -> None:
    """Let it fall due, approved by whatever way there was before the door."""
    _approve_for_now(article)
    publish_due(timezone.now())


def command(cast: Cast, article: Article) -> None:
    """Run Wagtail's own command for what is due."""
    _approve_for_now(article)
    call_command("publish_scheduled")


def _approve_for_now(article: Article) -> None:
    revision = article.get_latest_revision()
    revision.approved_go_live_at = timezone.now() - dt.timedelta(seconds=1)
    revision.save()


WAYS: list[Way] = [
    code, action, form, bulk, approval, approval_in_form, scheduled, command,
]  # fmt: skip


def attempt(way: Way, cast: Cast, article: Article) -> list[str]:
    """Try to publish; return the headlines that readers have."""
    with suppress(HeldByChecks):
        way(cast, article)
    return [one.title for one in Article.objects.public()]


@pytest.mark.parametrize("way", WAYS)
def test_no_way_leads_past_the_door(cast: Cast, way: Way) -> None:
    assert attempt(way, cast, cast.draft("Held", body=[])) == []


@pytest.mark.parametrize("way", WAYS)
def test_each_way_publishes_what_nothing_holds(cast: Cast, way: Way) -> None:
    assert attempt(way, cast, cast.draft("In order")) == ["In order"]


def test_a_new_article_is_held_in_its_form_and_kept_as_a_draft(cast: Cast) -> None:
    from tests.newsroom.desk.test_article_form import add_address, sent  # noqa: PLC0415  in a circle

    client = client_of(cast)
    body = {"body-count": "0"}
    answer = client.post(add_address(cast), sent(cast) | body | {"action-publish": "1"})
    article = Article.objects.get()
    assert answer["Location"] == f"{edit(article)}?publishing=1"
    assert not article.live
    assert article.title == "Ferry leaves"


@pytest.mark.parametrize("way", WAYS)
def test_the_control_every_way_but_the_asking_ones_needs_the_door(
    cast: Cast, way: Way, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without the checks each of these would have published it."""
    for place in ("checks.door", "checks.result", "desk.publishing.landing",
                  "desk.publishing.bulk", "models.review"):  # fmt: skip
        monkeypatch.setattr(f"caspian.newsroom.{place}.holding", lambda article, revision: ())
    assert attempt(way, cast, cast.draft("Held", body=[])) == ["Held"]
