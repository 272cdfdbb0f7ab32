"""Reads the blocks of a body or a front as the database holds them, whichever version wrote them.

An older version stored other fields, a script stored what it liked. So nothing here raises, and
nothing is taken for granted: what is missing, or of another kind than it should be, is empty.
"""

from typing import Any

Stored = dict[str, Any]
_LARGEST = 2**63 - 1


def stored_blocks(body: Any) -> tuple[Stored, ...]:
    """Return a body as plain data: type and value of each block; what is no block is left out."""
    return tuple(blocks_alone(body.get_prep_value()))


def blocks_alone(found: Any) -> list[Stored]:
    """Return what of a stored list is a block: with a type, and a value, which may be None."""
    listed = found if isinstance(found, list | tuple) else ()
    return [
        {"value": None, **one}
        for one in listed
        if isinstance(one, dict) and isinstance(one.get("type"), str)
    ]


def part(value: Any, name: str) -> Any:
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
    return text_of(part(value, name))


def items(value: Any, name: str) -> list[Any]:
    """Return the values of a list in a stored block, also of one from before items had ids."""
    found = part(value, name)
    listed = found if isinstance(found, list) else []
    return [one["value"] if isinstance(one, dict) and "value" in one else one for one in listed]


def identifier(value: Any) -> int | None:
    """Return the id of a record as it is stored, or None where it can't be one."""
    if isinstance(value, str) and value.isascii() and value.isdecimal() and len(value) < 20:
        value = int(value)
    is_one = isinstance(value, int) and not isinstance(value, bool) and 0 < value <= _LARGEST
    return value if is_one else None


def record(value: Any, name: str) -> int | None:
    """Return the id of the record that a field of a stored block names, or None."""
    return identifier(part(value, name))
