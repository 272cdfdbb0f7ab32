"""The block of a locator map: which places it shows, and what is said beside it."""

from typing import Any

from django.core.exceptions import ValidationError
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError
from wagtail.snippets.blocks import SnippetChooserBlock

from caspian.dossiers.models import Place

MOST = 16
"""more names than this find no room on a phone"""


class MapPlaceBlock(blocks.StructBlock):
    """A place on a map."""

    place = SnippetChooserBlock(Place)
    emphasised = blocks.BooleanBlock(
        required=False,
        label="Emphasise",
        help_text="What it is about: in colour and bold.",
    )

    class Meta:
        icon = "site"
        label = "Place"


class MapBlock(blocks.StructBlock):
    """Where it happens: a map that is drawn from the places' records."""

    places = blocks.ListBlock(
        MapPlaceBlock(),
        default=[],
        max_num=MOST,
        help_text="Leave it empty to show the places under which the article is filed.",
    )
    close = blocks.BooleanBlock(
        required=False,
        label="Close up",
        help_text="Show the places and little else; otherwise the region around them too.",
    )
    title = blocks.CharBlock(max_length=120, required=False)
    caption = blocks.CharBlock(required=False)
    alt = blocks.CharBlock(
        required=False,
        label="Alt text",
        help_text="What it shows, for readers who can't see it. Empty: the places are listed.",
    )

    class Meta:
        icon = "globe"
        label = "Map"

    def clean(self, value: Any) -> Any:
        """Refuse a place that is chosen twice: its two names would stand on one dot."""
        cleaned = super().clean(value)
        chosen = [item["place"].pk for item in cleaned["places"]]
        for place in chosen:
            if chosen.count(place) > 1:
                said = "A place is chosen twice: take one of the two out."
                raise StructBlockValidationError({"places": ValidationError(said)})
        return cleaned
