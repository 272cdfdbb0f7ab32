"""What each feed says of itself: its name, what it follows, the page of the same articles."""

import datetime as dt
from dataclasses import dataclass

from caspian.common.languages import language
from caspian.feeds.addresses import absolute
from caspian.feeds.settings import hub
from caspian.formats.feed.parts import FeedHead
from caspian.newsroom.archive_pages import CONTRIBUTOR, KIND, LATEST, PLACE, SECTION, TOPIC, ListKey
from caspian.newsroom.models import Home
from caspian.newsroom.subjects import HOMES
from caspian.pages.assets import asset
from caspian.pages.builders.feeds import kind_names
from caspian.pages.feed_addresses import KINDS, OF_ALL
from caspian.pages.reads import paper, records, tree
from caspian.pages.reads.door import read, record_subject

NEVER = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)


@dataclass(frozen=True)
class Followed:
    """A list that can be followed: its key, its name, what it is about, the path of its page."""

    key: ListKey
    title: str
    about: str
    page: str


def followed(page: str, code: str) -> Followed | None:
    """Return the list that the page at a path shows, or None where there is no such list."""
    kind, _, slug = page.removeprefix(f"/{code}/").rstrip("/").partition("/")
    if not slug:
        if kind == LATEST:
            return Followed(ListKey(LATEST, code), "", "", page)
        return _section(page, code)
    if f"{kind}/" == KINDS:
        return _kind(slug, code)
    found = _RECORDS[kind](slug, code) if kind in _RECORDS else None
    return Followed(*found, page) if found else None


def head_of(found: Followed, own: str, updated: dt.datetime | None) -> FeedHead:
    """Return the head of a list's feed whose document stands at a path."""
    name = paper.publication(found.key.code).name
    title = f"{name}: {found.title}" if found.title else name
    return head_at(found.key.code, title, found.about, found.page, own, updated)


def head_at(
    code: str, title: str, about: str, page: str, own: str, updated: dt.datetime | None
) -> FeedHead:
    """Return the head of a feed of a language; `page` and `own` are paths."""
    publication, spoken = paper.publication(code), language(code)
    return FeedHead(
        title=title,
        description=about or publication.about or title,
        page=absolute(page),
        own=absolute(own),
        current=absolute(own),
        publication=publication.name,
        language=spoken.code,
        direction=spoken.direction,
        updated=updated or began(code),
        style=asset("feed.css"),
        icon=absolute(asset("icon-192.png")),
        hub=hub(),
    )


@read
def began(code: str) -> dt.datetime:
    """Return when the front of a language came out: a feed without an entry stands since then."""
    record_subject(HOMES)
    rows = Home.objects.public().few().in_language(code)
    return rows.values_list("first_published_at", flat=True).first() or NEVER


def paper_head(ending: str, updated: dt.datetime | None) -> FeedHead:
    """Return the head of the feed of all languages."""
    code = paper.default_language().lower()
    own = f"{OF_ALL}.{ending}"
    return head_of(Followed(ListKey(LATEST, code), "", "", f"/{code}/"), own, updated)


def _section(page: str, code: str) -> Followed | None:
    standing = tree.standing_at(page)
    if standing is None or standing.kind != "section":
        return None
    facts = records.section(standing.id)
    return Followed(ListKey(SECTION, code, str(facts.id)), facts.title, facts.about, page)


def _kind(kind: str, code: str) -> Followed | None:
    names = kind_names(code)
    if kind not in names:
        return None
    return Followed(ListKey(KIND, code, kind), names[kind], "", f"/{code}/")


def _topic(slug: str, code: str) -> tuple[ListKey, str, str] | None:
    facts = records.topic(slug, code)
    return (ListKey(TOPIC, code, str(facts.id)), facts.title, facts.about) if facts else None


def _place(slug: str, code: str) -> tuple[ListKey, str, str] | None:
    facts = records.place(slug, code)
    return (
        (ListKey(PLACE, code, str(facts.id)), facts.at.link.text, facts.country) if facts else None
    )


def _contributor(slug: str, code: str) -> tuple[ListKey, str, str] | None:
    known = records.contributor(slug, code)
    if known is None:
        return None
    held, card = known
    return ListKey(CONTRIBUTOR, code, str(held)), card.name, card.about or card.role


_RECORDS = {"topics": _topic, "places": _place, "contributors": _contributor}
