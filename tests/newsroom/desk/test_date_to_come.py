"""A date to come and "Publish": the desk asks what is meant, and the answer is one click."""

import datetime as dt
import re
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from caspian.newsroom.desk.articles.date_to_come import AT_THAT_DATE, SENTENCE, WITHOUT_IT
from caspian.newsroom.desk.times import by_paper_clock
from caspian.newsroom.models import Article
from caspian.newsroom.schedule import publish_due
from tests.cast import Cast
from tests.newsroom.desk.conftest import Desk, shown
from tests.newsroom.desk.forms import edit, opened
from tests.newsroom.desk.test_article_form import add_address
from tests.newsroom.desk.test_article_form import sent as begun

NOW = timezone.now()
TO_COME = (NOW + dt.timedelta(days=3)).replace(second=0, microsecond=0)
HOUR = dt.timedelta(hours=1)
PUBLISH = {"action-publish": "action-publish"}
APPROVE = {"action-workflow-action": "true", "workflow-action-name": "approve"}


def typed(moment: dt.datetime) -> str:
    """Return a moment as an editor types it."""
    return f"{by_paper_clock(moment):%Y-%m-%d %H:%M}"


def public() -> list[str]:
    """Return the headlines that readers have."""
    return [article.title for article in Article.objects.public()]


def scheduled(article: Article) -> dt.datetime | None:
    """Return the moment that an article is approved for."""
    revision = Article.objects.get(pk=article.pk).scheduled_revision
    moment: dt.datetime | None = revision and revision.approved_go_live_at
    return moment


def buttons(page: str) -> set[tuple[str, str]]:
    """Return name and value of the buttons that answer the question."""
    found = re.findall(r'<button[^>]* name="([\w-]+)" value="([\w-]+)"', page)
    return {pair for pair in found if pair[1] in (AT_THAT_DATE, WITHOUT_IT)}


def asked(client: Client, article: Article, action: dict[str, str], **changes: str) -> str:
    """Send the form, which must ask back; return the screen."""
    answer = client.post(edit(article), opened(client, edit(article)) | changes | action)
    assert answer.status_code == 200
    page = answer.content.decode()
    assert str(SENTENCE) in page
    return page


def click(client: Client, article: Article, name: str, value: str, **more: str) -> None:
    """Send what is open with one of the buttons that the screen offers."""
    sent = opened(client, edit(article)) | {"published_at": typed(TO_COME), name: value} | more
    assert client.post(edit(article), sent).status_code == 302


def test_publish_asks_and_publishes_nothing(cast: Cast, desk: Desk) -> None:
    article, client = cast.draft("Embargo"), desk(cast.publisher())
    page = asked(client, article, PUBLISH, published_at=typed(TO_COME))
    assert buttons(page) == {("action-publish", AT_THAT_DATE), ("action-publish", WITHOUT_IT)}
    assert public() == []
    assert scheduled(article) is None


def test_one_click_schedules_it_for_that_moment(
    cast: Cast, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    article, client = cast.draft("Embargo"), desk(cast.publisher())
    click(client, article, "action-publish", AT_THAT_DATE)
    assert (public(), scheduled(article)) == ([], TO_COME)
    assert publish_due(TO_COME - HOUR) == 0
    monkeypatch.setattr("django.utils.timezone.now", lambda: TO_COME)
    assert publish_due(TO_COME) == 1
    assert Article.objects.public().get().published_at == TO_COME


def test_one_click_publishes_it_now_without_the_date(cast: Cast, desk: Desk) -> None:
    article, client = cast.draft("Embargo"), desk(cast.publisher())
    click(client, article, "action-publish", WITHOUT_IT)
    out = Article.objects.public().get()
    assert out.published_at == out.first_published_at
    assert NOW <= out.published_at < TO_COME


def test_a_draft_is_never_asked(cast: Cast, desk: Desk) -> None:
    rena = cast.reporter()
    article, client = cast.draft("Embargo", owner=rena), desk(rena)
    for action in ({}, {"action-submit": "action-submit"}):
        sent = opened(client, edit(article)) | {"published_at": typed(TO_COME)} | action
        assert client.post(edit(article), sent).status_code == 302
    assert opened(client, edit(article))["published_at"] == typed(TO_COME)
    assert public() == []


def test_a_new_article_is_asked_about_as_well(cast: Cast, desk: Desk) -> None:
    client, address = desk(cast.publisher()), add_address(cast)
    sent = begun(cast, published_at=typed(TO_COME))
    assert str(SENTENCE) in client.post(address, sent | PUBLISH).content.decode()
    assert not Article.objects.exists()
    assert client.post(address, sent | {"action-publish": AT_THAT_DATE}).status_code == 302
    assert (public(), scheduled(Article.objects.get())) == ([], TO_COME)


@pytest.mark.parametrize(
    ("goes_out", "is_asked"),
    [(TO_COME, False), (TO_COME + HOUR, False), (TO_COME - HOUR, True), (NOW - HOUR, True)],
)
def test_a_schedule_at_or_after_the_date_is_fine(
    cast: Cast, desk: Desk, goes_out: dt.datetime, is_asked: bool
) -> None:
    article, client = cast.draft("Embargo"), desk(cast.publisher())
    dates = {"published_at": typed(TO_COME), "go_live_at": typed(goes_out)}
    answer = client.post(edit(article), opened(client, edit(article)) | dates | PUBLISH)
    assert (str(SENTENCE) in answer.content.decode()) == is_asked
    assert (scheduled(article) is None) == is_asked
    assert public() == []


def test_it_is_not_scheduled_after_its_end(cast: Cast, desk: Desk) -> None:
    article, client = cast.draft("Embargo"), desk(cast.publisher())
    dates = {"published_at": typed(TO_COME), "expire_at": typed(TO_COME - HOUR)}
    sent = opened(client, edit(article)) | dates | {"action-publish": AT_THAT_DATE}
    assert "must be before expiry" in client.post(edit(article), sent).content.decode()
    assert scheduled(article) is None


def test_what_was_withdrawn_is_asked_about_and_what_readers_have_is_not(
    cast: Cast, desk: Desk
) -> None:
    article, client = cast.draft("By command", published_at=TO_COME), desk(cast.publisher())
    article.get_latest_revision().publish()
    assert public() == ["By command"]
    sent = opened(client, edit(article)) | {"title": "By commands"} | PUBLISH
    assert client.post(edit(article), sent).status_code == 302
    assert public() == ["By commands"]
    Article.objects.get().unpublish()
    asked(client, article, PUBLISH)
    assert public() == []


def test_a_public_article_that_gets_a_date_to_come_keeps_its_own(cast: Cast, desk: Desk) -> None:
    article, client = cast.published("Out already"), desk(cast.publisher())
    before = article.published_at
    asked(client, article, PUBLISH, published_at=typed(TO_COME))
    click(client, article, "action-publish", WITHOUT_IT)
    assert Article.objects.public().get().published_at == before


def in_review(cast: Cast, steps: int) -> Article:
    """Return Rena's article with a date to come, after some steps of the workflow."""
    article = cast.draft("Embargo", owner=cast.reporter(), published_at=TO_COME)
    state = article.get_workflow().start(article, article.owner)
    for _ in range(steps):
        state.current_task_state.task.specific.on_action(
            state.current_task_state.specific, cast.publisher(), "approve"
        )
        state.refresh_from_db()
    return article


def test_only_the_approval_that_publishes_is_asked_about(cast: Cast, desk: Desk) -> None:
    article, client = in_review(cast, 0), desk(cast.editor(cast.politics))
    assert client.post(edit(article), opened(client, edit(article)) | APPROVE).status_code == 302
    page = asked(client, article, APPROVE)
    names = {name for name, _ in buttons(page)}
    assert names == {"action-workflow-action"}
    assert 'name="workflow-action-name" value="approve"' in page
    assert public() == []


@pytest.mark.parametrize("answer", [AT_THAT_DATE, WITHOUT_IT])
def test_an_approval_schedules_or_publishes_by_one_click(
    cast: Cast, desk: Desk, answer: str
) -> None:
    article, client = in_review(cast, 1), desk(cast.editor(cast.politics))
    name = {"workflow-action-name": "approve"}
    click(client, article, "action-workflow-action", answer, **name)
    state = article.workflow_states.get()
    assert state.status == "approved"
    if answer == AT_THAT_DATE:
        assert (public(), scheduled(article)) == ([], TO_COME)
    else:
        assert (public(), scheduled(article)) == (["Embargo"], None)


def test_an_approval_from_a_list_leads_to_the_question(cast: Cast, desk: Desk) -> None:
    article, client = in_review(cast, 1), desk(cast.editor(cast.politics))
    step = article.current_workflow_task_state
    address = f"/desk/pages/workflow/action/{article.pk}/approve/{step.pk}/"
    answer: Any = client.post(address)
    assert public() == []
    assert article.workflow_states.get().status == "in_progress"
    page = shown(client, answer["Location"])
    assert {value for _, value in buttons(page)} == {AT_THAT_DATE, WITHOUT_IT}
    assert buttons(shown(client, edit(article))) == set()


@pytest.mark.parametrize("below", ["", "on"])
def test_publishing_in_bulk_leads_there_too(cast: Cast, desk: Desk, below: str) -> None:
    article, other = cast.draft("Embargo", published_at=TO_COME), cast.draft("Nothing special")
    client = desk(cast.publisher())
    ticked = [cast.politics.pk] if below else [article.pk, other.pk]
    address = "/desk/bulk/wagtailcore/page/publish/?next=/desk/articles/" + "".join(
        f"&id={pk}" for pk in ticked
    )
    answer = client.post(address, {"include_descendants": below})
    assert public() == []
    page = shown(client, answer["Location"])
    assert "the date shown over “Embargo” is still to come" in page
    link = re.search(rf'href="({edit(article)}[^"]*)"', page)
    assert link is not None
    assert buttons(shown(client, link[1].replace("&amp;", "&")))
    assert client.post(address.replace(f"&id={article.pk}", ""), {}).status_code == 302
    assert public() == ([] if below else ["Nothing special"])
