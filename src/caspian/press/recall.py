"""Remembers, from one turn of the press to the next, the answers that nothing has touched since.

A publication changes one card of a front that shows forty. Only answers that depend on subjects
alone are kept: what changes them is in the outbox, or it would not be pressed either.
"""

from collections.abc import Iterator, Set
from contextlib import contextmanager
from weakref import WeakKeyDictionary

from caspian.edition.store import Store
from caspian.pages.reads.door import Answers, Read, remembering

KEPT = frozenset({"card", "picture"})
MOST = 20_000
_of_store: WeakKeyDictionary[Store, Answers] = WeakKeyDictionary()


@contextmanager
def recalled(store: Store, touched: Set[Read]) -> Iterator[None]:
    """Answer, inside the block, what was answered at earlier turns and is not touched now."""
    before = _of_store.pop(store, {})
    answers = {asked: held for asked, held in before.items() if held[1].reads.isdisjoint(touched)}
    with remembering(answers):
        yield
    kept = {asked: held for asked, held in answers.items() if asked.name in KEPT}
    _of_store[store] = kept if len(kept) <= MOST else {}


def forget(store: Store) -> None:
    """Remember nothing: a whole new edition is being made."""
    _of_store.pop(store, None)
