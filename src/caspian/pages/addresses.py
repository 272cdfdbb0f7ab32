"""Which page stands at a path: the map of the reader's addresses."""

import datetime as dt
import re
from dataclasses import dataclass

from caspian.common.dates import is_in_range
from caspian.newsroom.archive_pages import CONTRIBUTOR, PLACE, SECTION, TOPIC, ListKey
from caspian.pages.builders import lists
from caspian.pages.builders.article import article_page
from caspian.pages.builders.comments import FOLDER, comment_rules_page, comments_page
from caspian.pages.builders.embeds import embed_page
from caspian.pages.builders.feeds import feeds_page
from caspian.pages.builders.filed import contributor_page, topic_page
from caspian.pages.builders.history import HISTORY, history_page
from caspian.pages.builders.home import home_page
from caspian.pages.builders.indexes import index_page
from caspian.pages.builders.lists import HEAD, numbered
from caspian.pages.builders.plain import UNKNOWN, WITHDRAWN, information_page, offline_page
from caspian.pages.builders.sections import section_page
from caspian.pages.builders.stylebook import style_page
from caspian.pages.documents import Page
from caspian.pages.embed_addresses import embed_at
from caspian.pages.feed_addresses import FOLDER as FEEDS
from caspian.pages.reads import lists as lists_of
from caspian.pages.reads import moves, paper, records, tree
from caspian.pages.reads.filed import FOLDERS
from caspian.pages.reads.stylebook import style_address
from caspian.pages.reads.tree import Standing

_NUMBERED = re.compile(r"^(?P<list>.+/)page/(?P<number>[1-9]\d{0,5})/$")
_RECORD = re.compile(r"^(?P<kind>topics|places|contributors)/(?P<slug>[-\w]+)/$")
_ONCE = re.compile(
    r"^(?:latest|topics|places|contributors|comment-rules|style|feeds|kinds/[a-z_-]+)/$"
)
"""what each language has once, besides its front"""
_DAY = re.compile(r"^latest/(?P<year>\d{4})/(?P<month>\d\d)/(?P<day>\d\d)/$")

_BELOW_ARTICLE = 5
"""slashes in the path of a page of an article's: language, section, article, and itself"""


@dataclass(frozen=True)
class Moved:
    """The path leads elsewhere for good: 301."""

    address: str


@dataclass(frozen=True)
class Absent:
    """Nothing stands at the path: 404, or 410 where something once did; `code` is a language."""

    status: int
    code: str


def page_at(path: str) -> Page | Moved | Absent:
    """Build what stands at a path; there is always an answer, if only that nothing does."""
    address, number = split_numbered(path)
    code, _, rest = address.lstrip("/").partition("/")
    known = {home.address.strip("/"): home for home in paper.homes()}
    if code not in known:
        return _in_closed(path, code)
    if embed := embed_at(path):
        # Of what moved or was withdrawn no card is kept: the front looks where its article went.
        card = embed_page(embed) if embed.form == "page" else None
        return card or Absent(UNKNOWN, code)
    page = _listed(rest, code, number) or _in_tree(address, code, number)
    if page is None and path == style_address(code):
        page = style_page(code)
    return page or _nothing(path, code)


def _in_closed(path: str, code: str) -> Moved | Absent:
    """Return what stands at a path in no language of the paper: of a closed one its pages are
    gone, or lead to where its front leads."""
    default, target = paper.default_language(), left_closed(path, code)
    if target is None:
        return Absent(UNKNOWN, default)
    return Moved(target) if target else Absent(WITHDRAWN, default)


def left_closed(path: str, code: str) -> str | None:
    """Return where the front of a closed language leads, for what stood in it until then; an empty
    text where it leads nowhere, and None for what did not stand in a closed language."""
    front = f"/{code}/"
    if not moves.stood_in_closed(front, code):
        return None
    stood = is_withdrawn(path) or _stood_in_closed(path, code)
    return moves.moved_to(front) if stood else None


def _stood_in_closed(path: str, code: str) -> bool:
    # Of archive pages those alone are asked for that there were: they go as their list does.
    address, _ = split_numbered(path)
    rest = address.removeprefix(f"/{code}/")
    if _ONCE.match(rest) or moves.is_record(address):
        return True
    if (match := _DAY.match(rest)) and (day := _date(match)):
        return moves.had_day_in_closed(day, code, paper.time_zone())
    article, _ = above(address)
    return moves.stood_in_closed(article or address, code)


def split_numbered(path: str) -> tuple[str, int]:
    """Return the path of a list's head, and the number of the archive page that a path names."""
    numbered = _NUMBERED.match(path)
    if numbered is None:
        return path, HEAD
    return numbered["list"], int(numbered["number"])


def _listed(rest: str, code: str, number: int) -> Page | None:
    if rest == "latest/":
        return lists.latest_page(code, number)
    if rest == "comment-rules/" and number == HEAD:
        return comment_rules_page(code)
    if rest == "offline/" and number == HEAD:
        return offline_page(code)
    if rest == FEEDS and number == HEAD:
        return feeds_page(code)
    if (folder := rest.removesuffix("/")) in FOLDERS and number == HEAD:
        return index_page(folder, code) if rest.endswith("/") else None
    if record := _RECORD.match(rest):
        build = {
            "topics": topic_page,
            "places": lists.place_page,
            "contributors": contributor_page,
        }[record["kind"]]
        return build(record["slug"], code, number)
    if (day := _DAY.match(rest)) and number == HEAD:
        return _day(day, code)
    return None


def _day(match: re.Match[str], code: str) -> Page | None:
    day = _date(match)
    return lists.day_page(code, day) if day else None


def _date(match: re.Match[str]) -> dt.date | None:
    try:
        day = dt.date(int(match["year"]), int(match["month"]), int(match["day"]))
    except ValueError:
        return None
    return day if is_in_range(day) else None


def _in_tree(address: str, code: str, number: int) -> Page | None:
    standing = tree.standing_at(address)
    if standing is None:
        return _of_article(address) if number == HEAD else None
    if standing.kind == "section":
        return section_page(standing.id, code, address, number)
    return _single(standing, code, address) if number == HEAD else None


def above(path: str) -> tuple[str, str]:
    """Return the path of the article that a page of comments or a history is of, and which of both
    that is; empty texts for any other path."""
    for folder in (FOLDER, HISTORY):
        # An article may be called so itself.
        if path.endswith(f"/{folder}") and path.count("/") == _BELOW_ARTICLE:
            return path.removesuffix(folder), folder
    return "", ""


def _of_article(address: str) -> Page | None:
    article, folder = above(address)
    standing = tree.standing_at(article) if article else None
    if standing is None or standing.kind != "article":
        return None
    return (comments_page if folder == FOLDER else history_page)(standing.id)


def _single(standing: Standing, code: str, address: str) -> Page:
    if standing.kind == "home":
        return home_page(standing.id, code)
    if standing.kind == "article":
        return article_page(standing.id)
    return information_page(standing.id, code, address)


def _nothing(path: str, code: str) -> Moved | Absent:
    if target := led_from(path):
        return Moved(target)
    return Absent(WITHDRAWN if is_withdrawn(path) else UNKNOWN, code)


def led_from(path: str) -> str:
    """Return where the page that stood at a path is now, or an empty text.

    What stands at addresses of its own below a page goes with it: the archive pages of a list, and
    the comments on an article, links to which outlive the address of their article. Nothing leads
    to itself: what came back to a former address of its own leads nobody on from there.
    """
    target = _led_from(path)
    return "" if target == path else target


def _led_from(path: str) -> str:
    if target := moves.moved_to(path):
        return target
    article, folder = above(path)
    if article:
        # Below an article that stands are its own comments and history, or none.
        target = "" if tree.standing_at(article) else moves.moved_to(article)
        return f"{target}{folder}" if target.startswith("/") else ""
    address, number = split_numbered(path)
    if number == HEAD or _has_page(address):
        return ""
    target = moves.moved_to(address)
    key = list_at(target) if target.startswith("/") else None
    return numbered(target, number) if key and lists_of.has_archive_page(key, number) else ""


def is_withdrawn(path: str) -> bool:
    """Return whether the page at a path was withdrawn, or what it belongs to: the article of a page
    of comments, the list of an archive page."""
    article, _ = above(path)
    if article:
        return tree.standing_at(article) is None and moves.withdrawn(article)
    if moves.withdrawn(path):
        return True
    address, number = split_numbered(path)
    return number != HEAD and not _has_page(address) and moves.withdrawn(address)


def _has_page(address: str) -> bool:
    """Return whether readers find the first page of a list at an address."""
    key = list_at(address)
    return key is not None and (key.kind == SECTION or bool(lists_of.head(key).ids))


def list_at(address: str) -> ListKey | None:
    """Return the list whose first page has an address, be there an article in it or not."""
    code, _, rest = address.lstrip("/").partition("/")
    if record := _RECORD.match(rest):
        return _list_of(record["kind"], record["slug"], code)
    standing = tree.standing_at(address)
    if standing is None or standing.kind != "section":
        return None
    return ListKey(SECTION, code, str(standing.id))


def _list_of(kind: str, slug: str, code: str) -> ListKey | None:
    if kind == "topics":
        topic = records.topic(slug, code)
        return ListKey(TOPIC, code, str(topic.id)) if topic else None
    if kind == "places":
        place = records.place(slug, code)
        return ListKey(PLACE, code, str(place.id)) if place else None
    known = records.contributor(slug, code)
    return ListKey(CONTRIBUTOR, code, str(known[0])) if known else None
