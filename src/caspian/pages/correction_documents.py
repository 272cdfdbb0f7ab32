"""What readers are told of changes: the notices on an article."""

import datetime as dt
from dataclasses import dataclass

from caspian.newsroom.change_notice import NoticePlace


@dataclass(frozen=True)
class PageNotice:
    """A notice as it stands on a page; what nobody said is empty."""

    anchor: str
    kind: str
    """one of `newsroom.change_notice.ChangeKind`"""
    wrong: str
    right: str
    since: dt.date | None
    noticed_by: str
    at: dt.datetime
    place: str = NoticePlace.TOP

    @property
    def is_over_text(self) -> bool:
        """Return whether it stands over the text, or under it."""
        return self.place == NoticePlace.TOP
