"""What the script of adding says, and the subjects among which a topic is put."""

from typing import Any

from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _

WORDS: dict[str, Any] = {
    "adding_address": reverse_lazy("desk_adding"),
    "adding_near_address": reverse_lazy("desk_adding_near"),
    "adding_add": _("Add “{name}”"),
    "adding_another": _("Add another “{name}”"),
    "adding_propose": _("Propose “{name}”"),
    "adding_choose": _("Is it {name}?"),
    "adding_choose_by": _("Is it {name} ({other})?"),
    "adding_there": _("“{name}” is there already."),
    "adding_added": _("“{name}” is added."),
    "adding_chosen": _("“{name}” is chosen."),
    "adding_proposed": _(
        "“{name}” is proposed: an editor decides. Until then it stays with this draft, and readers "
        "don’t see it."
    ),
    "adding_taken_out": _("“{name}” is no longer proposed."),
    "adding_undo": _("Undo"),
    "adding_take_out": _("Take it out"),
    "adding_cancel": _("Not now"),
    "adding_save": _("Add"),
    "adding_contributor": _("Contributor: {name}"),
    "adding_place": _("Place: {name}"),
    "adding_topic": _("Topic: {name}"),
    "adding_by": _("proposed by {name}"),
    "adding_failed": _("The desk could not be reached. Press again in a moment."),
    "adding_refused": _("The desk did not add it. Reload the page, and try again."),
}

SUBJECTS = (
    ("", ""),
    ("medtop:01000000", _("Arts, culture, entertainment and media")),
    ("medtop:02000000", _("Crime, law and justice")),
    ("medtop:03000000", _("Disaster, accident and emergency")),
    ("medtop:04000000", _("Economy, business and finance")),
    ("medtop:05000000", _("Education")),
    ("medtop:06000000", _("Environment")),
    ("medtop:07000000", _("Health")),
    ("medtop:08000000", _("Human interest")),
    ("medtop:09000000", _("Labour")),
    ("medtop:10000000", _("Lifestyle and leisure")),
    ("medtop:11000000", _("Politics and government")),
    ("medtop:12000000", _("Religion")),
    ("medtop:13000000", _("Science and technology")),
    ("medtop:14000000", _("Society")),
    ("medtop:15000000", _("Sport")),
    ("medtop:16000000", _("Conflict, war and peace")),
    ("medtop:17000000", _("Weather")),
)
"""the 17 subjects at the head of the IPTC Media Topics"""
