"""What is public: one set of articles for every list, page and count of the newsroom."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import PageViewRestriction

from caspian.newsroom.models import Article, Home, Section
from caspian.newsroom.public import same_restrictions
from tests.cast import Cast, new_section


def public() -> set[str]:
    """Return the headlines of what readers see."""
    return {article.title for article in Article.objects.public()}


@pytest.mark.parametrize("kind", ["login", "password", "groups"])
def test_a_branch_that_is_closed_is_closed_as_a_whole(cast: Cast, kind: str) -> None:
    cast.published("Open")
    cast.published("Closed", section=cast.culture)
    assert public() == {"Open", "Closed"}
    held = PageViewRestriction.objects.create(page=cast.culture, restriction_type=kind)
    assert public() == {"Open"}
    assert set(Section.objects.public()) == {cast.politics}
    held.delete()
    assert public() == {"Open", "Closed"}


def test_one_article_can_be_closed_by_itself(cast: Cast) -> None:
    closed = cast.published("Closed")
    cast.published("Open")
    PageViewRestriction.objects.create(page=closed, restriction_type="login")
    assert public() == {"Open"}
    assert set(Section.objects.public()) == {cast.politics, cast.culture}


def test_two_closed_branches_and_the_whole_paper(cast: Cast) -> None:
    third = new_section("Sport")
    for section in (cast.politics, cast.culture, third):
        cast.published(section.title, section=section)
    for section in (cast.politics, third):
        PageViewRestriction.objects.create(page=section, restriction_type="login")
    assert public() == {"Culture"}
    PageViewRestriction.objects.create(page=cast.home, restriction_type="login")
    assert public() == set()
    assert not Home.objects.public().exists()


def test_a_draft_and_what_has_no_date_are_not_public(cast: Cast) -> None:
    cast.draft("Draft")
    article = cast.published("Dated")
    assert public() == {"Dated"}
    Article.objects.filter(pk=article.pk).update(published_at=None)
    assert public() == set()


def test_restrictions_are_asked_for_once_inside_and_each_time_outside(cast: Cast) -> None:
    cast.published("Closed", section=cast.culture)
    with same_restrictions():
        with CaptureQueriesContext(connection) as asked:
            assert public() == {"Closed"}
            PageViewRestriction.objects.create(page=cast.culture, restriction_type="login")
            assert public() == {"Closed"}
        rows = [one for one in asked.captured_queries if one["sql"].startswith("SELECT")]
        assert not [one for one in rows if "pageviewrestriction" in one["sql"].split("WHERE")[0]]
    assert public() == set()
