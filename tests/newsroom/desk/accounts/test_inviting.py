"""Somebody is invited in one screen, by a mail whose link lets them choose a password, once."""

import re
from typing import Any

import pytest
from django.core import mail
from django.test import Client

from caspian.newsroom.desk.accounts.inviting import invite
from caspian.newsroom.mail import send_due
from caspian.newsroom.models import OutgoingMail, User
from caspian.newsroom.rights.account_role import role_of
from tests.cast import Cast
from tests.newsroom.desk.accounts.people import PASSWORD, at_the_desk, edit, fresh, somebody
from tests.newsroom.test_outgoing_mail import LATER

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _mail(settings: Any) -> None:
    settings.EMAIL_BACKEND = "caspian.newsroom.mail.MailQueue"
    settings.CASPIAN_MAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    settings.WAGTAIL_PASSWORD_RESET_ENABLED = True


def invited(cast: Cast, client: Client) -> User:
    """Return Aygün, who was invited as an editor of Culture."""
    form = {
        "email": "aygun@example.org", "first_name": "Aygün", "last_name": "Abbasova",
        "username": "", "role": "editor", "sections": [cast.culture.pk],
        "password1": "", "password2": "",
    }  # fmt: skip
    assert client.post("/desk/users/new/", form).status_code == 302
    return User.objects.get(username="aygun")


def link() -> str:
    """Return the link of the last mail."""
    found = re.search(r"/desk/password_reset/confirm/\S+", str(mail.outbox[-1].body))
    assert found
    return found[0]


def choose(address: str, password: str = PASSWORD) -> Any:
    """Follow a link as who got it does, and choose a password."""
    client = Client()
    form = client.get(address, follow=True)
    here = form.request["PATH_INFO"]
    return client.post(here, {"new_password1": password, "new_password2": password})


def test_from_the_invitation_to_the_first_login(cast: Cast) -> None:
    aygun = invited(cast, at_the_desk(somebody("maka", "publisher")))
    assert not aygun.has_usable_password()
    assert str(role_of(aygun)) == "Editor of Culture"
    waiting = OutgoingMail.objects.get()
    assert "confirm" not in f"{waiting.text}{waiting.headers}{waiting.subject}"
    assert send_due(LATER) == 1
    sent = mail.outbox[-1]
    assert sent.to == ["aygun@example.org"]
    assert sent.subject.startswith("Maka Of the cast invites you to ")
    for words in ("Editor of Culture", "aygun", "for 3 days"):
        assert words in sent.body
    assert choose(link()).status_code == 302
    assert Client().login(username="aygun", password=PASSWORD)
    assert not fresh(aygun).uses_first_password


def test_a_link_works_once(cast: Cast) -> None:
    invited(cast, at_the_desk(somebody("maka", "publisher")))
    send_due(LATER)
    choose(link())
    choose(link(), "quite another phrase")
    assert not Client().login(username="aygun", password="quite another phrase")
    assert Client().login(username="aygun", password=PASSWORD)


def test_it_can_be_sent_again_until_a_password_is_chosen(cast: Cast) -> None:
    client = at_the_desk(somebody("maka", "publisher"))
    aygun = invited(cast, client)
    screen = client.get(edit(aygun)).content.decode()
    assert "Nobody has chosen a password yet" in screen
    assert "Invited" in client.get("/desk/users/").content.decode()
    again = f"/desk/users/invite/{aygun.pk}/"
    client.post(again)
    assert send_due(LATER) == 2
    choose(link())
    assert "Nobody has chosen" not in client.get(edit(aygun)).content.decode()
    client.post(again)
    assert (send_due(LATER), OutgoingMail.objects.count()) == (0, 0)
    with pytest.raises(ValueError, match="has a password"):
        invite(fresh(aygun), aygun)


def test_nothing_is_sent_to_an_account_that_was_closed_meanwhile(cast: Cast) -> None:
    aygun = invited(cast, at_the_desk(somebody("maka", "publisher")))
    User.objects.filter(pk=aygun.pk).update(is_active=False)
    assert (send_due(LATER), mail.outbox) == (0, [])


def test_without_a_mail_server_a_password_is_asked_for(cast: Cast, settings: Any) -> None:
    settings.WAGTAIL_PASSWORD_RESET_ENABLED = False
    client = at_the_desk(somebody("maka", "publisher"))
    assert "nobody can be invited by mail" in client.get("/desk/users/new/").content.decode()
    form = {
        "email": "a@example.org", "first_name": "A", "last_name": "B", "username": "",
        "role": "reporter", "password1": "", "password2": "",
    }  # fmt: skip
    assert client.post("/desk/users/new/", form).status_code == 200
    assert not User.objects.filter(email="a@example.org").exists()


def test_a_reporter_invites_nobody(cast: Cast) -> None:
    aygun = invited(cast, at_the_desk(somebody("maka", "publisher")))
    OutgoingMail.objects.all().delete()
    client = at_the_desk(somebody("rena", "reporter"))
    client.post(f"/desk/users/invite/{aygun.pk}/")
    client.post("/desk/users/new/", {"email": "x@example.org"})
    assert OutgoingMail.objects.count() == 0
