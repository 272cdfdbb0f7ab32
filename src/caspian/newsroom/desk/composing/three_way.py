"""Merges what two people did to one front, place by place; nothing that either placed is lost.

Pure. `base` is what somebody saw, `mine` what they made of it, `theirs` what stands there now.
"""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from caspian.newsroom.desk.composing.blocks import LISTS, USUAL, Block, Front

ORDER = "order"
FILL_THEMSELVES = ("lead", "perspectives")
"""blocks that are there for readers in any case: without one is as with an empty one"""
One = TypeVar("One", bound=Hashable)


@dataclass(frozen=True)
class PlaceConflict:
    """A place that both changed, each in another way: theirs stands until somebody decides."""

    block: str
    field: str
    """empty for the block itself: one changed it, and one removed it"""
    mine: Any
    theirs: Any


def merged(base: Front, mine: Front, theirs: Front) -> tuple[Front, list[PlaceConflict]]:
    """Return what becomes of a front, and the places of which somebody has to decide."""
    before, here, there = ({one["id"]: one for one in front} for front in (base, mine, theirs))
    conflicts: list[PlaceConflict] = []
    found: dict[str, Block] = {}
    for key in dict.fromkeys([*there, *here]):
        block = _block(key, before.get(key), here.get(key), there.get(key), conflicts)
        if block is not None:
            found[key] = block
    order = merged_list(list(before), list(here), list(there))
    if order is None:
        conflicts.append(PlaceConflict("", ORDER, list(here), list(there)))
        order = list(there)
    # What one took out stays where the other one changed it, until somebody decides.
    order = _with_added(order, [key for key in found if key not in order], set())
    return [found[key] for key in order if key in found], conflicts


def merged_list(
    base: Sequence[One], mine: Sequence[One], theirs: Sequence[One]
) -> list[One] | None:
    """Return a list without what either took out, with all that either put in.

    None where both changed the order of the same things, each in another way.
    """
    common = {*base} & {*mine} & {*theirs}
    was, here, there = ([one for one in some if one in common] for some in (base, mine, theirs))
    if was not in (here, there) and here != there:
        return None
    leading, other = (theirs, mine) if here == was else (mine, theirs)
    gone = {one for one in base if one not in mine or one not in theirs}
    return [one for one in _with_added(leading, other, {*base}) if one not in gone]


def _with_added(leading: Sequence[One], other: Sequence[One], base: set[One]) -> list[One]:
    """Return a list, with what is new in another one after what it follows there."""
    found = list(leading)
    for number, one in enumerate(other):
        if one in base or one in found:
            continue
        before = next((earlier for earlier in reversed(other[:number]) if earlier in found), None)
        found.insert(0 if before is None else found.index(before) + 1, one)
    return found


def _block(
    key: str,
    base: Block | None,
    mine: Block | None,
    theirs: Block | None,
    conflicts: list[PlaceConflict],
) -> Block | None:
    left = mine or theirs
    if mine is None or theirs is None:
        if base is None or left is None or left["value"] == base["value"]:
            return left if base is None else None
        if left["type"] not in FILL_THEMSELVES:
            conflicts.append(PlaceConflict(key, "", mine, theirs))
            return theirs
        empty = {**left, "value": USUAL[left["type"]]}
        mine, theirs = mine or empty, theirs or empty
    if mine["type"] != theirs["type"]:
        conflicts.append(PlaceConflict(key, "", mine, theirs))
        return theirs
    was = base["value"] if base and base["type"] == theirs["type"] else {}
    value = {}
    for name, there in theirs["value"].items():
        held = (was.get(name), mine["value"].get(name), there)
        found, is_settled = _field((theirs["type"], name), *held)
        value[name] = found
        if not is_settled:
            conflicts.append(PlaceConflict(key, name, held[1], there))
    return {**theirs, "value": value}


def _field(place: tuple[str, str], base: Any, mine: Any, theirs: Any) -> tuple[Any, bool]:
    """Return what stands in a field, and whether that is settled."""
    if mine in (base, theirs):
        return theirs, True
    if theirs == base:
        return mine, True
    if place in LISTS:
        found = merged_list(base or [], mine or [], theirs or [])
        if found is not None and len(found) <= LISTS[place]:
            return found, True
    return theirs, False
