"""The small change of the sentences that moderators read."""

import datetime as dt
from collections.abc import Sequence

from caspian.newsroom.desk.times import by_paper_clock

_LONGEST, _MOST = 30, 3


def counted(number: int, thing: str) -> str:
    """Return a number of things: "1 article", "41 other comments"."""
    return f"{number:,} {thing}{'' if number == 1 else 's'}"


def quoted(words: Sequence[str]) -> str:
    """Return the first few words in quotation marks, none of them long."""
    short = [word if len(word) <= _LONGEST else f"{word[:_LONGEST]}…" for word in words[:_MOST]]
    more = f" and {len(words) - _MOST} more" if len(words) > _MOST else ""
    return ", ".join(f"“{word}”" for word in short) + more


def on_clock(moment: dt.datetime, now: dt.datetime) -> str:
    """Return a moment as short as it is clear: "14:02", or "12 March, 14:02"."""
    local = by_paper_clock(moment)
    clock = local.strftime("%H:%M")
    if local.date() == now.astimezone(local.tzinfo).date():
        return clock
    return f"{local.day} {local:%B}, {clock}"
