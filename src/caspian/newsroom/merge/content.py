"""Exchanges the record that a draft names: on a revision's content, as it is stored."""

import json
from copy import deepcopy
from typing import Any

from caspian.newsroom.merge.kinds import MergeKind
from caspian.newsroom.merge.stream import exchange
from caspian.newsroom.models import Article, Home

STREAMS: dict[str, Any] = {"body": Article, "front": Home}
Marks = dict[str, Any]


def swap(
    content: dict[str, Any], kind: MergeKind, old: int, new: int
) -> tuple[dict[str, Any], Marks]:
    """Return a content that names another record, and marks by which `swap_back` finds the places.

    Without marks nothing named the record.
    """
    found, marks = deepcopy(content), Marks()
    if kind.many and old in (held := found.get(kind.many) or []):
        marks["many"] = "both" if new in held else "only"
        found[kind.many] = list(dict.fromkeys(new if one == old else one for one in held))
    if kind.one and found.get(kind.one) == old:
        marks["one"], found[kind.one] = True, new
    if kind.byline:
        _swap_bylines(found, marks, old, new)
    for name in STREAMS:
        ids: list[str] = []
        if stored := _stored(found, name):
            changed = exchange(stored, _block(name), kind.model, _noting(old, new, ids))
            if ids:
                marks[name], found[name] = ids, json.dumps(changed)
    return found, marks


def swap_back(
    content: dict[str, Any], kind: MergeKind, old: int, new: int, marks: Marks
) -> dict[str, Any]:
    """Return a content that names the old record where it did, as far as that place is there."""
    found = deepcopy(content)
    if "many" in marks and new in (held := found.get(kind.many) or []):
        keeps = [new, old] if marks["many"] == "both" else [old]
        found[kind.many] = [
            one for held_one in held for one in (keeps if held_one == new else [held_one])
        ]
    if marks.get("one") and found.get(kind.one) == new:
        found[kind.one] = old
    for role, sort_order, was_dropped in marks.get("bylines", ()):
        _put_back(found["bylines"], old, new, role, sort_order, was_dropped)
    for name in STREAMS:
        wanted = marks.get(name, ())
        if wanted and (stored := _stored(found, name)):
            back = _only_at(wanted, new, old)
            found[name] = json.dumps(exchange(stored, _block(name), kind.model, back))
    return found


def _swap_bylines(found: dict[str, Any], marks: Marks, old: int, new: int) -> None:
    rows = found.get("bylines") or []
    taken = {row["role"] for row in rows if row["contributor"] == new}
    kept, noted = [], []
    for row in rows:
        if row["contributor"] == old:
            dropped = row["role"] in taken
            noted.append([row["role"], row.get("sort_order"), dropped])
            if dropped:
                continue
            taken.add(row["role"])
            row["contributor"] = new
        kept.append(row)
    if noted:
        marks["bylines"], found["bylines"] = noted, kept


def _put_back(rows: list[Any], old: int, new: int, role: str, order: Any, dropped: bool) -> None:
    row = next((one for one in rows if (one["role"], one["contributor"]) == (role, new)), None)
    if row is None:
        return  # an editor took it out since
    if dropped:
        rows.append({**row, "pk": None, "contributor": old, "sort_order": order})
    else:
        row["contributor"] = old


def _noting(old: int, new: int, ids: list[str]) -> Any:
    def change(held: Any, mark: str) -> Any:
        if held != old:
            return held
        ids.append(mark)
        return new

    return change


def _only_at(marks: Any, old: int, new: int) -> Any:
    return lambda held, mark: new if held == old and mark in marks else held


def _stored(content: dict[str, Any], name: str) -> list[Any]:
    text = content.get(name)
    stored = json.loads(text) if isinstance(text, str) and text.startswith("[") else []
    return stored if isinstance(stored, list) else []


def _block(name: str) -> Any:
    return STREAMS[name]._meta.get_field(name).stream_block
