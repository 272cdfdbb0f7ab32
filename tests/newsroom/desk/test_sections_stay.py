"""A section doesn't vanish by accident while readers find articles in it."""

from django.test import Client

from caspian.newsroom.models import Article, Section, User
from tests.cast import Cast
from tests.newsroom.desk.conftest import Desk


def administrator() -> User:
    """Return somebody whom only the desk's own care holds back."""
    return User.objects.create_superuser("root-of-all", password="a ferry in the fog")


def reason(client: Client, address: str) -> str:
    """Return what the desk answers to a form sent to an address."""
    return client.post(address, follow=True).content.decode()


def test_with_public_articles_it_stays(cast: Cast, desk: Desk) -> None:
    cast.published("One")
    cast.published("Two")
    client, section = desk(administrator()), cast.politics
    for action, said in (
        ("delete", "stays: 2 articles"),
        ("unpublish", "readers can open 2"),
    ):
        words = reason(client, f"/desk/pages/{section.pk}/{action}/")
        assert said in words
    assert Section.objects.live().filter(pk=section.pk).exists()


def test_a_whole_language_stays_as_well(cast: Cast, desk: Desk) -> None:
    cast.published("One")
    words = reason(desk(administrator()), f"/desk/pages/{cast.home.pk}/unpublish/")
    assert "readers can open 1 article in it" in words


def test_ticking_it_in_a_list_is_no_way_round(cast: Cast, desk: Desk) -> None:
    cast.published("One")
    client, section = desk(administrator()), cast.politics
    for action in ("delete", "unpublish"):
        address = f"/desk/bulk/wagtailcore/page/{action}/?next=/desk/&id={section.pk}"
        assert " stays: " in reason(client, address)
    assert Section.objects.live().filter(pk=section.pk).exists()


def test_an_empty_section_goes(cast: Cast, desk: Desk) -> None:
    cast.draft("Never public")
    reason(desk(administrator()), f"/desk/pages/{cast.politics.pk}/unpublish/")
    assert not Section.objects.live().filter(pk=cast.politics.pk).exists()


def test_an_article_goes(cast: Cast, desk: Desk) -> None:
    article = cast.published("One")
    reason(desk(administrator()), f"/desk/pages/{article.pk}/unpublish/")
    assert not Article.objects.live().exists()
