"""Looks again at what is published: when the rules change, and when it has stood for a while.

Nothing is taken down by itself: a moderator keeps it or takes it down, like anything else.
"""

import datetime as dt
import time

from django.db import transaction
from django.db.models import Exists, F, OuterRef, QuerySet
from django.utils.translation import gettext

from caspian.comments.models import Comment, CommentSettings, Decision, LookThrough, SecondLook
from caspian.comments.moves import STAYS, recount
from caspian.comments.names_of_ours import name_like, said_of, version_now
from caspian.comments.wording import one_line, plain
from caspian.common.visible import bounded, shows
from caspian.shield.links import links_in

VERSION = 2
"""of the rules of form and of names: counted up when a published comment may not pass any more"""
AT_ONCE = 200
WITHIN_SECONDS = 0.25
"""for each call: others write to the database too"""
LOOKED_BACK = dt.timedelta(days=2)
"""how long the background worker may have been away without a comment being left out"""


def look_through(now: dt.datetime) -> bool:
    """Look at the next published comments; return whether there are more.

    Safe to break off and to repeat: how far it came stands in the database.
    """
    if _is_done():
        return False
    began = time.monotonic()
    while _look_at_some(now):
        if time.monotonic() - began > WITHIN_SECONDS:
            return True
    return False


def waiting() -> QuerySet[Comment]:
    """Return the published comments that would not pass, on which nobody has decided since."""
    since = Decision.objects.filter(
        comment=OuterRef("pk"), undone=False, at__gt=OuterRef("second_look__found_at")
    )
    found = Comment.objects.filter(state=Comment.State.APPROVED, second_look__isnull=False)
    return found.exclude(Exists(since.exclude(batch="")))


def reasons_against(comment: Comment) -> list[str]:
    """Return in a moderator's words why a published comment would not pass today."""
    return _reasons(comment, CommentSettings.load().most_links, version_now())


def _is_done() -> bool:
    return LookThrough.objects.filter(version=VERSION, upto=F("last")).exists()


def _look_at_some(now: dt.datetime) -> bool:
    with transaction.atomic():
        progress = LookThrough.objects.select_for_update().order_by("pk").first() or LookThrough()
        if progress.version != VERSION:
            newest = Comment.objects.order_by("-pk").values_list("pk", flat=True).first()
            progress.version, progress.upto, progress.last = VERSION, 0, newest or 0
            progress.save()
        shown = Comment.objects.filter(state=Comment.State.APPROVED)
        some = list(
            shown.filter(pk__gt=progress.upto, pk__lte=progress.last).order_by("pk")[:AT_ONCE]
        )
        if not some:
            progress.upto = progress.last
            progress.save()
            return False
        links, version = CommentSettings.load().most_links, version_now()
        for one in some:
            if _reasons(one, links, version):
                # What was found before and kept stays kept.
                SecondLook.objects.get_or_create(comment=one, defaults={"found_at": now})
        progress.upto = some[-1].pk
        progress.save()
        return True


def _reasons(comment: Comment, most_links: int, version: str | None) -> list[str]:
    name, text = comment.name, comment.text
    found = []
    if not shows(one_line(name)):
        found.append(gettext("The name has no visible letters."))
    elif bounded(name) != name:
        found.append(gettext("Stacked marks cover the letters of the name."))
    if not shows(plain(text)):
        found.append(gettext("The text has no visible letters."))
    elif bounded(text) != text:
        found.append(gettext("Stacked marks cover the letters of the text."))
    number = links_in(text)
    if number > most_links:
        found.append(
            gettext("It has {number} web addresses; at most {most} are allowed.").format(
                number=number, most=most_links
            )
        )
    # What the newsroom writes in the paper's name bears that name.
    if comment.written_by_id is None and (ours := name_like(name, version)):
        found.append(said_of(name, ours))
    return found


def count_surviving(now: dt.datetime) -> int:
    """Count again for commenters with a comment that has just grown old enough; return how many.

    Safe to repeat; the background worker calls it once an hour.
    """
    old = Comment.objects.filter(
        posted_at__gt=now - STAYS - LOOKED_BACK,
        posted_at__lte=now - STAYS,
        state=Comment.State.APPROVED,
        commenter__isnull=False,
    )
    commenters = set(old.order_by().values_list("commenter_id", flat=True).distinct())
    recount(commenters, now)
    return len(commenters)
