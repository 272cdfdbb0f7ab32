"""A refused request leaves no line in the log: strangers could write as many as they like."""

import logging
from collections.abc import Iterator
from typing import Any

import pytest
from django.conf import settings
from django.test import Client

QUIET = logging.getLogger("django.security")


@pytest.fixture
def as_set() -> Iterator[None]:
    """Log as the settings say, whatever a test before has changed."""
    before = QUIET.level
    loggers: Any = settings.LOGGING["loggers"]
    QUIET.setLevel(loggers["django.security"]["level"])
    yield
    QUIET.setLevel(before)


def refused() -> list[int]:
    """Ask with a host that is no name, and send a form of too many fields; return the statuses."""
    many = {f"a{number}": "1" for number in range(settings.DATA_UPLOAD_MAX_NUMBER_FIELDS + 1)}
    client = Client(raise_request_exception=False)
    asked = client.get("/desk/login/", headers={"host": "no host name"})
    return [asked.status_code, client.post("/desk/login/", many).status_code]


@pytest.mark.usefixtures("as_set")
def test_a_refused_request_leaves_no_line(db: None, caplog: pytest.LogCaptureFixture) -> None:
    assert refused() == [400, 400]
    assert caplog.messages == []


@pytest.mark.usefixtures("as_set")
def test_the_control_that_says_everything_leaves_one_for_each(
    db: None, caplog: pytest.LogCaptureFixture
) -> None:
    QUIET.setLevel(logging.WARNING)
    refused()
    assert len(caplog.messages) >= 2


def test_a_form_that_is_too_long_is_answered_in_words(client: Client) -> None:
    many = {f"a{number}": "1" for number in range(settings.DATA_UPLOAD_MAX_NUMBER_FIELDS + 1)}
    said = client.post("/desk/login/", many, headers={"accept": "application/json"})
    assert (said.status_code, said.json()["error_code"]) == (400, "validation_error")
    assert said.json()["error_message"].startswith("This is too long for one article.")
    assert client.post("/desk/login/", many).content.startswith(b"This is too long")
