"""Every way of publishing looks at the blocks again, and refuses what is unfinished in words."""

import datetime as dt
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from caspian.newsroom.drafts.unfinished import UnfinishedDraft
from caspian.newsroom.models import Article
from caspian.newsroom.schedule import publish_due
from tests.cast import Cast
from tests.newsroom.desk.conftest import Desk
from tests.newsroom.desk.forms import edit
from tests.newsroom.drafts.sending import JSON, add, form, paragraph

HALF: list[Any] = [("paragraph", "<p>Words.</p>"), ("quote", {"text": "", "attribution": "Rena"})]


def half_draft(cast: Cast, client: Client, **typed: str) -> Article:
    """Return a draft that the desk saved, with a quote that has no words."""
    blocks = [paragraph("Words."), HALF[1]] if not typed else [paragraph("Words.")]
    made = client.post(add(cast), form(*blocks, **typed), headers=JSON).json()
    return Article.objects.get(pk=made["pk"])


def test_a_command_is_refused_in_words(cast: Cast) -> None:
    article = cast.draft("Half", body=HALF)
    with pytest.raises(UnfinishedDraft, match=r"“Half” is not finished. Quote – Text: This field"):
        article.save_revision().publish()
    assert not Article.objects.public().exists()


def test_what_a_field_cannot_hold_is_refused_too(cast: Cast, desk: Desk) -> None:
    client = desk(cast.editor(cast.politics))
    article = half_draft(cast, client, published_at="next Thursday")
    with pytest.raises(UnfinishedDraft, match="Date shown to readers: Enter a valid date"):
        article.get_latest_revision().publish()


def test_a_list_is_refused_and_says_where_to_go(cast: Cast, desk: Desk) -> None:
    client = desk(cast.publisher())
    article = half_draft(cast, client)
    bulk = f"/desk/bulk/wagtailcore/page/publish/?id={article.pk}"
    answer: Any = client.post(bulk, {"next": "/desk/articles/"}, follow=True)
    said = answer.content.decode()
    assert "is not finished. Quote – Text: This field is required." in said
    assert edit(article) in said
    assert not Article.objects.public().exists()


def test_the_control_a_finished_draft_goes_out_from_the_list(cast: Cast, desk: Desk) -> None:
    article = cast.draft("Whole")
    bulk = f"/desk/bulk/wagtailcore/page/publish/?id={article.pk}"
    desk(cast.publisher()).post(bulk, {"next": "/desk/articles/"})
    assert Article.objects.public().count() == 1


def test_a_review_publishes_nothing_unfinished(cast: Cast, desk: Desk) -> None:
    editor = cast.publisher()
    client = desk(editor)
    article = half_draft(cast, client)
    state = article.get_workflow().start(article, editor)
    while state.status == "in_progress":
        task = Article.objects.get(pk=article.pk).current_workflow_task
        where = task.on_action(state.current_task_state, editor, "approve")
        state.refresh_from_db()
        if where:
            break
    assert where == edit(article)
    assert not Article.objects.public().exists()


def test_a_schedule_publishes_nothing_unfinished(cast: Cast) -> None:
    article = cast.draft("Half", body=HALF)
    past = timezone.now() - dt.timedelta(minutes=1)
    revision = article.get_latest_revision()
    revision.approved_go_live_at = past
    revision.save()
    assert publish_due(timezone.now()) == 0
    assert not Article.objects.public().exists()


def test_submitting_asks_for_more(cast: Cast, desk: Desk) -> None:
    client = desk(cast.reporter())
    article = half_draft(cast, client)
    sent = form(paragraph("Words."), HALF[1]) | {"action-submit": "action-submit"}
    screen = client.post(edit(article), sent)
    assert "Before this can be published" in screen.content.decode()
    assert Article.objects.get(pk=article.pk).current_workflow_state is None
