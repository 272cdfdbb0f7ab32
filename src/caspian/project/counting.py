"""Takes up the reads that the front has counted, and adds them to the newsroom's tally."""

import datetime as dt
import json
import logging
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.conf import settings

from caspian.newsroom.models import Article, Publication
from caspian.newsroom.view_counts import record_reads
from caspian.server.counting import FORMAT

log = logging.getLogger(__name__)
SET_ASIDE = ".not-understood"
READABLE = (1, FORMAT)
"""the first had no beacon; a front that was just replaced may have left some of its files"""
_AT_ONCE = 500
_MOST = 1_000_000
"""reads of one page in one file: no front counts as many in the few seconds of one"""


class NotUnderstood(ValueError):
    """A file that holds no counts; the message says what is wrong with it."""


@dataclass(frozen=True, slots=True)
class CountedReads:
    """Reads by path, and the moment at which they were written down.

    `reads` are the pages that the front sent, `seen` those whose beacon was asked for.
    """

    at: dt.datetime
    reads: Mapping[str, int]
    seen: Mapping[str, int]


def collect_reads() -> int:
    """Record what waits in the folder of counted reads; return how many reads of articles it was.

    Of the two counts it is the one that the paper's settings name: a page that was sent and whose
    beacon was asked for has been read once.

    A file goes once its reads stand in the database. When the machine dies between the two they
    are counted a second time; the other way round they would be lost.
    """
    total = 0
    for path in sorted((Path(settings.HOME) / "reads").glob("*.json")):
        try:
            counted = _counted(path.read_bytes())
        except FileNotFoundError:
            continue
        except NotUnderstood as fault:
            log.warning("%s holds no counted reads (%s): it is set aside", path.name, fault)
            path.rename(path.with_name(path.name + SET_ASIDE))
            continue
        total += _record(counted)
        path.unlink(missing_ok=True)
    return total


def _record(counted: CountedReads) -> int:
    by_beacon = Publication.load().reads_by_beacon
    by_article = dict(_public(counted.seen if by_beacon else counted.reads))
    record_reads(by_article, counted.at)
    return sum(by_article.values())


def _public(reads: Mapping[str, int]) -> Iterator[tuple[int, int]]:
    """Yield the id and the count of each path that is a public article's."""
    paths = list(reads)
    for start in range(0, len(paths), _AT_ONCE):
        found = Article.objects.public().filter(url_path__in=paths[start : start + _AT_ONCE])
        for article, path in found.values_list("pk", "url_path"):
            yield article, reads[path]


def _counted(data: bytes) -> CountedReads:
    try:
        said = json.loads(data)
        if said["format"] not in READABLE:
            raise NotUnderstood(f"its format is {said['format']!r}, not {FORMAT}")
        at = dt.datetime.fromisoformat(said["at"])
        reads, seen = _counts(said["reads"]), _counts(said.get("seen", {}))
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        if isinstance(error, NotUnderstood):
            raise
        raise NotUnderstood(f"{type(error).__name__}: {error}") from error
    if at.tzinfo is None:
        raise NotUnderstood("its moment has no time zone")
    return CountedReads(at, reads, seen)


def _counts(said: Any) -> dict[str, int]:
    counts = {path: count for path, count in said.items() if _is_count(path, count)}
    if len(counts) != len(said):
        raise NotUnderstood("it holds something else than paths and counts")
    return counts


def _is_count(path: object, count: object) -> bool:
    return isinstance(path, str) and type(count) is int and 0 < count <= _MOST
