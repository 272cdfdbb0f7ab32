"""Loads one sample article from its TOML file."""

import datetime as dt
import json
import re
from collections.abc import Callable
from importlib.resources.abc import Traversable
from io import BytesIO
from typing import Any
from uuid import uuid4

from django.core.files.images import ImageFile

from caspian.dossiers.models import Place
from caspian.newsroom.models import (
    Article,
    Byline,
    Contributor,
    ImportRecord,
    Picture,
    Section,
    Topic,
)
from caspian.wire.sample.ready import adopt_renditions, known_of

Stream = list[dict[str, Any]]
SAMPLE = "sample"
"""the kind of the records of what came with the sample"""
WHERE_TO_CHECK = "Where to check this"


def stream_data(
    body: list[dict[str, Any]],
    pictures: dict[str, Picture],
    sources: list[str] | None = None,
    *,
    sources_title: str = WHERE_TO_CHECK,
) -> Stream:
    """Return StreamField data for the blocks of a file; sources end it, as notes where the
    text has marks that lead to them, else under a title.

    Raises KeyError for a block of a kind that is not known: a sample file is ours to mend.
    """
    stream = []
    for block in body:
        [(kind, value)] = block.items()
        if kind == "image":
            stream.append({"type": kind, "value": _image(value, pictures)})
        else:
            stream.append({"type": kind, "value": CONVERT[kind](value)})
    return stream + _sources(sources or [], sources_title, is_marked="[^" in json.dumps(body))


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


def _sources(sources: list[str], title: str, *, is_marked: bool) -> Stream:
    if not sources:
        return []
    if is_marked:
        return [{"type": "notes", "value": {"notes": items([f"<p>{one}</p>" for one in sources])}}]
    listed = "".join(f"<li>{source}</li>" for source in sources)
    return [
        {
            "type": "explainer",
            "value": {"title": title, "text": f"<ul>{listed}</ul>"},
        }
    ]


def _map(value: dict[str, Any]) -> dict[str, Any]:
    ids = dict(Place.objects.filter(slug__in=value["places"]).values_list("slug", "pk"))
    chosen = [
        {"place": ids[slug], "emphasised": slug in value.get("emphasised", ())}
        for slug in value["places"]
    ]
    given = {key: value.get(key, "") for key in ("title", "caption", "alt")}
    return {"places": items(chosen), "close": value.get("close", False), **given}


CONVERT: dict[str, Callable[[Any], Any]] = {
    "paragraph": _paragraphs,
    "heading": lambda value: value,
    "pull_quote": lambda value: value,
    "quote": lambda value: {"text": value["text"], "attribution": value.get("attribution", "")},
    "list": _list,
    "table": _table,
    "explainer": lambda value: {"title": value["title"], "text": _paragraphs(value["text"])},
    "timeline": _timeline,
    "map": _map,
    "embed": lambda value: {
        "url": value["url"],
        "title": value["title"],
        "source": value.get("source", ""),
    },
    "divider": lambda value: None,
}


def load_article(
    data: dict[str, Any], section: Section, now: dt.datetime, folder: Traversable
) -> Article:
    """Load an article under a section and publish it at its date, counted back from now."""
    moment = (now - dt.timedelta(days=data["days_ago"])).replace(second=0, microsecond=0)
    pictures = _pictures(data, folder)
    article = Article(
        title=data["headline"],
        slug=data["slug"],
        locale=section.locale,
        kind=data["kind"],
        short_headline=data.get("short_headline", ""),
        standfirst=data["standfirst"],
        dateline=_dateline(data),
        body=json.dumps(stream_data(data["body"], pictures, data.get("sources", []))),
        first_published_at=moment,
        published_at=moment,
        live=False,
        **_lead(data, pictures),
    )
    article.topics.set(Topic.objects.filter(slug__in=data["topics"]))
    article.places.set(Place.objects.filter(slug__in=data["places"]))
    article.bylines.set(_bylines(data["bylines"]))
    section.add_child(instance=article)
    article.save_revision().publish()
    ImportRecord.objects.create(article=article, kind=SAMPLE, fingerprint=data["slug"])
    return article


def _dateline(data: dict[str, Any]) -> Place | None:
    name = data.get("dateline")
    return Place.objects.filter(name=name).first() if name else None


def _lead(data: dict[str, Any], pictures: dict[str, Picture]) -> dict[str, Any]:
    lead = data.get("picture")
    if lead is None or lead["file"] not in pictures:
        return {}
    return {
        "lead_picture": pictures[lead["file"]],
        "lead_alt": lead["alt"][:250],
        "lead_caption": lead["caption"],
        "lead_credit": lead["credit"],
    }


def _pictures(data: dict[str, Any], folder: Traversable) -> dict[str, Picture]:
    wanted = [data["picture"]] if "picture" in data else []
    wanted += [block["image"] for block in data["body"] if "image" in block]
    return {one["file"]: _picture(one, folder / one["file"]) for one in wanted}


def _picture(data: dict[str, Any], file: Traversable) -> Picture:
    title = data["caption"] or file.name
    content = file.read_bytes()
    picture = Picture(
        title=title[:255],
        description=data["alt"][:255],
        credit=data["credit"],
        file=ImageFile(BytesIO(content), name=file.name),
        turns_dark=data.get("turns_dark", False),
        **known_of(content),
    )
    for name, pixels in data.get("focal_point", {}).items():
        setattr(picture, f"focal_point_{name}", pixels)
    picture.save()
    adopt_renditions(picture, content)
    return picture


def _bylines(rows: list[dict[str, str]]) -> list[Byline]:
    return [
        Byline(
            sort_order=order,
            role=row["role"],
            contributor=Contributor.objects.get(slug=row["contributor"]),
        )
        for order, row in enumerate(rows)
    ]
