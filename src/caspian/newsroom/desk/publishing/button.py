"""The one button at the foot of an article's form, and the menu of everything else."""

from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.action_menu import ActionMenuItem, PublishMenuItem, UnpublishMenuItem

from caspian.newsroom.approval import steps_left
from caspian.newsroom.desk.publishing.modes import (
    ButtonMode,
    city_of,
    label_of,
    mode_of,
    mode_of_new,
)
from caspian.newsroom.desk.times import paper_zone
from caspian.newsroom.models import Article

WORDS = {
    "saved": _("Draft saved {when}"),
    "unsaved": _("Not saved yet"),
    "now": _("Publish now"),
    "schedule": _("Schedule for {moment}"),
    "schedule_when": _("Schedule"),
    "then": _("Readers and feeds get it at {moment}. Nobody sees it before."),
    "looking": _("Looking through the article …"),
    "failed": _("The desk did not answer. Nothing was published; what you typed is all here."),
    "headline_first": _("Write a headline first. Then you can publish."),
    "wrong_time": _("Choose a day and a time such as 08:00 that are still to come."),
    "told": _("Write what readers are to be told."),
    "reason": _("Say why it is to be published all the same."),
}
"""what the script says beside the button"""
STOCK = (PublishMenuItem, UnpublishMenuItem)
"""what our own items take the place of; unpublishing stands far off, in the header's menu"""


class NextStepItem(ActionMenuItem):
    """A step on an article's way to its readers: as the one button, or in the menu."""

    template_name = "newsroom/desk/publishing/button.html"
    name = "next-step"

    def __init__(self, mode: ButtonMode, *, is_big: bool) -> None:
        super().__init__(order=-1)
        self.mode, self.is_big = mode, is_big

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(parent_context)
        page = parent_context.get("page")
        # What readers have is no draft.
        is_draft = page and (page.has_unpublished_changes or not page.live)
        saved = page.latest_revision_created_at if is_draft else None
        return context | {
            "mode": self.mode,
            "is_big": self.is_big,
            "label": self._label(page),
            "zone": paper_zone(),
            "city": city_of(paper_zone()),
            "saved_at": saved.isoformat() if saved else "",
            "words": {name: str(words) for name, words in WORDS.items()},
            "opens": _opens(parent_context["request"], self),
        }

    def _label(self, page: Any) -> str:
        if self.mode == ButtonMode.APPROVE and not self.is_big:
            return gettext("Approve this step alone")
        return label_of(self.mode, page)


def _opens(request: HttpRequest, item: NextStepItem) -> bool:
    return item.is_big and item.mode.asks and "publishing" in request.GET


def arrange(items: list[Any], request: HttpRequest, context: dict[str, Any]) -> None:
    """Put the next step of an article first; leave the forms of other pages as they are."""
    page = context.get("page")
    if not _is_about_an_article(context):
        return
    items[:] = [item for item in items if not isinstance(item, STOCK)]
    if context["view"] == "revisions_revert" or context.get("locked_for_user"):
        return
    mode = (
        mode_of(page, request.user) if page else mode_of_new(context["parent_page"], request.user)
    )
    own = (ButtonMode.SUBMIT, ButtonMode.SUBMIT_AGAIN)
    items[:] = [
        item
        for item in items
        if not (mode in own and item.name == "action-submit")
        and not (item.name == "approve" and not getattr(item, "launch_modal", False))
    ]
    if page and mode == ButtonMode.APPROVE_AND_PUBLISH and steps_left(page.current_workflow_state):
        items.insert(1, NextStepItem(ButtonMode.APPROVE, is_big=False))
    if page and mode == ButtonMode.APPROVE:
        straight = ButtonMode.UPDATE if page.live else ButtonMode.PUBLISH
        if page.permissions_for_user(request.user).can_publish():
            items.insert(1, NextStepItem(straight, is_big=False))
    if mode != ButtonMode.NONE:
        items.insert(0, NextStepItem(mode, is_big=True))


def _is_about_an_article(context: dict[str, Any]) -> bool:
    page = context.get("page")
    if page is not None:
        return isinstance(page, Article)
    # A form for a new page says only below what: articles alone stand in sections.
    parent = context.get("parent_page")
    return parent is not None and parent.creatable_subpage_models() == [Article]


def is_to_come(moment: Any) -> bool:
    """Return whether a moment has not come yet."""
    return moment is not None and moment > timezone.now()
