"""A public article is called what readers see, wherever somebody finds it who may not open it."""

import re

import pytest
from wagtail.models import Page

from caspian.newsroom.models import Article, User
from tests.cast import Cast
from tests.newsroom.desk.conftest import Desk, shown

PLACES = (
    "/desk/pages/{section}/", "/desk/articles/", "/desk/choose-page/{section}/",
    "/desk/pages/search/?q=sails", "/desk/api/main/pages/{pk}/?fields=*",
    "/desk/api/main/pages/?child_of={section}&fields=*", "/desk/reports/page-types-usage/",
    "/desk/pages/usage/newsroom/article/", "/desk/pages/{pk}/",
    "/desk/bulk/wagtailcore/page/delete/?next=/desk/&id={pk}",
)  # fmt: skip


def changed(cast: Cast) -> Article:
    """Return a public article whose next headline nobody has published."""
    article = cast.published("The ferry sails")
    article.title = "The minister sails"
    article.save_revision()
    article.refresh_from_db()
    assert article.title == "The ferry sails"
    return article


@pytest.mark.parametrize("place", PLACES)
def test_the_next_headline_is_in_no_list_of_a_reporter(place: str, cast: Cast, desk: Desk) -> None:
    article = changed(cast)
    address = place.format(pk=article.pk, section=cast.politics.pk)
    said = shown(desk(cast.reporter()), address)
    assert "The minister sails" not in said
    if "types-usage" not in place and "search" not in place:
        assert "The ferry sails" in said


def test_who_may_open_it_finds_the_next_headline_in_its_form(cast: Cast, desk: Desk) -> None:
    article = changed(cast)
    said = shown(desk(cast.editor(cast.politics)), f"/desk/pages/{article.pk}/edit/")
    assert "The minister sails" in said


def test_the_top_of_the_tree_and_languages_are_called_by_our_words(cast: Cast, desk: Desk) -> None:
    root = Page.get_first_root_node()
    assert root.get_admin_display_title() == "All languages"
    client = desk(User.objects.create_superuser("ada", "ada@example.org", "correct horse"))
    assert "Root" not in shown(client, f"/desk/pages/{root.pk}/")
    page = shown(client, "/desk/locales/new/")
    assert ("Language" in page, re.search(r"\bLocales?\b", page)) == (True, None)
