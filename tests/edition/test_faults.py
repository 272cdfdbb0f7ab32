"""What could not be pressed is kept with its error, tried again, and told without secrets."""

import datetime as dt

from caspian.edition.commit import committing
from caspian.edition.faults import (
    INTERVALS,
    LONGEST,
    Fault,
    faults,
    next_fault_due,
    next_try,
    unseen,
)
from caspian.edition.verify import verify
from tests.edition.editions import NOON, Edition

SECOND = dt.timedelta(seconds=1)


def fault(name: str, *, error: str = "KeyError: 'title'", hides: bool = False) -> Fault:
    """Return a fault that was first seen at noon."""
    reads = frozenset({7, 9})
    return Fault(name, name, error, "Save it again.", NOON, NOON, NOON + SECOND, 1, hides, reads)


def fail(edition: Edition, *found: Fault, mended: tuple[str, ...] = ()) -> None:
    """Commit a step in which something failed, and something was mended."""
    with committing(edition.store, edition.signer, at=NOON) as step:
        step.mend(mended)
        for one in found:
            step.fail(one)


def test_a_fault_is_kept_until_it_is_mended(published: Edition) -> None:
    ferry, picture = fault("document:/en/ferry/", hides=True), fault("pictures:picture:7")
    fail(published, picture, ferry)
    assert faults(published.store) == [ferry, picture]
    assert next_fault_due(published.store) == NOON + SECOND
    fail(published, mended=(ferry.name,))
    assert faults(published.store) == [picture]
    assert [str(one) for one in verify(published.store.database, now=published.at)] == []


def test_a_fault_that_goes_on_keeps_its_beginning_and_is_tried_ever_less_often(
    published: Edition,
) -> None:
    first = fault("document:/en/ferry/")
    later = NOON + dt.timedelta(hours=1)
    again = Fault(first.name, first.about, first.error, "", later, later, later).after(first)
    assert (again.since, again.tries, again.again) == (NOON, 2, later + INTERVALS[1])
    other = Fault(first.name, first.about, "OSError", "", later, later, later).after(again)
    assert (other.since, other.tries, other.again) == (NOON, 1, later + INTERVALS[0])
    assert next_try(NOON, 100) == NOON + INTERVALS[-1]
    assert list(INTERVALS) == sorted(INTERVALS)


def test_strangers_hear_how_many_pages_and_since_when_and_no_word_of_what(
    published: Edition,
) -> None:
    assert unseen(published.store).count == 0
    assert unseen(published.store).since is None
    secret = fault("document:/en/secret-plan/", error="ValueError: the secret plan", hides=True)
    fail(published, secret, fault("pictures:picture:7"))
    found = unseen(published.store)
    assert (found.count, found.since) == (1, NOON)
    assert "1 page" in found.reason
    assert "secret" not in found.reason


def test_a_long_error_is_cut(published: Edition) -> None:
    fail(published, fault("document:/en/ferry/", error="x" * 100_000))
    assert len(faults(published.store)[0].error) == LONGEST
