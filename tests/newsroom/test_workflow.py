"""The workflow is submit, edit, publish; each step is decided in the article's own section."""

from typing import Any

from wagtail.models import WorkflowState

from caspian.newsroom.models import Article, User
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


def test_the_author_has_no_say(cast: Cast) -> None:
    article, state = submitted(cast)
    assert actions(article, state, article.owner) == []


def test_asking_for_changes_keeps_it_a_draft(cast: Cast) -> None:
    _, state = submitted(cast)
    decide(state, cast.editor(cast.politics), "reject")
    assert state.status == WorkflowState.STATUS_NEEDS_CHANGES
    assert not Article.objects.public().exists()
