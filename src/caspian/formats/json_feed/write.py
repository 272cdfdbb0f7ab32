"""Writes JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/), entry by entry.

A feed is an opening, entries with `BETWEEN` between them, and the closing.
"""

import json
from typing import Any

from caspian.common.dates import iso
from caspian.formats.feed.parts import FeedEntry, FeedHead
from caspian.formats.xml.write import allowed

ENDING = "json"
LINKED_AS = "application/feed+json"
MEDIA_TYPE = "application/feed+json; charset=utf-8"
BETWEEN = ",\n"
CLOSING = "\n]}\n"


def opening(head: FeedHead) -> str:
    """Return a feed up to its first entry."""
    said = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": head.title,
        "description": head.description,
        "home_page_url": head.page,
        "feed_url": head.own,
        "language": head.language,
        "icon": head.icon,
        "authors": [{"name": head.publication}],
        "hubs": [{"type": "WebSub", "url": head.hub}] if head.hub else [],
        "next_url": head.older,
    }
    return f'{_written(said)[:-1]},"items":[\n'


def entry(said: FeedEntry) -> str:
    """Return an entry."""
    picture = said.picture
    return _written(
        {
            "id": said.id,
            "url": said.address,
            "title": said.title,
            # One of the two must be there, were it empty.
            **({"content_html": said.content} if said.content else {"content_text": said.summary}),
            "summary": said.summary,
            "image": picture.address if picture else "",
            "date_published": iso(said.published),
            "date_modified": iso(said.updated) if said.updated != said.published else "",
            "authors": [_author(author.name, author.address) for author in said.authors],
            "tags": list(dict.fromkeys(one.label for one in said.categories)),
            "language": said.language,
        }
    )


def _author(name: str, address: str) -> dict[str, str]:
    return {"name": name, "url": address} if address else {"name": name}


def _written(said: dict[str, Any]) -> str:
    full = {key: value for key, value in said.items() if value or key == "content_text"}
    return json.dumps(_clean(full), ensure_ascii=False, separators=(",", ":"))


def _clean(said: Any) -> Any:
    """Return what is said without control characters and halves of pairs, as XML would have it."""
    if isinstance(said, str):
        return allowed(said)
    if isinstance(said, dict):
        return {key: _clean(value) for key, value in said.items()}
    return [_clean(one) for one in said]
