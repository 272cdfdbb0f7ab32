"""One page of the queue: its comments, how many there are, and where the next one begins."""

import datetime as dt
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from caspian.comments.desk.queue.wanted import ORDERS, Wanted
from caspian.comments.models import Comment
from caspian.common.dates import is_in_range

ON_A_PAGE, COUNTED = 25, 1000


@dataclass(frozen=True)
class Page:
    """A page; `next` is where the next one begins, empty at the end."""

    comments: list[Comment]
    next: str


def page_of(wanted: Wanted, after: str) -> Page:
    """Return the comments behind a place in the order, at most ON_A_PAGE of them.

    By where the last page ended and not by its number: what was decided on in between would shift
    the numbers, and comments would be skipped.
    """
    key, pk = ORDERS[wanted.order]
    found = wanted.rows().order_by(key, pk)
    place = _place(after, key)
    if place is not None:
        found = found.filter(_behind(key, pk, *place))
    # The order is found first with nothing but numbers: sorting whole texts costs ten times that.
    pks = list(found.values_list("pk", flat=True)[: ON_A_PAGE + 1])
    by_pk = _with_company(Comment.objects.all()).in_bulk(pks[:ON_A_PAGE])
    comments = [by_pk[one] for one in pks[:ON_A_PAGE] if one in by_pk]
    more = len(pks) > ON_A_PAGE and comments
    return Page(comments, _written(comments[-1], key) if more else "")


def counted(comments: QuerySet[Comment]) -> int:
    """Return how many there are, but at most one more than COUNTED: counting all costs too much."""
    return comments.order_by()[: COUNTED + 1].count()


def in_words(number: int) -> str:
    """Return a count that may have been broken off."""
    return f"more than {COUNTED:,}" if number > COUNTED else f"{number:,}"


def _with_company(comments: QuerySet[Comment]) -> QuerySet[Comment]:
    return comments.select_related(
        "article__locale", "commenter", "parent", "rule", "written_by"
    ).defer("article__body")


def _behind(key: str, pk: str, value: float | dt.datetime, last: int) -> Q:
    name, of = key.lstrip("-"), "lt" if key.startswith("-") else "gt"
    of_pk = "lt" if pk.startswith("-") else "gt"
    return Q(**{f"{name}__{of}": value}) | Q(**{name: value, f"pk__{of_pk}": last})


def _written(comment: Comment, key: str) -> str:
    value = getattr(comment, key.lstrip("-"))
    text = value.isoformat() if isinstance(value, dt.datetime) else repr(float(value))
    return f"{text}~{comment.pk}"


def _place(text: str, key: str) -> tuple[float | dt.datetime, int] | None:
    """Return the place that an address names; None for none, or for one that makes no sense."""
    value, _, pk = text.partition("~")
    try:
        if key.endswith("posted_at"):
            moment = dt.datetime.fromisoformat(value)
            return (moment, int(pk)) if moment.tzinfo and is_in_range(moment) else None
        return float(value), int(pk)
    except ValueError:
        return None
