"""Each failed login makes the next one wait longer, for its account, network or browser alone."""

import datetime as dt

import pytest

from caspian.newsroom.desk.door import delays
from caspian.newsroom.desk.door.delays import (
    ACCOUNT,
    BROWSER,
    FREE,
    NETWORK,
    TooSoon,
    begin,
    forget_old,
    succeeded,
)
from caspian.newsroom.models import LoginDelay

pytestmark = pytest.mark.django_db
NOON = dt.datetime(2026, 11, 29, 12, tzinfo=dt.UTC)
MAKA, HERE, THERE = (ACCOUNT, "maka"), (NETWORK, "192.0.2.0/24"), (NETWORK, "198.51.100.0/24")


def seconds(amount: float) -> dt.timedelta:
    """Return so many seconds."""
    return dt.timedelta(seconds=amount)


def waits(*keys: tuple[str, str], failures: int) -> list[float]:
    """Fail so often, each time as soon as can be; return how long each one had to wait."""
    now, waited = NOON, []
    for _ in range(failures):
        try:
            begin(keys, now)
            waited.append(0.0)
        except TooSoon as refused:
            waited.append(refused.wait.total_seconds())
            now += refused.wait
            begin(keys, now)
    return waited


def test_the_wait_grows_with_each_failure_up_to_a_limit() -> None:
    assert waits(MAKA, failures=13) == [0] * FREE + [1, 2, 4, 8, 16, 32, 60, 60]
    assert max(waits(HERE, failures=20)) == 900


def test_what_is_refused_counts_for_nothing() -> None:
    waits(MAKA, failures=FREE + 3)
    for _ in range(50):
        with pytest.raises(TooSoon) as refused:
            begin([MAKA, THERE], NOON + seconds(7))
    assert refused.value.wait == seconds(8), "of 1 + 2 + 4 + 8, seven are over"
    assert LoginDelay.objects.count() == 1


def test_strangers_hold_up_neither_another_account_nor_another_network() -> None:
    waits(MAKA, HERE, failures=20)
    begin([(ACCOUNT, "tigran"), THERE], NOON)
    begin([(BROWSER, "maka's own")], NOON)


def test_a_success_takes_its_own_attempt_back() -> None:
    for _ in range(50):
        begin([MAKA, HERE], NOON)
        succeeded([MAKA, HERE], NOON)
    assert LoginDelay.objects.count() == 0
    waits(HERE, failures=FREE + 5)
    later = NOON + seconds(900)
    begin([MAKA, HERE], later)
    succeeded([MAKA, HERE], later)
    assert LoginDelay.objects.get().failures == FREE + 5, "a network keeps its earlier failures"


def test_failures_are_forgotten_in_a_day() -> None:
    waits(MAKA, failures=FREE)
    late = NOON + delays.FORGOTTEN_AFTER + seconds(10)
    begin([MAKA], late)
    assert LoginDelay.objects.get().failures == 1
    assert forget_old(late) == 0
    assert forget_old(late + delays.FORGOTTEN_AFTER + seconds(1)) == 1


def test_no_address_and_no_name_is_kept() -> None:
    begin([MAKA, HERE], NOON)
    assert not any("maka" in row.mark or "192" in row.mark[:3] for row in LoginDelay.objects.all())
