"""Writes Atom 1.0 (RFC 4287) with full texts in XHTML, so that a browser can show it as a page.

A feed is an opening, any number of entries, and the closing. Archives are by RFC 5005.
"""

from caspian.common.dates import iso
from caspian.formats.feed.media import SPACE, media
from caspian.formats.feed.parts import GENERATOR, FeedEntry, FeedHead
from caspian.formats.xml.write import DECLARATION, element, escaped, where, wrapped

ENDING = "atom"
LINKED_AS = "application/atom+xml"
# Browsers show a document of this type with its style sheet, and "application/atom+xml" as a text.
MEDIA_TYPE = "application/xml; charset=utf-8"
BETWEEN = ""
CLOSING = "</feed>\n"
_XHTML = "http://www.w3.org/1999/xhtml"
_SPACES = {
    "fh": "http://purl.org/syndication/history/1.0",
    "media": SPACE,
}


def opening(head: FeedHead) -> str:
    """Return a feed up to its first entry."""
    spaces = "".join(f' xmlns:{name}="{address}"' for name, address in _SPACES.items())
    return "\n".join(
        [
            f'{DECLARATION}<?xml-stylesheet type="text/css" href="{escaped(head.style)}"?>',
            f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{head.language}"{spaces}>',
            element("title", head.title),
            element("subtitle", head.description),
            # The same for all documents of one feed (RFC 5005, section 4).
            element("id", head.current),
            element("updated", iso(head.updated)),
            wrapped("author", element("name", head.publication)),
            element("generator", GENERATOR),
            element("icon", head.icon),
            element("link", rel="alternate", type="text/html", href=head.page),
            *_links(head),
            "",
        ]
    )


def entry(said: FeedEntry) -> str:
    """Return an entry."""
    parts = [
        element("title", said.title),
        element("id", said.id),
        element("link", rel="alternate", type="text/html", href=said.address),
        element("published", iso(said.published)),
        element("updated", iso(said.updated)),
        *(
            wrapped("author", element("name", one.name) + where(one.address, "uri"))
            for one in said.authors
        ),
        *(
            element("category", term=one.term, scheme=one.scheme, label=one.label)
            for one in said.categories
        ),
        where(said.summary, "summary"),
        _content(said),
        media(said.picture),
    ]
    inner = "\n" + "\n".join(filter(None, parts)) + "\n"
    return wrapped("entry", inner, xml__lang=said.language) + "\n"


def _content(said: FeedEntry) -> str:
    if not said.content:
        return ""
    # The first <div> alone has to be of XHTML's namespace: what stands in it inherits that.
    return wrapped(
        "content", said.content.replace("<div", f'<div xmlns="{_XHTML}"', 1), type="xhtml"
    )


def _links(head: FeedHead) -> list[str]:
    found = [
        element("link", rel=rel, href=to, type=None if rel == "hub" else LINKED_AS)
        for rel, to in head.relations
    ]
    return [*found, *(["<fh:archive/>"] if head.is_archived else [])]
