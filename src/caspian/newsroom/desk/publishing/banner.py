"""What a reviewer asked for stands where one edits: the words, whose they are, and since when."""

from typing import Any

from wagtail.admin.panels import Panel
from wagtail.models import TaskState, WorkflowState

from caspian.newsroom.desk.times import paper_zone, shown


def request_of(article: Any) -> TaskState | None:
    """Return the step at which a reviewer asked for changes, until the article comes again."""
    state = article.current_workflow_state if article.pk else None
    if state is None or state.status != WorkflowState.STATUS_NEEDS_CHANGES:
        return None
    found: TaskState | None = state.current_task_state
    return found if found and found.status == TaskState.STATUS_REJECTED else None


class ReviewBanner(Panel):
    """The request for changes, over the form; not there unless there is one."""

    class BoundPanel(Panel.BoundPanel):
        """The panel on one article's form."""

        template_name = "newsroom/desk/publishing/banner.html"

        def is_shown(self) -> bool:
            return request_of(self.instance) is not None

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            context: dict[str, Any] = super().get_context_data(parent_context)
            asked = request_of(self.instance)
            assert asked is not None
            who = asked.finished_by
            return context | {
                "words": asked.comment,
                "who": (who.get_full_name() or who.get_username()) if who else "",
                "at": shown(asked.finished_at, paper_zone()),
            }
