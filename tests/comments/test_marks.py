"""Marks tell that two comments came from one place, never which; in time they tell nothing."""

import datetime as dt

import pytest
from django.utils import timezone

from caspian.comments.marks import KEPT, USED, email_mark, forget_salts, marks_ever, marks_of
from caspian.comments.models import Salt
from caspian.common.networks import network_of as network

pytestmark = pytest.mark.django_db
NOW = timezone.now()


def test_one_place_has_one_mark_and_another_has_another() -> None:
    here = marks_of("203.0.113.7", "Firefox", NOW)
    assert here == marks_of("203.0.113.7", "Firefox", NOW)
    neighbour = marks_of("203.0.113.8", "Firefox", NOW)
    assert (here.network, here.browser) == (neighbour.network, neighbour.browser)
    assert here.address != neighbour.address
    assert here.network != marks_of("198.51.100.7", "Firefox", NOW).network


def test_a_network_is_what_one_sender_gets_at_once() -> None:
    assert network("203.0.113.7") == "203.0.113.0/24"
    assert network("::ffff:203.0.113.7") == "203.0.113.0/24"
    assert network("2001:db8:1:2:3:4:5:6") == "2001:db8:1::/48"
    assert network("") == ""
    assert network("not an address") == "not an address"


def test_salts_change_and_are_forgotten() -> None:
    before = marks_of("203.0.113.7", "Firefox", NOW)
    later = NOW + USED + dt.timedelta(hours=1)
    after = marks_of("203.0.113.7", "Firefox", later)
    assert before.address != after.address
    # A ban may be older than the salt in use.
    assert marks_ever("203.0.113.7", "Firefox", later) == (after, before)
    assert forget_salts(NOW + KEPT + dt.timedelta(hours=1)) == 1
    assert Salt.objects.count() == 1
    assert marks_ever("203.0.113.7", "Firefox", later) == (after,)


def test_an_e_mail_address_leaves_a_mark_that_lasts() -> None:
    assert email_mark(" Zeynep@Example.org ") == email_mark("zeynep@example.org")
    assert email_mark("zeynep@example.org") != email_mark("zeyneb@example.org")
    assert email_mark("") == ""
