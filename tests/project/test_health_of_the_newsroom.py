"""The backend says how many changes wait for the press, and since when; never which."""

import json

import pytest
from django.test import Client

from caspian.newsroom.models import Change
from caspian.newsroom.outbox import record


@pytest.mark.django_db
def test_an_empty_outbox_is_nothing(client: Client) -> None:
    Change.objects.all().delete()
    assert client.get("/healthz").json() == {"newsroom": "up", "unpressed": None}


@pytest.mark.django_db
def test_what_waits_is_counted_from_the_oldest(client: Client) -> None:
    Change.objects.all().delete()
    record("new: article “The minister resigns”", ["page:12", "page:13"])
    answered = client.get("/healthz")
    oldest = Change.objects.order_by("pk")[0].at
    assert answered.json() == {
        "newsroom": "up",
        "unpressed": {"count": 2, "oldest": oldest.isoformat()},
    }
    assert "minister" not in answered.text
    assert "page:" not in answered.text


@pytest.mark.django_db
def test_a_newsroom_that_does_not_answer_says_no_more_than_that(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*columns: str) -> None:
        raise OSError("password=secret")

    monkeypatch.setattr(Change.objects, "order_by", fail)
    answered = client.get("/healthz")
    assert answered.status_code == 503
    assert json.loads(answered.content) == {"newsroom": "away", "reason": "OSError"}
