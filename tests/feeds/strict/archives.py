"""A strict check of archived feeds: RFC 5005, section 4, for RSS and Atom; `next_url` for JSON."""

import json
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

from lxml import etree

from tests.feeds.strict.reading import ATOM, FH, texts

Find = Callable[[str], bytes | None]


@dataclass(frozen=True)
class Paged:
    """A document of a feed: its links by relation, the ids of its entries, if it is archived."""

    links: dict[str, list[str]]
    ids: list[str]
    is_archived: bool

    def link(self, relation: str) -> str:
        """Return where a relation leads, or an empty text."""
        return (self.links.get(relation) or [""])[0]


def paged(data: bytes) -> Paged:
    """Return a document of a feed in any format."""
    if data.startswith(b"{"):
        said = json.loads(data)
        ids = [one["id"] for one in said["items"]]
        own, older = [said["feed_url"]], [said.get("next_url", "")]
        return Paged({"self": own, "prev-archive": older}, ids, False)
    root = etree.fromstring(data)
    channel = root.find("channel")
    holder = root if channel is None else channel
    links: dict[str, list[str]] = {}
    for one in holder.findall(f"{ATOM}link"):
        links.setdefault(one.get("rel", "alternate"), []).append(one.get("href", ""))
    entries = holder.findall(f"{ATOM}entry") + holder.findall("item")
    ids = [text for one in entries for text in (*texts(one, f"{ATOM}id"), *texts(one, "guid"))]
    return Paged(links, ids, holder.find(f"{FH}archive") is not None)


def archive_faults(find: Find, head: str, expected: set[str]) -> list[str]:
    """Return what is wrong with a feed and its archives, found by absolute addresses.

    `expected` are the ids of all articles of the list: a walk must give each, and no archive
    document what another has.
    """
    found: list[str] = []
    archives: Counter[str] = Counter()
    seen: set[str] = set()
    address, after = head, ""
    walked: list[str] = []
    while address:
        if address in walked:
            return [*found, f"{address} comes twice on the way back"]
        walked.append(address)
        data = find(address)
        if data is None:
            return [*found, f"{after} leads to {address}, where nothing stands"]
        said = paged(data)
        found += _links(said, address, head, after, data.startswith(b"{"))
        seen.update(said.ids)
        if address != head:
            archives.update(said.ids)
        address, after = said.link("prev-archive"), address
    found += [
        f"{one} stands in {number} archives" for one, number in archives.items() if number > 1
    ]
    found += [f"{one} is missed by those who walk back" for one in sorted(expected - seen)]
    found += [f"{one} is of no article of the list" for one in sorted(seen - expected)]
    return found


def _links(said: Paged, address: str, head: str, after: str, is_json: bool) -> list[str]:
    found = []
    if said.link("self") != address:
        found.append(f"{address} says that it stands at {said.link('self')}")
    if not said.ids and address != head:
        found.append(f"{address} holds nothing")
    if is_json:
        return found
    if said.is_archived != (address != head):
        found.append(f"{address} is wrong about whether it is archived")
    if address == head:
        forbidden = [one for one in ("current", "next-archive") if said.link(one)]
        return [*found, *(f"{address} has a {one}" for one in forbidden)]
    if said.link("current") != head:
        found.append(f"{address} names {said.link('current')} as the current feed")
    newer = said.link("next-archive")
    if after not in (newer, head) or not newer:
        found.append(f"{address} names {newer} as next, and {after} leads to it")
    return found
