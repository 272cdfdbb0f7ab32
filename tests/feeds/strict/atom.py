"""A strict check of Atom 1.0: RFC 4287, and of what stands in it."""

from collections.abc import Iterator

from lxml import etree

from tests.feeds.strict.media import CONTENT, media_faults
from tests.feeds.strict.reading import (
    ATOM,
    FH,
    LANGUAGE,
    XHTML,
    XML_LANG,
    counts,
    html_faults,
    is_address,
    is_iri,
    moment,
    name,
    root_of,
    strangers,
    texts,
)

ENTRY = f"{ATOM}entry"


def _named(rules: dict[str, tuple[int, int | None]]) -> dict[str, tuple[int, int | None]]:
    return {f"{ATOM}{tag}": rule for tag, rule in rules.items()}


_FEED = _named(
    {
        "id": (1, 1), "title": (1, 1), "updated": (1, 1), "subtitle": (0, 1), "generator": (0, 1),
        "icon": (0, 1), "logo": (0, 1), "rights": (0, 1), "author": (0, None), "link": (1, None),
        "category": (0, None), "contributor": (0, None),
    }
)  # fmt: skip
_ENTRY = _named(
    {
        "id": (1, 1), "title": (1, 1), "updated": (1, 1), "published": (0, 1), "summary": (0, 1),
        "content": (0, 1), "rights": (0, 1), "source": (0, 1), "author": (0, None),
        "link": (0, None), "category": (0, None), "contributor": (0, None),
    }
)  # fmt: skip
# XHTML 1.0's elements that make a text, and the figures of HTML.
_TEXT = frozenset(
    """
    a abbr b blockquote br caption cite code dd del div dl dt em figcaption figure h1 h2 h3 h4 h5 h6
    hr i img ins li ol p pre q s small span strong sub sup table tbody td th thead tr u ul
    """.split()  # noqa: SIM905
)


def atom_faults(data: bytes) -> list[str]:
    """Return what is wrong with a feed."""
    root, found = root_of(data)
    if root is None:
        return found
    if root.tag != f"{ATOM}feed":
        return [*found, "is no Atom feed"]
    entries = root.findall(ENTRY)
    found += counts(root, _FEED)
    found += strangers(root, [*_FEED, ENTRY, f"{FH}archive"])
    found += _shared(root)
    ids = [text for entry in entries for text in texts(entry, f"{ATOM}id")]
    found += [f"the id {one} stands twice" for one in set(ids) if ids.count(one) > 1]
    selves = [one for one in root.findall(f"{ATOM}link") if one.get("rel") == "self"]
    if len(selves) != 1 or selves[0].get("type") != "application/atom+xml":
        found.append("does not say once where it stands itself, and as what")
    changed = [moment(text) for entry in entries for text in texts(entry, f"{ATOM}updated")]
    if changed and None not in changed:
        latest = max(one for one in changed if one)
        if [moment(text) for text in texts(root, f"{ATOM}updated")] != [latest]:
            found.append(f"was not updated when its last entry was, {latest}")
    has_author = bool(texts(root, f"{ATOM}author"))
    for entry in entries:
        found += _entry(entry, has_author)
    return found


def _shared(holder: etree._Element) -> Iterator[str]:
    """Yield what is wrong with what feeds and entries both have."""
    for text in texts(holder, f"{ATOM}id"):
        if not is_iri(text):
            yield f"the id {text!r} is no IRI"
    for tag in ("updated", "published"):
        for text in texts(holder, f"{ATOM}{tag}"):
            if (said := moment(text)) is None or said.year < 1990:
                yield f"<{tag}> {text!r} is no date of RFC 3339, or an odd one"
    for tag in ("title", "subtitle", "summary"):
        for one in holder.findall(f"{ATOM}{tag}"):
            if one.get("type", "text") != "text" or len(one) or not (one.text or "").strip():
                yield f"<{tag}> is not a plain text that says something"
    for code in (holder.get(XML_LANG) or "",):
        if not LANGUAGE.match(code):
            yield f"{code!r} is no language"
    for person in holder.findall(f"{ATOM}author"):
        yield from counts(person, _named({"name": (1, 1), "uri": (0, 1), "email": (0, 1)}))
        if not all(text.strip() for text in texts(person, f"{ATOM}name")):
            yield "an author has no name"
        if not all(is_address(text) for text in texts(person, f"{ATOM}uri")):
            yield "an author has no absolute address"
    if not all(one.get("term") for one in holder.findall(f"{ATOM}category")):
        yield "a category has no term"
    yield from _links(holder)


def _links(holder: etree._Element) -> Iterator[str]:
    links = holder.findall(f"{ATOM}link")
    if not all(is_address(one.get("href", "")) for one in links):
        yield "a link is not absolute"
    pairs = [
        (one.get("type"), one.get("hreflang"))
        for one in links
        if one.get("rel", "alternate") == "alternate"
    ]
    if len(set(pairs)) < len(pairs):
        yield "has two alternates of one type and language"
    if not pairs:
        yield "has no page of its own"


def _entry(entry: etree._Element, has_author: bool) -> Iterator[str]:
    yield from counts(entry, _ENTRY)
    yield from strangers(entry, [*_ENTRY, CONTENT])
    yield from _shared(entry)
    yield from media_faults(entry)
    if not has_author and not texts(entry, f"{ATOM}author"):
        yield "an entry has no author"
    dates = [moment(text) for tag in ("published", "updated") for text in texts(entry, ATOM + tag)]
    if len(dates) == 2 and dates[0] and dates[1] and dates[0] > dates[1]:
        yield "an entry was updated before it was published"
    for content in entry.findall(f"{ATOM}content"):
        yield from _content(content)


def _content(content: etree._Element) -> Iterator[str]:
    if content.get("type") != "xhtml":
        yield "a content is no XHTML"
        return
    if [name(one) for one in content] != [f"{XHTML}div"] or (content.text or "").strip():
        yield "a content is not one <div>"
    for element in content.iterdescendants(etree.Element):
        tag = name(element)
        if not tag.startswith(XHTML) or tag.removeprefix(XHTML) not in _TEXT:
            yield f"<{tag}> is no element of a text in XHTML"
    yield from html_faults(content)
