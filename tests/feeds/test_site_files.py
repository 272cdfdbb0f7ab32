"""What the publisher decides stands in the files at the root, and its forms are checked."""

import datetime as dt
import json

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from caspian.feeds.site_files import FILES, crawlers
from caspian.newsroom.models import CrawlerSettings
from tests.cast import Cast
from tests.feeds.strict.reading import moment
from tests.feeds.strict.site_files import (
    robots_faults,
    rsl_faults,
    security_faults,
    tdmrep_faults,
)
from tests.press.editions import Edition

SECURITY = "/.well-known/security.txt"


def decided(edition: Edition, **fields: object) -> None:
    """Decide and press."""
    said = CrawlerSettings.load()
    for name, value in fields.items():
        setattr(said, name, value)
    said.full_clean()
    said.save()
    edition.press()


def test_before_anybody_decides_readers_are_welcome_and_training_is_not(
    cast: Cast, edition: Edition
) -> None:
    robots = edition.text("/robots.txt")
    assert robots_faults(robots.encode()) == []
    assert "User-agent: GPTBot\n" in robots
    assert "User-agent: ChatGPT-User\n" not in robots
    assert "Disallow: /desk/\n" in robots
    assert "License:" not in robots
    assert json.loads(edition.text("/.well-known/tdmrep.json"))[0]["tdm-reservation"] == 1
    assert tdmrep_faults(edition.text("/.well-known/tdmrep.json").encode()) == []
    assert rsl_faults(edition.text("/license.xml").encode()) == []
    nothing = {"/ads.txt", "/.well-known/trust.txt", "/trust.txt", SECURITY, "/security.txt"}
    assert {path for path in FILES if edition.status(path) == 404} == nothing


@pytest.mark.parametrize("may_train", [False, True])
@pytest.mark.parametrize("may_answer", [False, True])
def test_all_that_says_what_ai_may_do_says_the_same(
    cast: Cast, edition: Edition, may_train: bool, may_answer: bool
) -> None:
    decided(edition, may_train=may_train, may_answer=may_answer, terms_address="https://a.example/")
    robots, rsl = edition.text("/robots.txt"), edition.text("/license.xml")
    for name in crawlers()["training"]:
        assert (f"User-agent: {name}\n" in robots) != may_train
    for name in crawlers()["answers"]:
        assert (f"User-agent: {name}\n" in robots) != may_answer
    assert "\nLicense: " in robots
    permitted = rsl.partition("<prohibits")[0]
    assert ("ai-train" in permitted) == may_train
    assert ("ai-input" in permitted) == may_answer
    reserved = json.loads(edition.text("/.well-known/tdmrep.json"))[0]["tdm-reservation"]
    assert reserved == int(not may_train)
    assert robots_faults(robots.encode()) == []
    assert rsl_faults(rsl.encode()) == []


def test_a_security_txt_never_runs_out_and_is_found_at_its_older_place(
    cast: Cast, edition: Edition
) -> None:
    decided(
        edition, security_contact="mailto:desk@example.org", security_policy="https://a.example/"
    )
    moved = edition.document("/security.txt")
    assert moved is not None
    assert (moved.status, moved.location) == (301, SECURITY)
    now = timezone.now()
    for month in range(0, 40, 5):
        then = now + dt.timedelta(days=31 * month)
        edition.press(then)
        text = edition.text(SECURITY)
        assert security_faults(text.encode(), then) == []
        (until,) = (one.partition(" ")[2] for one in text.splitlines() if one[:8] == "Expires:")
        found = moment(until)
        assert found is not None
        assert found - then > dt.timedelta(days=270)


@pytest.mark.parametrize(("field", "text"), [
    ("robots", "Disallow /drafts/"),
    ("robots", "Disallow: /drafts/"),
    ("robots", "User-agnet: *"),
    ("ads", "https://ads.example/, 1, DIRECT"),
    ("ads", "ads.example, 1, OURS"),
    ("trust", "belongsto=https://example.org/"),
    ("trust", "belongto: https://example.org/"),
    ("security_contact", "desk@example.org"),
    ("security_contact", "http://example.org/report"),
    ("security_policy", "http://example.org/policy"),
    ("terms_address", "terms"),
])  # fmt: skip
def test_what_no_such_file_may_hold_is_refused(
    cast: Cast, edition: Edition, field: str, text: str
) -> None:
    with pytest.raises(ValidationError, match=field):
        decided(edition, **{field: text})


@pytest.mark.parametrize(
    "typed", ["javascript:top.hit=1", "mailto:a@b.example\nDisallow: /", "ftp://x.example"]
)
def test_no_file_has_what_no_form_let_through(cast: Cast, edition: Edition, typed: str) -> None:
    said = CrawlerSettings.load()
    said.terms_address = said.security_policy = said.security_contact = typed
    said.save()
    edition.press()
    for path in FILES:
        if edition.status(path) == 200:
            assert typed not in edition.text(path), path
    assert edition.status(SECURITY) == 404
    assert tdmrep_faults(edition.text("/.well-known/tdmrep.json").encode()) == []
    assert rsl_faults(edition.text("/license.xml").encode()) == []
