"""Writes sitemaps (protocol 0.9), with alternates in other languages, pictures and news.

A sitemap is an opening, any number of pages, and the closing. Methods: sitemaps.org/protocol.html,
and Google's extensions sitemap-image 1.1, sitemap-news 0.9 and `xhtml:link`.
"""

import datetime as dt
from collections.abc import Iterable

from caspian.common.dates import iso
from caspian.formats.sitemap.parts import NewsPage, SitemapPage
from caspian.formats.xml.write import DECLARATION, element, wrapped

MEDIA_TYPE = "application/xml; charset=utf-8"
MOST = 50_000
"""pages of one sitemap, by the protocol"""
MOST_NEWS = 1000
"""articles of a news sitemap, by Google's rules"""
_SPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
_XHTML = 'xmlns:xhtml="http://www.w3.org/1999/xhtml"'
_IMAGE = 'xmlns:image="http://www.google.com/schemas/sitemap-image/1.1"'
_NEWS = 'xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"'
OPENING = f"{DECLARATION}<urlset {_SPACE} {_XHTML} {_IMAGE}>\n"
CLOSING = "</urlset>\n"


def page(said: SitemapPage) -> str:
    """Return a page as an element of a sitemap."""
    parts = [
        element("loc", said.address),
        element("lastmod", iso(said.modified)) if said.modified else "",
        *(
            element("xhtml:link", rel="alternate", hreflang=code, href=address)
            for code, address in said.alternates
        ),
        *(wrapped("image:image", element("image:loc", address)) for address in said.pictures),
    ]
    return wrapped("url", "".join(parts)) + "\n"


def index(sitemaps: Iterable[tuple[str, dt.datetime | None]]) -> str:
    """Return an index of sitemaps: the address of each, and when anything in it last changed."""
    entries = (
        wrapped(
            "sitemap",
            element("loc", address) + (element("lastmod", iso(modified)) if modified else ""),
        )
        for address, modified in sitemaps
    )
    body = "\n".join(entries)
    return f"{DECLARATION}<sitemapindex {_SPACE}>\n{body}\n</sitemapindex>\n"


def news(pages: Iterable[NewsPage]) -> str:
    """Return a news sitemap."""
    body = "".join(map(_news, pages))
    return f"{DECLARATION}<urlset {_SPACE} {_NEWS}>\n{body}{CLOSING}"


def _news(said: NewsPage) -> str:
    publication = element("news:name", said.publication) + element("news:language", said.language)
    about = [
        wrapped("news:publication", publication),
        element("news:publication_date", iso(said.published)),
        element("news:title", said.title),
    ]
    return (
        wrapped("url", element("loc", said.address) + wrapped("news:news", "".join(about))) + "\n"
    )
