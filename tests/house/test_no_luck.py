"""What is tried with examples depends neither on chance nor on how busy the machine is."""

import time
from collections.abc import Callable

import pytest
from hypothesis import given, settings, strategies
from hypothesis.errors import FlakyFailure

from tests.thorough import PROOFS


def slow_at_first() -> tuple[Callable[[], None], list[int]]:
    """Return a test whose first example takes 250 ms, and what it was tried with."""
    tried: list[int] = []

    @given(strategies.integers())
    def test(number: int) -> None:
        tried.append(number)
        if len(tried) == 1:
            time.sleep(0.25)

    return test, tried


def test_a_slow_example_is_no_fault_and_the_next_run_tries_the_same() -> None:
    runs = [slow_at_first() for _ in range(2)]
    for test, _ in runs:
        test()
    assert PROOFS or runs[0][1] == runs[1][1]


def test_the_control_with_a_deadline_fails_where_a_machine_is_busy() -> None:
    test, _ = slow_at_first()
    with pytest.raises(FlakyFailure):
        settings(deadline=200)(test)()
