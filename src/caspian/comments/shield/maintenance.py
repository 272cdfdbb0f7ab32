"""What the background worker does for the shield: watches bursts, learns, forgets."""

import datetime as dt

from caspian.comments.shield.learning import train_if_wanted
from caspian.comments.shield.likeness import forget
from caspian.comments.shield.slow import watch_bursts


def maintain(now: dt.datetime) -> None:
    """Watch for bursts, learn what moderators decided since, forget what nobody repeats."""
    watch_bursts(now)
    train_if_wanted()
    forget(now)
