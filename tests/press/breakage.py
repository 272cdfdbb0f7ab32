"""A paper of which something raises at random moments: pictures, cards, templates, lists, reads."""

import datetime as dt
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest import mock

from django.db import transaction
from hypothesis import strategies as st
from hypothesis.stateful import rule

from caspian.edition.faults import INTERVALS, faults
from caspian.edition.store import Store
from caspian.newsroom import relist
from caspian.newsroom.related import relate
from caspian.pages.reads import articles, cards, comments, front_page, pictures, records, tree
from caspian.press import derive, plan, render, subject_state
from caspian.press.failure import DOCUMENT, PART
from caspian.search import index
from tests.press.editions import Edition
from tests.press.machine import Editing

THIRDS = 3


@dataclass(frozen=True)
class Weak:
    """A function that may raise for a third of what it is called with."""

    owner: Any
    name: str
    about: Callable[..., Any]
    """what of its arguments says whether it raises"""


WEAK = (
    Weak(render, "_page", lambda path: path),
    Weak(render, "_fragment", lambda key: key.rpartition(":")[0]),
    Weak(render, "page_html", lambda page, fragment: page.frame.address),
    Weak(cards, "_card", lambda article, found: article),
    Weak(articles, "facts_of", lambda record, section=None: record.pk),
    Weak(comments, "_comments", lambda article, found: article),
    Weak(pictures, "_facts", lambda picture, records: picture),
    Weak(records, "place_facts", lambda place, code: place.pk),
    Weak(front_page, "chosen_of", lambda home, code: home.pk),
    Weak(tree, "address_of", lambda page: page),
    Weak(render, "fragment", lambda name, code: f"{name} {code}"),
    Weak(plan, "invalidated_by", lambda subject, before, after: subject),
    Weak(subject_state, "_pages", lambda ids: min(ids, default=0)),
    Weak(relist, "_filed", lambda ids: min(ids, default=0)),
    Weak(relate, "contents", lambda ids: min(ids, default=0)),
    Weak(index, "contents_of", lambda ids: min(ids, default=0)),
    Weak(derive, "remember_move", lambda page, path: path),
)


class Breaking(Editing):
    """Edits a paper while something of it raises.

    Whatever that can't concern equals a clean press without it; when it is mended, all does.
    """

    def __init__(self) -> None:
        self.broken: list[Any] = []
        super().__init__()

    @rule(n=st.integers(0, len(WEAK) - 1), third=st.integers(0, THIRDS - 1))
    def something_breaks(self, n: int, third: int) -> None:
        weak = WEAK[n]
        whole = getattr(weak.owner, weak.name)
        if isinstance(whole, mock.Mock):
            return  # it is broken already

        def raises(*args: Any, **kwargs: Any) -> Any:
            if sum(repr(weak.about(*args, **kwargs)).encode()) % THIRDS == third:
                raise ZeroDivisionError("it breaks")
            return whole(*args, **kwargs)

        patch = mock.patch.object(weak.owner, weak.name, side_effect=raises)
        patch.start()
        self.broken.append(patch)

    @rule()
    def all_is_mended(self) -> None:
        self._mend()
        self.steps_behind = 0
        # Twice: what is tried again may have been waiting for another that was.
        for _ in range(2):
            self.now += INTERVALS[-1] + dt.timedelta(minutes=1)
            self.edition.press(self.now)
        assert faults(self.edition.store) == []
        super().compare()

    def press_the_news(self) -> None:
        if not self.broken:
            super().press_the_news()
        else:
            self.edition.press_once(self.now, seconds=0)

    def compare(self) -> None:
        if not self.broken:
            super().compare()
            return
        self.edition.press(self.now)
        with self._taken_back() as broken:
            there_broken = _digests(broken.store)
        found = faults(self.edition.store)
        if not {one.name.partition(":")[0] for one in found} <= {DOCUMENT, PART}:
            return  # where a subject stands, or what is derived of it, concerns lists without end
        with self._whole(), self._taken_back() as whole:
            there_whole = _digests(whole.store)
        stands = _digests(self.edition.store)
        unconcerned = {
            key for key in there_whole.keys() | there_broken.keys()
            if there_whole.get(key) == there_broken.get(key)
        }  # fmt: skip
        told = {one.about for one in found}
        wrong = [
            key for key in sorted(unconcerned - told) if stands.get(key) != there_whole.get(key)
        ]
        assert wrong == [], "stale, and not because of what raises"
        assert found or stands == there_whole, "something raises, and nobody was told"

    def teardown(self) -> None:
        self._mend()
        super().teardown()

    def _mend(self) -> None:
        for patch in reversed(self.broken):
            patch.stop()
        self.broken.clear()

    @contextmanager
    def _whole(self) -> Iterator[None]:
        """Let nothing raise inside the block."""
        for patch in reversed(self.broken):
            patch.stop()
        try:
            yield
        finally:
            for patch in self.broken:
                patch.start()

    @contextmanager
    def _taken_back(self) -> Iterator[Edition]:
        """Give a clean edition, and take back what was derived for it."""
        with transaction.atomic():
            clean = Edition(Path(self._folder.name))
            clean.press_clean(self.now)
            try:
                yield clean
            finally:
                clean.store.close()
                transaction.set_rollback(True)


def _digests(store: Store) -> dict[str, bytes]:
    return {document.key: document.digest() for document in store.documents()}
