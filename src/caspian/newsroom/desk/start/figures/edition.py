"""The edition, open for a figure."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings

from caspian.edition.store import NotAnEdition, Store, open_store


@contextmanager
def edition() -> Iterator[Store]:
    """Open the edition for reading, inside the block.

    Raises NotAnEdition where there is none, ValueError for an address that is none, and
    `edition.database.Fault` where the database can't answer.
    """
    if not settings.CASPIAN_EDITION:
        raise NotAnEdition("There is no edition here.")
    store = open_store(settings.CASPIAN_EDITION)
    try:
        yield store
    finally:
        store.close()
