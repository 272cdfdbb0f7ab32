"""A comment as a row of the queue: everything that it takes to decide on it, in words."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.timesince import timesince
from django.utils.translation import gettext, ngettext

from caspian.comments.desk.queue.row_context import RowContext
from caspian.comments.desk.queue.wanted import ANY, Wanted
from caspian.comments.models import Comment
from caspian.comments.second_looks import reasons_against
from caspian.newsroom.desk.start.lists import name_of

LINES, LETTERS = 8, 500
"""shown of a long text before it is cut"""


@dataclass(frozen=True)
class RowLink:
    """Words that lead somewhere."""

    words: str
    url: str


@dataclass(frozen=True)
class QueueRow:
    """A comment with what stands beside it."""

    comment: Comment
    url: str
    age: str
    begins: list[str]
    """its paragraphs, as far as they are shown at once"""
    goes_on: list[str]
    signs: list[tuple[str, str]]
    """points and words"""
    points: str
    alike: int
    """further comments that are decided on with it"""
    alike_url: str
    article: list[RowLink]
    """ways to those under the same article"""
    is_slow: bool
    record: list[str]
    ways: list[RowLink]
    """to the rest of what its author wrote, and the network"""
    decided: str
    doubts: list[str]
    """why it would not pass today, where it is published and nobody has decided on that"""


def row_of(comment: Comment, context: RowContext, now: dt.datetime) -> QueueRow:
    """Put a row together."""
    root = comment.alike_id or comment.pk
    begins, goes_on = beginning_and_rest(comment.text)
    return QueueRow(
        comment=comment,
        url=reverse("comments:comment", args=[comment.pk]),
        age=_age(comment.posted_at, now),
        begins=begins,
        goes_on=goes_on,
        signs=[(_points(sign["points"]), sign["words"]) for sign in comment.signs],
        points=f"{comment.score:.3g}",
        alike=max(0, context.alike.get(root, 1) - 1),
        alike_url=_queue(Wanted(state=comment.state, alike=root)),
        article=_of_article(comment, context),
        is_slow=bool(context.slow & {None, comment.article_id}),
        record=_record(comment, context, now),
        ways=_ways(comment, context),
        decided=_decided(comment, context, now),
        doubts=reasons_against(comment) if comment.pk in context.doubted else [],
    )


def beginning_and_rest(text: str) -> tuple[list[str], list[str]]:
    """Return the paragraphs of a text that are shown at once, and the rest.

    A text that is only a little too long is shown whole: a cut that hides two lines is a nuisance.
    """
    lines = text.split("\n")
    if len(text) < 1.5 * LETTERS and len(lines) < 1.5 * LINES:
        return _paragraphs(text), []
    cut = min(len("\n".join(lines[:LINES])), LETTERS)
    cut = max(text.rfind(" ", 0, cut), text.rfind("\n", 0, cut)) if cut < len(text) else cut
    cut = cut if cut > 0 else LETTERS
    return _paragraphs(text[:cut]), _paragraphs(text[cut:])


def _paragraphs(text: str) -> list[str]:
    return [part.strip() for part in text.split("\n\n") if part.strip()]


def _points(points: Any) -> str:
    return f"{points:+.3g}" if isinstance(points, int | float) else ""


def _age(moment: dt.datetime, now: dt.datetime) -> str:
    if now - moment < dt.timedelta(minutes=1):
        return gettext("just now")
    return gettext("{time} ago").format(time=timesince(moment, now, depth=1))


def _queue(wanted: Wanted) -> str:
    return f"{reverse('comments:queue')}?{wanted.address()}"


def _of_article(comment: Comment, context: RowContext) -> list[RowLink]:
    ways = []
    for state, counts in (("held", context.held), ("approved", context.shown)):
        number = counts.get(comment.article_id, 0)
        url = _queue(Wanted(state=state, article=comment.article_id))
        words = (
            ngettext("{number} held here", "{number} held here", number)
            if state == "held"
            else ngettext("{number} published here", "{number} published here", number)
        )
        ways.append(RowLink(words.format(number=f"{number:,}"), url if number else ""))
    return ways


def _record(comment: Comment, context: RowContext, now: dt.datetime) -> list[str]:
    who = comment.commenter
    if comment.written_by:
        return [gettext("Written for the paper by {name}").format(name=name_of(comment.written_by))]
    if who is None:
        return [gettext("Nothing is kept about the author")]
    lines = [
        gettext("{approved} published, {rejected} rejected").format(
            approved=f"{who.approved:,}", rejected=f"{who.rejected:,}"
        )
    ]
    lines.append(gettext("First seen {time}").format(time=_age(who.first_at, now)))
    hour = context.last_hour.get(who.pk, 0)
    if hour > 1:
        lines.append(gettext("{number} comments in the last hour").format(number=f"{hour:,}"))
    if who.name and who.name != comment.name:
        lines.append(gettext("Writes as “{name}” now").format(name=who.name))
    return lines


def _ways(comment: Comment, context: RowContext) -> list[RowLink]:
    ways = []
    if comment.commenter_id:
        url = _queue(Wanted(state=ANY, commenter=comment.commenter_id))
        ways.append(RowLink(gettext("All by this author"), url))
    number = context.network.get(comment.network_mark, 0)
    if number > 1:
        url = _queue(Wanted(state=ANY, network=comment.pk))
        ways.append(
            RowLink(
                gettext("{number} from the same network in a day").format(number=f"{number:,}"), url
            )
        )
    return ways


def _decided(comment: Comment, context: RowContext, now: dt.datetime) -> str:
    line = context.decided.get(comment.pk)
    if line is None:
        return ""
    who = name_of(line.by) or (
        gettext("passed at once") if not line.before else gettext("its author")
    )
    said = [f"{comment.get_state_display()}: {who}, {_age(line.at, now)}"]
    if comment.rule:
        said.append(comment.rule.title)
    if line.why:
        said.append(line.why)
    return ". ".join(said)
