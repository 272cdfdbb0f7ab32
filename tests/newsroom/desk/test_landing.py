"""After a step one lands at what it was about, and never in Wagtail's tree of pages."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from caspian.newsroom.desk.articles import landing
from caspian.newsroom.models import Article
from tests.cast import Cast
from tests.newsroom.desk.conftest import Desk
from tests.newsroom.desk.forms import opened


@pytest.fixture
def client(cast: Cast, desk: Desk) -> Client:
    return desk(cast.publisher())


def landed(client: Client, name: str, *args: Any, **form: Any) -> str:
    """Send a form of Wagtail's and return where it leads."""
    answer = client.post(reverse(f"wagtailadmin_pages:{name}", args=args), form)
    assert answer.status_code == 302, answer.content.decode()[:2000]
    return str(answer.headers["Location"])


def test_a_deleted_article_leads_to_the_list(cast: Cast, client: Client) -> None:
    draft = cast.draft("A false start")
    assert landed(client, "delete", draft.pk) == reverse("articles:index")


def test_a_moved_article_leads_to_its_state(cast: Cast, client: Client) -> None:
    article = cast.published("The ferry moves")
    there = landed(client, "move_confirm", article.pk, cast.culture.pk)
    assert there == reverse("article_publishing:state", args=[article.pk])
    assert Article.objects.get(pk=article.pk).get_parent().pk == cast.culture.pk


def test_a_copy_leads_to_its_own_form(cast: Cast, client: Client) -> None:
    article = cast.draft("The ferry again")
    form = {"new_title": "A copy", "new_slug": "a-copy", "new_parent_page": cast.politics.pk}
    there = landed(client, "copy", article.pk, **form)
    copied = Article.objects.get(slug="a-copy")
    assert there == reverse("wagtailadmin_pages:edit", args=[copied.pk])


def test_a_section_leads_to_the_sections(cast: Cast, client: Client) -> None:
    address = reverse("wagtailadmin_pages:edit", args=[cast.culture.pk])
    form = opened(client, address) | {"action-publish": "1"}
    assert landed(client, "edit", cast.culture.pk, **form) == reverse("sections:index")


def test_the_control_lands_in_the_tree(
    cast: Cast, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(landing, "_to", lambda page: None)
    article = cast.published("The ferry stays")
    tree = reverse("wagtailadmin_explore", args=[cast.culture.pk])
    assert landed(client, "move_confirm", article.pk, cast.culture.pk) == tree
