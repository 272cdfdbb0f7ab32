"""Where the feeds stand: each has the address of the page that it follows, in a folder of its own.

"/en/topics/energy/" is followed at "/en/feeds/topics/energy.rss", its archive page 7 at
"/en/feeds/topics/energy/page/7.rss", and so in Atom and JSON Feed.
"""

import re
from dataclasses import dataclass

ENDINGS = ("rss", "atom", "json")
"""of the formats; the first is the one that every reader of feeds knows"""
TYPES = {
    "rss": "application/rss+xml",
    "atom": "application/atom+xml",
    "json": "application/feed+json",
}
"""what a <link> calls each"""
NAMES = {"rss": "RSS", "atom": "Atom", "json": "JSON Feed"}
FOLDER = "feeds/"
KINDS = "kinds/"
"""the folder of the feeds by kind of article, which have no page of their own"""
OF_ALL = "/feeds/latest"
"""the feed of all languages, without its ending"""
_TODAY = "today.epub"
_FEED = re.compile(rf"^/(?P<code>[^/]+)/{FOLDER}(?P<rest>.+)\.(?P<ending>{'|'.join(ENDINGS)})$")


@dataclass(frozen=True)
class FeedAddress:
    """A feed's address taken apart: the path of the page that it follows, and its ending."""

    page: str
    code: str
    ending: str


def feed_address(page: str, ending: str) -> str:
    """Return the path of the feed that follows a page of a language, given by its path."""
    _, code, rest = page.split("/", 2)
    return f"/{code}/{FOLDER}{rest.rstrip('/')}.{ending}"


def feed_addresses(page: str) -> tuple[str, ...]:
    """Return the paths of the feeds that follow a page, in every format."""
    return tuple(feed_address(page, ending) for ending in ENDINGS)


def parsed(path: str) -> FeedAddress | None:
    """Return a feed's address taken apart, or None for a path that can be none."""
    found = _FEED.match(path)
    if found is None:
        return None
    return FeedAddress(f"/{found['code']}/{found['rest']}/", found["code"], found["ending"])


def kind_address(code: str, kind: str) -> str:
    """Return the path that a page of the articles of a kind would have, if there were one."""
    return f"/{code}/{KINDS}{kind}/"


def feeds_page_address(code: str) -> str:
    """Return the path of the page that shows the feeds of a language."""
    return f"/{code}/{FOLDER}"


def today_address(code: str) -> str:
    """Return the path of the day's paper of a language as one file."""
    return f"/{code}/{FOLDER}{_TODAY}"


def code_of_today(path: str) -> str | None:
    """Return the language of the day's paper that stands at a path, or None for another path."""
    _, _, rest = path.partition("/")
    code, _, rest = rest.partition("/")
    return code if code and rest == f"{FOLDER}{_TODAY}" else None
