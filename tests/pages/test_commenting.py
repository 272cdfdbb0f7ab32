"""A reader writes a comment: it comes back to the reader's words, whatever happens to it."""

import datetime as dt
import re
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from lxml import html

from caspian.comments.models import Ban, Comment, CommentSettings
from caspian.comments.tokens import commenter_cookie, commenter_key
from caspian.comments.undo import withdraw
from caspian.newsroom.models import Article
from tests.cast import Cast, republished
from tests.comments.readers import WORDS, published, regular


@pytest.fixture
def article(cast: Cast) -> Article:
    return cast.published("The ferry is late")


def send(client: Client, article: Article, text: str = WORDS, **fields: str) -> Any:
    """Send a form as a browser does, from an address of its own."""
    typed = {"text": text, "name": "Zeynep", **fields}
    return client.post(f"/comments/{article.pk}/", typed, headers={"x-forwarded-for": "192.0.2.1"})


def page_of(response: Any) -> Any:
    return html.fromstring(response.content)


def text_of(response: Any) -> str:
    return " ".join(page_of(response).text_content().split())


def test_a_comment_is_taken_and_shown_to_its_author(client: Client, article: Article) -> None:
    answer = send(client, article)
    assert answer.status_code == 303
    comment = Comment.objects.get()
    page = client.get(answer["Location"])
    assert WORDS in text_of(page)
    assert page["Cache-Control"] == "private, no-store"
    assert page["Referrer-Policy"] == "no-referrer"
    assert comment.address_mark
    assert article.title in text_of(page)


def test_the_cookie_is_for_comments_alone(client: Client, article: Article) -> None:
    morsel = send(client, article).cookies["commenter"]
    assert (morsel["path"], morsel["httponly"], morsel["samesite"]) == ("/comments/", True, "Lax")
    comment = Comment.objects.get()
    assert comment.commenter is not None
    assert commenter_key(morsel.value) == comment.commenter.key


def test_what_is_missing_is_said_beside_its_field_and_what_was_typed_stays(
    client: Client, article: Article
) -> None:
    answer = send(client, article, "  ", name="", email="nowhere", answers="x")
    assert answer.status_code == 422
    page = page_of(answer)
    for field, words in (
        ("text", "Please enter your comment!"),
        ("name", "Please enter your name here"),
        ("email", "This is not an e-mail address."),
    ):
        (box,) = page.cssselect(f"[name={field}][aria-invalid=true]")
        complaint = page.get_element_by_id(box.get("aria-describedby").split()[0])
        assert words in complaint.text_content()
    assert page.cssselect("[name=email]")[0].get("value") == "nowhere"
    again = page_of(send(client, article, name=""))
    assert again.cssselect("textarea")[0].text_content().strip() == WORDS
    assert not Comment.objects.exists()


def test_too_many_wait_with_their_words_kept(client: Client, article: Article) -> None:
    for number in range(3):
        send(client, article, f"{WORDS} {number}")
    answer = send(client, article, "And a fourth.")
    assert answer.status_code == 429
    assert 0 < int(answer["Retry-After"]) <= 60
    assert "And a fourth." in answer.content.decode()


def test_a_ban_and_an_end_are_said_in_words(client: Client, article: Article) -> None:
    send(client, article)
    mark = Comment.objects.get().address_mark
    ban = Ban.objects.create(kind="address", mark=mark, until=timezone.now() + dt.timedelta(days=1))
    answer = send(client, article, "Once more.")
    assert answer.status_code == 403
    assert "until" in text_of(answer)
    ban.delete()
    republished(article, takes_comments=False)
    answer = send(client, article, "Once more.")
    assert answer.status_code == 403
    assert "takes no more comments" in text_of(answer)


def test_a_good_record_is_published_at_once(client: Client, article: Article) -> None:
    client.cookies["commenter"] = commenter_cookie(regular().key)
    page = client.get(send(client, article)["Location"])
    assert "Your comment is published." in text_of(page)
    assert f"{article.url_path}#comment-{Comment.objects.get().pk}" in page.content.decode()


def test_its_author_takes_a_comment_back_and_nobody_else(client: Client, article: Article) -> None:
    address = send(client, article)["Location"]
    assert client.post(address.replace(":", ";")).status_code == 404
    assert client.post(address)["Location"] == address
    comment = Comment.objects.get()
    assert (comment.state, comment.text, comment.name) == (Comment.State.WITHDRAWN, "", "")
    page = client.get(address)
    assert "You have taken this comment back." in text_of(page)
    assert not html.fromstring(page.content).cssselect("form.withdraw")
    withdraw(comment)
    assert comment.decisions.filter(after="withdrawn").count() == 1


def test_an_answer_has_a_form_that_shows_what_it_answers(client: Client, article: Article) -> None:
    first = published(article, "Which pier?", name="Davit")
    page = client.get(f"/comments/{article.pk}/?answers={first.pk}")
    assert "Your answer to Davit" in text_of(page)
    assert "Which pier?" in text_of(page)
    (token,) = re.findall(rf'name="token" value="({article.pk}-[^"]+)"', page.content.decode())
    send(client, article, "Pier three.", answers=str(first.pk), token=token)
    assert Comment.objects.get(text="Pier three.").parent == first


@pytest.mark.parametrize("answers", ["", "0", "x", "9" * 40, "²", "-1"])
def test_an_answer_to_nothing_is_a_comment(client: Client, article: Article, answers: str) -> None:
    assert client.get(f"/comments/{article.pk}/", {"answers": answers}).status_code == 200
    assert send(client, article, answers=answers).status_code == 303


def test_there_is_nothing_to_comment_on_where_nothing_is_public(
    client: Client, cast: Cast, article: Article
) -> None:
    draft = cast.draft("A secret port")
    for pk in (draft.pk, 0, 10**9, 10**30):
        for answer in (client.get(f"/comments/{pk}/"), client.post(f"/comments/{pk}/", {})):
            assert answer.status_code == 404
            assert "secret" not in answer.content.decode()
    article.unpublish()
    assert client.get(f"/comments/{article.pk}/").status_code == 404


def test_the_whole_paper_can_be_closed_at_once(client: Client, article: Article) -> None:
    rules = CommentSettings.load()
    rules.is_open = False
    rules.save()
    assert send(client, article).status_code == 403
