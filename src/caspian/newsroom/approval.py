"""What an approval does to an article on its way: the next step of its review, or its readers."""

import json
from typing import Any

from django.db import transaction
from wagtail.models import Task

TO_READERS = "to_readers"
"""in what an approval brings along: it is meant for every step that is left"""


def steps_left(state: Any) -> list[Any] | None:
    """Return the steps after the one that a workflow waits at; None where it waits at none."""
    # By its id: whatever approves next must not find the step as it was, cached on the state.
    if state is None or state.current_task_state_id is None:
        return None
    tasks = Task.objects.filter(workflow_tasks__workflow=state.workflow_id, active=True)
    to_come = tasks.exclude(task_states__in=state.successful_task_states)
    to_come = to_come.exclude(task_states=state.current_task_state_id)
    return [task.specific for task in to_come.order_by("workflow_tasks__sort_order")]


def approval_publishes(state: Any, by: Any = None) -> bool:
    """Return whether an approval is the last one, which publishes.

    Of somebody who means all steps that are left, `by` says who: they must be theirs to take.
    """
    left = steps_left(state)
    if not left or by is None:
        return left == []
    page = state.content_object
    return all("approve" in {name for name, *_ in task.get_actions(page, by)} for task in left)


@transaction.atomic
def approve_to_the_end(task_state: Any, user: Any, comment: str = "") -> None:
    """Approve this step and those that are left, as one decision: nobody is asked in between.

    Raises `PermissionDenied` for a step that was decided meanwhile.
    """
    state = task_state.workflow_state
    left = steps_left(state) or []
    task_state.approve(user=user, update=False, comment=comment)
    for task in left:
        # Not by its own start, which would ask its reviewers for what is decided.
        step = task.get_task_state_class()(workflow_state=state, task=task)
        step.status, step.revision = step.STATUS_IN_PROGRESS, state.content_object.latest_revision
        step.save()
        step.approve(user=user, update=False)
        state.current_task_state = step
    # The step that it waits at names the version that is published.
    state.save()
    state.update(user=user)


def means_all_steps(sent: Any) -> bool:
    """Return whether a form that approves means every step that is left."""
    try:
        brought = json.loads(sent.get("workflow-action-extra-data") or "{}")
    except ValueError:
        return False
    return isinstance(brought, dict) and bool(brought.get(TO_READERS))
