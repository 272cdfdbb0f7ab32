"""Does behind the news what nobody waits for: folds old views, removes old bodies and files.

It also finds the pictures of an older edition. A little at a time, and resting in between: a
publication meanwhile waits for one step at most.
"""

import datetime as dt
from contextlib import closing, suppress

from django.conf import settings
from django.utils import timezone

from caspian.edition.history import standing_at
from caspian.edition.pictures import index_some
from caspian.edition.prune import Steps
from caspian.edition.store import Store
from caspian.newsroom.files import forget_some
from caspian.newsroom.view_counts import fold_some
from caspian.project.edition import open_edition

DEFAULT_DAYS = 30
MOST_DAYS = 36_500


def kept_days() -> int:
    """Return for how many days the bodies of former releases stay."""
    told = settings.ENVIRONMENT.keep_past
    return min(int(told), MOST_DAYS) if told.isdecimal() else DEFAULT_DAYS


def fold_views() -> bool:
    """Fold some old counts of views; return whether there may be more."""
    return fold_some(timezone.now())


def forget_files() -> bool:
    """Remove some files that were replaced long ago; return whether there may be more."""
    return forget_some(timezone.now())


def index_pictures() -> bool:
    """Find what some documents of an edition of a former version name; return whether to go on."""
    with closing(open_edition()) as store:
        return index_some(store.database)


class PastBodies:
    """Removes the bodies that no release of the last days showed."""

    def __init__(self) -> None:
        self._store: Store | None = None
        self._steps: Steps | None = None
        self._through: int | None = None

    def remove_some(self) -> bool:
        """Take a step; return whether there may be more."""
        try:
            if self._store is None or self._steps is None:
                self._store = open_edition()
                self._steps = Steps(self._store, self._through)
            oldest = standing_at(self._store, timezone.now() - dt.timedelta(days=kept_days()))
            more = self._steps.take(oldest) is not None
            self._through = self._steps.through
            return more
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        """Let go of the edition; the next step opens it anew, and goes on there."""
        store, self._store, self._steps = self._store, None, None
        if store is not None:
            with suppress(Exception):
                store.close()
