"""What of corrections readers see, by the names that the press knows it under."""

from caspian.corrections.models import Correction, Version
from caspian.newsroom import outbox

CORRECTIONS = "corrections"


def connect() -> None:
    """Write to the outbox whatever changes of it."""
    outbox.watch(Version, lambda row: of_article(row.article_id))
    outbox.watch(Correction, lambda row: of_article(row.article_id))


def of_article(article_id: int) -> str:
    """Return the subject of the versions of an article, and of what readers are told of them."""
    return f"{CORRECTIONS}:{article_id}"


def column_of(code: str) -> str:
    """Return the subject of the column of a language, which lists what readers were told."""
    return f"column:{code.lower()}"
