"""The desk in the paper's own look: style sheets and scripts on every screen."""

from typing import Any

from django.http import HttpRequest
from django.templatetags.static import static
from django.utils.html import format_html_join
from wagtail.models import Page

STYLES = ("desk", "start", "figures", "screens", "form")
SCRIPTS = ("desk", "counts")
ABOUT_WAGTAIL = ("whats-new-in-wagtail", "editor-guide")


def style_sheets() -> str:
    """Return the links to the desk's style sheets, which come after Wagtail's own."""
    return format_html_join(
        "\n",
        '<link rel="stylesheet" href="{}">',
        ((static(f"newsroom/desk/{name}.css"),) for name in STYLES),
    )


def scripts() -> str:
    """Return the scripts that hold the desk's own Stimulus controllers."""
    return format_html_join(
        "\n",
        '<script src="{}"></script>',
        ((static(f"newsroom/desk/{name}.js"),) for name in SCRIPTS),
    )


def shorten_help(request: HttpRequest, items: list[Any]) -> None:
    """Leave out the links to Wagtail's own site; the keyboard's shortcuts stay."""
    items[:] = [item for item in items if not item.name.startswith(ABOUT_WAGTAIL)]


def connect() -> None:
    """Let each page be called so. Not in our own models: some lists ask Wagtail's."""
    Page.get_admin_display_title = _shown


def _shown(self: Page) -> str:
    return str(self.title if self.live else self.draft_title or self.title)
