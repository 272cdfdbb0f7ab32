"""Takes up the views that the front has counted, and adds them to the newsroom's tally."""

import datetime as dt
import json
import logging
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.conf import settings

from caspian.newsroom.models import Article, Publication
from caspian.newsroom.view_counts import record_views
from caspian.server.counting import FORMAT

log = logging.getLogger(__name__)
SET_ASIDE = ".not-understood"
READABLE = (1, 2, FORMAT)
"""the first had no beacon, the second said "reads": a front just replaced may have left some"""
_FOLDERS = ("reads", "views")
"""that of the second format, and that of today"""
_AT_ONCE = 500
_MOST = 1_000_000
"""views of one page in one file: no front counts as many in the few seconds of one"""


class NotUnderstood(ValueError):
    """A file that holds no counts; the message says what is wrong with it."""


@dataclass(frozen=True, slots=True)
class CountedViews:
    """Views by path, and the moment at which they were written down.

    `views` are the pages that the front sent, `seen` those whose beacon was asked for.
    """

    at: dt.datetime
    views: Mapping[str, int]
    seen: Mapping[str, int]


def collect_views() -> int:
    """Record what waits in the folder of counted views; return how many views of articles it was.

    Of the two counts it is the one that the paper's settings name: a page that was sent and whose
    beacon was asked for has been read once.

    A file goes once its views stand in the database. When the machine dies between the two they
    are counted a second time; the other way round they would be lost.
    """
    total = 0
    for path in _waiting():
        try:
            counted = _counted(path.read_bytes())
        except FileNotFoundError:
            continue
        except NotUnderstood as fault:
            log.warning("%s holds no counted views (%s): it is set aside", path.name, fault)
            path.rename(path.with_name(path.name + SET_ASIDE))
            continue
        total += _record(counted)
        path.unlink(missing_ok=True)
    return total


def _waiting() -> list[Path]:
    home = Path(settings.HOME)
    return [path for name in _FOLDERS for path in sorted((home / name).glob("*.json"))]


def _record(counted: CountedViews) -> int:
    by_beacon = Publication.load().views_by_beacon
    by_article = dict(_public(counted.seen if by_beacon else counted.views))
    record_views(by_article, counted.at)
    return sum(by_article.values())


def _public(views: Mapping[str, int]) -> Iterator[tuple[int, int]]:
    """Yield the id and the count of each path that is a public article's."""
    paths = list(views)
    for start in range(0, len(paths), _AT_ONCE):
        found = Article.objects.public().filter(url_path__in=paths[start : start + _AT_ONCE])
        for article, path in found.values_list("pk", "url_path"):
            yield article, views[path]


def _counted(data: bytes) -> CountedViews:
    try:
        said = json.loads(data)
        if said["format"] not in READABLE:
            raise NotUnderstood(f"its format is {said['format']!r}, not {FORMAT}")
        at = dt.datetime.fromisoformat(said["at"])
        views = _counts(said["views" if said["format"] == FORMAT else "reads"])
        seen = _counts(said.get("seen", {}))
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        if isinstance(error, NotUnderstood):
            raise
        raise NotUnderstood(f"{type(error).__name__}: {error}") from error
    if at.tzinfo is None:
        raise NotUnderstood("its moment has no time zone")
    return CountedViews(at, views, seen)


def _counts(said: Any) -> dict[str, int]:
    counts = {path: count for path, count in said.items() if _is_count(path, count)}
    if len(counts) != len(said):
        raise NotUnderstood("it holds something else than paths and counts")
    return counts


def _is_count(path: object, count: object) -> bool:
    return isinstance(path, str) and type(count) is int and 0 < count <= _MOST
