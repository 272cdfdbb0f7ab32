"""An editor puts up to three articles first on the page of a topic; people say what they give."""

import re
from typing import Any

from django.test import Client

from caspian.newsroom.models import Article, Contributor, Topic
from tests.cast import Cast
from tests.newsroom.desk.conftest import Desk
from tests.newsroom.desk.forms import opened


def topic_form(cast: Cast) -> str:
    return f"/desk/snippets/newsroom/topic/edit/{cast.sea.pk}/"


def pinned(client: Client, address: str, articles: list[Article]) -> Any:
    """Send the form of a topic with these articles put first."""
    sent = opened(client, address)
    for number, article in enumerate(articles):
        sent |= {
            f"key_articles-{number}-article": article.pk,
            f"key_articles-{number}-ORDER": number + 1,
            f"key_articles-{number}-id": "",
        }
    sent |= {"key_articles-TOTAL_FORMS": len(articles), "key_articles-INITIAL_FORMS": 0}
    return client.post(address, sent)


def test_an_editor_puts_up_to_three_first(cast: Cast, desk: Desk) -> None:
    tigran, address = desk(cast.editor(cast.politics)), topic_form(cast)
    articles = [cast.published(f"Story {number}") for number in range(4)]
    answer = pinned(tigran, address, articles)
    assert answer.status_code == 200, "a fourth is refused, and the form stays open"
    assert not Topic.objects.get(pk=cast.sea.pk).key_articles.exists()
    assert pinned(tigran, address, articles[2::-1]).status_code == 302
    rows = Topic.objects.get(pk=cast.sea.pk).key_articles.order_by("sort_order")
    assert [row.article_id for row in rows] == [one.pk for one in articles[2::-1]]


def test_the_same_article_twice_is_refused_in_words(cast: Cast, desk: Desk) -> None:
    article = cast.published("The ferry")
    answer = pinned(desk(cast.publisher()), topic_form(cast), [article, article])
    assert answer.status_code == 200
    assert "duplicate" in answer.content.decode().lower()


def test_what_somebody_gives_is_ticked_and_typed(cast: Cast, desk: Desk) -> None:
    maka, address = (
        desk(cast.publisher()),
        f"/desk/snippets/newsroom/contributor/edit/{cast.aysel.pk}/",
    )
    screen = maka.get(address).content.decode()
    assert "Every reader can see it" in screen
    sent = opened(maka, address) | {"languages": ["az", "ru"], "beat": "Oil", "email": "no address"}
    assert maka.post(address, sent).status_code == 200
    assert maka.post(address, sent | {"email": "aysel@example.org"}).status_code == 302
    aysel = Contributor.objects.get(pk=cast.aysel.pk)
    assert (aysel.languages, aysel.beat) == (["az", "ru"], "Oil")
    assert 'value="az" checked' in _spaced(maka.get(address).content.decode())
    assert maka.post(address, sent | {"email": "", "languages": ["klingon"]}).status_code == 200
    assert maka.post(address, {**sent, "email": "", "languages": []}).status_code == 302
    assert Contributor.objects.get(pk=cast.aysel.pk).languages == []


def _spaced(page: str) -> str:
    """Return a page whose ticked boxes say so right behind their value."""
    return re.sub(r'(value="\w+")[^<>]*?(checked)', r"\1 \2", page)
