"""Loads one sample article from its TOML file."""

import datetime as dt
import json
from importlib.resources.abc import Traversable
from io import BytesIO
from typing import Any

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
from caspian.wire.sample.body import stream_data
from caspian.wire.sample.ready import adopt_renditions, known_of

KIND = "sample"


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
    ImportRecord.objects.create(article=article, kind=KIND, fingerprint=data["slug"])
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
    picture = Picture(
        title=title[:255],
        description=data["alt"][:255],
        credit=data["credit"],
        file=ImageFile(BytesIO(file.read_bytes()), name=file.name),
        **known_of(file.name),
    )
    picture.save()
    adopt_renditions(picture, file.name)
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
