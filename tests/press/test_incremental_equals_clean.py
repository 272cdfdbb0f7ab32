"""After any sequence of edits the edition is, byte for byte, what a rebuild from nothing gives."""

import pytest
from hypothesis import HealthCheck, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.press.machine import Editing

QUICK = settings(
    max_examples=4, stateful_step_count=12, deadline=None, database=None, derandomize=True,
    suppress_health_check=list(HealthCheck),
)  # fmt: skip


@pytest.mark.django_db
def test_a_few_sequences_in_the_quick_suite() -> None:
    run_state_machine_as_test(Editing, settings=QUICK)
