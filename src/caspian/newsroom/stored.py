"""Reads the blocks of a body or a front as the database holds them, whichever version wrote them.

An older version stored other fields, a script stored what it liked. So nothing here raises, and
nothing is taken for granted: what is missing, or of another kind than it should be, is empty.
"""

import re
from collections.abc import Callable, Container, Iterator
from typing import Any

from wagtail import blocks
from wagtail.blocks.field_block import ChooserBlock

Stored = dict[str, Any]
_LARGEST = 2**63 - 1
Exchange = Callable[[Any, str], Any]
Leaf = Callable[[Any, Any, str], Any]
_TAG = re.compile(r"""<a(?:\s+[\w-]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'>]+))?)*\s*>""", re.I)
_ATTRIBUTE = re.compile(r"""([\w-]+)\s*=\s*("[^"]*"|'[^']*'|[^\s"'>]+)""")
NO_WORDS = frozenset(
    [
        "alt", "credit", "data", "document", "highlight", "id", "image", "kind", "size", "source",
        "style", "type", "unit", "url",
    ]
)  # fmt: skip
"""fields that hold no text of the article: addresses, choices, what describes a picture to those
who can't see it, and credits"""


def stored_blocks(body: Any) -> tuple[Stored, ...]:
    """Return a body as plain data: type, value and id of each block; what is no block is left out.

    Wagtail makes up an id, another one each time, for a block that was stored without: such a
    block has none here.
    """
    own = [field_of(one, "id") for one in body.raw_data]
    written = [
        {**one, "id": held} if isinstance(one, dict) else one
        for one, held in zip(body.get_prep_value(), own, strict=True)
    ]
    return tuple(blocks_alone(written))


def blocks_alone(found: Any) -> list[Stored]:
    """Return what of a stored list is a block: with a type, and a value, which may be None."""
    listed = found if isinstance(found, list | tuple) else ()
    return [
        {"value": None, **one}
        for one in listed
        if isinstance(one, dict) and isinstance(one.get("type"), str)
    ]


def field_of(value: Any, name: str) -> Any:
    """Return a field of a stored block, or None."""
    return value.get(name) if isinstance(value, dict) else None


def text_of(value: Any) -> str:
    """Return a stored text; a number is its figures, and whatever else is empty."""
    if isinstance(value, str):
        return value
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)
    return ""


def text(value: Any, name: str) -> str:
    """Return a field of a stored block as text."""
    return text_of(field_of(value, name))


def items(value: Any, name: str) -> list[Any]:
    """Return the values of a list in a stored block, also of one from before items had ids."""
    found = field_of(value, name)
    listed = found if isinstance(found, list) else []
    return [one["value"] if isinstance(one, dict) and "value" in one else one for one in listed]


def readable(value: Any, but: Container[str] = NO_WORDS) -> Iterator[str]:
    """Yield each text of stored blocks that readers read, plain or HTML, however deep it lies.

    Fields named in `but` are passed over.
    """
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for name, inner in value.items():
            if name not in but:
                yield from readable(inner, but)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from readable(inner, but)


def named(value: Any, field: str) -> Iterator[int]:
    """Yield the ids that a field of stored blocks holds, however deep they lie."""
    if isinstance(value, dict):
        if (found := identifier(value.get(field))) is not None:
            yield found
        value = tuple(value.values())
    if isinstance(value, list | tuple):
        for inner in value:
            yield from named(inner, field)


def identifier(value: Any) -> int | None:
    """Return the id of a record as it is stored, or None where it can't be one."""
    if isinstance(value, str) and value.isascii() and value.isdecimal() and len(value) < 20:
        value = int(value)
    is_one = isinstance(value, int) and not isinstance(value, bool) and 0 < value <= _LARGEST
    return value if is_one else None


def record(value: Any, name: str) -> int | None:
    """Return the id of the record that a field of a stored block names, or None."""
    return identifier(field_of(value, name))


def exchange(stored: list[Any], stream: Any, model: Any, change: Exchange) -> list[Any]:
    """Return a stored stream in which what choosers of a model hold was passed through a function.

    The function gets the id that is held, and the id of the nearest block that has one: a mark by
    which the same place is found again when blocks were moved.
    """

    def leaf(block: Any, held: Any, mark: str) -> Any:
        is_one = isinstance(block, ChooserBlock) and block.model_class is model and held
        return change(held, mark) if is_one else held

    return exchange_leaves(stored, stream, leaf)


def exchange_leaves(stored: list[Any], stream: Any, leaf: Leaf) -> list[Any]:
    """Return a stored stream in which what every chooser and rich text holds was passed through a
    function: it gets the block, what is held, and the mark of the place as for `exchange`."""
    return [_member(one, stream, leaf) for one in stored]


def exchange_links(html: str, change: Callable[[str, str], str | None]) -> str:
    """Return stored rich text in which the id of each internal link was passed through a function.

    The function gets the kind of the link and its id. None takes the link off its words.
    """
    return _TAG.sub(lambda tag: _link(tag[0], change), html)


def _link(tag: str, change: Callable[[str, str], str | None]) -> str:
    held = {name.lower(): value.strip("\"'") for name, value in _ATTRIBUTE.findall(tag)}
    if "linktype" not in held or "id" not in held:
        return tag
    found = change(held["linktype"], held["id"])
    return "<a>" if found is None else f'<a linktype="{held["linktype"]}" id="{found}">'


def _member(one: Any, stream: Any, leaf: Leaf) -> Any:
    if not isinstance(one, dict) or one.get("type") not in stream.child_blocks:
        return one
    child = stream.child_blocks[one["type"]]
    return {**one, "value": _value(child, one.get("value"), leaf, str(one.get("id")))}


def _value(block: Any, value: Any, leaf: Leaf, mark: str) -> Any:
    if isinstance(block, ChooserBlock | blocks.RichTextBlock):
        return leaf(block, value, mark)
    if isinstance(block, blocks.StructBlock) and isinstance(value, dict):
        return {
            name: _value(block.child_blocks[name], held, leaf, mark)
            if name in block.child_blocks
            else held
            for name, held in value.items()
        }
    if isinstance(block, blocks.ListBlock) and isinstance(value, list):
        return [_item(block, one, leaf, mark) for one in value]
    if isinstance(block, blocks.StreamBlock) and isinstance(value, list):
        return exchange_leaves(value, block, leaf)
    return value


def _item(block: Any, one: Any, leaf: Leaf, mark: str) -> Any:
    # Wagtail once stored bare values here, and now stores them with an id each.
    if isinstance(one, dict) and one.get("type") == "item":
        own = str(one.get("id") or mark)
        return {**one, "value": _value(block.child_block, one.get("value"), leaf, own)}
    return _value(block.child_block, one, leaf, mark)
