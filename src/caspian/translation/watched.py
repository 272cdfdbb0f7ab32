"""What of translations readers see: whether a correction of the original has crossed."""

from caspian.newsroom import outbox
from caspian.translation.models import CarriedPart, FollowedTranslation


def connect() -> None:
    """Write to the outbox what decides about that; the rest of it comes with publications."""
    outbox.watch(CarriedPart, lambda row: of_translation(row.article_id))
    outbox.watch(FollowedTranslation, lambda row: of_translation(row.article_id))


def of_translation(article_id: int) -> str:
    """Return the subject of what a translation carries of its original."""
    return f"translation:{article_id}"
