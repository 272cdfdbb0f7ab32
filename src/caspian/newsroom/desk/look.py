"""The desk in the paper's own look: style sheets and scripts on every screen."""

from django.templatetags.static import static
from django.utils.html import format_html_join

STYLES = ("desk", "start", "figures", "screens", "form")
SCRIPTS = ("desk", "counts")


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
