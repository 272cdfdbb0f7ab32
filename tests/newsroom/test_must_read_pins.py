"""A pin says who pinned and until when, and ends by itself."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from caspian.newsroom.models import Pin
from caspian.newsroom.must_read import pin, unpin
from caspian.pages.reads import beside
from tests.cast import Cast

HOUR = dt.timedelta(hours=1)


def test_a_pin_holds_an_article_in_must_read(cast: Cast) -> None:
    maka, article = cast.publisher(), cast.published("Read me")
    until = timezone.now() + HOUR
    held = pin(article=article, by=maka, until=until)
    assert (held.pinned_by, held.until) == (maka, until)
    assert beside.must_read("en") == (article.pk,)
    unpin(article=article)
    assert beside.must_read("en") == ()


def test_a_pin_ends_at_its_moment(cast: Cast) -> None:
    article = cast.published("Read me")
    pin(article=article, by=None, until=timezone.now() + HOUR)
    Pin.objects.update(until=timezone.now())
    assert beside.must_read("en") == ()


def test_a_pin_into_the_past_is_refused(cast: Cast) -> None:
    with pytest.raises(ValidationError, match="has passed"):
        pin(article=cast.published("Read me"), by=None, until=timezone.now() - HOUR)


def test_a_pinned_draft_is_not_shown(cast: Cast) -> None:
    pin(article=cast.draft("Not yet"), by=None, until=timezone.now() + HOUR)
    assert beside.must_read("en") == ()
