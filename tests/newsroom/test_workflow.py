"""The workflow is submit, edit, publish; each step is decided in the article's own section."""

from typing import Any

from django.contrib.auth.models import Group, Permission
from wagtail.models import GroupPagePermission, WorkflowState

from caspian.newsroom.models import Article, Review, User
from caspian.newsroom.roles import ensure_section_editors
from tests.cast import Cast


def submitted(cast: Cast) -> tuple[Article, WorkflowState]:
    """Return Rena's article on its way."""
    rena = cast.reporter()
    article = cast.draft("Rena's scoop", owner=rena)
    return article, article.get_workflow().start(article, rena)


def decide(state: WorkflowState, user: Any, action: str = "approve") -> None:
    """Let a user decide on the step that the article waits at."""
    task = state.current_task_state
    task.task.specific.on_action(task.specific, user, action)
    state.refresh_from_db()


def actions(article: Article, state: WorkflowState, user: User) -> list[str]:
    """Return what a user may do at the step that the article waits at."""
    fresh = User.objects.get(pk=user.pk)
    offered = state.current_task_state.task.specific.get_actions(article, fresh)
    return sorted({name for name, _, _ in offered})


def test_two_approvals_in_the_section_publish_the_article(cast: Cast) -> None:
    article, state = submitted(cast)
    tigran = cast.editor(cast.politics)
    assert actions(article, state, tigran) == ["approve", "reject"]
    decide(state, tigran)
    assert not Article.objects.public().exists()
    decide(state, tigran)
    assert Article.objects.public().get().title == "Rena's scoop"


def test_an_editor_of_another_section_has_no_say(cast: Cast) -> None:
    article, state = submitted(cast)
    stranger = cast.editor(cast.culture)
    assert actions(article, state, stranger) == []
    task = state.current_task_state.task.specific
    assert not task.get_task_states_user_can_moderate(stranger).exists()


def at_the_last_step(cast: Cast) -> tuple[Article, WorkflowState]:
    """Return Rena's article, edited and waiting to be published."""
    article, state = submitted(cast)
    decide(state, cast.editor(cast.politics))
    assert state.current_task_state.task.specific.needs == Review.Needs.PUBLISH
    return article, state


def test_an_editor_of_another_section_may_not_publish(cast: Cast) -> None:
    article, state = at_the_last_step(cast)
    task, stranger = state.current_task_state.task.specific, cast.editor(cast.culture)
    stranger.groups.remove(ensure_section_editors(cast.politics))
    stranger = User.objects.get(pk=stranger.pk)
    assert actions(article, state, stranger) == []
    assert not task.may_review(article, stranger)
    assert task.locked_for_user(article, stranger)
    assert not task.user_can_access_editor(article, stranger)
    assert not task.get_task_states_user_can_moderate(stranger).exists()


def test_one_who_only_edits_in_the_section_decides_that_step_and_no_more(cast: Cast) -> None:
    article, state = submitted(cast)
    subeditor = cast.reporter()
    group = Group.objects.create(name="Sub-editors")
    change = Permission.objects.get(codename="change_page", content_type__app_label="wagtailcore")
    GroupPagePermission.objects.create(group=group, page=cast.politics, permission=change)
    subeditor.groups.add(group)
    subeditor = User.objects.get(pk=subeditor.pk)
    task = state.current_task_state.task.specific
    assert actions(article, state, subeditor) == ["approve", "reject"]
    assert task.user_can_access_editor(article, subeditor)
    assert [one.pk for one in task.get_task_states_user_can_moderate(subeditor)] == [
        state.current_task_state.pk
    ]
    decide(state, subeditor)
    task = state.current_task_state.task.specific
    assert task.needs == Review.Needs.PUBLISH
    assert actions(article, state, subeditor) == []
    assert task.locked_for_user(article, subeditor)


def test_the_author_has_no_say(cast: Cast) -> None:
    article, state = submitted(cast)
    assert actions(article, state, article.owner) == []


def test_asking_for_changes_keeps_it_a_draft(cast: Cast) -> None:
    _, state = submitted(cast)
    decide(state, cast.editor(cast.politics), "reject")
    assert state.status == WorkflowState.STATUS_NEEDS_CHANGES
    assert not Article.objects.public().exists()
