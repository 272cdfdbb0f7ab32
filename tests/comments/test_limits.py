"""From one place comes only so much; it is counted in the database, so no restart forgets it."""

import datetime as dt

import pytest
from django.utils import timezone

from caspian.comments.intake import Sender
from caspian.comments.limits import TooMany
from caspian.comments.models import CommentSettings
from caspian.newsroom.models import Article
from tests.comments.readers import OTHER, commented

SECOND = dt.timedelta(seconds=1)


def test_the_fourth_within_a_minute_waits_for_the_first_to_age(article: Article) -> None:
    now = timezone.now()
    for passed in (0, 10, 20):
        commented(article, f"Late, said at {passed}.", now=now + passed * SECOND)
    with pytest.raises(TooMany) as refused:
        commented(article, "Late, and again.", now=now + 30 * SECOND)
    assert refused.value.seconds == 30
    commented(article, "Late, and again.", now=now + 61 * SECOND)
    commented(article, "Not from there.", sender=OTHER, now=now + 30 * SECOND)


def test_a_network_has_a_limit_of_its_own(article: Article) -> None:
    rules = CommentSettings.load()
    rules.network_each_minute = 5
    rules.save()
    now = timezone.now()
    for last in range(5):
        commented(article, f"From number {last}.", sender=_at(f"203.0.113.{last}"), now=now)
    with pytest.raises(TooMany):
        commented(article, "From the next house.", sender=_at("203.0.113.99"), now=now)
    commented(article, "From another network.", sender=_at("203.0.114.99"), now=now)


def test_an_hour_has_a_limit_too(article: Article) -> None:
    rules = CommentSettings.load()
    rules.each_hour = 4
    rules.save()
    now = timezone.now()
    for minute in range(4):
        commented(article, f"In minute {minute}.", now=now + 60 * minute * SECOND)
    with pytest.raises(TooMany) as refused:
        commented(article, "One more.", now=now + 600 * SECOND)
    assert refused.value.seconds == 3000


def _at(address: str) -> Sender:
    return Sender(address=address, browser="Firefox|az")


def test_the_addresses_of_one_ipv6_line_are_one_place(article: Article) -> None:
    now = timezone.now()
    for last in range(3):
        commented(article, f"Late, number {last}.", sender=_at(f"2001:db8:1:2::{last}"), now=now)
    with pytest.raises(TooMany):
        commented(article, "And again.", sender=_at("2001:db8:1:2:ffff::9"), now=now)
    commented(article, "The neighbour.", sender=_at("2001:db8:1:3::9"), now=now)
