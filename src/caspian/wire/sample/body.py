"""Turns the body of a sample file, a table per block, into the data of a StreamField."""

import json
import re
from collections.abc import Callable
from typing import Any
from uuid import uuid4

from caspian.newsroom.models import Picture

Stream = list[dict[str, Any]]


def stream_data(
    body: list[dict[str, Any]], pictures: dict[str, Picture], sources: list[str] | None = None
) -> Stream:
    """Return StreamField data for the blocks of a file; sources end it, as notes where the
    text has marks that lead to them.

    Raises KeyError for a block of a kind that is not known: a sample file is ours to mend.
    """
    stream = []
    for block in body:
        [(kind, value)] = block.items()
        if kind == "image":
            stream.append({"type": kind, "value": _image(value, pictures)})
        else:
            stream.append({"type": kind, "value": CONVERT[kind](value)})
    return stream + _sources(sources or [], is_marked="[^" in json.dumps(body))


def _paragraphs(text: str) -> str:
    parts = (" ".join(part.split()) for part in re.split(r"\n\s*\n", text.strip()))
    return "".join(f"<p>{part}</p>" for part in parts if part)


def _image(value: dict[str, Any], pictures: dict[str, Picture]) -> dict[str, Any]:
    given = {key: value.get(key, "") for key in ("alt", "caption", "credit")}
    return {"image": pictures[value["file"]].pk, **given}


def items(values: list[Any]) -> Stream:
    """Return the data of a ListBlock."""
    # Without an id Wagtail takes the whole dictionary for the value.
    return [{"type": "item", "value": value, "id": str(uuid4())} for value in values]


def _list(value: dict[str, Any]) -> dict[str, Any]:
    written = [_paragraphs(item) for item in value["items"]]
    return {"style": value["style"], "items": items(written)}


def _table(value: dict[str, Any]) -> dict[str, Any]:
    return {
        "columns": [{"type": "text", "heading": heading} for heading in value["header"]],
        "rows": [{"values": [str(cell) for cell in row]} for row in value["rows"]],
        "caption": value.get("caption", ""),
    }


def _timeline(value: dict[str, Any]) -> dict[str, Any]:
    entries = [
        {"when": entry["when"], "text": _paragraphs(entry["text"])} for entry in value["entries"]
    ]
    return {"title": value.get("title", ""), "entries": items(entries)}


def _sources(sources: list[str], *, is_marked: bool) -> Stream:
    if not sources:
        return []
    if is_marked:
        return [{"type": "notes", "value": {"notes": items([f"<p>{one}</p>" for one in sources])}}]
    listed = "".join(f"<li>{source}</li>" for source in sources)
    return [
        {
            "type": "explainer",
            "value": {"title": "Where to check this", "text": f"<ul>{listed}</ul>"},
        }
    ]


CONVERT: dict[str, Callable[[Any], Any]] = {
    "paragraph": _paragraphs,
    "heading": lambda value: value,
    "pull_quote": lambda value: value,
    "quote": lambda value: {"text": value["text"], "attribution": value.get("attribution", "")},
    "list": _list,
    "table": _table,
    "explainer": lambda value: {"title": value["title"], "text": _paragraphs(value["text"])},
    "timeline": _timeline,
    "embed": lambda value: {
        "url": value["url"],
        "title": value["title"],
        "source": value.get("source", ""),
    },
    "divider": lambda value: None,
}
