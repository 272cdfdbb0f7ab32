"""What the scripts of pasting and dropping say, and where they ask."""

from typing import Any

from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _

from caspian.formats.pasted.files import READERS, FileFault
from caspian.newsroom.safe_fetch import FetchRefusal

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
    "pasting_redone": _("Pasted again."),
    "pasting_as_chart": _("Make it a chart"),
    "pasting_as_map": _("Make it a map"),
    "dropping": _("Storing {name}: {done} of {all} …"),
    "dropping_failed": _("“{name}” did not arrive: the paper could not be reached. Drop it again."),
    "dropping_refused": _("“{name}” was not taken: the paper answered with an error. Try again."),
    "drop_here": _("Drop to put it here"),
    "bring_in": _("Bring in a file or pictures"),
    "bring_in_address": reverse_lazy("desk_pasting_file"),
    "bring_in_kinds": ",".join(("image/*", *READERS)),
    "bringing": _("Reading {name} …"),
    "embed_address": reverse_lazy("desk_pasting_address"),
    "embedding": _("Asking {host} what this is …"),
}

FAULTS = {
    FileFault.KIND: _("Only Word, OpenDocument, text, Markdown, HTML, Excel and CSV files can be."),
    FileFault.OLD_KIND: _("Open it in its program, and save it as .docx, .xlsx, .odt or .csv."),
    FileFault.LARGE: _(
        "It has more than 40 MB. Make its pictures smaller, and drop them by themselves."
    ),
    FileFault.UNPACKS: _("It is far larger inside than it should be, as a harmful file is."),
    FileFault.LOCKED: _("It has a password. Save it without one."),
    FileFault.DAMAGED: _("It is damaged, or of another kind than its name says."),
    FileFault.EMPTY: _("Nothing is written in it."),
}
"""why a file can't be brought in"""

REFUSALS = {
    FetchRefusal.ADDRESS: _("This address does not lead into the public network."),
    FetchRefusal.AWAY: _("The site could not be reached."),
    FetchRefusal.STATUS: _("The site says that it has no such page, or shows it to members alone."),
    FetchRefusal.LARGE: _("The site sent more than is taken."),
    FetchRefusal.SLOW: _("The site took too long to answer."),
    FetchRefusal.KIND: _("The site sent something else than what was asked for."),
}
"""why nothing was fetched from a site"""
