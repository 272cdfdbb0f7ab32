"""Every screen and every button about comments, tried by everybody."""

import pytest
from django.test import Client

from caspian.comments.ban import ban
from caspian.comments.desk.viewset import CommentsViewSet
from caspian.comments.models import Ban, Comment, CommentSettings, Decision
from caspian.newsroom.models import Article
from tests.cast import Cast
from tests.comments.writing import moderator, wrote
from tests.newsroom.desk.conftest import Desk, shown

FOR_PUBLISHERS = {"rights"}
POSTS = {"decide", "undo", "lift", "set_paper_open", "set_article_open"}


@pytest.fixture
def addresses(cast: Cast) -> dict[str, str]:
    """Return the address of every screen and button, by its name."""
    article = cast.published("Ferry leaves")
    comment = wrote(article)
    held = ban(comment, kind=Ban.Kind.ADDRESS, days=3, by=None)
    numbers = {"lift": held.pk, "set_article_open": article.pk}
    return {
        one.name: f"/desk/comments/{one.pattern}".replace(
            "<int:pk>", str(numbers.get(one.name, comment.pk))
        )
        for one in CommentsViewSet().get_urlpatterns()
    }


def is_let_in(client: Client, name: str, address: str) -> bool:
    """Return whether somebody may do what stands at an address; Wagtail sends others home."""
    answer = client.post(address) if name in POSTS else client.get(address)
    return not (answer.status_code == 302 and answer["Location"] == "/desk/")


def test_those_who_do_not_moderate_are_let_in_nowhere(
    cast: Cast, desk: Desk, addresses: dict[str, str]
) -> None:
    for user in (cast.reporter(), cast.editor(cast.politics)):
        client = desk(user)
        for name, address in addresses.items():
            assert not is_let_in(client, name, address), (user, name)
            client.post(address, {"open": "0", "action": "erase", "who": "a@example.org"})
        assert "/desk/comments/" not in shown(client, "/desk/")
    assert Comment.objects.get().state == "held"
    assert not Decision.objects.exclude(before="").exists()
    assert Article.objects.get().takes_comments
    assert CommentSettings.load().is_open
    assert Ban.objects.get().why == ""


def test_a_moderator_is_let_in_but_where_nothing_can_be_taken_back(
    desk: Desk, addresses: dict[str, str]
) -> None:
    client = desk(moderator())
    found = {name for name, address in addresses.items() if is_let_in(client, name, address)}
    assert found == set(addresses) - FOR_PUBLISHERS
    assert "rights/" not in shown(client, "/desk/comments/")
    refused = client.get("/desk/comments/rules/new/")
    assert refused["Location"] == "/desk/"


def test_a_publisher_is_let_in_everywhere(
    cast: Cast, desk: Desk, addresses: dict[str, str]
) -> None:
    client = desk(cast.publisher())
    assert all(is_let_in(client, name, address) for name, address in addresses.items())
    assert client.get("/desk/comments/rules/new/").status_code == 200


def test_whoever_is_not_logged_in_is_sent_to_the_door(
    client: Client, addresses: dict[str, str]
) -> None:
    for address in addresses.values():
        assert client.post(address)["Location"].startswith("/desk/login/")


def test_what_changes_something_takes_no_get(desk: Desk, addresses: dict[str, str]) -> None:
    client = desk(moderator())
    assert {client.get(addresses[name]).status_code for name in POSTS} == {405}
