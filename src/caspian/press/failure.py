"""What fails by itself: one subject or one document, with the words that say what to do."""

import datetime as dt
import logging
from collections.abc import Iterable
from dataclasses import dataclass

from django.db import DatabaseError, InterfaceError, OperationalError, connection
from django.utils.translation import gettext_noop

from caspian.common.dates import DateOutOfRange
from caspian.common.redaction import redacted
from caspian.edition.faults import Fault, next_try

log = logging.getLogger(__name__)
DOCUMENT, PART, PLAN = "document", "part", "plan"
SAVE_AGAIN = gettext_noop(
    "Open it, look at what was changed last, and save it again. If that doesn't help, ask your "
    "administrator to look at the log."
)
# Kept in English and looked up where the desk shows it.
WRONG_DATE = gettext_noop("Open it and correct its date: pages show dates from 1900 to 2200.")
_LOCKED = ("locked", "busy", "deadlock", "disk is full", "disk I/O error", "readonly")


@dataclass(frozen=True, slots=True)
class Failure:
    """A step that raised, for one subject of the newsroom or one document of the edition."""

    step: str
    about: str
    error: str
    advice: str = SAVE_AGAIN
    hides: bool = False
    """whether readers miss a change because of it"""
    reads: frozenset[int] = frozenset()
    """the numbers of what it had read by then"""

    @property
    def name(self) -> str:
        """Return the name under which the edition keeps it."""
        return f"{self.step}:{self.about}"

    def fault(self, now: dt.datetime, earlier: Fault | None) -> Fault:
        """Return it as the edition keeps it, going on from what failed before."""
        found = Fault(
            self.name, self.about, self.error, self.advice, now, now, next_try(now, 1),
            hides=self.hides, reads=self.reads,
        )  # fmt: skip
        return found.after(earlier)


def words_of(error: BaseException) -> str:
    """Return an exception in one line: its kind and what it says, but for secrets."""
    said = redacted(" ".join(str(error).split()).rstrip("."))
    return f"{type(error).__name__}: {said}" if said else type(error).__name__


def advice_on(error: BaseException) -> str:
    """Return what to do about an exception, for an editor."""
    return WRONG_DATE if isinstance(error, DateOutOfRange) else SAVE_AGAIN


def is_of_the_machine(error: BaseException) -> bool:
    """Return whether an error says nothing of what was worked on, but of the database itself.

    Then the whole turn fails and is taken again: to write a fault down for each document while
    the database restarts would tell of a thousand faults, and none of them would be true.
    """
    if not isinstance(error, DatabaseError | InterfaceError):
        return False
    if any(word in str(error) for word in _LOCKED):
        return True
    return isinstance(error, OperationalError | InterfaceError) and not _answers()


def log_new(failures: Iterable[Failure], earlier: dict[str, Fault]) -> None:
    """Write each failure to the log when it begins, and not each time that it is tried again."""
    for one in failures:
        before = earlier.get(one.name)
        if before is None or before.error != one.error:
            log.error("The press goes on without %s: %s. %s", one.name, one.error, one.advice)


def _answers() -> bool:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except (DatabaseError, InterfaceError) as error:
        # In a transaction that PostgreSQL has given up, a statement fails and the server is well.
        return "current transaction is aborted" in str(error)
    return True
