"""Finds the comment that a text nearly repeats, on whatever article, and keeps count of those.

In SQL for the reason that `facts` gives; the tables are the shield's own.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.db import connection

from caspian.comments.models import Comment, Likeness, LikenessKey
from caspian.shield.sketch import ALIKE, ALIKE_SHORT, KEYS, is_short, keys, likeness, sketch

REMEMBERED = dt.timedelta(days=14)
_LOOKED_AT = 4
"""the best candidates by shared keys; texts that are really alike share several"""
_OF_A_KEY = 50
"""the first texts that are looked at for one key"""
_ROOM = 900
"""characters for the articles of one likeness: some hundred of them"""
_AT_ONCE = 500


@dataclass(frozen=True)
class Alike:
    """The first comment that a text nearly repeats, and how many repeat it by now."""

    first: int
    comments: int
    """that say nearly the same, the first among them"""
    articles: int
    """that they and the new one stand under; more than some hundred are not counted"""
    since: dt.datetime
    is_rejected: bool
    """whether a moderator rejected the first"""
    is_short: bool


def find_alike(text: str, article_id: int) -> Alike | None:
    """Return what a text nearly repeats, or None where it is new or too short to tell."""
    own = sketch(text)
    if not own:
        return None
    enough = ALIKE_SHORT if is_short(text) else ALIKE
    # The comments, with their likeness's columns beside their own.
    rows: Iterable[Any] = Comment.objects.raw(_candidates(), keys(own))
    found = [
        (share, row.others, -row.pk, row)
        for row in rows
        if (share := likeness(own, sketch(row.text))) >= enough
    ]
    if not found:
        return None
    *_, first = max(found, key=lambda one: one[:3])
    return Alike(
        first=first.pk,
        comments=first.others + 1,
        articles=len({*first.articles.strip(",").split(","), str(article_id)}),
        since=first.posted_at,
        is_rejected=first.state == Comment.State.REJECTED,
        is_short=is_short(text),
    )


def remember(comment: Comment) -> None:
    """Count a new comment with the one that it nearly repeats, or keep it to be found."""
    at = connection.ops.adapt_datetimefield_value(comment.posted_at)
    article = f"{comment.article_id},"
    found = [] if comment.alike_id else keys(sketch(comment.text))
    with connection.cursor() as cursor:
        if comment.alike_id:
            asked = [f"%,{article}%", article, at, comment.alike_id]
            cursor.execute(_one_more(), asked)
        elif found:
            cursor.execute(_new_likeness(), [comment.pk, f",{article}", at])
            cursor.executemany(_new_key(), [(key, comment.pk) for key in set(found)])


def forget(now: dt.datetime) -> None:
    """Throw away some of what nobody has repeated for two weeks."""
    old = Likeness.objects.filter(last_at__lt=now - REMEMBERED).values_list("pk", flat=True)
    Likeness.objects.filter(pk__in=list(old[:_AT_ONCE])).delete()


@cache
def _candidates() -> str:
    # Each key by itself and bounded: a phrase that thousands use, or a brigade that strews it
    # into thousands of different texts, must not make the others dear.
    of_key = (
        f"SELECT likeness_id FROM (SELECT likeness_id FROM {LikenessKey._meta.db_table} "
        f"WHERE key = %s ORDER BY likeness_id LIMIT {_OF_A_KEY}) one"
    )
    every = " UNION ALL ".join([of_key] * KEYS)
    return (
        "SELECT c.id, c.text, c.state, c.posted_at, l.others, l.articles FROM "
        f"(SELECT likeness_id, COUNT(*) AS shared FROM ({every}) every GROUP BY likeness_id "
        f"ORDER BY shared DESC, likeness_id LIMIT {_LOOKED_AT}) best "
        f"JOIN {Likeness._meta.db_table} l ON l.first_id = best.likeness_id "
        f"JOIN {Comment._meta.db_table} c ON c.id = best.likeness_id"
    )


@cache
def _one_more() -> str:
    return (
        f"UPDATE {Likeness._meta.db_table} SET others = others + 1, articles = CASE "
        f"WHEN articles LIKE %s OR LENGTH(articles) > {_ROOM} THEN articles "
        "ELSE articles || %s END, last_at = %s WHERE first_id = %s"
    )


@cache
def _new_likeness() -> str:
    return (
        f"INSERT INTO {Likeness._meta.db_table} (first_id, others, articles, last_at) "
        "VALUES (%s, 0, %s, %s)"
    )


@cache
def _new_key() -> str:
    return f"INSERT INTO {LikenessKey._meta.db_table} (key, likeness_id) VALUES (%s, %s)"
