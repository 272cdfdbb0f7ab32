"""The sitemaps: every public page and no other, with the moment at which it last changed."""

import datetime as dt
import re
from collections.abc import Iterable

from caspian.common.languages import language
from caspian.edition.document import Document, Part
from caspian.edition.splice import part
from caspian.feeds.addresses import absolute
from caspian.feeds.calendar import (
    Published,
    days_of_month,
    month_modified,
    months,
    newest_news,
    published_on,
)
from caspian.feeds.filed import filed_paths, front_pages
from caspian.formats.sitemap import write
from caspian.formats.sitemap.parts import NewsPage, SitemapPage
from caspian.pages.reads import paper

INDEX, NEWS, PAGES = "/sitemap.xml", "/sitemap-news.xml", "/sitemaps/pages.xml"
FILED_KINDS = ("topics", "places", "contributors")
_DAY = "sitemap:"
_MONTH = re.compile(r"^/sitemaps/(\d{4})-(\d\d)\.xml$")
_FILED = re.compile(rf"^/sitemaps/(?P<kind>{'|'.join(FILED_KINDS)})\.xml$")


def day_key(day: dt.date) -> str:
    """Return the key of the part of a sitemap that holds the articles of a day."""
    return f"{_DAY}{day.isoformat()}"


def month_address(day: dt.date) -> str:
    """Return the path of the sitemap of a day's month."""
    return f"/sitemaps/{day:%Y-%m}.xml"


def filed_address(kind: str) -> str:
    """Return the path of the sitemap of all topics, places or contributors."""
    return f"/sitemaps/{kind}.xml"


ALWAYS = (INDEX, NEWS, PAGES, *map(filed_address, FILED_KINDS))
"""the paths of the sitemaps that every paper has"""


def is_sitemap(key: str) -> bool:
    """Return whether a key is one of a sitemap or a part of one, be there such or not."""
    return key in ALWAYS or key.startswith(_DAY) or _MONTH.match(key) is not None


def sitemap_at(key: str) -> Document | None:
    """Render the sitemap, or the part of one, that stands at a key; None where nothing does."""
    if key.startswith(_DAY):
        return _day(key, dt.date.fromisoformat(key.removeprefix(_DAY)))
    if found := _MONTH.match(key):
        return _month(key, dt.date(int(found[1]), int(found[2]), 1))
    if found := _FILED.match(key):
        return _document(
            key, _whole(SitemapPage(absolute(path)) for path in filed_paths(found["kind"]))
        )
    if key == INDEX:
        return _document(key, write.index(_sitemaps()))
    if key == NEWS:
        return _document(key, write.news(_news()))
    return _document(key, _whole(map(_front_page, front_pages())))


def _document(key: str, text: str) -> Document:
    return Document(key, media_type=write.MEDIA_TYPE, parts=(part(text.encode()),))


def _whole(pages: Iterable[SitemapPage]) -> str:
    return write.OPENING + "".join(map(write.page, pages)) + write.CLOSING


def _zone() -> str:
    return paper.publication(paper.default_language()).time_zone


def _day(key: str, day: dt.date) -> Document | None:
    found = published_on(day, _zone())
    return _document(key, "".join(write.page(_page(one)) for one in found)) if found else None


def _month(key: str, month: dt.date) -> Document | None:
    days = days_of_month(month, _zone())
    if not days:
        return None
    parts: list[Part | str] = [day_key(day) for day in days]
    ends = part(write.OPENING.encode()), part(write.CLOSING.encode())
    return Document(key, media_type=write.MEDIA_TYPE, parts=(ends[0], *parts, ends[1]))


def _sitemaps() -> Iterable[tuple[str, dt.datetime | None]]:
    zone = _zone()
    for path in (PAGES, *map(filed_address, FILED_KINDS)):
        yield absolute(path), None
    for month in months(zone):
        yield absolute(month_address(month)), month_modified(month, zone)


def _page(said: Published) -> SitemapPage:
    return SitemapPage(
        absolute(said.address),
        said.modified,
        tuple((code, absolute(path)) for code, path in said.alternates),
        tuple(map(absolute, said.pictures)),
    )


def _front_page(said: tuple[str, tuple[tuple[str, str], ...]]) -> SitemapPage:
    path, alternates = said
    return SitemapPage(
        absolute(path), None, tuple((code, absolute(other)) for code, other in alternates)
    )


def _news() -> Iterable[NewsPage]:
    codes = [home.address.strip("/") for home in paper.homes()]
    found = [one for code in codes for one in newest_news(code, write.MOST_NEWS)]
    found.sort(key=lambda one: (one.published, one.address), reverse=True)
    for one in found[: write.MOST_NEWS]:
        name = paper.publication(one.code).name
        spoken = language(one.code).code.partition("-")[0]
        yield NewsPage(absolute(one.address), name, spoken, one.published, one.title)
