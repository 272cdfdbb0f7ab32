"""A link to set a password works once, goes to active accounts alone, and ends other sessions."""

import re
from typing import Any

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone

from caspian.newsroom.mail import send_due
from caspian.newsroom.models import User
from tests.newsroom.desk.accounts.people import fresh, somebody

NEW, OTHER = "a long new password", "another long password"


@pytest.fixture
def rena(db: None, settings: Any) -> User:
    """A reporter of a paper that has a mail server."""
    settings.WAGTAIL_PASSWORD_RESET_ENABLED = True
    settings.EMAIL_BACKEND = "caspian.newsroom.mail.Queue"
    settings.CASPIAN_MAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    return somebody("rena", "reporter")


def links(user: User) -> list[str]:
    """Ask for a link, and return those that were sent."""
    mail.outbox.clear()
    Client().post("/desk/password_reset/", {"email": user.email})
    send_due(timezone.now())
    found = (re.search(r"/desk/password_reset/confirm/\S+", str(one.body)) for one in mail.outbox)
    return [one[0] for one in found if one]


def used(link: str, password: str) -> None:
    """Follow a link, and set a password where it offers that."""
    client = Client()
    opened = client.get(link, follow=True)
    address = opened.redirect_chain[-1][0] if opened.redirect_chain else link
    client.post(address, {"new_password1": password, "new_password2": password})


def test_a_link_works_once(rena: User) -> None:
    (link,) = links(rena)
    used(link, NEW)
    assert fresh(rena).check_password(NEW)
    used(link, OTHER)
    assert fresh(rena).check_password(NEW)


def test_an_account_that_was_closed_gets_none(rena: User) -> None:
    rena.is_active = False
    rena.save()
    assert links(rena) == []


def test_a_new_password_ends_the_sessions_that_were_begun_with_the_old(rena: User) -> None:
    elsewhere = Client()
    elsewhere.force_login(rena)
    assert elsewhere.get("/desk/").status_code == 200
    (link,) = links(rena)
    used(link, NEW)
    assert elsewhere.get("/desk/").status_code == 302


def test_the_control_that_only_opens_the_link_changes_nothing(rena: User) -> None:
    elsewhere = Client()
    elsewhere.force_login(rena)
    (link,) = links(rena)
    Client().get(link, follow=True)
    assert elsewhere.get("/desk/").status_code == 200
