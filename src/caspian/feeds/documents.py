"""The documents that programs read, as the press renders them: by the key that each stands at."""

from collections.abc import Iterable
from dataclasses import replace
from types import ModuleType

from caspian.edition.document import Document, Part
from caspian.edition.splice import part
from caspian.feeds.addresses import absolute
from caspian.feeds.api.addresses import list_address
from caspian.feeds.api.documents import ENDING as OF_API
from caspian.feeds.api.documents import api_document, is_of_api
from caspian.feeds.comments import comments_feed
from caspian.feeds.corrections import corrections_feed
from caspian.feeds.elsewhere import feed_elsewhere, today_elsewhere
from caspian.feeds.embeds import embed_document, is_of_embed
from caspian.feeds.entries import FeedEntries, bare_entry, feed_entries, feed_entry, paper_entries
from caspian.feeds.heads import followed, head_of, paper_head
from caspian.feeds.site_files import FILES, site_file
from caspian.feeds.sitemaps import is_sitemap, sitemap_at
from caspian.feeds.today import day_paper
from caspian.formats.atom import write as atom
from caspian.formats.feed.parts import FeedHead
from caspian.formats.json_feed import write as json_feed
from caspian.formats.rss import write as rss
from caspian.newsroom.archive_pages import KIND, LATEST, SECTION, ListKey
from caspian.pages.addresses import split_numbered
from caspian.pages.builders.lists import HEAD, numbered
from caspian.pages.feed_addresses import (
    ENDINGS,
    OF_ALL,
    code_of_today,
    feed_address,
    feed_addresses,
    parsed,
)
from caspian.pages.reads import paper

FORMATS: dict[str, ModuleType] = {"rss": rss, "atom": atom, "json": json_feed}
OF_PAPER = {f"{OF_ALL}.{ending}": ending for ending in ENDINGS}
"""the feeds of all languages, by path"""
_ENTRY = "entry:"


def entry_key(article: int, ending: str) -> str:
    """Return the key of an article's entry in a format, which every feed shows."""
    return f"{_ENTRY}{ending}:{article}"


def entry_keys(article: int) -> tuple[str, ...]:
    """Return the keys of an article's entries in all formats, and in the API."""
    return tuple(entry_key(article, ending) for ending in (*ENDINGS, OF_API))


def twins(page: str) -> tuple[str, ...]:
    """Return where else the list of a page stands: its feeds, and its place in the API."""
    return (*feed_addresses(page), list_address(page))


def article_of_entry(key: str) -> int | None:
    """Return the article whose entry has a key, or None for any other key."""
    return int(key.rpartition(":")[2]) if key.startswith(_ENTRY) else None


def is_for_programs(key: str) -> bool:
    """Return whether a key is one of ours, be there such a document or not."""
    is_feed = key.startswith(_ENTRY) or key in OF_PAPER or parsed(key) is not None
    is_feed = is_feed or code_of_today(key) is not None
    return is_feed or is_sitemap(key) or key in FILES or is_of_api(key) or is_of_embed(key)


def document_at(key: str) -> Document | None:
    """Render what stands at a key of ours, or return None where nothing does."""
    if is_of_api(key):
        return api_document(key)
    if is_of_embed(key):
        return embed_document(key)
    if is_sitemap(key):
        return sitemap_at(key)
    if key in FILES:
        return site_file(key)
    if (article := article_of_entry(key)) is not None:
        return _entry(key, article)
    if key in OF_PAPER:
        found = paper_entries()
        return _feed(key, paper_head(OF_PAPER[key], found.updated), found, OF_PAPER[key])
    address, today = parsed(key), code_of_today(key)
    code = address.code if address else today
    if code not in {home.address.strip("/") for home in paper.homes()}:
        if address is None:
            return today_elsewhere(key, today or "")
        return feed_elsewhere(key, address.page, address.ending)
    if address is None:
        return day_paper(key, code)
    return _list_feed(key, address.page, address.code, address.ending)


def _entry(key: str, article: int) -> Document | None:
    form = FORMATS[key.split(":")[1]]
    # An entry that failed as a document would hold up each feed that shows it.
    said = feed_entry.or_left_out(article) or bare_entry(article)
    if said is None:
        return None
    return Document(key, media_type=form.MEDIA_TYPE, parts=(part(form.entry(said).encode()),))


def _list_feed(key: str, page: str, code: str, ending: str) -> Document | None:
    form = FORMATS[ending]
    if (discussion := comments_feed(page, code, ending, form)) is not None:
        return Document(key, media_type=form.MEDIA_TYPE, parts=(part(discussion.encode()),))
    if (column := corrections_feed(page, code, ending, form)) is not None:
        return Document(key, media_type=form.MEDIA_TYPE, parts=(part(column.encode()),))
    address, number = split_numbered(page)
    known = followed(address, code)
    if known is None:
        return feed_elsewhere(key, page, ending)
    found = feed_entries(known.key, number)
    if found is None or not (found.ids or _may_be_empty(known.key)):
        return feed_elsewhere(key, page, ending)
    own = feed_address(address, ending)
    head = head_of(known, own, found.updated)
    if number != HEAD or found.older is not None:
        head = _among_archives(head, address, number, found, ending)
    return _feed(key, head, found, ending)


def _may_be_empty(key: ListKey) -> bool:
    """Return whether a list can be followed before its first article, as the page of feeds says."""
    return key.kind in (LATEST, SECTION, KIND)


def _among_archives(
    head: FeedHead, address: str, number: int, found: FeedEntries, ending: str
) -> FeedHead:
    def at(other: int | None) -> str:
        return "" if other is None else absolute(feed_address(numbered(address, other), ending))

    return replace(head, own=at(number), older=at(found.older), newer=at(found.newer))


def _feed(key: str, head: FeedHead, found: FeedEntries, ending: str) -> Document:
    form = FORMATS[ending]
    parts = _between([entry_key(one, ending) for one in found.ids], form.BETWEEN)
    return Document(
        key,
        media_type=form.MEDIA_TYPE,
        parts=(part(form.opening(head).encode()), *parts, part(form.CLOSING.encode())),
    )


def _between(keys: Iterable[str], text: str) -> list[Part | str]:
    if not text:
        return list(keys)
    joint = part(text.encode())
    return [one for key in keys for one in (joint, key)][1:]
