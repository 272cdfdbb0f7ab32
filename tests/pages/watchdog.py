"""Fails whatever a page does behind the door's back: a query, a record that nobody noted, and
whatever a read writes, to the database or to the storage of files."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.core.files.storage import Storage
from django.db import connection
from django.db.models import Model
from django.db.models.signals import post_init

from caspian.edition.store import open_store
from caspian.newsroom.models import ArchivePage, Change
from caspian.newsroom.subjects import subject_of
from caspian.pages import preview as answering
from caspian.pages.reads import door
from caspian.press.derive import Derived, derive, derive_behind

BOUND_FOR_GOOD = (ArchivePage,)
"""archive pages never change: what finds its way by one depends on the list, as recorded"""

WRITES = re.compile(r"\s*(?:INSERT|UPDATE|DELETE|REPLACE|MERGE|CREATE|ALTER|DROP)\b", re.I)


class WritingRead(AssertionError):
    """A read wrote, where the press holds one state of the newsroom still."""


class UnwatchedQuery(AssertionError):
    """A builder or a template asked the database behind the door's back."""


class UnnotedRecord(AssertionError):
    """A read got a record out of the database and did not say so."""


@contextmanager
def guarded_door() -> Iterator[None]:
    """Guard every page that is built inside the block."""
    building = False

    def watch(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        if building and not door.is_inside():
            raise UnwatchedQuery(f"asked outside a read: {sql[:200]}")
        if door.is_inside() and WRITES.match(sql):
            raise WritingRead(f"written inside a read: {sql[:200]}")
        return execute(sql, params, many, context)

    def guarded(path: str) -> Any:
        nonlocal building
        building = True
        try:
            return unguarded(path)
        finally:
            building = False

    def guarded_save(storage: Storage, name: str | None, *args: Any, **kwargs: Any) -> str:
        if door.is_inside():
            raise WritingRead(f"a file written inside a read: {name}")
        return unguarded_save(storage, name, *args, **kwargs)

    unguarded, unguarded_save = answering.answer, Storage.save
    with pytest.MonkeyPatch.context() as patch, connection.execute_wrapper(watch), noted_records():
        patch.setattr(answering, "answer", guarded)
        patch.setattr(Storage, "save", guarded_save)
        yield


@contextmanager
def noted_records() -> Iterator[None]:
    """Compare, for every read inside the block, the records it got with those that it noted."""
    open_reads: list[set[str]] = []

    def got(sender: type[Model], instance: Model, **kwargs: Any) -> None:
        subject = subject_of(instance)
        if open_reads and subject is not None and not isinstance(instance, BOUND_FOR_GOOD):
            open_reads[-1].add(subject)

    def answered(asked: door.Dependency, answer: Callable[[], object]) -> tuple[object, door.Watch]:
        open_reads.append(set())
        try:
            fact, seen = unwatched(asked, answer)
        finally:
            found = open_reads.pop()
        noted = {str(one.asked[0]) for one in seen.reads if one.name == "subject"}
        if found - noted:
            raise UnnotedRecord(f"{asked} got {sorted(found - noted)} and did not note it")
        return fact, seen

    unwatched = door._answered
    post_init.connect(got, dispatch_uid="watchdog")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(door, "_answered", answered)
        try:
            yield
        finally:
            post_init.disconnect(dispatch_uid="watchdog")


def answer(path: str) -> answering.Answer:
    """Answer a path under the watchdog's eyes, once the press has followed what changed."""
    follow()
    return answering.answer(path)


def follow() -> None:
    """Bring up to date what the press derives: lists, what goes together, redirects, pictures."""
    store = open_store("sqlite:///:memory:", make=True)
    derived = Derived()
    derive(store, derived)
    derive_behind(store, derived.subjects, derived)
    store.close()
    Change.objects.all().delete()
