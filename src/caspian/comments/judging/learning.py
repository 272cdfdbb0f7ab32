"""Learns from what moderators decide: keeps lessons, and what the classifier made of them."""

# Python 3.11 knows array[int] only where nobody evaluates it.
from __future__ import annotations

import sys
from array import array
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Count

from caspian.comments.models import Comment, Learned, Lesson
from caspian.shield.classifier import Example, features, train

FEWEST = 20
"""lessons of each kind, below which the classifier is silent"""
KEPT = 2000
"""lessons of each kind, the newest; a paper's quarrels change, and training takes as long"""


@dataclass(frozen=True)
class Knowledge:
    """What the classifier knows; the weights are empty while it has too few lessons."""

    taught: str
    weights: array[float]


NOTHING = Knowledge("", array("f"))
_AT_ONCE = 500
_known = NOTHING


def learn_all(comments: Iterable[Comment], *, published: bool) -> None:
    """Learn the same decision on many comments.

    A campaign is one lesson: of comments that nearly repeat another only that one is learned.
    Twenty thousand of the same would drown whatever else the paper has learned.
    """
    single = [comment for comment in comments if comment.alike_id is None and comment.text]
    single = single[-KEPT:]
    Lesson.objects.filter(comment__in=[comment.pk for comment in single]).delete()
    Lesson.objects.bulk_create(
        [
            Lesson(
                comment=comment,
                is_published=published,
                features=as_bytes(features(comment.text)),
            )
            for comment in single
        ],
        batch_size=200,
    )


def unlearn_all(comments: Iterable[Comment], *, published: bool) -> None:
    """Take the same decision on many comments back."""
    ids = [comment.pk for comment in comments]
    for start in range(0, len(ids), _AT_ONCE):
        some = ids[start : start + _AT_ONCE]
        Lesson.objects.filter(comment__in=some, is_published=published).delete()


def train_if_wanted() -> bool:
    """Train anew if there are other lessons than the classifier knows; say whether there were.

    With 4,000 lessons it takes about a second: it belongs in the background worker, not in a
    request, and not into a transaction, which would keep everybody else from writing for as long.
    """
    taught = _standing()
    row = Learned.objects.first() or Learned()
    if row.taught == taught:
        return False
    lessons = [*_newest(published=True), *_newest(published=False)]
    row.published = sum(lesson.is_published for lesson in lessons)
    row.rejected = len(lessons) - row.published
    is_enough = min(row.published, row.rejected) >= FEWEST
    row.weights = as_bytes(train([_example(one) for one in lessons])) if is_enough else b""
    # Of before the training: what was decided meanwhile is seen to be missing the next time.
    row.taught = taught
    row.save()
    return True


def knowledge(taught: str) -> Knowledge:
    """Return what the classifier knows; each process reads it once after each training.

    `taught` is what stands in the database now (`Learned.taught`).
    """
    global _known
    if taught != _known.taught:
        row = Learned.objects.first()
        _known = Knowledge(row.taught, _numbers("f", row.weights)) if row else NOTHING
    return _known


def as_bytes(numbers: array[int] | array[float]) -> bytes:
    """Return numbers as they are stored: little-endian on every machine."""
    if sys.byteorder == "big":
        numbers = numbers[:]
        numbers.byteswap()
    return numbers.tobytes()


def _numbers(kind: str, stored: bytes | memoryview[int]) -> array[Any]:
    numbers: array[Any] = array(kind)
    numbers.frombytes(bytes(stored))
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers


def _standing() -> str:
    """Return which lessons there are: as many of each kind, and the last of all."""
    of_kind = dict(
        Lesson.objects.values_list("is_published").annotate(Count("pk")).order_by("is_published")
    )
    last = Lesson.objects.order_by("-pk").values_list("pk", flat=True).first()
    return f"{of_kind.get(True, 0)} {of_kind.get(False, 0)} {last or 0}"


def _newest(*, published: bool) -> list[Lesson]:
    """Return the lessons of a kind that count; the older ones are thrown away."""
    newest = list(Lesson.objects.filter(is_published=published).order_by("-pk")[:KEPT])
    if len(newest) == KEPT:
        Lesson.objects.filter(is_published=published, pk__lt=newest[-1].pk).delete()
    return newest


def _example(lesson: Lesson) -> Example:
    return Example(_numbers("H", lesson.features), is_rejected=not lesson.is_published)
