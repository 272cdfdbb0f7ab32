"""The address of a draft is that of its headline until readers have it; the server makes it."""

from typing import Any

import pytest
from wagtail.models import Locale

from caspian.newsroom.founding import add_home
from caspian.newsroom.models import Article
from tests.cast import Cast, new_section
from tests.newsroom.desk.conftest import Desk
from tests.newsroom.desk.forms import edit
from tests.newsroom.drafts.sending import JSON, form, paragraph


def saved(desk: Desk, cast: Cast, article: Article, **fields: str) -> tuple[Article, Any]:
    """Save a draft as its form does by itself; return it as it is now, and the answer."""
    sent = form(paragraph("Words."), **fields)
    answer = desk(cast.publisher()).post(edit(article), sent, headers=JSON).json()
    assert answer["success"], answer
    return Article.objects.get(pk=article.pk).get_latest_revision_as_object(), answer


def test_a_headline_that_goes_on_takes_its_address_along(cast: Cast, desk: Desk) -> None:
    begun = cast.draft("The fer", slug="the-fer")
    now, answer = saved(desk, cast, begun, title="The ferry leaves", slug="the-fer")
    assert now.slug == "the-ferry-leaves"
    assert answer["field_updates"]["slug"] == "the-ferry-leaves"
    again, _ = saved(desk, cast, begun, title="It left", slug="the-ferry-leaves")
    assert again.slug == "it-left"


def test_one_that_is_taken_is_followed_too(cast: Cast, desk: Desk) -> None:
    cast.draft("The ferry", slug="the-ferry")
    second = cast.draft("The ferry", slug="the-ferry-2")
    now, _ = saved(desk, cast, second, title="Another one", slug="the-ferry-2")
    assert now.slug == "another-one"


def test_one_that_was_typed_stays(cast: Cast, desk: Desk) -> None:
    begun = cast.draft("The ferry", slug="the-ferry")
    by_hand, _ = saved(desk, cast, begun, title="The ferry", slug="by-hand")
    assert by_hand.slug == "by-hand"
    now, _ = saved(desk, cast, begun, title="Something else", slug="by-hand")
    assert now.slug == "by-hand"


def test_one_that_readers_have_stays(cast: Cast, desk: Desk) -> None:
    public = cast.published("The ferry", slug="the-ferry")
    now, _ = saved(desk, cast, public, title="Something else", slug="the-ferry")
    assert now.slug == "the-ferry"


def test_a_translation_keeps_that_of_its_original(cast: Cast, desk: Desk) -> None:
    original = cast.published("The ferry", slug="the-ferry")
    add_home("fa")
    cast.politics.copy_for_translation(Locale.objects.get(language_code="fa"))
    persian = original.copy_for_translation(Locale.objects.get(language_code="fa"))
    now, _ = saved(desk, cast, persian, title="کشتی می‌رود", slug="the-ferry")
    assert now.slug == "the-ferry"


@pytest.mark.parametrize(
    ("code", "headline", "slug"),
    [("ka", "გემი მიდის", "gemi-midis"), ("az", "QIZ qalası", "qız-qalası")],
)
def test_it_is_made_as_the_language_writes_it(
    cast: Cast, desk: Desk, code: str, headline: str, slug: str
) -> None:
    home = add_home(code)
    section = new_section("News")
    section.move(home, pos="last-child")
    section.refresh_from_db()
    section.locale = home.locale
    section.save()
    begun = cast.draft("Untitled", section=section, slug="untitled")
    now, _ = saved(desk, cast, begun, title=headline, slug="untitled")
    assert now.slug == slug
