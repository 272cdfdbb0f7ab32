"""Forms of other sites' pages are refused, with what was typed in a form of our own."""

from typing import Any

import pytest
from django.test import Client

from caspian.comments.models import Comment
from caspian.comments.tokens import own_token
from caspian.newsroom.models import Article
from tests.cast import Cast
from tests.comments.readers import WORDS, published

OURS: list[dict[str, str]] = [
    {},
    {"origin": "http://testserver"},
    {"origin": "http://testserver:80", "sec-fetch-site": "same-origin"},
    {"origin": "https://mirror.example", "host": "mirror.example"},
    {"origin": "http://abc.onion", "host": "abc.onion"},
    {"origin": "http://127.0.0.1:8123", "host": "127.0.0.1:8123"},
    {"origin": "null", "sec-fetch-site": "same-origin"},
    {"sec-fetch-site": "none"},
]
FOREIGN: list[dict[str, str]] = [
    {"origin": "https://evil.example"},
    {"origin": "https://testserver.evil.example"},
    {"origin": "http://testserver:8000"},
    {"origin": "http://127.0.0.1:8124", "host": "127.0.0.1:8123"},
    {"origin": "http://testserver@evil.example"},
    {"origin": "https://[::bad"},
    {"sec-fetch-site": "cross-site"},
    {"origin": "http://testserver", "sec-fetch-site": "cross-site"},
    {"sec-fetch-site": "same-site"},
]


@pytest.fixture
def article(cast: Cast) -> Article:
    return cast.published("The ferry is late")


def send(client: Client, article: Article, headers: dict[str, str]) -> Any:
    """Send a form with what a browser says of where it stood."""
    return client.post(
        f"/comments/{article.pk}/", {"text": WORDS, "name": "Zeynep"}, headers=headers
    )


@pytest.mark.parametrize("headers", OURS, ids=str)
def test_our_own_pages_are_known_under_every_name(
    client: Client, article: Article, headers: dict[str, str]
) -> None:
    assert send(client, article, headers).status_code == 303
    assert Comment.objects.count() == 1


@pytest.mark.parametrize("headers", [*FOREIGN, {"origin": "null"}], ids=str)
def test_other_sites_are_refused_and_what_was_typed_stays(
    client: Client, article: Article, headers: dict[str, str]
) -> None:
    answer = send(client, article, headers)
    assert answer.status_code == 403
    assert WORDS in answer.content.decode()
    assert "Your comment was not sent yet." in answer.content.decode()
    assert not Comment.objects.exists()


@pytest.mark.parametrize("headers", FOREIGN, ids=str)
def test_no_other_site_takes_a_comment_back(
    client: Client, article: Article, headers: dict[str, str]
) -> None:
    comment = published(article)
    address = f"/comments/own/{own_token(comment.pk)}/"
    assert client.post(address, headers=headers).status_code == 403
    assert Comment.objects.get().text
    # Its own page lets no address out (Referrer-Policy), so browsers call it "null".
    assert client.post(address, headers={"origin": "null"}).status_code == 303
    assert not Comment.objects.get().text
