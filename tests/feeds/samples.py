"""One good document of each format, as our writers write it: what faults are planted into."""

import datetime as dt
from types import ModuleType
from typing import Any

from caspian.formats.atom import write as atom
from caspian.formats.feed.parts import FeedAuthor, FeedCategory, FeedEntry, FeedHead, FeedPicture
from caspian.formats.json_feed import write as json_feed
from caspian.formats.rss import write as rss
from caspian.formats.site_files import write as site_files
from caspian.formats.sitemap import write as sitemap
from caspian.formats.sitemap.parts import NewsPage, SitemapPage

NOW = dt.datetime(2026, 3, 20, 9, 30, tzinfo=dt.UTC)
BEFORE = NOW - dt.timedelta(hours=5)
ROOT = "https://caspian.example"
_USE = site_files.AiUse(may_train=False, may_answer=True, terms=f"{ROOT}/en/licences/")
_AUTHOR = FeedAuthor("Aysel Quliyeva", f"{ROOT}/en/contributors/aysel-quliyeva/")


def entry(number: int, updated: dt.datetime = BEFORE) -> FeedEntry:
    """Return an entry, published five hours ago."""
    return FeedEntry(
        id=f"urn:uuid:00000000-0000-4000-8000-{number:012}",
        address=f"{ROOT}/en/politics/ferry-{number}/",
        title="The ferry & the sea: 2 < 3",
        summary="It leaves when it is full.",
        content=f'<div lang="en" dir="ltr"><p>See <a href="{ROOT}/en/">more</a>.</p></div>',
        authors=(_AUTHOR,),
        published=BEFORE,
        updated=updated,
        language="en",
        direction="ltr",
        categories=(FeedCategory("politics", f"{ROOT}/en/", "Politics"),),
        picture=FeedPicture(f"{ROOT}/media/a.jpg", 1200, 675, "image/jpeg", "Ships", "The cast"),
        comments=f"{ROOT}/en/politics/ferry-{number}/#comments",
    )


def head(
    own: str, current: str, updated: dt.datetime, older: str = "", newer: str = ""
) -> FeedHead:
    """Return the head of a feed that stands at an absolute address."""
    return FeedHead(
        title="The Caspian Times: Politics",
        description="News of the sea.",
        page=f"{ROOT}/en/politics/",
        own=own,
        current=current,
        publication="The Caspian Times",
        language="en",
        direction="ltr",
        updated=updated,
        style="/static/feed.css",
        icon=f"{ROOT}/static/icon.png",
        hub="https://hub.example/",
        older=older,
        newer=newer,
    )


def feed(form: ModuleType, numbers: tuple[int, ...] = (2, 1), **links: str) -> str:
    """Return a feed in a format: entries by number; the second one was changed since."""
    own = f"{ROOT}/en/feeds/politics.{form.ENDING}"
    changed = {1: NOW}
    said = [entry(one, changed.get(one, BEFORE)) for one in numbers]
    about: dict[str, Any] = {
        "own": own,
        "current": own,
        "updated": max(one.updated for one in said),
        **links,
    }
    joined = form.BETWEEN.join(map(form.entry, said))
    return f"{form.opening(head(**about))}{joined}{form.CLOSING}"


def archived(form: ModuleType) -> dict[str, bytes]:
    """Return a feed of five entries and its two archives, by absolute address."""
    current, first, second = (
        f"{ROOT}/en/feeds/politics{page}.{form.ENDING}" for page in ("", "/page/1", "/page/2")
    )
    documents = {
        current: feed(form, (5,), older=second),
        second: feed(form, (4, 3), own=second, current=current, older=first, newer=current),
        first: feed(form, (2, 1), own=first, current=current, newer=second),
    }
    return {address: text.encode() for address, text in documents.items()}


def sitemaps() -> dict[str, str]:
    """Return an index and its sitemap of two pages that are translations, by absolute address."""
    both = (("en", f"{ROOT}/en/"), ("kk-Cyrl", f"{ROOT}/kk-cyrl/"))
    pages = "".join(
        sitemap.page(SitemapPage(address, moment, both, (f"{ROOT}/media/a.jpg",)))
        for (_, address), moment in zip(both, (BEFORE, NOW), strict=True)
    )
    month = f"{ROOT}/sitemaps/2026-03.xml"
    return {
        f"{ROOT}/sitemap.xml": sitemap.index([(month, NOW)]),
        month: sitemap.OPENING + pages + sitemap.CLOSING,
    }


def texts() -> dict[str, str]:
    """Return a good document of each other kind, by the name of its check."""
    paths, maps = ("/desk/", "/en/search/"), (f"{ROOT}/sitemap.xml",)
    more = "User-agent: Slowbot\nCrawl-delay: 10\nDisallow: /media/"
    security = ("mailto:desk@caspian.example", f"{ROOT}/en/security/")
    until, own = NOW + dt.timedelta(days=300), f"{ROOT}/.well-known/security.txt"
    said = NewsPage(f"{ROOT}/en/politics/ferry/", "The Caspian Times", "en", BEFORE, "The ferry")
    return {
        "rss": feed(rss),
        "atom": feed(atom),
        "json": feed(json_feed),
        "sitemap": sitemaps()[f"{ROOT}/sitemaps/2026-03.xml"],
        "index": sitemaps()[f"{ROOT}/sitemap.xml"],
        "news": sitemap.news([said]),
        "robots": site_files.robots(paths, ("GPTBot", "CCBot"), more, maps, f"{ROOT}/license.xml"),
        "security": site_files.security(*security, own, until, "en, kk-Cyrl"),
        "ads": "# ours\nads.example, 1234, DIRECT, abc\nOWNERDOMAIN=caspian.example\n",
        "trust": "belongto=https://press.example/\ndatatrainingallowed=no\n",
        "tdmrep": site_files.tdmrep(_USE),
        "rsl": site_files.rsl(_USE, "The Caspian Times"),
    }
