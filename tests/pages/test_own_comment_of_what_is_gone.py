"""One's own comment is seen and taken back also when its article is not there any more."""

from typing import Any

import pytest
from django.test import Client
from lxml import html
from wagtail.models import PageViewRestriction

from caspian.comments.models import Comment
from caspian.comments.tokens import own_token
from caspian.newsroom.models import Article
from tests.cast import Cast
from tests.comments.readers import WORDS, published

HEADLINE = "The ferry is late"


def unpublish(article: Article) -> None:
    article.unpublish()


def restrict(article: Article) -> None:
    PageViewRestriction.objects.create(page=article, restriction_type="login")


@pytest.fixture(params=[unpublish, restrict], ids=lambda goes: goes.__name__)
def comment(request: pytest.FixtureRequest, cast: Cast) -> Comment:
    """Return a comment whose article has gone, on each way that one goes."""
    article = cast.published(HEADLINE)
    found = published(article)
    request.param(article)
    return found


def text_of(answer: Any) -> str:
    page: Any = html.fromstring(answer.content)
    return " ".join(page.text_content().split())


def test_it_is_shown_and_taken_back_and_nothing_is_said_of_the_article(
    client: Client, comment: Comment
) -> None:
    address = f"/comments/own/{own_token(comment.pk)}/"
    page = client.get(address)
    assert page.status_code == 200
    assert WORDS in text_of(page)
    assert "The article was taken off this paper" in text_of(page)
    article = Article.objects.get()
    assert HEADLINE not in page.content.decode()
    assert article.url_path not in page.content.decode()
    assert client.post(address).status_code == 303
    comment.refresh_from_db()
    assert (comment.state, comment.text) == ("withdrawn", "")
    again = text_of(client.get(address))
    assert "You have taken this comment back." in again
    assert "The article was taken off" not in again


def test_nothing_new_is_written_there(client: Client, comment: Comment) -> None:
    address = f"/comments/{comment.article_id}/"
    assert client.get(address).status_code == 404
    assert client.post(address, {"text": WORDS, "name": "Zeynep"}).status_code == 404
    assert client.get("/comments/own/1:forged/").status_code == 404
