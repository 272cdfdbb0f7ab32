"""Renders on several cores: in processes forked from this one, each reading for itself."""

import datetime as dt
import gc
import multiprocessing
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import AbstractContextManager, ExitStack, contextmanager

from django.db import connections

from caspian.common.parent import end_with_parent
from caspian.newsroom.public import same_restrictions
from caspian.newsroom.snapshot import snapshot
from caspian.pages.reads.door import at, each_read_once
from caspian.press import outbox
from caspian.press.garbage import collected_later
from caspian.press.render import Rendered, render_many

Batches = Iterable[list[str]]
Render = Callable[[Batches], Iterator[list[Rendered]]]
RenderSome = Callable[[list[str], dt.datetime, int, frozenset[int]], "list[Rendered] | None"]
CAUSE = "a whole new edition"
EPOCH = 1
"""the epoch of an edition that is pressed from nothing"""
FRESH_EVERY = 10
"""batches after which what was read is forgotten: memory stays bounded"""


@contextmanager
def rendering(now: dt.datetime, cores: int = 1) -> Iterator[Render]:
    """Give a function that renders batches of keys as they are at a moment.

    With more than one core, fork: call it in a process without threads, outside a transaction
    and before one is begun. Each process reads a state of the newsroom of its own, which is no
    older than the one that the caller holds when it hands out the first batch.
    """
    if cores < 2:
        yield _in_this_process
        return
    # An SQLite connection must not cross a fork: each process opens its own.
    connections.close_all()
    context = multiprocessing.get_context("fork")
    with ProcessPoolExecutor(cores, context, end_with_parent) as pool:
        # All fork at the first task. Before this process opens a connection again: one that two
        # processes share gives each the other's answers.
        pool.submit(_render, [], now).result()
        yield lambda batches: _ahead(pool, batches, now, cores * 2)


@contextmanager
def rendering_anew(cores: int) -> Iterator[RenderSome]:
    """Give a function that renders some keys, split among cores, in a state of the moment.

    It returns None where a process saw a change that is not among those taken into account: then
    some pages would be newer than others. Fork as `rendering` does.
    """
    if cores < 2:
        yield lambda keys, now, epoch, changes: list(render_many(keys, CAUSE, epoch))
        return
    connections.close_all()
    with ProcessPoolExecutor(cores, multiprocessing.get_context("fork"), end_with_parent) as pool:
        pool.submit(_render, [], dt.datetime.now(dt.UTC)).result()

        def render(
            keys: list[str], now: dt.datetime, epoch: int, changes: frozenset[int]
        ) -> list[Rendered] | None:
            parts = [keys[n::cores] for n in range(cores)]
            waiting = [pool.submit(_render_now, part, now, epoch, changes) for part in parts]
            found = [one.result() for one in waiting]
            if any(one is None for one in found):
                return None
            return [page for one in found for page in one or ()]

        yield render


def _render_now(
    keys: list[str], now: dt.datetime, epoch: int, changes: frozenset[int]
) -> list[Rendered] | None:
    with snapshot(), at(now), same_restrictions(), collected_later():
        if not changes.issuperset(outbox.taken()):
            return None
        return list(render_many(keys, CAUSE, epoch))


def _in_this_process(batches: Batches) -> Iterator[list[Rendered]]:
    batch = _Batch()
    try:
        yield from map(batch.render, batches)
    finally:
        batch.forget()


class _Batch:
    """Renders batches, and remembers from one to the next what it read."""

    def __init__(self) -> None:
        self._count = 0
        self._reads: AbstractContextManager[None] | None = None

    def render(self, keys: list[str]) -> list[Rendered]:
        if self._count % FRESH_EVERY == 0:
            if self._reads is not None:
                self.forget()
                gc.collect()
            self._reads = each_read_once()
            self._reads.__enter__()
        self._count += 1
        return list(render_many(keys, CAUSE, EPOCH))

    def forget(self) -> None:
        """Forget what was read."""
        if self._reads is not None:
            self._reads.__exit__(None, None, None)
            self._reads = None


_held = ExitStack()
_batch = _Batch()
_has_begun = False


def _render(keys: list[str], now: dt.datetime) -> list[Rendered]:
    if keys:
        _begin(now)
    return _batch.render(keys) if keys else []


def _begin(now: dt.datetime) -> None:
    """Begin in a forked process; what is entered here holds until the process ends."""
    global _has_begun
    if not _has_begun:
        _has_begun = True
        for held in (snapshot(), at(now), same_restrictions(), collected_later()):
            _held.enter_context(held)


def _ahead(
    pool: ProcessPoolExecutor, batches: Batches, now: dt.datetime, depth: int
) -> Iterator[list[Rendered]]:
    """Yield what batches come to, in order, while a few of the next are being rendered."""
    waiting: deque[Future[list[Rendered]]] = deque()
    for keys in batches:
        waiting.append(pool.submit(_render, keys, now))
        if len(waiting) > depth:
            yield waiting.popleft().result()
    while waiting:
        yield waiting.popleft().result()
