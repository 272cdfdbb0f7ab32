"""Who may take every step of a review takes them by one decision; nobody else does."""

import datetime as dt
from typing import Any

import pytest
from django.contrib.auth.models import Group, Permission
from django.utils import timezone
from wagtail.models import GroupPagePermission, TaskState

from caspian.newsroom.approval import means_all_steps
from caspian.newsroom.models import Article, Notice, User
from tests.cast import Cast
from tests.newsroom.desk.conftest import Desk, shown
from tests.newsroom.desk.forms import edit, opened
from tests.newsroom.desk.test_date_to_come import asked, typed
from tests.newsroom.desk.test_one_button import APPROVE, button, press

TO_READERS = APPROVE | {"workflow-action-extra-data": '{"comment": "", "to_readers": true}'}


def submitted(cast: Cast, **fields: Any) -> Article:
    """Return Rena's article, which waits at the first of two steps."""
    rena = cast.reporter()
    article = cast.draft("Mine", owner=rena, **fields)
    article.get_workflow().start(article, rena)
    return article


def subeditor(cast: Cast) -> User:
    """Return somebody who may edit in the section, and not publish."""
    other = cast._user("nika", "reporter")
    group = Group.objects.create(name="Sub-editors")
    change = Permission.objects.get(codename="change_page", content_type__app_label="wagtailcore")
    GroupPagePermission.objects.create(group=group, page=cast.politics, permission=change)
    other.groups.add(group)
    return User.objects.get(pk=other.pk)


def decided(article: Article) -> list[tuple[str, str, str]]:
    """Return each step of the review, with who decided it and how."""
    steps = TaskState.objects.filter(workflow_state__object_id=str(article.pk)).order_by("pk")
    return [(one.task.name, one.status, str(one.finished_by)) for one in steps]


def test_an_editor_takes_both_steps_by_one_decision(cast: Cast, desk: Desk) -> None:
    maka = cast.publisher()
    article, editor = submitted(cast), desk(cast.editor(cast.politics))
    assert "is published" in press(editor, article, TO_READERS | {"standfirst": "As it was edited"})
    assert Article.objects.public().get().standfirst == "As it was edited"
    assert decided(article) == [("Edit", "approved", "tigran"), ("Publish", "approved", "tigran")]
    assert Article.objects.get().current_workflow_state is None
    asked = Notice.objects.filter(account=maka, kind=Notice.Kind.REVIEW)
    assert asked.count() == 1, "nobody is asked for what is decided"


def test_the_panel_names_the_steps(cast: Cast, desk: Desk) -> None:
    article, editor = submitted(cast), desk(cast.editor(cast.politics))
    sent = opened(editor, edit(article))
    panel = editor.post(f"/desk/publishing/{article.pk}/panel/?mode=approve", sent).json()["panel"]
    assert "You decide all steps that are left: “Edit”, “Publish”." in panel


def test_who_only_edits_passes_on_whatever_the_form_means(cast: Cast, desk: Desk) -> None:
    article, client = submitted(cast), desk(subeditor(cast))
    assert button(client, article) == "Approve"
    assert "is approved" in press(client, article, TO_READERS)
    assert not Article.objects.public().exists()
    assert [status for _, status, _ in decided(article)] == ["approved", "in_progress"]


def test_what_a_check_holds_keeps_its_first_step(cast: Cast, desk: Desk) -> None:
    article, editor = submitted(cast, body=[]), desk(cast.editor(cast.politics))
    answer = editor.post(edit(article), opened(editor, edit(article)) | TO_READERS)
    assert answer["Location"] == f"{edit(article)}?publishing=1"
    assert "not published" in shown(editor, answer["Location"])
    assert not Article.objects.public().exists()
    assert [status for _, status, _ in decided(article)] == ["in_progress"]


def test_a_date_to_come_is_asked_about_and_answered_for_both(cast: Cast, desk: Desk) -> None:
    later = timezone.now().replace(microsecond=0) + dt.timedelta(days=2)
    article, editor = submitted(cast), desk(cast.editor(cast.politics))
    page = asked(editor, article, TO_READERS | {"published_at": typed(later)})
    assert "workflow-action-extra-data" in page
    answer = TO_READERS | {"action-workflow-action": "at-that-date", "published_at": typed(later)}
    assert "is scheduled for" in press(editor, article, answer)
    assert Article.objects.get().scheduled_revision is not None


@pytest.mark.parametrize("brought", ["[1", "[]", '"to_readers"', "7", "{}", ""])
def test_what_a_form_brings_may_be_anything(brought: str) -> None:
    assert not means_all_steps({"workflow-action-extra-data": brought})
    assert means_all_steps(TO_READERS), "the control"
