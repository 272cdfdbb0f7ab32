"""Composes the front of the sample paper, of every kind of block that the desk offers."""

import json
from typing import Any

from caspian.dossiers.models import Place
from caspian.newsroom.models import Article, Home, Section, Topic
from caspian.wire.sample.body import items

MODELS: dict[str, Any] = {"section": Section, "topic": Topic, "place": Place}


def compose_front(home: Home, front: dict[str, Any]) -> None:
    """Compose a front as its table says, and publish it."""
    ids = dict(Article.objects.values_list("slug", "pk"))
    stream = [{"type": "lead", "value": _value(front["lead"], ids)}]
    for part in front["part"]:
        stream.append({"type": part["kind"], "value": _value(part, ids)})
    home.refresh_from_db()
    # As JSON: a list of dictionaries would be taken for values, not for what is stored.
    home.front = json.dumps(stream)
    home.save_revision().publish()


def _value(part: dict[str, Any], ids: dict[str, int]) -> dict[str, Any]:
    """Return the stored value of a block: slugs turned into ids."""
    value: dict[str, Any] = {}
    for name, told in part.items():
        if name == "article":
            value[name] = ids[told]
        elif name in ("articles", "related"):
            value[name] = items([ids[slug] for slug in told])
        elif name in MODELS:
            value[name] = MODELS[name].objects.get(slug=told).pk
        elif name != "kind":
            value[name] = told
    return value
