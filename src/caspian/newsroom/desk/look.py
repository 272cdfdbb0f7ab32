"""The desk in the paper's own look: style sheets and scripts on every screen."""

from typing import Any

from django.http import HttpRequest
from django.templatetags.static import static
from django.utils.html import format_html, format_html_join, json_script
from django.utils.translation import gettext_lazy as _

from caspian.newsroom.desk.adding.words import WORDS as OF_ADDING
from caspian.newsroom.desk.pasting.words import WORDS as OF_PASTING

WORDS = {
    **OF_ADDING,
    **OF_PASTING,
    "shown": _("{number} of {all}"),
    "all": _("{all} to choose from"),
    "remove": _("Remove {name}"),
    "characters": _("Characters: {number}."),
    "fits": _("Fits: {places}."),
    "left": _("{number} left"),
    "over": _("{number} too many"),
    "picked": _("Chosen, in this order: {names}"),
    "writing": _("Text"),
    "new_tag": _("New tag"),
    "new_files": _("Files to upload"),
    "chart": _("As readers see it"),
    "chart_wide": _("On a wide screen"),
    "chart_phone": _("On a phone"),
    "chart_preview": _("Preview of the chart"),
    "chart_file": _("Take the table from a CSV file"),
    "answer_failed": _("The answer was not sent. It is kept here: press again in a moment."),
    "chart_failed": _("The preview could not be fetched. What you typed is all here."),
}
"""what the scripts say; they look it up by its name, in `words.js`"""
STYLES = (
    "desk", "start", "figures", "screens", "lists", "form", "people", "pasting", "drafts",
    "publish", "telling", "state", "adding",
)  # fmt: skip
SCRIPTS = (
    "desk", "counts", "body", "pasting", "dropping", "embedding", "signin", "conflict", "kept",
    "calendars", "drafts", "unfinished", "moments", "publish", "next_step", "adding", "answering",
    "picking", "names", "language", "heading", "typing_ahead",
)  # fmt: skip
ABOUT_WAGTAIL = ("whats-new-in-wagtail", "editor-guide")


def words() -> str:
    """Return what the scripts say, and the script that looks it up: both come before the others."""
    script = format_html('<script src="{}"></script>', static("newsroom/desk/words.js"))
    return json_script(WORDS, "desk-words") + script


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
