"""A strict check of RSS 2.0 by the RSS Advisory Board's profile, and of what stands in it."""

from collections.abc import Iterator

from lxml import etree, html

from tests.feeds.strict.media import CONTENT, media_faults
from tests.feeds.strict.reading import (
    ATOM,
    FH,
    LANGUAGE,
    XML_LANG,
    counts,
    html_faults,
    is_address,
    is_iri,
    mail_moment,
    moment,
    name,
    root_of,
    strangers,
    texts,
)

DC, MODIFIED = "{http://purl.org/dc/elements/1.1/}", "{http://purl.org/dc/terms/}modified"
ENCODED = "{http://purl.org/rss/1.0/modules/content/}encoded"
_CHANNEL: dict[str, tuple[int, int | None]] = {
    "title": (1, 1), "link": (1, 1), "description": (1, 1), "language": (1, 1),
    "lastBuildDate": (1, 1), "docs": (0, 1), "generator": (0, 1), "image": (0, 1),
}  # fmt: skip
_ITEM: dict[str, tuple[int, int | None]] = {
    "title": (1, 1), "link": (1, 1), "guid": (1, 1), "pubDate": (1, 1), "description": (0, 1),
    ENCODED: (0, 1), MODIFIED: (0, 1), "comments": (0, 1), "category": (0, None),
    f"{DC}creator": (0, None), CONTENT: (0, None),
}  # fmt: skip


def rss_faults(data: bytes) -> list[str]:
    """Return what is wrong with a feed."""
    root, found = root_of(data)
    if root is None:
        return found
    if root.tag != "rss" or root.get("version") != "2.0" or len(root.findall("channel")) != 1:
        return [*found, "is no RSS 2.0 with one channel"]
    channel = root.find("channel")
    assert channel is not None
    items = channel.findall("item")
    guids = [guid for item in items for guid in texts(item, "guid")]
    found += [f"the guid {one} stands twice" for one in set(guids) if guids.count(one) > 1]
    found += _channel(channel, items)
    for item in items:
        found += _item(item)
    return found


def _channel(channel: etree._Element, items: list[etree._Element]) -> Iterator[str]:
    yield from counts(channel, _CHANNEL)
    yield from strangers(channel, [*_CHANNEL, "item", f"{ATOM}link", f"{FH}archive"])
    order = [name(one) == "item" for one in channel]
    if sorted(order) != order:
        yield "something of the channel stands behind an item"
    yield from (f"{one!r} is no language" for one in _languages(channel) if not LANGUAGE.match(one))
    if not all(is_address(text) for text in texts(channel, "link")):
        yield "the channel's link is not absolute"
    yield from _image(channel)
    selves = [one for one in channel.findall(f"{ATOM}link") if one.get("rel") == "self"]
    if [one.get("type") for one in selves] != ["application/rss+xml"]:
        yield "the channel does not say once where it stands itself, and as what"
    if not all(is_address(one.get("href", "")) for one in channel.findall(f"{ATOM}link")):
        yield "a link of the channel is not absolute"
    yield from _built(channel, items)


def _languages(channel: etree._Element) -> list[str]:
    root = channel.getparent()
    return [*texts(channel, "language"), *([root.get(XML_LANG, "en")] if root is not None else [])]


def _image(channel: etree._Element) -> Iterator[str]:
    for image in channel.findall("image"):
        yield from counts(image, {"url": (1, 1), "title": (1, 1), "link": (1, 1)})
        if not all(is_address(text) for text in texts(image, "url")):
            yield "the image has no absolute address"
        for one in ("title", "link"):
            if texts(image, one) != texts(channel, one):
                yield f"the image has another {one} than the channel"


def _built(channel: etree._Element, items: list[etree._Element]) -> Iterator[str]:
    built = [mail_moment(text) for text in texts(channel, "lastBuildDate")]
    if not all(one and one.year > 1990 for one in built):
        yield "the lastBuildDate is no date of RFC 822, or an odd one"
        return
    changed = [
        one
        for item in items
        for one in (
            *map(moment, texts(item, MODIFIED)),
            *(map(mail_moment, texts(item, "pubDate")) if not texts(item, MODIFIED) else ()),
        )
        if one
    ]
    if changed and built[:1] != [max(changed)]:
        yield f"the lastBuildDate is {built}, and the last change {max(changed)}"


def _item(item: etree._Element) -> Iterator[str]:
    yield from counts(item, _ITEM)
    yield from strangers(item, _ITEM)
    yield from media_faults(item)
    for address in (*texts(item, "link"), *texts(item, "comments")):
        if not is_address(address):
            yield f"{address!r} is no absolute address"
    for guid in item.findall("guid"):
        if guid.get("isPermaLink") != "false" and not is_address(guid.text or ""):
            yield "a guid is said to be an address, and is none"
        if not is_iri(guid.text or ""):
            yield f"the guid {guid.text!r} is no IRI"
    for text in texts(item, "pubDate"):
        if mail_moment(text) is None:
            yield f"{text!r} is no date of RFC 822"
    yield from _words(item)


def _words(item: etree._Element) -> Iterator[str]:
    for tag in ("title", f"{DC}creator", "category", "description"):
        if any(not text.strip() for text in texts(item, tag)):
            yield f"<{tag}> is empty"
    if any(not one.get("domain") for one in item.findall("category")):
        yield "a category has no domain"
    published = [mail_moment(text) for text in texts(item, "pubDate")]
    for text in texts(item, MODIFIED):
        changed = moment(text)
        if changed is None or (published[:1] != [None] and changed == published[0]):
            yield f"dcterms:modified is {text!r}"
    order = [name(one) for one in item if name(one) in ("description", ENCODED)]
    if order[:1] == [ENCODED]:
        yield "content:encoded stands without a description before it"
    for text in (*texts(item, ENCODED), *texts(item, "description")):
        if text.strip():
            yield from html_faults(html.fragment_fromstring(text, create_parent="div"))
