"""A strict check of JSON Feed 1.1, and of what stands in it."""

import json
from collections.abc import Iterator
from typing import Any

from lxml import html

from tests.feeds.strict.reading import CONTROLS, LANGUAGE, html_faults, is_address, is_iri, moment

_FEED: dict[str, type] = {
    "version": str, "title": str, "home_page_url": str, "feed_url": str, "description": str,
    "next_url": str, "icon": str, "favicon": str, "authors": list, "language": str,
    "expired": bool, "hubs": list, "items": list,
}  # fmt: skip
_ITEM: dict[str, type] = {
    "id": str, "url": str, "external_url": str, "title": str, "content_html": str,
    "content_text": str, "summary": str, "image": str, "banner_image": str, "date_published": str,
    "date_modified": str, "authors": list, "tags": list, "language": str, "attachments": list,
}  # fmt: skip
_ADDRESSES = ("home_page_url", "feed_url", "next_url", "icon", "url", "image")
_MAY_BE_EMPTY = ("content_text",)


def json_feed_faults(data: bytes) -> list[str]:
    """Return what is wrong with a feed."""
    try:
        said = json.loads(data.decode("utf-8"), object_pairs_hook=_once)
    except (UnicodeDecodeError, ValueError) as error:
        return [f"is no JSON: {error}"]
    if not isinstance(said, dict) or not isinstance(said.get("items"), list):
        return ["is no feed with items"]
    found = list(_typed(said, _FEED))
    if said.get("version") != "https://jsonfeed.org/version/1.1":
        found.append("is not of version 1.1")
    found += [f"lacks {key}" for key in ("title", "home_page_url", "feed_url") if key not in said]
    if said.get("next_url") == said.get("feed_url"):
        found.append("goes on at itself")
    found += [
        f"the hub {one} has no type or address"
        for one in said.get("hubs", [])
        if not (one.get("type") and is_address(one.get("url", "")))
    ]
    ids = [item.get("id") for item in said["items"] if isinstance(item, dict)]
    found += [f"the id {one} stands twice" for one in set(ids) if ids.count(one) > 1]
    for item in said["items"]:
        found += _item(item) if isinstance(item, dict) else ["an item is no object"]
    return found


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    if len({key for key, _ in pairs}) < len(pairs):
        raise ValueError("a key stands twice")
    return dict(pairs)


def _typed(said: dict[str, Any], rules: dict[str, type]) -> Iterator[str]:
    for key, value in said.items():
        if key.startswith("_"):
            continue
        if key not in rules:
            yield f"{key} is no key of the format"
        elif not isinstance(value, rules[key]):
            yield f"{key} is no {rules[key].__name__}"
        elif isinstance(value, str):
            yield from _text(key, value)
    yield from _people(said.get("authors", []))


def _text(key: str, value: str) -> Iterator[str]:
    if not value.strip() and key not in _MAY_BE_EMPTY:
        yield f"{key} is empty"
    if CONTROLS.search(value) or any("\ud800" <= one <= "\udfff" for one in value):
        yield f"{key} holds what is no character"
    if key in _ADDRESSES and not is_address(value):
        yield f"{key} is no absolute address"
    if key.startswith("date_") and moment(value) is None:
        yield f"{key} {value!r} is no date of RFC 3339"
    if key == "language" and not LANGUAGE.match(value):
        yield f"{value!r} is no language"


def _people(authors: Any) -> Iterator[str]:
    for one in authors if isinstance(authors, list) else ():
        if not isinstance(one, dict) or not one.get("name"):
            yield "an author has no name"
        elif "url" in one and not is_address(one["url"]):
            yield "an author has no absolute address"


def _item(item: dict[str, Any]) -> Iterator[str]:
    yield from _typed(item, _ITEM)
    if not is_iri(str(item.get("id", ""))):
        yield f"the id {item.get('id')!r} is no IRI"
    if ("content_html" in item) == ("content_text" in item):
        yield "an item has not exactly one text"
    yield from (f"an item lacks {key}" for key in ("url", "date_published") if key not in item)
    tags = item.get("tags", [])
    if not all(isinstance(tag, str) and tag.strip() for tag in tags) or len(set(tags)) < len(tags):
        yield "a tag is empty, no text, or there twice"
    changed, published = (str(item.get(f"date_{one}", "")) for one in ("modified", "published"))
    if changed and (moment(changed) or 0) == moment(published):
        yield "an item was changed when it was published"
    if text := item.get("content_html"):
        yield from html_faults(html.fragment_fromstring(str(text), create_parent="div"))
