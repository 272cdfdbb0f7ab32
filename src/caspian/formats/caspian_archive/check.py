"""Checks a record against a JSON Schema (2020-12): as much of it as our own schemas use.

A million records are checked before the first is written, and the first fault is said in words.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import Any

Schema = Mapping[str, Any]
KEYWORDS = frozenset(
    [
        "$schema", "$id", "additionalProperties", "description", "enum", "items", "maxLength",
        "maximum", "minLength", "minimum", "pattern", "properties", "required", "title", "type",
    ]
)  # fmt: skip
"""what a schema of ours may say: nothing else is looked at here"""


def fault_in(value: Any, schema: Schema) -> str:
    """Return the first thing that is wrong with a value, in words, or an empty text."""
    return next(_faults(value, schema, ""), "")


def _faults(value: Any, schema: Schema, where: str) -> Iterator[str]:
    if "enum" in schema and value not in schema["enum"]:
        known = ", ".join(str(one) for one in schema["enum"])
        yield f"{where or 'the record'} must be one of: {known}"
        return
    types = schema.get("type")
    if types is not None:
        names = [types] if isinstance(types, str) else types
        if not any(_TYPES[name](value) for name in names):
            yield f"{where or 'the record'} must be {' or '.join(_WORDS[name] for name in names)}"
            return
    if isinstance(value, str):
        yield from _of_text(value, schema, where)
    elif isinstance(value, dict):
        yield from _of_object(value, schema, where)
    elif isinstance(value, list):
        inner = schema.get("items")
        if inner:
            for number, one in enumerate(value, start=1):
                yield from _faults(one, inner, f"{where} {number}")
    elif isinstance(value, int | float) and not isinstance(value, bool):
        if value < schema.get("minimum", value):
            yield f"{where} must be {schema['minimum']} or more"
        if value > schema.get("maximum", value):
            yield f"{where} must be {schema['maximum']} or less"


def _of_text(value: str, schema: Schema, where: str) -> Iterator[str]:
    if len(value) > schema.get("maxLength", len(value)):
        yield f"{where} has {len(value)} characters, and may have {schema['maxLength']}"
    if len(value) < schema.get("minLength", 0):
        yield f"{where} is too short"
    if "pattern" in schema and not _compiled(schema["pattern"]).search(value):
        yield f"{where} is not written as {schema['pattern']}"


def _of_object(value: dict[str, Any], schema: Schema, where: str) -> Iterator[str]:
    known = schema.get("properties", {})
    dot = f"{where}." if where else ""
    for name in schema.get("required", ()):
        if name not in value:
            yield f"{dot}{name} is missing"
    for name, held in value.items():
        if name in known:
            yield from _faults(held, known[name], f"{dot}{name}")
        elif schema.get("additionalProperties") is False:
            yield f"{dot}{name} is not known"


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


_TYPES: dict[str, Callable[[Any], bool]] = {
    "array": lambda value: isinstance(value, list),
    "boolean": lambda value: isinstance(value, bool),
    "integer": lambda value: _is_number(value) and float(value).is_integer(),
    "null": lambda value: value is None,
    "number": _is_number,
    "object": lambda value: isinstance(value, dict),
    "string": lambda value: isinstance(value, str),
}
_WORDS = {
    "array": "a list", "boolean": "true or false", "integer": "a whole number", "null": "null",
    "number": "a number", "object": "an object", "string": "a text",
}  # fmt: skip
