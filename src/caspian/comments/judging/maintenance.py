"""What the background worker does for the judging of comments: bursts, lessons, likenesses."""

import datetime as dt

from caspian.comments.judging.learning import train_if_wanted
from caspian.comments.judging.likeness import forget
from caspian.comments.judging.slow import watch_bursts


def maintain(now: dt.datetime) -> None:
    """Watch for bursts, learn what moderators decided since, forget what nobody repeats."""
    watch_bursts(now)
    train_if_wanted()
    forget(now)
