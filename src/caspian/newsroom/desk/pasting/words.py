"""What the scripts of pasting and dropping say, and where they ask."""

from typing import Any

from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _

WORDS: dict[str, Any] = {
    "pasting_address": reverse_lazy("desk_pasting"),
    "pasting_picture_address": reverse_lazy("desk_pasting_picture"),
    "pasting": _("Pasting …"),
    "pasted_one": _("Pasted as one block."),
    "pasted": _("Pasted as {number} blocks."),
    "pasted_nothing": _("Nothing in the clipboard can be pasted here."),
    "pasting_failed": _(
        "The paper could not be reached, so only the words were pasted, without their looks."
    ),
    "pasting_undo": _("Undo"),
    "pasting_undone": _("Taken back."),
    "pasting_as_chart": _("Make it a chart"),
    "pasting_as_map": _("Make it a map"),
    "dropping": _("Storing {name}: {done} of {all} …"),
    "dropping_failed": _("“{name}” did not arrive: the paper could not be reached. Drop it again."),
    "dropping_refused": _("“{name}” was not taken: the paper answered with an error. Try again."),
    "drop_here": _("Drop to put it here"),
}
