"""What of the stylebook readers see, by the name that the press knows it under."""

from caspian.newsroom import outbox
from caspian.stylebook.models import StyleEntry, StyleRule

STYLEBOOK = "stylebook"


def connect() -> None:
    """Write to the outbox whatever changes of it."""
    outbox.watch(StyleEntry, lambda record: STYLEBOOK)
    outbox.watch(StyleRule, lambda record: STYLEBOOK)
