"""Merges what two people wrote at once: block by block, against the version that both began from.

Pure: contents of revisions go in, one comes out. No word is dropped: where one changed what the
other deleted, the change stays; where both changed the same place, it is a conflict.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import NAMESPACE_OID, uuid5

Content = dict[str, Any]
MINE, THEIRS, BOTH = "mine", "theirs", "both"
TYPED = "as_typed"


@dataclass(frozen=True)
class Conflict:
    """A field or a block that both changed, each in their way."""

    place: str
    """the name of a field, or the id of a block"""
    mine: Any
    theirs: Any


def merge(
    base: Content,
    newest: Content,
    sent: Content,
    *,
    fields: Iterable[str],
    streams: Iterable[str] = ("body",),
    sets: Iterable[str] = ("topics", "places", "proposed"),
    chosen: Mapping[str, str] | None = None,
) -> tuple[Content, list[Conflict]]:
    """Return the newest content with the changes of what was sent, and what both changed.

    `fields` are those that the form has; whatever else stays as it is in the newest. A place that
    is chosen for is no conflict any more; without a choice, one shows what was sent.
    """
    merged, conflicts, chosen = dict(newest), list[Conflict](), chosen or {}
    typed = _Typed(newest)
    for name in fields:
        if name in streams:
            parts = [_blocks(one.get(name)) for one in (base, newest, sent)]
            blocks, found = merge_blocks(parts[0], parts[1], parts[2], chosen)
            merged[name] = json.dumps(blocks)
            conflicts += found
        elif name in sets:
            merged[name] = _merged_set(*(one.get(name) or [] for one in (base, newest, sent)))
        else:
            held = [_unit(one, name) for one in (base, newest, sent)]
            unit, found = _merged_unit(name, held[0], held[1], held[2], chosen)
            merged[name] = unit[0]
            typed.put(name, unit[1])
            conflicts += found
    return typed.into(merged), conflicts


def merge_blocks(
    base: list[Any], newest: list[Any], sent: list[Any], chosen: Mapping[str, str]
) -> tuple[list[Any], list[Conflict]]:
    """Return the blocks of both, in the order that was changed, and those that both changed."""
    olds, theirs, mine = ({one["id"]: one for one in part} for part in (base, newest, sent))
    found, conflicts = dict[str, list[Any]](), list[Conflict]()
    for place in {**theirs, **mine}:
        old, there, here = (part.get(place) for part in (olds, theirs, mine))
        if here == there or there == old:
            kept = [here]
        elif here == old:
            kept = [there]
        elif here is None or there is None:
            kept = [here or there]
        else:
            conflicts += [] if place in chosen else [Conflict(place, here, there)]
            kept = _chosen(chosen.get(place, MINE), here, there)
        found[place] = [one for one in kept if one is not None]
    order = _order(list(olds), list(theirs), list(mine))
    return [one for place in order for one in found[place]], conflicts


def _chosen(choice: str, here: Any, there: Any) -> list[Any]:
    if choice == BOTH:
        return [here, {**there, "id": str(uuid5(NAMESPACE_OID, there["id"]))}]
    return [there if choice == THEIRS else here]


def _order(olds: list[str], theirs: list[str], mine: list[str]) -> list[str]:
    """Return all ids: in the order of the one who moved blocks, new ones after their neighbours."""
    both = set(theirs) & set(mine)
    moved_here = _only(mine, both & set(olds)) != _only(olds, both & set(olds))
    leading, following = (mine, theirs) if moved_here else (theirs, mine)
    order = list(leading)
    for index, place in enumerate(following):
        if place not in order:
            before = next((one for one in reversed(following[:index]) if one in order), None)
            order.insert(order.index(before) + 1 if before is not None else 0, place)
    return order


def _only(order: list[str], kept: set[str]) -> list[str]:
    return [one for one in order if one in kept]


def _blocks(held: Any) -> list[Any]:
    found = json.loads(held) if isinstance(held, str) and held else held
    listed = found if isinstance(found, list) else []
    return [one if one.get("id") else {**one, "id": f"at-{n}"} for n, one in enumerate(listed)]


def _merged_set(base: list[Any], newest: list[Any], sent: list[Any]) -> list[Any]:
    # Proposals are dictionaries, which no set takes.
    taken_out = [one for one in base if one not in sent]
    added = [one for one in sent if one not in base and one not in newest]
    return [one for one in newest if one not in taken_out] + added


def _unit(content: Content, name: str) -> tuple[Any, Any]:
    """Return what stands in a field together with what was typed and it cannot hold."""
    return content.get(name), _Typed(content).get(name)


def _merged_unit(
    name: str, old: Any, there: Any, here: Any, chosen: Mapping[str, str]
) -> tuple[Any, list[Conflict]]:
    if here in (old, there):
        return there, []
    if there == old:
        return here, []
    choice = chosen.get(name, MINE)
    kept = there if choice == THEIRS else here
    if choice == BOTH and isinstance(here[0], str) and isinstance(there[0], str):
        kept = (f"{here[0]} {there[0]}".strip(), None)
    return kept, [] if name in chosen else [Conflict(name, _said(here), _said(there))]


def _said(unit: tuple[Any, Any]) -> Any:
    held, typed = unit
    return typed["typed"] if isinstance(typed, dict) and "typed" in typed else held


class _Typed:
    """What fields of a content cannot hold, by the field: of bylines, the unfinished ones."""

    def __init__(self, content: Content) -> None:
        held = content.get(TYPED) or {}
        self._held = {**held.get("fields", {})}
        if held.get("bylines"):
            self._held["bylines"] = held["bylines"]

    def get(self, name: str) -> Any:
        return self._held.get(name)

    def put(self, name: str, typed: Any) -> None:
        self._held.pop(name, None)
        if typed:
            self._held[name] = typed

    def into(self, content: Content) -> Content:
        bylines = self._held.get("bylines")
        fields = {name: one for name, one in self._held.items() if name != "bylines"}
        held = ({"fields": fields} if fields else {}) | ({"bylines": bylines} if bylines else {})
        rest = {name: one for name, one in content.items() if name != TYPED}
        return {**rest, TYPED: held} if held else rest
