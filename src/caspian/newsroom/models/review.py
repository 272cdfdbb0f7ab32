from typing import Any

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.models import Task, TaskState

from caspian.newsroom.approval import TO_READERS, approval_publishes, approve_to_the_end
from caspian.newsroom.checks.overrule import RIGHT, overrule
from caspian.newsroom.checks.result import holding
from caspian.newsroom.date_to_come import latest_goes_out_early, question_about
from caspian.newsroom.drafts.unfinished import unfinished
from caspian.newsroom.models.article import Article


class Review(Task):
    """A step of the workflow done by users who hold a permission in the article's own section."""

    class Needs(models.TextChoices):
        """The permission that a reviewer must hold on the page."""

        EDIT = "edit", _("May edit the page")
        PUBLISH = "publish", _("May publish the page")

    needs = models.CharField(
        max_length=10, choices=Needs.choices, default=Needs.PUBLISH, verbose_name=_("needs")
    )

    admin_form_fields = [*Task.admin_form_fields, "needs"]

    def may_review(self, page: Any, user: Any) -> bool:
        """Return whether a user may decide on a page at this step."""
        # Wagtail's own group task would let an editor of one section publish in another.
        permissions = page.permissions_for_user(user)
        if self.needs == self.Needs.PUBLISH:
            return bool(permissions.can_publish())
        return bool(permissions.can_publish() or self._edits_others(permissions))

    def user_can_access_editor(self, obj: Any, user: Any) -> bool:
        return self.may_review(obj, user)

    def locked_for_user(self, obj: Any, user: Any) -> bool:
        return not self.may_review(obj, user)

    def get_actions(self, obj: Any, user: Any) -> list[tuple[str, str, bool]]:
        if not self.may_review(obj, user):
            return []
        return [
            ("reject", gettext("Ask for changes"), True),
            ("approve", gettext("Approve"), False),
            ("approve", gettext("Approve with a comment"), True),
        ]

    def on_action(self, task_state: Any, user: Any, action_name: str, **kwargs: Any) -> str | None:
        """Do what was decided; return the address of a question that has to be answered first.

        The form asks by itself: this is for the buttons of lists, which show no form.
        """
        state, reason = task_state.workflow_state, kwargs.pop("overrule", "")
        by = user if kwargs.pop(TO_READERS, False) else None
        if action_name != "approve" or not approval_publishes(state, by=by):
            super().on_action(task_state, user, action_name, **kwargs)
            return None
        if question := _question_before(state.content_object.specific, user, reason):
            return question
        approve_to_the_end(task_state, user, **kwargs)
        return None

    def get_task_states_user_can_moderate(self, user: Any, **kwargs: Any) -> Any:
        states = self.task_states.filter(status=TaskState.STATUS_IN_PROGRESS)
        waiting = [
            state.pk
            for state in states.prefetch_related("workflow_state__content_object")
            if self.may_review(state.workflow_state.content_object, user)
        ]
        return states.filter(pk__in=waiting)

    @classmethod
    def get_description(cls) -> str:
        return gettext("Those who may edit or publish in the article's section decide")

    @staticmethod
    def _edits_others(permissions: Any) -> bool:
        return "change" in permissions.permissions or permissions.user.is_superuser

    class Meta:
        verbose_name = _("Review in the section")


def _question_before(page: Any, user: Any, reason: Any) -> str | None:
    """Return the address of what has to be answered before an article may go out."""
    if not isinstance(page, Article):
        return None
    form = reverse("wagtailadmin_pages:edit", args=[page.pk])
    if unfinished(page.get_latest_revision_as_object()):
        return form
    if latest_goes_out_early(page):
        return question_about(page)
    return f"{form}?publishing=1" if _is_held(page, user, reason) else None


def _is_held(article: Article, user: Any, reason: Any) -> bool:
    """Return whether the checks hold the latest version, after what a reviewer overruled."""
    revision = article.get_latest_revision()
    if isinstance(reason, str) and reason.strip() and user.has_perm(RIGHT):
        overrule(revision, by=user, reason=reason)
    return bool(holding(revision.as_object(), revision.pk))
