"""A front as the composer and its browser pass it on: blocks with ids, articles as numbers."""

import json
import uuid
from collections.abc import Iterable, Iterator
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext

from caspian.dossiers.models import Place
from caspian.newsroom import stored
from caspian.newsroom.desk.permissions import articles_seen_by
from caspian.newsroom.front_page import (
    MOST_IN_PACKAGE,
    MOST_PERSPECTIVES,
    MOST_RELATED,
    STORIES_LEAST,
    STORIES_MOST,
    STORIES_USUAL,
)
from caspian.newsroom.models import Home, Section, Topic

Block = dict[str, Any]
Front = list[Block]
LEAD = "lead"
LISTS = {
    ("lead", "related"): MOST_RELATED,
    ("package", "articles"): MOST_IN_PACKAGE,
    ("perspectives", "articles"): MOST_PERSPECTIVES,
}
"""the fields that hold several articles, and how many at most"""
RECORDS: dict[str, Any] = {"section": Section, "topic": Topic, "place": Place}
USUAL: dict[str, dict[str, Any]] = {
    "lead": {"article": None, "related": []},
    "package": {"title": "", "articles": []},
    "picture_story": {"article": None, "look": "dark"},
    "perspectives": {"articles": []},
    "must_read": {},
    "latest_stories": {"title": "", "number": STORIES_USUAL},
    "section_strip": {"section": None},
    "topic_strip": {"topic": None},
    "place_strip": {"place": None},
}
"""each kind of block, with the fields that it has, as it is when nobody filled it"""
MOST_BLOCKS, LONGEST_TITLE, LONGEST_ID = 60, 80, 64
LOOKS = ("dark", "wide")
_SPACE = uuid.UUID("6f3b0b5e-5c1c-4c0e-9a55-2b1d6f0c7f10")


def front_of(home: Home) -> Front:
    """Return what stands in a home's field, whichever version wrote it."""
    _give_ids(home)
    return [
        {"id": str(block["id"]), "type": block["type"], "value": _value(block)}
        for block in stored.stored_blocks(home.front)
        if block["type"] in USUAL
    ]


def put(front: Front, home: Home) -> None:
    """Let a home's field hold a front; the home is not saved."""
    home.front = json.dumps([{**block, "value": _kept(block)} for block in front])


def usual_id(home: Home, kind: str, of: int) -> str:
    """Return the id of a block that nobody has placed yet: the same one for all who place it."""
    return str(uuid.uuid5(_SPACE, f"{home.pk}:{kind}:{of}"))


def articles_in(front: Iterable[Block]) -> Iterator[tuple[Block, str, int]]:
    """Yield the articles that were placed by hand, each with its block and field."""
    for block in front:
        for field, held in block["value"].items():
            if (block["type"], field) in LISTS:
                yield from ((block, field, one) for one in held)
            elif field == "article" and held:
                yield block, field, held


def checked(sent: Any, user: Any, known: Iterable[int]) -> Front:
    """Return a front that a browser sent, as it may be stored; raise ValidationError with words.

    Somebody places what they find at the desk, and what stood there before: `known`.
    """
    if not isinstance(sent, list) or len(sent) > MOST_BLOCKS:
        raise ValidationError(
            gettext("A front has at most {number} blocks.").format(number=MOST_BLOCKS)
        )
    front = [_checked_block(one) for one in sent]
    if len({block["id"] for block in front}) < len(front):
        raise ValidationError(gettext("This change can't be read. Reload the page."))
    new = {article for _, _, article in articles_in(front)} - set(known)
    found = articles_seen_by(user).filter(pk__in=new).count() if new else 0
    if found < len(new):
        raise ValidationError(gettext("You can place only articles that you find at the desk."))
    return front


def unfinished(front: Front) -> list[str]:
    """Return in words what a front lacks before it can be published."""
    said = []
    for block in front:
        value = block["value"]
        if block["type"] == "package" and not (value["title"] and value["articles"]):
            said.append(gettext("A package needs a title and at least one article."))
        if block["type"] == "picture_story" and not value["article"]:
            said.append(gettext("A picture story needs an article."))
        if any(value.get(name) is None for name in RECORDS if name in value):
            said.append(gettext("A strip needs a section, a topic or a place."))
    return list(dict.fromkeys(said))


def _give_ids(home: Home) -> None:
    # Wagtail gives a block without an id another one each time it is read.
    for number, block in enumerate(home.front.raw_data):
        if isinstance(block, dict) and not block.get("id"):
            block["id"] = usual_id(home, str(block.get("type")), -number - 1)


def _value(block: Block) -> dict[str, Any]:
    kind, held = block["type"], block["value"]
    found: dict[str, Any] = {}
    for field, usual in USUAL[kind].items():
        if (kind, field) in LISTS:
            ids = map(stored.identifier, stored.items(held, field))
            found[field] = list(dict.fromkeys(one for one in ids if one))
        elif isinstance(usual, str):
            found[field] = stored.text(held, field) or (usual if field == "look" else "")
        else:
            found[field] = stored.record(held, field) or usual
    return found


def _kept(block: Block) -> dict[str, Any] | None:
    kind, value = block["type"], block["value"]
    if not value:
        return None
    return {
        field: [
            {"type": "item", "value": one, "id": str(uuid.uuid5(_SPACE, f"{block['id']}:{one}"))}
            for one in held
        ]
        if (kind, field) in LISTS
        else held
        for field, held in value.items()
    }


def _checked_block(sent: Any) -> Block:
    match sent:
        case {"id": str(key), "type": str(kind), "value": dict(value)} if kind in USUAL:
            if 0 < len(key) <= LONGEST_ID:
                fields = USUAL[kind]
                return {
                    "id": key,
                    "type": kind,
                    "value": {name: _checked_field(kind, name, value.get(name)) for name in fields},
                }
    raise ValidationError(gettext("This change can't be read. Reload the page."))


def _checked_field(kind: str, name: str, held: Any) -> Any:
    if most := LISTS.get((kind, name)):
        ids = [stored.identifier(one) for one in held] if isinstance(held, list) else []
        found = list(dict.fromkeys(one for one in ids if one))
        if len(found) > most:
            raise ValidationError(
                gettext("At most {number} articles stand there.").format(number=most)
            )
        return found
    if name == "title":
        title = " ".join(stored.text_of(held).split())
        if len(title) > LONGEST_TITLE:
            raise ValidationError(
                gettext("A title has at most {number} characters.").format(number=LONGEST_TITLE)
            )
        return title
    if name == "look":
        return held if held in LOOKS else LOOKS[0]
    found_id = stored.identifier(held)
    if name == "number":
        return min(max(found_id or STORIES_USUAL, STORIES_LEAST), STORIES_MOST)
    return found_id
