"""What a form and the board need of scripts and style sheets."""

from django.templatetags.static import static
from django.utils import timezone
from django.utils.html import format_html, json_script
from django.utils.translation import gettext_lazy as _

WORDS = {
    "original": _("In the original"),
    "in_language": _("{language} original"),
    "open_original": _("Open the original"),
    "current": _("As translated"),
    "changed": _("Changed"),
    "small": _("Wording changed"),
    "missing": _("To be translated"),
    "new": _("New in the original"),
    "removed": _("No longer in the original"),
    "kept": _("Not for this edition"),
    "to_do": _("{number} to do"),
    "done": _("Nothing to do"),
    "is_current": _("It still fits"),
    "not_for_us": _("Not for this edition"),
    "take": _("Take it here"),
    "keep_own": _("Keep it"),
    "save_first": _("Save the draft first: the block comes into the saved one."),
    "failed": _("Not done: the desk does not answer. Press again in a moment."),
    "next": _("Next to do"),
}
"""what `beside.js` says"""


def scripts() -> str:
    """Return the script that puts the original beside the form of a translation, and its words."""
    link = format_html(
        '<link rel="stylesheet" href="{}"><script src="{}" data-opened="{}" defer></script>',
        static("translation/desk/beside.css"),
        static("translation/desk/beside.js"),
        timezone.now().isoformat(),
    )
    return json_script(WORDS, "desk-translation-words") + link
