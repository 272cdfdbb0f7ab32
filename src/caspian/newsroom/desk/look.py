"""The desk in the paper's own colours: one style sheet and one script on every screen."""

from django.templatetags.static import static
from django.utils.html import format_html


def style_sheet() -> str:
    """Return the link to the desk's colours, which come after Wagtail's own."""
    return format_html('<link rel="stylesheet" href="{}">', static("newsroom/desk/desk.css"))


def script() -> str:
    """Return the script that holds the desk's own Stimulus controllers."""
    return format_html('<script src="{}"></script>', static("newsroom/desk/desk.js"))
