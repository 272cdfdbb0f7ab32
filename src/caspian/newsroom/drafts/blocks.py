"""Blocks of a draft: an unfinished one is kept as it was typed."""

from typing import Any

from django.core.exceptions import ValidationError
from wagtail import blocks
from wagtail.blocks.base import BlockField
from wagtail.blocks.list_block import ListValue
from wagtail.blocks.stream_block import StreamValue


class DraftBlockField(BlockField):
    """The form's field of a body; in a draft it refuses nothing.

    Not by Wagtail's own `clean_deferred`: that switches "required" off on blocks which all threads
    share, so that a publication at the same moment would let an unfinished one through.
    """

    def clean(self, value: Any) -> Any:
        """Return the cleaned body; of a draft, also what is unfinished."""
        if getattr(self, "is_deferred_validation", False):
            return kept(self.block, value)
        return self.block.clean(value)


def kept(block: Any, value: Any) -> Any:
    """Return a block's value with every part cleaned that can be; the rest as it was typed."""
    if isinstance(block, blocks.StreamBlock):
        children = [(child.block.name, kept(child.block, child.value), child.id) for child in value]
        return StreamValue(block, children)
    if isinstance(block, blocks.StructBlock):
        fields = [(name, kept(block.child_blocks[name], held)) for name, held in value.items()]
        return block.meta.value_class(block, fields)
    if isinstance(block, blocks.ListBlock):
        items = [
            ListValue.ListChild(block.child_block, kept(block.child_block, one.value), id=one.id)
            for one in block.normalize(value).bound_blocks
        ]
        return ListValue(block, bound_blocks=items)
    try:
        return block.clean(value)
    except ValidationError:
        return value


def uncut(block: Any) -> None:
    """Let every text field of a block take more than fits: a browser would cut a paste in silence.

    What is too long is said when the article is to be published.
    """
    if isinstance(block, blocks.StreamBlock | blocks.StructBlock):
        for child in block.child_blocks.values():
            uncut(child)
    elif isinstance(block, blocks.ListBlock):
        uncut(block.child_block)
    elif isinstance(block, blocks.CharBlock | blocks.TextBlock | blocks.URLBlock):
        block.field.widget.attrs.pop("maxlength", None)
