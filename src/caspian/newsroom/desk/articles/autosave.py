"""A form that saves itself: it decides nothing, and writes nothing where nothing was changed."""

from typing import Any

from django.http import HttpRequest, JsonResponse
from wagtail.admin.panels import ObjectList
from wagtail.admin.views.pages.edit import EditView
from wagtail.models import Page

from caspian.newsroom.internals import read_reviews_once

DECISIONS = ("action-", "workflow-action-")


def decide_nothing(request: HttpRequest, page: Page) -> None:
    """Leave the decision out of what a form sends by itself.

    Wagtail writes "approve" into the form, sends it, and the form, changed by that, saves itself
    while a slow server still works: it would approve the next step as well.
    """
    if request.method == "GET":
        read_reviews_once(page)  # to open a form decides nothing either
    if request.method != "POST" or request.accepts("text/html"):
        return
    kept = request.POST.copy()
    for name in [name for name in kept if name.startswith(DECISIONS)]:
        del kept[name]
    request.POST = kept  # type: ignore[assignment]  # the types say that it stays as it came
    # It decides nothing: no review begins or ends before the answer.
    read_reviews_once(page)


def connect() -> None:
    """Let a form that saves itself write nothing where nobody changed anything.

    Somebody who opens an article to read it would stand in its history, and the list would call a
    published article changed.
    """
    save = EditView.save_action

    def save_changes(self: Any) -> Any:
        if not self.expects_json_response or self.is_reverting or self.form.has_changed():
            return save(self)
        # Without the id of a version: the form would write over one that is not its own.
        return JsonResponse(
            {
                "success": True,
                "pk": self.page.pk,
                "field_updates": {},
                "comments": self.form.serialize_comments(self.request.user),
                "html": self.render_partials(),
            }
        )

    if not getattr(save, "is_ours", False):
        save_changes.is_ours = True  # type: ignore[attr-defined]
        EditView.save_action = save_changes
        EditView.render_partials = _without_form(EditView.render_partials)


def _without_form(render: Any) -> Any:
    """Let what stands round a form be rendered without the form, which is not shown again.

    Wagtail describes all fields and blocks first, for a template that takes none of it.
    """

    def render_partials(self: Any) -> Any:
        form, self.edit_handler = self.edit_handler, ObjectList([]).bind_to_model(self.page_class)
        try:
            return render(self)
        finally:
            self.edit_handler = form

    return render_partials
