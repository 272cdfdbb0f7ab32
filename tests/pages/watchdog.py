"""Fails whatever reads the database while a page is built, unless a read is being answered."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.db import connection

from caspian.pages import answer as answering
from caspian.pages.reads import door


class UnwatchedQuery(AssertionError):
    """A builder or a template asked the database behind the door's back."""


@contextmanager
def guarded_door() -> Iterator[None]:
    """Guard every page that is built inside the block."""
    building = False

    def watch(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        if building and not door.is_inside():
            raise UnwatchedQuery(f"asked outside a read: {sql[:200]}")
        return execute(sql, params, many, context)

    def guarded(path: str) -> Any:
        nonlocal building
        building = True
        try:
            return unguarded(path)
        finally:
            building = False

    unguarded = answering.answer
    with pytest.MonkeyPatch.context() as patch, connection.execute_wrapper(watch):
        patch.setattr(answering, "answer", guarded)
        yield


def answer(path: str) -> answering.Answer:
    """Answer a path under the watchdog's eyes."""
    return answering.answer(path)
