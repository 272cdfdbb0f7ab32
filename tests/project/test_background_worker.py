"""The worker's loops are woken and do not poll, say a fault once, and are never ended by one."""

import datetime as dt
import logging
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.utils import timezone

from caspian.press.turn import Turn
from caspian.project import background_worker
from caspian.project.trying import LONGEST_PAUSE_SECONDS, SAID_AGAIN_SECONDS, Trying

SECOND = dt.timedelta(seconds=1)


class Bell:
    """A sign that is rung by hand."""

    def __init__(self) -> None:
        self._rung = threading.Event()
        self.waits: list[float] = []

    def ring(self) -> None:
        self._rung.set()

    def wait(self, timeout: float) -> bool:
        self.waits.append(timeout)
        rung = self._rung.wait(timeout)
        self._rung.clear()
        return rung

    def close(self) -> None:
        pass


class Nothing:
    """A store that is closed now and then."""

    closed = 0

    def close(self) -> None:
        Nothing.closed += 1


@pytest.fixture
def bell(monkeypatch: pytest.MonkeyPatch) -> Bell:
    made = Bell()
    monkeypatch.setattr(background_worker, "newsroom_sign", lambda: made)
    monkeypatch.setattr(background_worker, "open_edition", Nothing)
    monkeypatch.setattr("caspian.project.trying.close_old_connections", lambda: None)
    monkeypatch.setattr(background_worker, "next_stale", lambda store: None)
    return made


PATIENCE = 30.0
"""seconds that a slow machine is waited for, and less than what looks by itself"""


@contextmanager
def going(loop: Callable[[threading.Event], None]) -> Iterator[None]:
    """Let a loop of the background worker go on in a thread, and see that it ends when told to."""
    stopping = threading.Event()
    thread = threading.Thread(target=loop, args=(stopping,))
    thread.start()
    try:
        yield
    finally:
        stopping.set()
        thread.join(PATIENCE)
        assert not thread.is_alive()


def until(reached: Callable[[], object], within: float = PATIENCE) -> float:
    """Return how long something took to come."""
    began = time.monotonic()
    while not reached():
        assert time.monotonic() - began < within, "it didn't come"
        time.sleep(0.001)
    return time.monotonic() - began


def test_a_change_is_pressed_when_the_bell_rings_and_again_while_there_is_more(
    bell: Bell, monkeypatch: pytest.MonkeyPatch
) -> None:
    waiting: list[int] = []
    pressed: list[float] = []
    asked: list[float] = []

    def is_wanted(store: Any, now: dt.datetime) -> bool:
        asked.append(time.monotonic())
        return bool(waiting)

    def press_once(store: Any) -> Turn:
        waiting.pop()
        pressed.append(time.monotonic())
        done = Turn()
        done.release = object()  # type: ignore[assignment]
        return done

    monkeypatch.setattr(background_worker, "LOOK_SECONDS", 2 * PATIENCE)
    monkeypatch.setattr(background_worker, "is_wanted", is_wanted)
    monkeypatch.setattr(background_worker, "press_once", press_once)
    with going(background_worker._press_until):
        until(lambda: asked)
        before = len(asked)
        time.sleep(0.5)
        assert len(asked) - before <= 1, "nobody rang"
        waiting += [1, 2, 3]
        bell.ring()
        until(lambda: len(pressed) == 3)


def test_a_press_that_fails_goes_on_says_so_once_and_opens_the_edition_anew(
    bell: Bell, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    tries: list[float] = []
    faults = ["the first", "the first", "another"]

    def is_wanted(store: Any, now: dt.datetime) -> bool:
        tries.append(time.monotonic())
        if len(tries) <= len(faults):
            raise RuntimeError(faults[len(tries) - 1])
        return False

    monkeypatch.setattr(background_worker, "is_wanted", is_wanted)
    monkeypatch.setattr("caspian.project.trying.FIRST_PAUSE_SECONDS", 0.02)
    closed = Nothing.closed
    with going(background_worker._press_until):
        until(lambda: len(tries) > len(faults))
        until(lambda: len(caplog.records) >= 3)
    said = [record.getMessage() for record in caplog.records]
    assert said == ["Could not press; trying again"] * 2 + ["Could press again."]
    assert Nothing.closed - closed == len(faults)


def test_what_becomes_stale_at_a_moment_is_pressed_at_that_moment(
    bell: Bell, monkeypatch: pytest.MonkeyPatch
) -> None:
    due = timezone.now() + 0.4 * SECOND
    late: list[float] = []

    def is_wanted(store: Any, now: dt.datetime) -> bool:
        if now >= due and not late:
            late.append((now - due).total_seconds())
        return False

    monkeypatch.setattr(background_worker, "is_wanted", is_wanted)
    monkeypatch.setattr(background_worker, "next_stale", lambda store: due if not late else None)
    with going(background_worker._press_until):
        until(lambda: late)
    assert late[0] < 0.2


def test_what_is_scheduled_while_the_clock_sleeps_is_published_at_its_moment(
    bell: Bell, monkeypatch: pytest.MonkeyPatch
) -> None:
    due: list[dt.datetime] = []
    late: list[float] = []

    def publish_due(now: dt.datetime) -> int:
        late.append((now - due.pop()).total_seconds())
        return 1

    monkeypatch.setattr(background_worker, "publish_due", publish_due)
    monkeypatch.setattr(background_worker, "next_due", lambda: due[0] if due else None)
    with going(background_worker._watch_schedule):
        until(lambda: bell.waits)
        assert bell.waits[0] > 1, "nothing is due: it sleeps"
        due.append(timezone.now() + 0.4 * SECOND)
        bell.ring()
        until(lambda: late)
        bell.ring()
    assert 0 <= late[0] < 0.2


def test_what_can_not_be_published_is_not_tried_in_a_tight_loop(
    bell: Bell, monkeypatch: pytest.MonkeyPatch
) -> None:
    tries: list[dt.datetime] = []

    def publish_nothing(now: dt.datetime) -> int:
        tries.append(now)
        return 0

    monkeypatch.setattr(background_worker, "publish_due", publish_nothing)
    monkeypatch.setattr(background_worker, "next_due", lambda: timezone.now() - SECOND)
    with going(background_worker._watch_schedule):
        until(lambda: tries)
        time.sleep(0.6)
    assert len(tries) <= 3


def test_a_fault_that_stays_is_said_once_and_again_after_ten_minutes(
    caplog: pytest.LogCaptureFixture,
) -> None:
    moment = [0.0]
    trying = Trying("press", clock=lambda: moment[0])

    def fail() -> None:
        raise RuntimeError("always the same")

    with caplog.at_level(logging.WARNING):
        pauses = []
        for _ in range(100):
            trying.do(fail)
            pauses.append(trying.pause)
        assert len(caplog.records) == 1
        moment[0] += SAID_AGAIN_SECONDS
        trying.do(fail)
        assert len(caplog.records) == 2
    assert pauses == sorted(pauses)
    assert (pauses[0], pauses[-1]) == (0.5, LONGEST_PAUSE_SECONDS)
    assert trying.do(lambda: "done") == "done"
    assert trying.pause == 0
