"""Writes RSS 2.0 by the RSS Advisory Board's profile, with full texts, credits and archives.

A feed is an opening, any number of entries, and the closing. Methods:
https://www.rssboard.org/rss-profile (titles in plain text, with character references for what
could be taken for markup), RFC 5005 (archives), Media RSS 1.5.1.
"""

import datetime as dt
from email.utils import format_datetime

from caspian.common.dates import iso
from caspian.formats.feed.media import SPACE, media
from caspian.formats.feed.parts import GENERATOR, FeedEntry, FeedHead
from caspian.formats.xml.write import DECLARATION, allowed, element, escaped, where, wrapped

ENDING = "rss"
LINKED_AS = "application/rss+xml"
"""what a <link> calls the format"""
# Browsers show a document of this type with its style sheet, and "application/rss+xml" as a text.
MEDIA_TYPE = "application/xml; charset=utf-8"
BETWEEN = ""
CLOSING = "</channel>\n</rss>\n"
_SPECIFICATION = "https://www.rssboard.org/rss-specification"
_SPACES = {
    "atom": "http://www.w3.org/2005/Atom",
    "content": "http://purl.org/rss/1.0/modules/content/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "fh": "http://purl.org/syndication/history/1.0",
    "media": SPACE,
}


def opening(head: FeedHead) -> str:
    """Return a feed up to its first entry."""
    spaces = "".join(f' xmlns:{name}="{address}"' for name, address in _SPACES.items())
    image = element("url", head.icon) + _plain("title", head.title) + element("link", head.page)
    return "\n".join(
        [
            f'{DECLARATION}<?xml-stylesheet type="text/css" href="{escaped(head.style)}"?>',
            f'<rss version="2.0" xml:lang="{head.language}"{spaces}>',
            "<channel>",
            _plain("title", head.title),
            element("link", head.page),
            _plain("description", head.description),
            element("language", head.language),
            element("lastBuildDate", _date(head.updated)),
            element("docs", _SPECIFICATION),
            element("generator", GENERATOR),
            wrapped("image", image),
            *_links(head),
            "",
        ]
    )


def entry(said: FeedEntry) -> str:
    """Return an entry."""
    parts = [
        _plain("title", said.title),
        element("link", said.address),
        element("guid", said.id, isPermaLink="false"),
        element("pubDate", _date(said.published)),
        _modified(said),
        *(element("dc:creator", author.name) for author in said.authors),
        *(
            element("category", one.term if one.is_code else one.label, domain=one.scheme)
            for one in said.categories
        ),
        # By its specification it is HTML, written as text. Without a summary it is the text itself:
        # readers of feeds look there first.
        where(escaped(said.summary) or said.content, "description"),
        where(said.content if said.summary else "", "content:encoded"),
        media(said.picture),
        where(said.comments, "comments"),
    ]
    return wrapped("item", "\n" + "\n".join(filter(None, parts)) + "\n") + "\n"


def _plain(name: str, text: str) -> str:
    plain = allowed(text).replace("&", "&#x26;").replace("<", "&#x3C;").replace(">", "&#x3E;")
    return f"<{name}>{plain}</{name}>"


def _links(head: FeedHead) -> list[str]:
    found = [
        element("atom:link", rel=rel, href=to, type=None if rel == "hub" else LINKED_AS)
        for rel, to in head.relations
    ]
    return [*found, *(["<fh:archive/>"] if head.is_archived else [])]


def _modified(said: FeedEntry) -> str:
    changed = said.updated != said.published
    return element("dcterms:modified", iso(said.updated)) if changed else ""


def _date(moment: dt.datetime) -> str:
    return format_datetime(moment)
