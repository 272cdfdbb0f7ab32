"""Builds the frame round a page, the same way for every kind of page."""

from babel.support import NullTranslations

from caspian.common.languages import language
from caspian.common.text import shortened
from caspian.pages.feed_addresses import ENDINGS, NAMES, TYPES, feed_address
from caspian.pages.parts import Alternate, FeedLink, Frame, Link, Source, sections_name
from caspian.pages.reads import paper
from caspian.pages.render import translations

DESCRIPTION = 160


def frame(
    *,
    code: str,
    address: str,
    title: str,
    description: str,
    alternates: tuple[Alternate, ...] = (),
    social_kind: str = "website",
    social_picture: Source | None = None,
    structured_data: tuple[str, ...] = (),
    indexed: bool = True,
    followed: str = "",  # its list's path, if that has feeds
    current: str = "",  # its section's path
    trail: tuple[Link, ...] = (),  # stands over it
) -> Frame:
    """Return the frame of the page at `address`; alternates count only when there are two."""
    root, publication = paper.public_address(), paper.publication(code)
    others = alternates if len(alternates) > 1 else ()
    return Frame(
        language=language(code),
        time_zone=publication.time_zone,
        dates=publication.dates,
        publication=publication.name,
        title=title,
        description=shortened(description, DESCRIPTION),
        address=address,
        canonical=root + address,
        alternates=tuple(Alternate(one.language, root + one.address) for one in others),
        default_alternate=_default_alternate(root, others),
        social_kind=social_kind,
        social_picture=social_picture and absolute(social_picture),
        structured_data=structured_data,
        indexed=indexed,
        feeds=_feeds(code, publication.name, title if followed else "", followed),
        has_own_feed=bool(followed),
        sections=sections_name(current),
        trail=_from_front(publication.name, code, trail),
    )


def _from_front(name: str, code: str, trail: tuple[Link, ...]) -> tuple[Link, ...]:
    return (Link(name, f"/{code.lower()}/"), *trail) if trail else ()


def absolute(source: Source) -> Source:
    """Return a rendition under the paper's absolute address."""
    if source.address.startswith("http"):
        return source
    return Source(paper.public_address() + source.address, source.width, source.height)


def words_in(code: str) -> NullTranslations:
    """Return the translations by which a builder says its own few words."""
    return translations(code)


def _feeds(code: str, publication: str, title: str, followed: str) -> tuple[FeedLink, ...]:
    name = f"{publication}: {title}" if title else publication
    page = followed or f"/{code.lower()}/latest/"
    return tuple(
        FeedLink(f"{name} ({NAMES[one]})", TYPES[one], feed_address(page, one)) for one in ENDINGS
    )


def _default_alternate(root: str, alternates: tuple[Alternate, ...]) -> str:
    if not alternates:
        return ""
    first = paper.default_language()
    for one in alternates:
        if one.language.code.lower() == first:
            return root + one.address
    return root + alternates[0].address
