"""What a browser shows of a draft: its blocks, its picture, and what there is to say of it."""

import datetime as dt
from typing import Any

from django.conf import settings
from django.utils import timezone
from django.utils.module_loading import import_string

from caspian.newsroom.desk.composing import presence, told
from caspian.newsroom.desk.composing.blocks import articles_in, usual_id
from caspian.newsroom.desk.composing.draft import FrontDraft
from caspian.newsroom.desk.permissions import articles_seen_by
from caspian.newsroom.desk.start.lists import name_of
from caspian.newsroom.desk.times import paper_zone, shown


def composed(draft: FrontDraft, shade: str = "") -> dict[str, Any]:
    """Return a draft as readers would see it, its places marked."""
    # Only the reader's pages know how a front looks, and they lie upstairs.
    compose = import_string(settings.CASPIAN_COMPOSED)
    made: dict[str, Any] = compose(draft.home, shade, draft.public)
    return made


def state_of(draft: FrontDraft, user: Any) -> dict[str, Any]:
    """Return all that a browser shows of a draft."""
    front, made = draft.front, composed(draft)
    blocks = [block for block in front if block["type"] != "lead"]
    parts = [
        {
            **part,
            "explicit": part["block"] is not None,
            "id": blocks[part["block"]]["id"]
            if part["block"] is not None
            else usual_id(draft.home, part["kind"], part["of"]),
        }
        for part in made["parts"]
    ]
    lead = next((block["id"] for block in front if block["type"] == "lead"), None)
    revision = draft.public.latest_revision
    return {
        "version": draft.version,
        "front": front,
        "parts": parts,
        "lead": {"id": lead or usual_id(draft.home, "lead", 0), "explicit": lead is not None},
        "main": made["main"],
        "titles": _titles(draft, user),
        "unseen": told.unseen(draft, made["now"]["cards"], made["placed"], user),
        "differs": told.differs(draft),
        "changes": told.changes(draft, made["now"], made["before"]),
        "saved": _clock(revision.created_at) if revision else "",
        "saved_by": name_of(revision.user) if revision else "",
        "is_own": bool(revision and revision.user_id == user.pk),
        "who": presence.others(user, draft.public),
        "conflicts": [vars(one) for one in draft.conflicts],
    }


def _clock(moment: dt.datetime) -> str:
    """Return the hour of a moment; its day as well, where that was another one."""
    local = timezone.localtime(moment)
    is_today = local.date() == timezone.localdate()
    return f"{local:%H:%M}" if is_today else shown(moment, paper_zone())


def _titles(draft: FrontDraft, user: Any) -> dict[int, str]:
    """Return what the articles are called that were placed, or that somebody wanted to place."""
    named = {one for _, _, one in articles_in(draft.front)}
    for conflict in draft.conflicts:
        for side in (conflict.mine, conflict.theirs):
            held = side if isinstance(side, list) else [side]
            named |= {one for one in held if isinstance(one, int)}
    seen = articles_seen_by(user).filter(pk__in=named)
    return dict(seen.values_list("pk", "title"))
