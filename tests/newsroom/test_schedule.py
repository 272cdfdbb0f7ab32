"""What is scheduled appears at its moment, and what fell due while nothing ran appears at once."""

import datetime as dt

import pytest
from django.utils import timezone

from caspian.newsroom.models import Article
from caspian.newsroom.schedule import next_due, publish_due
from tests.cast import Cast

NOON = timezone.now().replace(microsecond=0) + dt.timedelta(hours=2)
SECOND = dt.timedelta(seconds=1)


def scheduled(cast: Cast) -> Article:
    """Return an article that an editor approved for NOON."""
    article = cast.draft("At noon", go_live_at=NOON)
    article.get_latest_revision().publish()
    return article


def test_nothing_is_public_before_its_moment(cast: Cast) -> None:
    article = scheduled(cast)
    assert publish_due(NOON - SECOND) == 0
    assert not Article.objects.public().filter(pk=article.pk).exists()
    assert next_due() == NOON


def test_it_is_public_from_its_moment_on(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    article = scheduled(cast)
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOON)
    assert publish_due(NOON) == 1
    assert Article.objects.public().filter(pk=article.pk).exists()
    assert next_due() is None


def test_what_expires_is_withdrawn(cast: Cast) -> None:
    article = cast.published("For a day", expire_at=NOON)
    assert publish_due(NOON - SECOND) == 0
    assert publish_due(NOON) == 1
    assert not Article.objects.public().filter(pk=article.pk).exists()


def test_one_that_fails_does_not_hold_up_the_others_and_is_logged_once(
    cast: Cast, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    broken, sound = scheduled(cast), cast.draft("Also at noon", go_live_at=NOON)
    sound.get_latest_revision().publish()
    save = Article.save

    def save_or_fail(article: Article, *args: object, **kwargs: object) -> object:
        if article.pk == broken.pk:
            raise RuntimeError("a fault in one article")
        return save(article, *args, **kwargs)

    monkeypatch.setattr(Article, "save", save_or_fail)
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOON)
    assert publish_due(NOON) == 1
    assert Article.objects.public().filter(pk=sound.pk).exists()
    for _ in range(3):
        assert publish_due(NOON) == 0
    assert caplog.text.count("Could not publish what was scheduled") == 1
