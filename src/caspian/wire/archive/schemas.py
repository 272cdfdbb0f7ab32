"""Makes the JSON Schema of each kind from its model; the schemas are committed, and shipped."""

import json
from typing import Any

from django.db import models

from caspian.formats.caspian_archive.layout import VERSION
from caspian.newsroom.spoken import SpokenField
from caspian.wire.archive.describing import SAYS, SPECIAL
from caspian.wire.archive.kinds import ArchiveKind, ArchivePart

MOMENT = r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,6})?Z$"
DAY = r"^\d{4}-\d\d-\d\d$"
_RANGES = {
    "IntegerField": (-(2**31), 2**31 - 1),
    "PositiveIntegerField": (0, 2**31 - 1),
    "PositiveSmallIntegerField": (0, 2**15 - 1),
    "PositiveBigIntegerField": (0, 2**63 - 1),
}


def text_of(kind: ArchiveKind) -> str:
    """Return the schema of a kind as it is shipped."""
    return json.dumps(schema_of(kind), indent=1, ensure_ascii=False) + "\n"


def schema_of(kind: ArchiveKind) -> dict[str, Any]:
    """Return the JSON Schema of a kind."""
    properties: dict[str, Any] = {name: SPECIAL[kind.name][name] for name in kind.special}
    properties |= _fields(kind)
    for part in kind.parts:
        inner = _fields(part)
        if part.name == "decisions":
            inner["by_moderator"] = SPECIAL["comments"]["by_moderator"]
        properties[part.name] = {
            "description": SAYS[part.name],
            "type": "array",
            "items": _object(inner),
        }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:caspian-archive:{VERSION}:{kind.name}",
        "title": kind.name,
        "description": SAYS[f"={kind.name}"],
        **_object(properties),
    }


def _object(properties: dict[str, Any]) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def _fields(of: ArchiveKind | ArchivePart) -> dict[str, Any]:
    return {
        name: {
            "description": SAYS.get(f"{of.name}.{name}") or SAYS[name],
            **_form(of.model._meta.get_field(name)),
        }
        for name in of.fields
    }


def _form(field: Any) -> dict[str, Any]:
    form = _type(field)
    if field.null and not field.many_to_many:
        form["type"] = [form["type"], "null"]
        if "enum" in form:
            form["enum"] = [*form["enum"], None]
    return form


def _type(field: Any) -> dict[str, Any]:
    if field.many_to_many:
        return {"type": "array", "items": {"type": "string"}}
    if isinstance(field, models.ForeignKey):
        return {"type": "string"}
    if isinstance(field, models.BooleanField):
        return {"type": "boolean"}
    if isinstance(field, models.DateTimeField):
        return {"type": "string", "pattern": MOMENT}
    if isinstance(field, models.DateField):
        return {"type": "string", "pattern": DAY}
    if isinstance(field, models.FloatField):
        return {"type": "number"}
    if isinstance(field, models.IntegerField):
        least, most = _RANGES[field.get_internal_type()]
        return {"type": "integer", "minimum": least, "maximum": most}
    if isinstance(field, SpokenField):
        return {"type": "array", "items": {"type": "string"}}
    if field.get_internal_type() == "JSONField":
        if hasattr(field, "stream_block"):
            return {"type": ["array", "string"], "items": {"type": "object"}}
        return {"type": "array", "items": {"type": "object"}}
    form: dict[str, Any] = {"type": "string"}
    if field.max_length:
        form["maxLength"] = field.max_length
    if field.choices and field.name in ("kind", "change", "role", "state", "before", "after"):
        blank = [""] if field.blank else []
        form["enum"] = [*blank, *(value for value, _ in field.choices)]
    return form
