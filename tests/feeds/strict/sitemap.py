"""Strict checks of sitemaps: protocol 0.9, hreflang, pictures; the index; Google's news sitemap."""

import datetime as dt
import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from lxml import etree

from tests.feeds.strict.reading import LANGUAGE, counts, is_address, moment, root_of, strangers

S = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
LINK = "{http://www.w3.org/1999/xhtml}link"
IMAGE = "{http://www.google.com/schemas/sitemap-image/1.1}"
NEWS = "{http://www.google.com/schemas/sitemap-news/0.9}"
MOST, LARGEST, LONGEST, MOST_NEWS = 50_000, 50 * 2**20, 2048, 1000
_DAY = re.compile(r"^\d{4}-\d\d-\d\d$")
_ISO_639 = re.compile(r"^([a-z]{2,3}|zh-cn|zh-tw)$")


def sitemap_faults(data: bytes, *, least: int = 0) -> list[str]:
    """Return what is wrong with a sitemap."""
    root, found = _root(data, "urlset")
    if root is None:
        return found
    known = {f"{S}loc": (1, 1), f"{S}lastmod": (0, 1), f"{IMAGE}image": (0, 1000)}
    found += strangers(root, [f"{S}url"])
    if len(root) < least:
        found.append(f"has {len(root)} pages")
    for page in root:
        found += counts(page, known)
        found += strangers(page, [*known, LINK])
        found += _place(page)
        found += _alternates(page)
        for image in page.findall(f"{IMAGE}image"):
            if not is_address(image.findtext(f"{IMAGE}loc") or ""):
                found.append("a picture has no absolute address")
    return found + _twice(root)


def index_faults(data: bytes) -> list[str]:
    """Return what is wrong with an index of sitemaps."""
    root, found = _root(data, "sitemapindex")
    if root is None:
        return found
    known = {f"{S}loc": (1, 1), f"{S}lastmod": (0, 1)}
    found += strangers(root, [f"{S}sitemap"])
    if not len(root):
        found.append("names no sitemap")
    for one in root:
        found += counts(one, known)
        found += strangers(one, known)
        found += _place(one)
    return found + _twice(root)


def news_faults(data: bytes, now: dt.datetime) -> list[str]:
    """Return what is wrong with a news sitemap at a moment."""
    root, found = _root(data, "urlset")
    if root is None:
        return found
    found += strangers(root, [f"{S}url"])
    if len(root) > MOST_NEWS:
        found.append(f"has {len(root)} articles")
    for page in root:
        found += counts(page, {f"{S}loc": (1, 1), f"{NEWS}news": (1, 1)})
        found += strangers(page, [f"{S}loc", f"{S}lastmod", f"{NEWS}news", f"{IMAGE}image"])
        found += _place(page)
        for news in page.findall(f"{NEWS}news"):
            found += _news(news, now)
    return found + _twice(root)


def whole_faults(sitemaps: dict[str, bytes]) -> list[str]:
    """Return what is wrong between an index and its sitemaps, by absolute address.

    The index is the one whose address ends in /sitemap.xml.
    """
    (own,) = (one for one in sitemaps if one.endswith("/sitemap.xml"))
    index = etree.fromstring(sitemaps[own])
    found, pages = [], dict[str, dict[str, str]]()
    for one in index:
        address = one.findtext(f"{S}loc") or ""
        if address not in sitemaps:
            found.append(f"the index names {address}, where nothing stands")
            continue
        root = etree.fromstring(sitemaps[address])
        dates = [text for page in root if (text := page.findtext(f"{S}lastmod"))]
        if (said := one.findtext(f"{S}lastmod")) and [said] != [max(dates, default="")]:
            found.append(f"the index says that {address} changed at {said}")
        for page in root:
            where = page.findtext(f"{S}loc") or ""
            if where in pages:
                found.append(f"{where} stands twice")
            pages[where] = {str(o.get("hreflang")): str(o.get("href")) for o in page.findall(LINK)}
    for where, others in pages.items():
        for other in others.values():
            if pages.get(other) != others:
                found.append(f"{where} names {other}, which does not say the same")
    return found


def addresses(data: bytes) -> list[str]:
    """Return the addresses in a sitemap or an index."""
    return [one.findtext(f"{S}loc") or "" for one in etree.fromstring(data)]


def _root(data: bytes, tag: str) -> tuple[etree._Element | None, list[str]]:
    root, found = root_of(data)
    if root is not None and root.tag != f"{S}{tag}":
        return None, [*found, f"is no {tag}"]
    if len(data) > LARGEST:
        found.append("is too large")
    if root is not None and len(root) > MOST:
        found.append(f"has {len(root)} entries")
    return root, found


def _place(page: etree._Element) -> Iterator[str]:
    where = page.findtext(f"{S}loc") or ""
    if not is_address(where) or not where.isascii() or len(where) >= LONGEST or "#" in where:
        yield f"{where!r} is no address as sitemaps want it"
    for text in [one.text or "" for one in page.findall(f"{S}lastmod")]:
        if not _is_date(text):
            yield f"{text!r} is no date of W3C"


def _is_date(text: str) -> bool:
    if _DAY.match(text):
        return moment(f"{text}T00:00:00Z") is not None
    return moment(text) is not None


def _alternates(page: etree._Element) -> Iterator[str]:
    links = page.findall(LINK)
    if not links:
        return
    codes = [one.get("hreflang", "") for one in links]
    if any(one.get("rel") != "alternate" for one in links):
        yield "a link is no alternate"
    if not all(LANGUAGE.match(code) or code == "x-default" for code in codes):
        yield f"{codes} are no languages"
    if len(set(codes)) < len(codes):
        yield "a language stands twice"
    where = page.findtext(f"{S}loc")
    if where not in [one.get("href") for one in links]:
        yield f"{where} does not name itself among its languages"
    if not all(is_address(one.get("href", "")) for one in links):
        yield "an alternate has no absolute address"


def _news(news: etree._Element, now: dt.datetime) -> Iterator[str]:
    known = {f"{NEWS}{one}": (1, 1) for one in ("publication", "publication_date", "title")}
    yield from counts(news, known)
    yield from strangers(news, known)
    if not (news.findtext(f"{NEWS}title") or "").strip():
        yield "an article has no title"
    said = news.find(f"{NEWS}publication")
    if said is not None:
        if not (said.findtext(f"{NEWS}name") or "").strip():
            yield "the publication has no name"
        if not _ISO_639.match(said.findtext(f"{NEWS}language") or ""):
            yield f"{said.findtext(f'{NEWS}language')!r} is no language of ISO 639"
    published = moment(news.findtext(f"{NEWS}publication_date") or "")
    if published is None:
        yield "an article has no date of W3C"
    elif not now - dt.timedelta(days=2) <= published <= now:
        yield f"an article of {published} does not belong to the last two days"


def _twice(root: etree._Element) -> list[str]:
    places = [one.findtext(f"{S}loc") for one in root]
    found = [f"{one} stands twice" for one in set(places) if places.count(one) > 1]
    hosts = {urlsplit(str(one)).netloc for one in places}
    return [*found, *(["leads to several hosts"] if len(hosts) > 1 else [])]
