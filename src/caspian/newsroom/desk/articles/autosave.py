"""A form that saves itself decides nothing: what was clicked is sent once, by the click."""

from django.http import HttpRequest
from wagtail.models import Page

DECISIONS = ("action-", "workflow-action-")


def decide_nothing(request: HttpRequest, page: Page) -> None:
    """Leave the decision out of what a form sends by itself.

    Wagtail writes "approve" into the form, sends it, and the form, changed by that, saves itself
    while a slow server still works: it would approve the next step as well.
    """
    if request.method != "POST" or request.accepts("text/html"):
        return
    kept = request.POST.copy()
    for name in [name for name in kept if name.startswith(DECISIONS)]:
        del kept[name]
    request.POST = kept  # type: ignore[assignment]  # the types say that it stays as it came
