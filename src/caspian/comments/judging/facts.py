"""What the shield looks up of a comment on its way in: one statement, indexed and bounded.

It is written in SQL, because a flood brings 170 comments a second: of a query of Django's a tenth
of the time is the database's, and eight of them would be eight ways to a database over there.
"""

from __future__ import annotations

import datetime as dt
from functools import cache, cached_property
from typing import Any, NamedTuple

from django.db import connection

from caspian.comments.judging.bursts import FLOOR, WINDOW
from caspian.comments.judging.likeness import Alike, find_alike
from caspian.comments.judging.slow import notice, slow_mode_by_id
from caspian.comments.models import (
    Comment,
    Commenter,
    CommentSettings,
    Decision,
    Learned,
    OurNames,
    ShieldWords,
    SlowMode,
)
from caspian.comments.names_of_ours import PAPER, OurName, name_like
from caspian.comments.posting import Posting

DAY, MONTH = dt.timedelta(days=1), dt.timedelta(days=30)
TEN_MINUTES = dt.timedelta(minutes=10)
_FROM_NETWORK = 50
"""the newest comments of a network that are looked at"""


class Looked(NamedTuple):
    """What the one statement says; None for a row that isn't there (yet)."""

    hold_at: int | None
    hold_newcomers: bool | None
    good_record: int | None
    own_words: str | None
    allowed_words: str | None
    taught: str | None
    """the lessons that the classifier knows now"""
    slow: int | None
    """the slow mode that holds"""
    on_article: int
    """comments within a burst's window, up to what makes one"""
    in_ten_minutes: int
    """comments from the network"""
    commenters_today: int
    """in the network"""
    namesake: int | None
    """approved comments of the best of others who write under this name"""
    our_names: str | None
    """which state of the paper's names stands in the database"""


class Facts:
    """The facts on one posting."""

    def __init__(self, posting: Posting) -> None:
        self.posting = posting
        with connection.cursor() as cursor:
            cursor.execute(_statement(), _asked(posting))
            self.looked = Looked(*cursor.fetchone())

    @property
    def hold_at(self) -> int:
        """The points from which a comment is held."""
        return self.looked.hold_at or _default("hold_at")

    @property
    def good_record(self) -> int:
        """The approved comments that make a good record."""
        return self.looked.good_record or _default("good_record")

    @property
    def is_newcomer(self) -> bool:
        """Whether nothing of this commenter was ever approved."""
        commenter = self.posting.commenter
        return commenter is None or commenter.approved == 0

    @cached_property
    def is_trusted(self) -> bool:
        """Whether this commenter has a good record: enough approved, none rejected lately."""
        commenter = self.posting.commenter
        return (
            commenter is not None and commenter.approved >= self.good_record and not self.rejections
        )

    @cached_property
    def rejections(self) -> int:
        """How many of this commenter's comments stand rejected that were decided on lately."""
        commenter = self.posting.commenter
        if commenter is None or not commenter.rejected:
            return 0
        lately = Decision.objects.filter(
            comment__commenter=commenter,
            comment__state=Comment.State.REJECTED,
            after=Comment.State.REJECTED,
            undone=False,
            at__gt=self.posting.now - MONTH,
        )
        return lately.values("comment").distinct().count()

    @cached_property
    def slow(self) -> SlowMode | None:
        """The slow mode that holds, switched on by this very comment if it makes a burst."""
        if self.looked.slow is not None:
            return slow_mode_by_id(self.looked.slow)
        if self.looked.on_article + 1 < FLOOR:
            return None
        return notice(self.posting.article_id, self.posting.now)

    @cached_property
    def alike(self) -> Alike | None:
        """What the comment nearly repeats."""
        return find_alike(self.posting.text, self.posting.article_id)

    @cached_property
    def ours(self) -> OurName | None:
        """The name of ours that the name looks like, unless it is known to be this commenter's.

        It is known where a moderator has published what came from this browser under it, letter
        by letter, and their record is good. The paper's own name is nobody's.
        """
        ours = name_like(self.posting.name, self.looked.our_names)
        if ours is None or ours.kind == PAPER or not self.is_trusted:
            return ours
        by_moderators = Decision.objects.filter(
            comment__commenter=self.posting.commenter,
            comment__name=self.posting.name,
            comment__state=Comment.State.APPROVED,
            after=Comment.State.APPROVED,
            undone=False,
        )
        return None if by_moderators.exclude(batch="").exists() else ours

    @property
    def namesake(self) -> int:
        """How many approved comments somebody else of that name has; 0 below a good record."""
        best = self.looked.namesake or 0
        return best if best >= self.good_record else 0


def _asked(posting: Posting) -> dict[str, Any]:
    adapt = connection.ops.adapt_datetimefield_value
    commenter, name = posting.commenter, posting.name
    return {
        "article": posting.article_id,
        "network": posting.marks.network,
        "now": adapt(posting.now),
        "burst": adapt(posting.now - WINDOW),
        "ten_minutes": adapt(posting.now - TEN_MINUTES),
        "day": adapt(posting.now - DAY),
        "commenter": commenter.pk if commenter else 0,
        "name": name,
        "lower": name.lower(),
        "upper": name.upper(),
        "title": name.title(),
    }


@cache
def _statement() -> str:
    comment, commenter = Comment._meta.db_table, Commenter._meta.db_table
    settings, words = CommentSettings._meta.db_table, ShieldWords._meta.db_table
    network = (
        f"SELECT posted_at, commenter_id FROM {comment} WHERE network_mark = %(network)s "
        f"AND posted_at > %(day)s ORDER BY posted_at DESC LIMIT {_FROM_NETWORK}"
    )
    parts = (
        *(f"SELECT {name} FROM {settings}" for name in Looked._fields[:3]),
        f"SELECT held FROM {words}",
        f"SELECT allowed FROM {words}",
        f"SELECT taught FROM {Learned._meta.db_table}",
        f"SELECT id FROM {SlowMode._meta.db_table} WHERE until > %(now)s AND since <= %(now)s "
        "AND (article_id = %(article)s OR article_id IS NULL)",
        f"SELECT COUNT(*) FROM (SELECT 1 FROM {comment} WHERE article_id = %(article)s "
        f"AND posted_at > %(burst)s AND posted_at <= %(now)s LIMIT {FLOOR}) of_article",
        f"SELECT COUNT(*) FROM ({network}) of_network WHERE posted_at > %(ten_minutes)s",
        f"SELECT COUNT(DISTINCT commenter_id) FROM ({network}) of_network",
        f"SELECT approved FROM {commenter} WHERE id <> %(commenter)s "
        "AND name IN (%(name)s, %(lower)s, %(upper)s, %(title)s) ORDER BY approved DESC",
        f"SELECT version FROM {OurNames._meta.db_table} ORDER BY id",
    )
    single = (part if part.startswith("SELECT COUNT") else f"{part} LIMIT 1" for part in parts)
    return f"SELECT {', '.join(f'({part})' for part in single)}"


@cache
def _default(name: str) -> int:
    # Nobody has opened the settings yet, so there is no row.
    return int(getattr(CommentSettings(), name))
