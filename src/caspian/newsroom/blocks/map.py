"""The block of a locator map: which places it shows, and what is said beside it."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError
from wagtail.snippets.blocks import SnippetChooserBlock

from caspian.dossiers.models import Place

MOST = 16
"""more names than this find no room on a phone"""


class MapPlaceBlock(blocks.StructBlock):
    """A place on a map."""

    place = SnippetChooserBlock(Place, label=_("Place"))
    emphasised = blocks.BooleanBlock(
        required=False,
        label=_("Emphasise"),
        help_text=_("What it is about: in colour and bold."),
    )

    class Meta:
        icon = "site"
        label = _("Place")


class MapBlock(blocks.StructBlock):
    """Where it happens: a map that is drawn from the places' records."""

    places = blocks.ListBlock(
        MapPlaceBlock(),
        default=[],
        max_num=MOST,
        help_text=_("Leave it empty to show the places under which the article is filed."),
        label=_("Places"),
    )
    close = blocks.BooleanBlock(
        required=False,
        label=_("Close up"),
        help_text=_("Show the places and little else; otherwise the region around them too."),
    )
    title = blocks.CharBlock(max_length=120, required=False, label=_("Title"))
    caption = blocks.CharBlock(required=False, label=_("Caption"))
    alt = blocks.CharBlock(
        required=False,
        label=_("Alt text"),
        help_text=_("What it shows, for readers who can't see it. Empty: the places are listed."),
    )

    class Meta:
        icon = "globe"
        label = _("Map")

    def clean(self, value: Any) -> Any:
        """Refuse a place that is chosen twice: its two names would stand on one dot."""
        cleaned = super().clean(value)
        chosen = [item["place"].pk for item in cleaned["places"]]
        for place in chosen:
            if chosen.count(place) > 1:
                said = gettext("A place is chosen twice: take one of the two out.")
                raise StructBlockValidationError({"places": ValidationError(said)})
        return cleaned
