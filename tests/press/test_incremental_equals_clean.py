"""After any sequence of edits the edition is, byte for byte, what a rebuild from nothing gives."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection
from hypothesis import HealthCheck, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.press.breakage import Breaking
from tests.press.machine import Editing
from tests.press.sabotage import SABOTAGES
from tests.thorough import often, some

EVERYTHING: dict[str, Any] = {
    "deadline": None, "database": None, "suppress_health_check": list(HealthCheck),
}  # fmt: skip
QUICK = settings(max_examples=2, stateful_step_count=10, derandomize=True, **EVERYTHING)
SEQUENCES = often(2, 150)  # the first that Hypothesis tries is an empty one
THOROUGH = settings(max_examples=SEQUENCES, stateful_step_count=30, **EVERYTHING)


# Where the newsroom is in SQLite, the longer ones below do all that these do.
few = pytest.mark.skipif(connection.vendor == "sqlite", reason="longer sequences are tried")


@few
@pytest.mark.django_db
def test_a_few_sequences_of_edits() -> None:
    run_state_machine_as_test(Editing, settings=QUICK)


@few
@pytest.mark.django_db
def test_a_few_sequences_of_edits_of_which_something_raises() -> None:
    run_state_machine_as_test(Breaking, settings=QUICK)


@pytest.mark.long
@pytest.mark.slow
@pytest.mark.django_db
def test_sequences_of_edits_of_which_something_raises() -> None:
    run_state_machine_as_test(Breaking, settings=settings(THOROUGH, max_examples=often(2, 60)))


@pytest.mark.long
@pytest.mark.slow
@pytest.mark.django_db
@pytest.mark.parametrize("half", some(1, ["first", "second"]))
def test_sequences_of_thirty_edits(half: str) -> None:
    """Two halves, so that two cores share them."""
    run_state_machine_as_test(Editing, settings=THOROUGH)


def a_day_at_the_paper(machine: Editing) -> None:
    """Do what makes every dependency matter, in an order that is the same each time."""
    do, newsroom = machine.do, machine.newsroom
    for n in range(9):
        do(newsroom.write, n, n, publish=True)
    for m in range(10):
        do(newsroom.edit, 2, m)
    do(newsroom.correct, 3, 1)
    do(newsroom.credit_picture, 3)
    do(newsroom.end_rights, 2)
    for m in range(4):
        for n in range(3):
            do(newsroom.rename, n, m)
    do(newsroom.name_in_another_language, 1)
    do(newsroom.change_section, 0, 2)
    do(newsroom.change_section, 1, 3)
    do(newsroom.reorder_sections, 1)
    do(newsroom.add_section, 4)
    do(newsroom.information, 1)
    do(newsroom.information, 3)
    do(newsroom.import_page, 1)
    do(newsroom.compose, 1, 2)
    do(newsroom.pin, 4, 1)
    do(newsroom.read, 5, 3)
    do(newsroom.move, 3, 1)
    do(newsroom.rename_slug, 2, 1)
    do(newsroom.unpublish, 2)
    do(newsroom.delete, 1)
    do(newsroom.weather, 7)
    do(newsroom.settings, 0)
    machine.time_passes(26 * 3600)
    do(newsroom.settings, 5)
    do(newsroom.tell_crawlers, 3)


@pytest.fixture
def machine(db: None) -> Iterator[Editing]:
    """A paper that is compared with a clean one after each step."""
    editing = Editing()
    yield editing
    editing.teardown()


@pytest.mark.long
def test_the_day_of_the_controls_is_right_when_nothing_is_broken(machine: Editing) -> None:
    machine.compare_every = often(30, 1)
    a_day_at_the_paper(machine)
    machine.compare()


@pytest.mark.slow
@pytest.mark.proofs
@pytest.mark.parametrize("left_out", SABOTAGES)
def test_one_dependency_left_unrecorded_is_caught(
    machine: Editing, monkeypatch: pytest.MonkeyPatch, left_out: str
) -> None:
    """The controls: in `make test`, test_each_dependency.py leaves out each in a second."""
    SABOTAGES[left_out](monkeypatch)
    with pytest.raises(AssertionError):
        a_day_at_the_paper(machine)
