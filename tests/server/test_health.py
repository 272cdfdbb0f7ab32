"""`/healthz` says what readers don't see yet and why; `/readyz` is 503 when that takes too long."""

import dataclasses
import datetime as dt
import json
import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from caspian.edition.faults import Fault, put_fault
from caspian.edition.store import open_store
from caspian.server.front import Front
from tests.server.asking import ask
from tests.server.backend import Desk
from tests.server.edition import Edition, settings_for

SECRET = "The minister resigns"
Told = tuple[int, dict[str, Any]]


@pytest.fixture
def limited(edition: Edition) -> Iterator[Front]:
    """A front that is ready while nothing waits for longer than half a minute."""
    made = Front(dataclasses.replace(settings_for(edition), ready_seconds=30))
    yield made
    made.reading.close()


@pytest.fixture
def pass_time(monkeypatch: pytest.MonkeyPatch) -> Callable[[float], None]:
    """Return a way to let time pass for the code that measures it, without waiting."""
    really, passed = time.monotonic, [0.0]
    monkeypatch.setattr(time, "monotonic", lambda: really() + passed[0])

    def let(seconds: float) -> None:
        passed[0] += seconds

    return let


def says(front: Front, address: str) -> Told:
    """Return status and JSON of an address, after checking that nobody may keep it."""
    answered = ask(front, address)
    assert answered.headers["cache-control"] == "no-store"
    assert answered.headers["content-type"] == "application/json"
    assert SECRET not in answered.text
    return answered.status, json.loads(answered.text)


def ago(seconds: float) -> str:
    """Return the moment so many seconds ago, as the backend writes it."""
    return (dt.datetime.now(tz=dt.UTC) - dt.timedelta(seconds=seconds)).isoformat()


def outbox(desk: Desk, count: int, seconds: float) -> None:
    """Let the backend say how many changes wait, and for how long."""
    waiting = {"count": count, "oldest": ago(seconds)} if count else None
    desk.body = json.dumps({"newsroom": "up", "unpressed": waiting}).encode()


def fault(edition: Edition, seconds: float, *, hides: bool = True) -> None:
    """Write into the edition what a press does of an article that it can't render."""
    store = open_store(edition.url, make=True)
    since = dt.datetime.now(tz=dt.UTC) - dt.timedelta(seconds=seconds)
    about = f"/en/politics/{SECRET}/"
    said = Fault(f"render {about}", about, SECRET, SECRET, since, since, since, hides=hides)
    put_fault(store.database, said)
    store.close()


def test_nothing_waits_and_all_is_well(limited: Front, desk: Desk) -> None:
    outbox(desk, 0, 0)
    for address in ("/healthz", "/readyz"):
        status, said = says(limited, address)
        assert (status, said["reading"], said["newsroom"], said["ready"]) == (200, True, "up", True)
        assert said["unpressed"] is None
        assert "reason" not in said


def test_what_waits_in_the_outbox_is_counted_and_in_time_is_no_alarm(
    limited: Front, desk: Desk
) -> None:
    outbox(desk, 3, 12)
    for address in ("/healthz", "/readyz"):
        status, said = says(limited, address)
        assert (status, said["ready"], said["unpressed"]["count"]) == (200, True, 3)
        assert said["unpressed"]["reason"] == "the press has not taken it up"
        assert 12 <= said["unpressed"]["age_seconds"] < 20
        assert dt.datetime.fromisoformat(said["unpressed"]["oldest"]).tzinfo is not None


def test_what_waits_too_long_is_an_alarm_and_reading_goes_on(limited: Front, desk: Desk) -> None:
    outbox(desk, 1, 31)
    assert says(limited, "/healthz")[0] == 200
    status, said = says(limited, "/readyz")
    assert (status, said["reading"], said["ready"]) == (503, True, False)
    assert said["reason"] == (
        "a change has not reached readers within 30 seconds: the press has not taken it up"
    )
    assert says(limited, "/healthz")[1].keys() == said.keys(), "both say the same"


def test_the_limit_is_a_setting(edition: Edition, desk: Desk) -> None:
    outbox(desk, 1, 31)
    patient = Front(dataclasses.replace(settings_for(edition), ready_seconds=3600))
    assert says(patient, "/readyz")[0] == 200
    assert says(Front(settings_for(edition)), "/readyz")[0] == 200, "60 when nothing is said"


def test_what_the_press_can_not_make_counts_with_its_reason(
    limited: Front, edition: Edition, desk: Desk
) -> None:
    outbox(desk, 2, 5)
    fault(edition, 100)
    assert says(limited, "/healthz")[0] == 200
    status, said = says(limited, "/readyz")
    assert (status, said["unpressed"]["count"]) == (503, 3)
    assert 100 <= said["unpressed"]["age_seconds"] < 110, "that of the oldest"
    assert said["unpressed"]["reason"].startswith("1 page can't be rendered")
    assert said["unpressed"]["reason"].endswith("; the press has not taken it up")


def test_a_fault_that_hides_nothing_is_no_alarm(
    limited: Front, edition: Edition, desk: Desk
) -> None:
    outbox(desk, 0, 0)
    fault(edition, 100, hides=False)
    assert says(limited, "/readyz")[0] == 200


def test_an_edition_of_before_the_upgrade_has_no_faults(
    limited: Front, edition: Edition, desk: Desk
) -> None:
    """The front comes first after an upgrade; its press makes the table a moment later."""
    outbox(desk, 0, 0)
    store = open_store(edition.url)
    store.database.run("DROP TABLE edition_fault")
    store.close()
    assert says(limited, "/readyz")[0] == 200


def test_a_newsroom_that_is_away_is_an_alarm_after_the_limit(
    limited: Front, desk: Desk, pass_time: Callable[[float], None]
) -> None:
    outbox(desk, 0, 0)
    pass_time(3600)  # nobody has asked for an hour: it counts from when it was first missed
    desk.status = 503
    assert says(limited, "/readyz")[0] == 200
    pass_time(29)
    assert says(limited, "/readyz")[0] == 200
    pass_time(2)
    status, said = says(limited, "/readyz")
    assert (status, said["newsroom"]) == (503, "away")
    assert said["reason"] == "the newsroom does not answer, so that nobody can publish"
    assert says(limited, "/healthz")[0] == 200
    desk.status = 200
    pass_time(2)
    assert says(limited, "/readyz")[0] == 200


def test_while_it_is_away_its_last_word_stands(
    limited: Front, desk: Desk, pass_time: Callable[[float], None]
) -> None:
    outbox(desk, 4, 10)
    says(limited, "/healthz")
    desk.status = 503
    pass_time(2)
    _, said = says(limited, "/healthz")
    assert (said["newsroom"], said["unpressed"]["count"]) == ("away", 4)
    assert said["unpressed"]["reason"] == (
        "the press has not taken it up; the newsroom does not answer"
    )


@pytest.mark.parametrize(
    "body",
    [b"", b"[]", b"{}", b"null", b"\xff", b'{"unpressed": 3}', b'{"unpressed": {"count": 1}}',
     b'{"unpressed": {"count": "x", "oldest": "2026-11-28T00:00:00+00:00"}}',
     b'{"unpressed": {"count": 1, "oldest": "yesterday"}}'],
)  # fmt: skip
def test_an_backend_of_another_version_harms_nobody(
    limited: Front, desk: Desk, body: bytes
) -> None:
    desk.body = body
    for address in ("/healthz", "/readyz"):
        status, said = says(limited, address)
        assert (status, said["reading"], said["unpressed"]) == (200, True, None)


def test_both_can_be_asked_for_their_heads(limited: Front) -> None:
    for address in ("/healthz", "/readyz"):
        assert ask(limited, address, "HEAD").body == b""


def test_no_reason_tells_a_password(limited: Front) -> None:
    limited.reading.look = lambda: None  # type: ignore[method-assign]
    limited.reading.fault = "no route to postgres://caspian:hunter2@db.example/paper"
    for address in ("/healthz", "/readyz"):
        status, said = says(limited, address)
        assert (status, said["reason"]) == (
            503, "no route to postgres://caspian:***@db.example/paper"
        )  # fmt: skip
