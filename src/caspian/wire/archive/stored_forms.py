"""Stored blocks on their way out and in: the ids that they hold become keys, and ids again."""

import json
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

from django.db.models import Model
from wagtail.blocks.field_block import ChooserBlock
from wagtail.models import Page

from caspian.formats.html.sanitise import stored as cleaned
from caspian.newsroom.models import Attachment
from caspian.newsroom.stored import exchange_leaves, exchange_links, identifier

LINKED: dict[str, type[Model]] = {"page": Page, "document": Attachment}
"""what the internal links of rich text lead to, by Wagtail's names"""
KeyOf = Callable[[type[Model], int], str | None]
IdOf = Callable[[type[Model], str], int]


@cache
def stream_fields(model: type[Model]) -> dict[str, Any]:
    """Return the blocks of each field of a model that is made of blocks."""
    return {
        field.name: field.stream_block
        for field in model._meta.get_fields()
        if hasattr(field, "stream_block")
    }


def raw(value: Any) -> list[Any] | str:
    """Return what the database holds of blocks; a text is from before there were any."""
    if value.raw_text is not None and not len(value):
        return str(value.raw_text)
    return list(value.raw_data)


def going_out(stored: Any, stream: Any, key_of: KeyOf) -> Any:
    """Return stored blocks with keys in the place of ids; what is not exported is null."""

    def leaf(block: Any, held: Any, mark: str) -> Any:
        if isinstance(block, ChooserBlock):
            pk = identifier(held)
            return key_of(block.model_class, pk) if pk else None
        return exchange_links(held, link) if isinstance(held, str) and "linktype" in held else held

    def link(kind: str, held: str) -> str | None:
        model, pk = LINKED.get(kind), identifier(held)
        return key_of(model, pk) if model and pk else None

    return exchange_leaves(stored, stream, leaf) if isinstance(stored, list) else stored


def coming_in(stored: Any, stream: Any, id_of: IdOf) -> Any:
    """Return blocks of an archive as they are stored here; rich text is sanitised.

    Raises what `id_of` raises for a key that nothing has.
    """

    def leaf(block: Any, held: Any, mark: str) -> Any:
        if isinstance(block, ChooserBlock):
            return id_of(block.model_class, held) if isinstance(held, str) else None
        if not isinstance(held, str):
            return held
        return cleaned(exchange_links(held, link) if "linktype" in held else held)

    def link(kind: str, held: str) -> str | None:
        return str(id_of(LINKED[kind], held)) if kind in LINKED else None

    return exchange_leaves(stored, stream, leaf) if isinstance(stored, list) else stored


def references(of: type[Model], page: Any) -> Iterator[tuple[type[Model], int]]:
    """Yield what the blocks of a page of a model name, by model and id."""
    found: list[tuple[type[Model], int]] = []

    def note(model: type[Model], pk: int) -> str:
        found.append((model, pk))
        return ""

    for name, stream in stream_fields(of).items():
        going_out(raw(getattr(page, name)), stream, note)
    yield from found


def of_revision(content: dict[str, Any], name: str) -> Any:
    """Return the blocks of a version, which keeps them as a text of JSON."""
    held = content.get(name)
    if isinstance(held, str) and held.startswith("["):
        try:
            return json.loads(held)
        except ValueError:
            return held
    return held
