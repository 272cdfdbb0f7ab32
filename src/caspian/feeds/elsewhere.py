"""Says where feeds and documents of the API are now: they go with the page that they follow."""

from caspian.edition.document import MOVED, WITHDRAWN, Document
from caspian.feeds.api.addresses import article_address, list_address
from caspian.pages.addresses import (
    is_withdrawn,
    led_from,
    left_closed,
    list_at,
    split_numbered,
)
from caspian.pages.builders.comments import FOLDER
from caspian.pages.builders.history import HISTORY
from caspian.pages.builders.lists import latest_address
from caspian.pages.feed_addresses import (
    feed_address,
    feed_addresses,
    feeds_page_address,
    today_address,
)
from caspian.pages.reads import paper, tree

_FILED = ("topics", "places", "contributors")


def family(page: str) -> tuple[str, ...]:
    """Return what moves and is withdrawn with a page besides its own path, be it there or not.

    With a list its feeds and its place in the API, with an article its comments, their feeds, its
    history and the article in the API.
    """
    _, *names = page.strip("/").split("/")
    if len(names) == 2 and names[0] not in _FILED:
        comments = f"{page}{FOLDER}"
        return (comments, f"{page}{HISTORY}", *feed_addresses(comments), article_address(page))
    return (*feed_addresses(page), list_address(page)) if names else ()


def feed_elsewhere(key: str, page: str, ending: str) -> Document | None:
    """Return what stands where a page was followed that has another address now, or none."""
    if (front := _led_out(page)) and not page.endswith(f"/{FOLDER}"):
        return _document(key, page, feed_address(latest_address(front.strip("/")), ending))
    target = led_from(page)
    has_feed = _is_list(target) or _is_discussion(target)
    return _document(key, page, feed_address(target, ending) if has_feed else "")


def today_elsewhere(key: str, code: str) -> Document | None:
    """Return what stands where the day's paper of a language was that is closed now, or none."""
    page = feeds_page_address(code)
    front = _led_out(page)
    return _document(key, page, today_address(front.strip("/")) if front else "")


def list_elsewhere(key: str, page: str) -> Document | None:
    """Return what stands in the API where a list was, or none."""
    target = led_from(page)
    return _document(key, page, list_address(target) if _is_list(target) else "")


def article_elsewhere(key: str, page: str) -> Document | None:
    """Return what stands in the API where an article was, or none."""
    target = led_from(page)
    return _document(key, page, article_address(target) if _is_article(target) else "")


def _document(key: str, page: str, location: str) -> Document | None:
    if location:
        return Document(key, MOVED, location=location)
    is_gone = is_withdrawn(page) or left_closed(page, _code(page)) is not None
    return Document(key, WITHDRAWN) if is_gone else None


def _led_out(page: str) -> str:
    """Return the front to which all of a closed language leads, where a page stood in one."""
    front = left_closed(page, _code(page)) or ""
    return front if front in {home.address for home in paper.homes()} else ""


def _code(page: str) -> str:
    return page.split("/", 2)[1]


def _is_list(path: str) -> bool:
    return path.startswith("/") and list_at(split_numbered(path)[0]) is not None


def _is_discussion(path: str) -> bool:
    return path.endswith(f"/{FOLDER}") and _is_article(path.removesuffix(FOLDER))


def _is_article(path: str) -> bool:
    standing = tree.standing_at(path) if path.startswith("/") else None
    return standing is not None and standing.kind == "article"
