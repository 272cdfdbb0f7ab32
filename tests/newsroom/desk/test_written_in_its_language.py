"""Fields of a form write in the language and direction of the page that is written."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from caspian.newsroom.founding import add_home
from caspian.newsroom.models import Section
from tests.cast import Cast


@pytest.fixture
def desk(cast: Cast) -> Client:
    """A publisher's browser."""
    client = Client()
    client.force_login(cast.publisher())
    return client


def marks(client: Client, page_id: int, name: str) -> tuple[str, str]:
    """Return `lang` and `dir` of a field in the form of a page; empty where it has none."""
    text = client.get(reverse("wagtailadmin_pages:edit", args=[page_id])).content.decode()
    found = re.search(rf'<(?:input|textarea)[^>]*\bname="{name}"[^>]*>', text)
    assert found, name
    both = [re.search(rf'\b{mark}="([^"]*)"', found[0]) for mark in ("lang", "dir")]
    return both[0][1] if both[0] else "", both[1][1] if both[1] else ""


def test_a_persian_article_is_typed_from_right_to_left(cast: Cast, desk: Client) -> None:
    home = add_home("fa")
    section = Section(title="محیط زیست", slug="environment", locale=home.locale)
    home.add_child(instance=section)
    article = cast.draft("کشتی", section=section)
    for name in ("title", "standfirst", "short_headline", "lead_caption", "seo_title"):
        assert marks(desk, article.pk, name) == ("fa", "rtl"), name
    for name in ("slug", "published_at"):
        assert marks(desk, article.pk, name) == ("", ""), name
    assert marks(desk, section.pk, "title") == ("fa", "rtl")


def test_an_english_article_is_typed_from_left_to_right(cast: Cast, desk: Client) -> None:
    article = cast.draft("The ferry")
    assert marks(desk, article.pk, "title") == ("en", "ltr")
    assert marks(desk, article.pk, "standfirst") == ("en", "ltr")
