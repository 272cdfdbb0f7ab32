"""A fault of one document is told from a fault of the database, under which nothing is true."""

import datetime as dt
import logging
from unittest import mock

import pytest
from django.db import DatabaseError, InterfaceError, OperationalError, ProgrammingError, connection

from caspian.press.failure import DOCUMENT, Failure, is_of_the_machine, log_new, words_of

NOW = dt.datetime(2026, 3, 20, 9, 30, tzinfo=dt.UTC)
LOCKED = OperationalError("database is locked")


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("error", "is_of_it"),
    [
        (ValueError("database is locked"), False),
        (LOCKED, True),
        (ProgrammingError("no such column"), False),
        (DatabaseError("odd"), False),
        (OperationalError("out of range"), False),
        (InterfaceError("odd"), False),
    ],
)
def test_where_the_database_answers_only_a_lock_is_its_own_fault(
    error: Exception, is_of_it: bool
) -> None:
    assert is_of_the_machine(error) is is_of_it


@pytest.mark.parametrize(
    ("said", "is_of_it"), [("gone away", True), ("current transaction is aborted, as it is", False)]
)
def test_where_it_does_not_answer_it_is_and_an_aborted_transaction_is_an_answer(
    said: str, is_of_it: bool
) -> None:
    with mock.patch.object(connection, "cursor", side_effect=OperationalError(said)):
        assert is_of_the_machine(OperationalError("odd")) is is_of_it
        assert is_of_the_machine(InterfaceError("odd")) is is_of_it
        assert not is_of_the_machine(ProgrammingError("no such column"))


def test_an_error_is_said_in_one_line() -> None:
    assert words_of(ValueError("two\n lines.")) == "ValueError: two lines"
    assert words_of(KeyError()) == "KeyError"


def test_a_failure_is_logged_when_it_begins_and_when_it_is_another(
    caplog: pytest.LogCaptureFixture,
) -> None:
    first = Failure(DOCUMENT, "/en/", "ValueError: one")
    other = Failure(DOCUMENT, "/en/", "ValueError: two")
    with caplog.at_level(logging.ERROR):
        log_new([first], {})
        log_new([first], {first.name: first.fault(NOW, None)})
        log_new([other], {first.name: first.fault(NOW, None)})
    said = [record.getMessage() for record in caplog.records]
    assert len(said) == 2
    assert "ValueError: one" in said[0]
    assert "ValueError: two" in said[1]


def test_what_an_error_says_is_kept_without_its_secrets() -> None:
    said = words_of(OSError("no route to postgres://caspian:hunter2@db.example/paper"))
    assert said == "OSError: no route to postgres://caspian:***@db.example/paper"
