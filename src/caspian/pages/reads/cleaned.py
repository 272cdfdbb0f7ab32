"""Cleans facts on their way through the door: no title or name does harm where it is shown.

Here and not where each is shown: pages, feeds, sitemaps and the API all get their facts this way,
whatever stands in the database. What is stored as blocks is no title: builders clean it.
"""

from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

from caspian.common.controls import harmless

Fact = TypeVar("Fact")
_known: dict[Any, tuple[str, ...]] = {}
"""the names of the fields of each kind of fact"""


def cleaned(fact: Fact) -> Fact:
    """Return a fact whose texts are harmless; the same one, if they are already.

    An address and a whole document that is harmless come back as they are.
    """
    found: Fact = _cleaned(fact)
    return found


def _cleaned(value: Any) -> Any:
    kind = type(value)
    if kind is str:
        return harmless(value)
    if kind is tuple:
        return _all(value)
    if kind is dict:
        return _values(value)
    return _record(value) if _fields(kind) else value


def _all(values: tuple[Any, ...]) -> tuple[Any, ...]:
    found = tuple(map(_cleaned, values))
    return values if all(map(_is_same, found, values)) else found


def _values(values: dict[Any, Any]) -> dict[Any, Any]:
    if "type" in values and "value" in values:  # a stored block
        return values
    found = {key: _cleaned(value) for key, value in values.items()}
    return values if all(map(_is_same, found.values(), values.values())) else found


def _record(record: Any) -> Any:
    changed = {}
    for name in _fields(type(record)):
        value = getattr(record, name)
        if (found := _cleaned(value)) is not value:
            changed[name] = found
    return replace(record, **changed) if changed else record


def _fields(kind: Any) -> tuple[str, ...]:
    found = _known.get(kind)
    if found is None:
        found = _known[kind] = _fields_of(kind)
    return found


def _fields_of(kind: Any) -> tuple[str, ...]:
    return tuple(one.name for one in fields(kind) if one.init) if is_dataclass(kind) else ()


def _is_same(one: Any, other: Any) -> bool:
    return one is other
