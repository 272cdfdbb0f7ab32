"""What the desk's menus leave out: that which is about Wagtail and not about the paper."""

from typing import Any

from django.http import HttpRequest

ABOUT_WAGTAIL = ("whats-new-in-wagtail", "editor-guide")


def shorten_help(request: HttpRequest, items: list[Any]) -> None:
    """Leave out the links to Wagtail's own site; the keyboard's shortcuts stay."""
    items[:] = [item for item in items if not item.name.startswith(ABOUT_WAGTAIL)]
