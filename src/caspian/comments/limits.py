"""How much may come from one place: counted in the database, for all processes and for good."""

import datetime as dt

from caspian.comments.marks import Marks
from caspian.comments.models import Comment, CommentSettings

MINUTE, HOUR = dt.timedelta(minutes=1), dt.timedelta(hours=1)


class TooMany(Exception):
    """More came from one place than may; `seconds` is how long to wait."""

    def __init__(self, seconds: int) -> None:
        super().__init__(f"wait {seconds} seconds")
        self.seconds = seconds


def check(marks: Marks, rules: CommentSettings, now: dt.datetime) -> None:
    """Raise TooMany when an address or its network has written its share already."""
    most = max(rules.each_hour, rules.each_minute)
    mine = _newest({"address_mark": marks.address}, now - HOUR, most)
    _refuse(mine, rules.each_minute, MINUTE, now)
    _refuse(mine, rules.each_hour, HOUR, now)
    most = rules.network_each_minute
    _refuse(_newest({"network_mark": marks.network}, now - MINUTE, most), most, MINUTE, now)


def _newest(whose: dict[str, str], since: dt.datetime, most: int) -> list[dt.datetime]:
    recent = Comment.objects.filter(**whose, posted_at__gt=since).order_by("-posted_at")
    return list(recent.values_list("posted_at", flat=True)[:most])


def _refuse(times: list[dt.datetime], most: int, span: dt.timedelta, now: dt.datetime) -> None:
    # The one whose ageing makes room: the last of the newest `most`.
    if len(times) >= most and (left := (times[most - 1] + span - now).total_seconds()) > 0:
        raise TooMany(max(1, int(left + 0.999)))
