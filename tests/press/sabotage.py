"""Breaks the press on purpose, one dependency at a time: the controls of tests that know it."""

import sys
from collections.abc import Callable

import pytest

from caspian.newsroom import outbox as newsroom_outbox
from caspian.pages.reads import door
from caspian.press import invalidation as touching
from caspian.press import plan as planning

READS = "caspian.pages.reads"


def blind(monkeypatch: pytest.MonkeyPatch, *kinds: str) -> None:
    """Leave one kind of subject unrecorded wherever it is noted."""
    noted = door.record_subject

    def record_subject(subject: str) -> None:
        if subject.partition(":")[0] not in kinds:
            noted(subject)

    reads = [one for name, one in sys.modules.items() if name.startswith(f"{READS}.")]
    for module in reads:
        if hasattr(module, "record_subject"):
            monkeypatch.setattr(module, "record_subject", record_subject)


def no_days(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(touching, "_days_around", lambda facts: iter(()))


def no_archive_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(touching, "_around", lambda key, position: iter(()))


def no_before(monkeypatch: pytest.MonkeyPatch) -> None:
    """Forget where things stood: only where they stand now is touched."""
    monkeypatch.setattr(planning, "known", lambda store, subjects: {})


def no_beside(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(planning, "BESIDE", ())


def no_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(planning, "due", lambda store, now: set())


def no_feeds(monkeypatch: pytest.MonkeyPatch) -> None:
    """Do not say which feeds follow the lists that an article came into or left."""
    monkeypatch.setattr(touching, "feed_addresses", lambda page: ())
    monkeypatch.setattr(touching, "twins", lambda page: ())


def no_entries(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(touching, "entry_keys", lambda article: ())


def no_embeds(monkeypatch: pytest.MonkeyPatch) -> None:
    """Do not say which cards an article has."""
    monkeypatch.setattr(touching, "_embeds", lambda facts: ())


def no_calendar(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(touching, "_calendar", lambda found, facts: None)


def no_corrections(monkeypatch: pytest.MonkeyPatch) -> None:
    """Do not say which histories and columns a correction makes."""
    monkeypatch.setattr(touching, "_told", lambda article: iter(()))
    monkeypatch.setattr(touching, "HISTORY", "nowhere/")


def no_links(monkeypatch: pytest.MonkeyPatch) -> None:
    """Do not hear when a topic is taken off an article."""
    monkeypatch.setattr(newsroom_outbox, "record", lambda cause, subjects: None)


SABOTAGES: dict[str, Callable[[pytest.MonkeyPatch], None]] = {
    "contributors": lambda patch: blind(patch, "contributor"),
    "topics": lambda patch: blind(patch, "topic"),
    "places": lambda patch: blind(patch, "place"),
    "lists": lambda patch: blind(patch, "list"),
    "articles and sections": lambda patch: blind(patch, "page"),
    "days": no_days,
    "archive pages": no_archive_pages,
    "where it stood before": no_before,
    "what stands beside": no_beside,
    "feeds": no_feeds,
    "entries of feeds": no_entries,
    "cards": no_embeds,
    "calendar": no_calendar,
    "time": no_time,
    "corrections": no_corrections,
    "the outbox": no_links,
}
