"""The documents of the API, by the paths at which they stand."""

import json
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import Any

from caspian.common.dates import iso
from caspian.common.languages import language
from caspian.edition.document import MOVED, UNKNOWN, WITHDRAWN, Document, Part
from caspian.edition.splice import part
from caspian.feeds.addresses import absolute as at
from caspian.feeds.api.addresses import (
    ABSENT,
    COLLECTIONS,
    DESCRIPTION,
    INDEX,
    ROOT,
    article_page,
    code_of,
    collection_address,
    index_address,
    list_address,
    list_page,
    search_address,
)
from caspian.feeds.api.articles import api_summary, named, whole
from caspian.feeds.elsewhere import article_elsewhere, list_elsewhere
from caspian.feeds.entries import FeedEntries, feed_entries
from caspian.feeds.heads import Followed, followed
from caspian.pages.addresses import split_numbered
from caspian.pages.builders.lists import numbered
from caspian.pages.parts import Link
from caspian.pages.reads import paper, tree
from caspian.pages.reads.filed import filed_records

MEDIA_TYPE = "application/json; charset=utf-8"
ENDING = "api"
"""of the keys of entries, beside those of the feeds' formats"""
_ENTRY = f"entry:{ENDING}:"
_BETWEEN = part(b",\n")
_CLOSING = part(b"\n]}\n")


def api_keys() -> tuple[str, ...]:
    """Return the keys of the documents that the API has once, whatever was published."""
    shared = (ROOT, INDEX, DESCRIPTION, *(ABSENT.format(status) for status in (UNKNOWN, WITHDRAWN)))
    codes = [home.address.strip("/") for home in paper.homes()]
    each = (collection_address(code, name) for code in codes for name in COLLECTIONS)
    return (*shared, *map(index_address, codes), *each)


def is_of_api(key: str) -> bool:
    """Return whether a key is one of the API, be there such a document or not."""
    return key.startswith((ROOT, _ENTRY, ABSENT.format("")))


def api_document(key: str) -> Document | None:
    """Render what stands at a key of the API, or return None where nothing does."""
    if key.startswith(_ENTRY):
        return _said(key, api_summary(int(key.removeprefix(_ENTRY))))
    if key.startswith(ABSENT.format("")):
        status = int(key.rpartition(":")[2])
        return Document(key, status, MEDIA_TYPE, parts=(part(_absent(status).encode()),))
    if key == ROOT:
        return Document(key, MOVED, location=INDEX)
    if key == INDEX:
        return _said(key, _written(_paper()))
    if key == DESCRIPTION:
        return _said(key, _written(_description()))
    if (page := article_page(key)) is not None:
        standing = tree.standing_at(page)
        if standing is None or standing.kind != "article":
            return article_elsewhere(key, page)
        return _said(key, whole(standing.id))
    return _of_language(key)


def _of_language(key: str) -> Document | None:
    code = code_of(key)
    if code not in {home.address.strip("/") for home in paper.homes()}:
        return list_elsewhere(key, list_page(key) or f"/{code}/") if code else None
    if key == index_address(code):
        return _said(key, _written(_index(code)))
    for name in COLLECTIONS:
        if key == collection_address(code, name):
            return _said(key, _written(_collection(code, name)))
    found = list_page(key)
    return _list(key, found, code) if found else None


def _list(key: str, page: str, code: str) -> Document | None:
    address, number = split_numbered(page)
    known = followed(address, code)
    if known is None:
        return list_elsewhere(key, page)
    held = feed_entries(known.key, number)
    if held is None or not (held.ids or address.count("/") == 3):
        return list_elsewhere(key, page)
    opening = _written(_head(known, held, address, number))[:-1] + ',"articles":[\n'
    keys: list[Part | str] = [
        one for article in held.ids for one in (_BETWEEN, f"{_ENTRY}{article}")
    ]
    parts = (part(opening.encode()), *keys[1:], _CLOSING)
    return Document(key, media_type=MEDIA_TYPE, parts=parts)


def _head(known: Followed, held: FeedEntries, address: str, number: int) -> dict[str, Any]:
    def beside(other: int | None) -> str | None:
        return None if other is None else at(list_address(numbered(address, other)))

    title = known.title or paper.publication(known.key.code).name
    return {
        **named(Link(title, known.page)),
        "about": known.about or None,
        "language": language(known.key.code).code,
        "changed": iso(held.updated) if held.updated else None,
        "newer": beside(held.newer) if number else None,
        "older": beside(held.older),
    }


def _paper() -> dict[str, Any]:
    publication = paper.publication(paper.default_language())
    return {
        "name": publication.name,
        "about": publication.about,
        "url": at("/"),
        "description_url": at(DESCRIPTION),
        "languages": [
            {
                "code": home.language.code,
                "name": home.language.name,
                "url": at(home.address),
                "api_url": at(index_address(home.address.strip("/"))),
            }
            for home in paper.homes()
        ],
    }


def _index(code: str) -> dict[str, Any]:
    publication = paper.publication(code)
    addresses = {name: at(collection_address(code, name)) for name in ("articles", *COLLECTIONS)}
    search = at(search_address(code)) + "?q={words}"
    return {
        "name": publication.name,
        "about": publication.about,
        "language": language(code).code,
        "url": at(f"/{code}/"),
        **{f"{name}_url": address for name, address in addresses.items()},
        "search_url": search,
    }


def _collection(code: str, name: str) -> dict[str, Any]:
    links: Iterable[Link] = paper.sections(code)
    if name != "sections":
        links = (Link(text, path) for path, text in filed_records(name, code))
    return {"language": language(code).code, name: [named(link) for link in links]}


@lru_cache
def _template() -> str:
    return Path(__file__).with_name("openapi.json").read_text("utf-8")


def _description() -> dict[str, Any]:
    said: dict[str, Any] = json.loads(_template())
    publication = paper.publication(paper.default_language())
    said["info"]["title"] = f"{publication.name}: what is public, as JSON"
    said["servers"] = [{"url": at("/").rstrip("/")}]
    return said


def _absent(status: int) -> str:
    words = "There is nothing here." if status == UNKNOWN else "This was withdrawn."
    return _written({"status": status, "title": words, "description_url": at(DESCRIPTION)})


def _written(said: dict[str, Any]) -> str:
    return json.dumps(said, ensure_ascii=False, separators=(",", ":"))


def _said(key: str, text: str | None) -> Document | None:
    if text is None:
        return None
    return Document(key, media_type=MEDIA_TYPE, parts=(part(text.encode()),))
