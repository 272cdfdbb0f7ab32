"""The background worker keeps the edition and the counts of reads within bounds."""

import dataclasses
import datetime as dt
import threading
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.utils import timezone

from caspian.project import background_worker, tidying
from caspian.project.tidying import MOST_DAYS, PastBodies, kept_days
from tests.edition.editions import FRONT, Edition, page

DAY = dt.timedelta(days=1)


@pytest.fixture
def edition(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Edition:
    """Return an edition of sixty days, in each of which the front was released anew."""
    url = f"sqlite:///{tmp_path / 'edition.sqlite3'}"
    told(monkeypatch, edition=url)
    made = Edition(url, at=timezone.now() - 60 * DAY)
    for number in range(60):
        made.at += DAY
        made.release(page(FRONT, f"{number}"))
    return made


def told(monkeypatch: pytest.MonkeyPatch, **changed: Any) -> None:
    monkeypatch.setattr(
        settings, "ENVIRONMENT", dataclasses.replace(settings.ENVIRONMENT, **changed)
    )


def kept(edition: Edition) -> int:
    return int(edition.store.database.rows("SELECT COUNT(*) FROM edition_past")[0][0])


@pytest.mark.parametrize(("days", "bodies"), [("30", 30), ("7", 7), ("0", 0), ("9999999", 59)])
def test_what_stood_within_so_many_days_is_kept(
    edition: Edition, days: str, bodies: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    told(monkeypatch, keep_past=days)
    past = PastBodies()
    while past.remove_some():
        pass
    past.close()
    assert abs(kept(edition) - bodies) <= 1
    assert not past.remove_some()
    past.close()
    edition.store.close()


def test_a_setting_that_is_no_number_is_the_default(monkeypatch: pytest.MonkeyPatch) -> None:
    told(monkeypatch, keep_past="a month")
    assert kept_days() == 30
    told(monkeypatch, keep_past="99999999999")
    assert kept_days() == MOST_DAYS


def test_the_clock_does_both_until_nothing_is_left_and_rests_in_between(
    edition: Edition, monkeypatch: pytest.MonkeyPatch
) -> None:
    left = [True, True, False, False]
    pauses: list[float] = []
    monkeypatch.setattr(background_worker, "fold_views", lambda: bool(left) and left.pop(0))
    monkeypatch.setattr("caspian.edition.prune._STEP", 10)

    class Stopping(threading.Event):
        def wait(self, timeout: float | None = None) -> bool:
            assert timeout is not None
            pauses.append(timeout)
            if timeout == background_worker.TIDY_EVERY_SECONDS:
                self.set()
            return self.is_set()

    background_worker._tidy(Stopping())
    assert kept(edition) in (30, 31)
    assert 3 < len(pauses) < 20
    assert all(pause >= background_worker.TIDY_REST_SECONDS for pause in pauses)
    edition.store.close()


def test_a_step_that_fails_lets_go_of_the_edition(
    edition: Edition, monkeypatch: pytest.MonkeyPatch
) -> None:
    past = PastBodies()

    def fail(*about: object) -> int:
        raise RuntimeError

    with monkeypatch.context() as broken:
        broken.setattr(tidying, "standing_at", fail)
        with pytest.raises(RuntimeError):
            past.remove_some()
    while past.remove_some():
        pass
    past.close()
    assert kept(edition) in (30, 31)
    edition.store.close()
