"""Mail is queued in its transaction, sent by the worker, retried; resets tell nothing."""

import datetime as dt
from typing import Any

import pytest
from django.core import mail
from django.core.mail import EmailMessage, EmailMultiAlternatives, send_mail
from django.core.mail.backends.locmem import EmailBackend
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

from caspian.newsroom.desk.door.delays import FREE
from caspian.newsroom.mail import AT_ONCE, send_due
from caspian.newsroom.models import OutgoingMail
from tests.cast import Cast

pytestmark = pytest.mark.django_db
LATER = dt.datetime(2100, 1, 1, tzinfo=dt.UTC)


@pytest.fixture(autouse=True)
def _queued(settings: Any) -> None:
    """Queue mail as a paper does; what is sent by the background worker is in `mail.outbox`."""
    settings.EMAIL_BACKEND = "caspian.newsroom.mail.MailQueue"
    settings.CASPIAN_MAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    settings.WAGTAIL_PASSWORD_RESET_ENABLED = True


def test_a_mail_is_sent_by_the_clock_once_and_as_it_was() -> None:
    written = EmailMultiAlternatives(
        "Slow mode",
        "It is on.",
        "a@x.example",
        ["b@x.example"],
        bcc=["c@x.example"],
        headers={"Auto-Submitted": "auto-generated"},
    )
    written.attach_alternative("<p>It is on.", "text/html")
    assert written.send() == 1
    assert mail.outbox == []
    assert send_due(LATER) == 1
    (sent,) = mail.outbox
    assert (sent.subject, sent.body, sent.from_email) == ("Slow mode", "It is on.", "a@x.example")
    assert (sent.to, sent.bcc) == (["b@x.example"], ["c@x.example"])
    assert isinstance(sent, EmailMultiAlternatives)
    assert sent.alternatives[0][0] == "<p>It is on."
    assert sent.extra_headers == {"Auto-Submitted": "auto-generated"}
    assert (send_due(LATER), OutgoingMail.objects.count()) == (0, 0)


def test_an_action_that_is_rolled_back_tells_nobody() -> None:
    with transaction.atomic():
        send_mail("Published", "It is out.", None, ["b@x.example"])
        transaction.set_rollback(True)
    assert not OutgoingMail.objects.exists()


def test_a_server_that_fails_is_tried_again_and_given_up_on(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def away(self: EmailBackend, messages: list[EmailMessage]) -> int:
        raise ConnectionRefusedError("smtp://user:secret@mail.example")

    send_mail("Subject", "Text", None, ["b@x.example"])
    made = OutgoingMail.objects.get().made_at
    monkeypatch.setattr(EmailBackend, "send_messages", away)
    assert send_due(made) == 0
    first = OutgoingMail.objects.get()
    assert (first.tries, first.due_at) == (1, made + dt.timedelta(seconds=30))
    assert send_due(made) == 0, "it is not due"
    send_due(first.due_at)
    assert OutgoingMail.objects.get().due_at == first.due_at + dt.timedelta(seconds=60)
    assert "secret" not in caplog.text
    send_due(made + dt.timedelta(days=4))
    assert not OutgoingMail.objects.exists()


def test_one_that_fails_holds_up_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    kept = EmailBackend.send_messages

    def picky(self: EmailBackend, messages: list[EmailMessage]) -> int:
        if messages[0].subject == "bad":
            raise ValueError
        return int(kept(self, messages))

    for subject in ("bad", "good"):
        send_mail(subject, "Text", None, ["b@x.example"])
    monkeypatch.setattr(EmailBackend, "send_messages", picky)
    assert send_due(LATER) == 1
    assert [one.subject for one in mail.outbox] == ["good"]


def test_a_turn_sends_a_bounded_number() -> None:
    for _ in range(AT_ONCE + 1):
        send_mail("Subject", "Text", None, ["b@x.example"])
    assert [send_due(LATER), send_due(LATER)] == [AT_ONCE, 1]


def test_what_can_not_be_written_down_is_said_at_once() -> None:
    written = EmailMessage("Subject", "Text", None, ["b@x.example"])
    written.attach("a.txt", "text", "text/plain")
    with pytest.raises(ValueError, match="attachments"):
        written.send()


def ask_for_reset(address: str, network: str = "192.0.2.7") -> tuple[int, str, list[str]]:
    """Ask for a reset; return the answer, and what the database was asked."""
    with CaptureQueriesContext(connection) as asked:
        answer = Client().post(
            "/desk/password_reset/", {"email": address}, headers={"X-Forwarded-For": network}
        )
    said = [one["sql"][:40] for one in asked if "SAVEPOINT" not in one["sql"]]
    return answer.status_code, answer.headers["Location"], said


def test_a_reset_answers_alike_for_known_and_unknown_addresses(cast: Cast) -> None:
    maka = cast.publisher()
    maka.email = "maka@paper.example"
    maka.save()
    known = ask_for_reset("maka@paper.example")
    unknown = ask_for_reset("nobody@x.example", "198.51.100.7")
    assert known == unknown, "the same answer, for the same work"
    written = OutgoingMail.objects.filter(kind=OutgoingMail.Kind.PASSWORD_RESET)
    assert written.count() == 2
    assert not any(one.text for one in written), "no link is kept"
    send_due(LATER)
    (sent,) = mail.outbox
    assert sent.to == ["maka@paper.example"]
    assert "/desk/password_reset/confirm/" in sent.body
    assert not OutgoingMail.objects.exists()


def test_resets_are_limited_for_an_address_and_for_a_network() -> None:
    for number in range(3 * FREE):
        ask_for_reset("maka@paper.example", f"192.0.{number}.7")
    assert OutgoingMail.objects.count() == FREE
    for number in range(3 * FREE):
        ask_for_reset(f"{number}@x.example", "198.51.100.7")
    assert OutgoingMail.objects.count() == 2 * FREE


def test_without_a_mail_server_nothing_is_reset_and_no_link_is_printed(settings: Any) -> None:
    settings.WAGTAIL_PASSWORD_RESET_ENABLED = False
    assert Client().post("/desk/password_reset/", {"email": "a@x.example"}).status_code == 404
    assert "password_reset" not in Client().get("/desk/login/").content.decode()
    assert not OutgoingMail.objects.exists()
