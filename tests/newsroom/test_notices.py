"""Who waits for a review, for changes, for a publication or an answer is given notice of it."""

from typing import Any

import pytest
from django.core import mail
from django.core.exceptions import ValidationError
from wagtail.models import Comment, Workflow

from caspian.newsroom.answering import answer, answers_to, request_of
from caspian.newsroom.mail import send_due
from caspian.newsroom.models import Article, Notice, User
from caspian.newsroom.notices import notify
from tests.cast import Cast, republished
from tests.newsroom.test_outgoing_mail import LATER

pytestmark = pytest.mark.django_db
KIND = Notice.Kind


@pytest.fixture(autouse=True)
def _mail(settings: Any) -> None:
    settings.EMAIL_BACKEND = "caspian.newsroom.mail.MailQueue"
    settings.CASPIAN_MAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"


@pytest.fixture
def rena(cast: Cast) -> User:
    """The reporter, with an address."""
    return with_address(cast.reporter())


@pytest.fixture
def tigran(cast: Cast) -> User:
    """The editor of Politics, with an address."""
    return with_address(cast.editor(cast.politics))


def with_address(user: User) -> User:
    """Return an account that mail can reach."""
    user.email = f"{user.username}@example.org"
    user.save()
    return user


def submitted(cast: Cast, rena: User) -> Article:
    """Return an article of the reporter's, in review."""
    article = cast.draft("A quay grows", owner=rena)
    Workflow.objects.get().start(article, rena)
    return article


def told(account: User) -> list[tuple[str, str]]:
    """Return the kinds and words of what somebody has not read, the oldest first."""
    unread = Notice.objects.filter(account=account, read_at=None).order_by("pk")
    return list(unread.values_list("kind", "words"))


def test_who_can_decide_is_given_notice_of_a_review(cast: Cast, rena: User, tigran: User) -> None:
    other = with_address(cast._user("leyla", "editor"))
    submitted(cast, rena)
    assert told(tigran) == [(KIND.REVIEW, "")]
    assert told(rena) == told(other) == []
    assert send_due(LATER) == 1
    (sent,) = mail.outbox
    assert sent.to == ["tigran@example.org"]
    assert "A quay grows" in sent.subject
    assert "waits for your review" in str(sent.body)


def test_a_second_step_adds_no_second_notice(cast: Cast, rena: User, tigran: User) -> None:
    maka = with_address(cast.publisher())
    article = submitted(cast, rena)
    state = article.current_workflow_state
    state.current_task_state.specific.approve(user=tigran)
    assert told(maka) == [(KIND.REVIEW, "")]


def test_the_words_of_a_review_reach_who_wrote(cast: Cast, rena: User, tigran: User) -> None:
    article = submitted(cast, rena)
    step = article.current_workflow_state.current_task_state.specific
    step.reject(user=tigran, comment="Who says so?")
    assert told(rena) == [(KIND.CHANGES, "Who says so?")]
    send_due(LATER)
    body = str(mail.outbox[-1].body)
    assert "tigran asks for changes to “A quay grows”" in body
    assert "Who says so?" in body


def test_an_answer_reaches_who_asked_and_an_answer_to_that_who_wrote(
    cast: Cast, rena: User, tigran: User
) -> None:
    article = submitted(cast, rena)
    step = article.current_workflow_state.current_task_state.specific
    step.reject(user=tigran, comment="Who says so?")
    article = Article.objects.get()
    answer(article, by=rena, words=" The captain. ")
    assert told(tigran)[-1] == (KIND.ANSWER, "The captain.")
    answer(article, by=tigran, words="Which one?")
    assert told(rena)[-1] == (KIND.ANSWER, "Which one?")
    asked = request_of(article)
    assert asked is not None
    said = [one.data["words"] for one in answers_to(article, asked)]
    assert said == ["The captain.", "Which one?"]
    send_due(LATER)
    assert "rena answers the review of “A quay grows”" in str([one.body for one in mail.outbox])


@pytest.mark.parametrize("words", ["", "  ", "x" * 2001])
def test_an_answer_says_something(cast: Cast, rena: User, tigran: User, words: str) -> None:
    article = submitted(cast, rena)
    with pytest.raises(ValidationError, match="Nobody asks"):
        answer(article, by=rena, words="The captain.")
    article.current_workflow_state.current_task_state.specific.reject(user=tigran)
    with pytest.raises(ValidationError):
        answer(Article.objects.get(), by=rena, words=words)
    assert not told(tigran)[1:]


def test_a_first_publication_is_news_and_a_correction_is_not(cast: Cast, rena: User) -> None:
    article = cast.draft("A quay grows", owner=rena)
    article.get_latest_revision().publish()
    assert told(rena) == [(KIND.PUBLISHED, "")]
    Notice.objects.all().delete()
    republished(Article.objects.get(pk=article.pk), title="A quay has grown")
    assert told(rena) == []


def test_a_mention_reaches_who_may_see_the_article(cast: Cast, rena: User, tigran: User) -> None:
    stranger = with_address(cast._user("leyla", "reporter"))
    article = cast.draft("A quay grows", owner=rena)
    text = "@tigran, @leyla: is that so? Write to desk@rena.example."
    Comment.objects.create(page=article, user=rena, text=text, contentpath="title")
    assert told(tigran) == [(KIND.MENTION, text)]
    assert told(stranger) == told(rena) == []


def test_each_way_can_be_switched_off(cast: Cast, rena: User, tigran: User) -> None:
    tigran.notices_off = ["review mail"]
    tigran.save()
    submitted(cast, rena)
    assert len(told(tigran)) == 1
    assert send_due(LATER) == 0
    Notice.objects.all().delete()
    tigran.notices_off = ["review desk"]
    tigran.save()
    notify([tigran], KIND.REVIEW, cast.draft("Another"), by=rena)
    assert told(tigran) == []
    assert send_due(LATER) == 1


def test_nobody_is_told_of_their_own_doing(cast: Cast, tigran: User) -> None:
    notify([tigran, tigran], KIND.REVIEW, cast.draft("Mine"), by=tigran)
    assert told(tigran) == []


def test_wagtails_own_mails_are_not_sent(cast: Cast, rena: User) -> None:
    """It writes to administrators of every submission, in words of its own."""
    boss = with_address(cast._user("ada", "administrator"))
    boss.notices_off = ["review mail"]
    boss.save()
    submitted(cast, rena)
    assert send_due(LATER) == 0
