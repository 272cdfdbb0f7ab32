"""The draft of a front: what stands in it, and what somebody does to it, one after another."""

from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext
from wagtail.models import Revision, TaskState

from caspian.newsroom.desk.composing.blocks import (
    Front,
    articles_in,
    checked,
    front_of,
    put,
    unfinished,
)
from caspian.newsroom.desk.composing.three_way import PlaceConflict, merged
from caspian.newsroom.models import Home


@dataclass
class FrontDraft:
    """A front at the desk: `home` holds its newest version, `public` the one of readers."""

    home: Any
    public: Home
    conflicts: list[PlaceConflict] = field(default_factory=list)

    @property
    def front(self) -> Front:
        """Return its blocks."""
        return front_of(self.home)

    @property
    def version(self) -> str:
        """Return what is another one after each change."""
        return version_of(self.public)


def draft_of(home: Home) -> FrontDraft:
    """Return the newest version of a home."""
    return FrontDraft(home.get_latest_revision_as_object(), home)


def version_of(home: Home) -> str:
    """Return the version of a home's draft: a revision is written over while one composes."""
    revision = home.latest_revision
    return f"{revision.pk}-{revision.created_at.timestamp():.6f}" if revision else "0"


def may_compose(user: Any, home: Home) -> bool:
    """Return whether somebody may change a front, once nobody has locked it."""
    return bool(home.permissions_for_user(user).can_edit())


def is_locked(user: Any, home: Home) -> bool:
    """Return whether somebody else has locked a front."""
    return bool(home.permissions_for_user(user).page_locked())


@transaction.atomic
def change(*, home: Home, by: Any, base: Any, mine: Any) -> FrontDraft:
    """Make of a draft what somebody made of what they saw, with what others did meanwhile."""
    held = _locked(home, by)
    draft = draft_of(held)
    theirs = draft.front
    known = {article for _, _, article in articles_in([*theirs, *front_of(held)])}
    seen, wanted = checked(base, by, _named(base) | known), checked(mine, by, known)
    front, draft.conflicts = merged(seen, wanted, theirs)
    if front != theirs:
        put(front, draft.home)
        draft.home.save_revision(
            user=by, clean=False, log_action=True, overwrite_revision=_own(held, by)
        )
        draft = FrontDraft(draft.home, Home.objects.get(pk=held.pk), draft.conflicts)
    return draft


@transaction.atomic
def publish(*, home: Home, by: Any, seen: str) -> FrontDraft | None:
    """Publish the draft that somebody saw; None where another one stands there by now."""
    held = _locked(home, by)
    if not held.permissions_for_user(by).can_publish():
        raise PermissionDenied
    if version_of(held) != seen:
        return None
    draft = draft_of(held)
    lacks = unfinished(draft.front)
    moment = draft.home.go_live_at
    if moment and moment > timezone.now():
        lacks.append(gettext("This front has a date to come. Take it out under “All settings”."))
    if lacks:
        raise ValidationError(lacks)
    revision = held.latest_revision or draft.home.save_revision(user=by, clean=False)
    revision.publish(user=by)
    return draft_of(Home.objects.get(pk=held.pk))


def _locked(home: Home, by: Any) -> Home:
    """Return the home, which nobody else changes before this transaction ends."""
    held = Home.objects.select_for_update().get(pk=home.pk)
    if not may_compose(by, held) or is_locked(by, held):
        raise PermissionDenied
    return held


def _own(home: Home, by: Any) -> Revision | None:
    """Return the newest version, if it may be written over: somebody's own, and nothing hangs on
    it. Each gesture would leave a version else."""
    newest: Revision | None = home.latest_revision
    if newest is None or newest.user_id != by.pk or newest.pk == home.live_revision_id:
        return None
    hangs = newest.approved_go_live_at or TaskState.objects.filter(revision=newest).exists()
    return None if hangs else newest


def _named(sent: Any) -> set[int]:
    """Return the numbers in what somebody saw: it is compared, and never stored."""
    if isinstance(sent, dict | list):
        inner = sent.values() if isinstance(sent, dict) else sent
        return {number for one in inner for number in _named(one)}
    return {sent} if isinstance(sent, int) else set()
