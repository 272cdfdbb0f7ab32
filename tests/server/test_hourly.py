"""A reader counts once for a page and hour; several behind one address count, within bounds."""

from typing import Any

from caspian.server import hourly
from caspian.server.front import Front
from caspian.server.hourly import BROWSERS, OnceAnHour
from caspian.server.proxies import networks
from tests.server.asking import FIREFOX, ask
from tests.server.edition import FERRY
from tests.server.test_counting import written

PROXIES = networks(["127.0.0.1"])


class Hours:
    """A clock that stands still until it is set."""

    def __init__(self) -> None:
        self.now = 1_800_000_000.0

    def __call__(self) -> float:
        return self.now


def fixed_key(size: int) -> bytes:
    """Return a key that is no secret: with a drawn one kinds of browser may fall together."""
    return b"k" * size


def by(address: str, agent: str = FIREFOX, **more: str) -> dict[str, Any]:
    """Return a request."""
    return {"REMOTE_ADDR": address, "HTTP_USER_AGENT": agent, **more}


def counted(known: OnceAnHour, *requests: dict[str, Any], page: str = FERRY) -> int:
    """Return how many of some requests are counted."""
    return sum(known.is_new(page, one) for one in requests)


def test_three_hundred_requests_of_one_client_are_one_read(front: Front) -> None:
    for _ in range(300):
        ask(front, FERRY, user_agent=FIREFOX)
        ask(front, f"/beacon{FERRY}", user_agent=FIREFOX)
    assert written(front) == {FERRY: 1}


def test_each_page_and_each_hour_counts() -> None:
    hours = Hours()
    known = OnceAnHour(PROXIES, hours, fixed_key)
    assert counted(known, *[by("192.0.2.1")] * 3) == 1
    assert counted(known, by("192.0.2.1"), page="/en/") == 1
    hours.now += 3600
    assert counted(known, *[by("192.0.2.1")] * 3) == 1


def test_several_behind_one_address_count_and_are_no_crowd() -> None:
    known = OnceAnHour(PROXIES, Hours(), fixed_key)
    three = [by("192.0.2.1", f"{FIREFOX} {number}") for number in range(3)]
    assert counted(known, *three * 5) == 3
    many = [by("192.0.2.2", f"{FIREFOX} {number}") for number in range(5000)]
    assert counted(known, *many) <= BROWSERS


def test_behind_a_server_of_our_own_each_reader_counts_and_nobody_else_may_say_so() -> None:
    known = OnceAnHour(PROXIES, Hours(), fixed_key)
    forwarded = [by("127.0.0.1", HTTP_X_FORWARDED_FOR=f"192.0.2.{n}") for n in range(5)]
    assert counted(known, *forwarded) == 5
    claimed = [by("198.51.100.1", HTTP_X_FORWARDED_FOR=f"203.0.113.{n}") for n in range(5)]
    assert counted(known, *claimed) == 1


def test_a_household_with_many_addresses_of_ipv6_is_one() -> None:
    known = OnceAnHour(PROXIES, Hours(), fixed_key)
    assert counted(known, *[by(f"2001:db8:1:1::{number:x}") for number in range(50)]) == 1
    assert counted(known, by("2001:db8:1:2::1")) == 1
    assert counted(known, by("::ffff:192.0.2.1"), by("::ffff:192.0.2.2")) == 2
    assert counted(known, by("no:address")) == 1


def test_what_is_kept_is_bounded_and_tells_nothing() -> None:
    known = OnceAnHour(PROXIES, Hours(), fixed_key)
    assert counted(known, by("192.0.2.9")) == 1
    known._seen = {number.to_bytes(8, "big") for number in range(hourly._MOST)}
    assert counted(known, by("192.0.2.1")) == 1
    assert len(known._seen) == 1
    assert len(next(iter(known._seen))) == 8
