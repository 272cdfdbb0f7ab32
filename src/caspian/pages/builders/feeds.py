"""Builds the page that explains feeds and shows those of a language."""

from caspian.pages.builders.frame import frame, words_in
from caspian.pages.builders.lists import latest_address
from caspian.pages.builders.structured_data import trail_data
from caspian.pages.feed_addresses import (
    ENDINGS,
    NAMES,
    OF_ALL,
    feed_address,
    feeds_page_address,
    kind_address,
    today_address,
)
from caspian.pages.feed_documents import FeedGroup, FeedOffer, FeedsPage
from caspian.pages.parts import Link
from caspian.pages.reads import paper


def feeds_page(code: str) -> FeedsPage:
    """Build the page of a language."""
    words, publication = words_in(code), paper.publication(code)
    title, address = words.gettext("Web feeds"), feeds_page_address(code)
    head = frame(
        code=code,
        address=address,
        title=title,
        description=words.gettext("Follow the paper in a feed reader: RSS, Atom and JSON Feed."),
        structured_data=trail_data(code, Link(title, address)),
    )
    whole = [_offer(publication.name, latest_address(code))]
    if len(paper.homes()) > 1:
        whole.append(FeedOffer(words.gettext("All languages"), "", _of_all()))
    sections = [_offer(link.text, link.address) for link in paper.sections(code)]
    kinds = [_offer(name, kind_address(code, kind), "") for kind, name in kind_names(code).items()]
    groups = (
        (words.gettext("The whole paper"), whole),
        # Translators: headings over lists of feeds.
        (words.gettext("By section"), sections),
        (words.gettext("By kind of article"), kinds),
    )
    shown = tuple(FeedGroup(title, tuple(each)) for title, each in groups if each)
    return FeedsPage(head, shown, today_address(code))


def kind_names(code: str) -> dict[str, str]:
    """Return what the articles of each kind are called together, by kind."""
    words = words_in(code)
    return {
        "news": words.gettext("News"),
        "analysis": words.gettext("Analysis"),
        "perspective": words.gettext("Perspectives"),
        # Translators: the feeds of all interviews and of all explainers.
        "interview": words.gettext("Interviews"),
        "explainer": words.gettext("Explainers"),
    }


def _offer(title: str, followed: str, page: str | None = None) -> FeedOffer:
    feeds = (Link(NAMES[ending], feed_address(followed, ending)) for ending in ENDINGS)
    return FeedOffer(title, followed if page is None else page, tuple(feeds))


def _of_all() -> tuple[Link, ...]:
    return tuple(Link(NAMES[ending], f"{OF_ALL}.{ending}") for ending in ENDINGS)
