"""Processes live and end together, and the one that watches them sleeps meanwhile."""

import os
import signal
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from caspian.project import processes
from caspian.project.processes import Processes

LONG = [sys.executable, "-c", "import time; time.sleep(60)"]
SHORT = [sys.executable, "-c", "import time; time.sleep(0.5)"]


@contextmanager
def later(deed: str) -> Iterator[None]:
    """Send this process a signal in a while."""
    number = getattr(signal, deed)
    timer = threading.Timer(0.5, lambda: os.kill(os.getpid(), number))
    timer.start()
    try:
        yield
    finally:
        timer.join()


@pytest.fixture(autouse=True)
def _handlers() -> Iterator[None]:
    kept = {one: signal.getsignal(one) for one in (signal.SIGINT, signal.SIGTERM, signal.SIGCHLD)}
    yield
    for number, handler in kept.items():
        signal.signal(number, handler)


def test_a_child_that_ends_is_noticed_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(processes, "_LOOK_ANYWAY_SECONDS", 30.0)
    began = time.monotonic()
    with Processes() as some:
        some.start(LONG)
        some.start(SHORT)
        some.wait()
        assert some.one_has_ended()
        assert not some.stop_asked
        assert 0.4 < time.monotonic() - began < 25


@pytest.mark.parametrize("deed", ["SIGTERM", "SIGINT"])
def test_a_word_to_stop_is_heard_at_once(deed: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(processes, "_LOOK_ANYWAY_SECONDS", 30.0)
    began = time.monotonic()
    with Processes() as some, later(deed):
        some.start(LONG)
        some.wait()
        assert some.stop_asked
        assert time.monotonic() - began < 25


def test_waiting_takes_no_processor_time() -> None:
    with Processes() as some, later("SIGTERM"):
        some.start(LONG)
        began = time.process_time()
        some.wait()
        assert time.process_time() - began < 0.1


def test_something_else_may_be_waited_for() -> None:
    with Processes() as some:
        some.start(LONG)
        deadline = time.monotonic() + 0.2
        assert some.wait_until(lambda: time.monotonic() > deadline)
        some.start([sys.executable, "-c", ""])
        assert not some.wait_until(lambda: False)
