"""What the paper's own addresses need is refused to sections, and nothing else to anybody."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError

from caspian.comments.models import HouseRule
from caspian.newsroom.models import Article, Information, Section
from caspian.newsroom.models.reader_page import RESERVED_SLUGS
from caspian.pages.addresses import Absent, list_at, page_at
from caspian.pages.documents import ArticlePage
from caspian.press.inventory import documents
from caspian.project.forwarded import is_a_search
from tests.cast import Cast
from tests.newsroom.desk.conftest import Desk
from tests.newsroom.desk.conftest import desk as desk
from tests.newsroom.desk.test_article_form import add_address, sent
from tests.stylebook.entries import entry

# Where each reserved word is answered by the paper itself; that of "page" has a test of its own.
ITS_OWN = {
    "topics": "topics/the-sea/", "places": "places/baku/", "latest": "latest/", "feeds": "feeds/",
    "contributors": "contributors/aysel-quliyeva/", "comment-rules": "comment-rules/",
    "offline": "offline/", "search": "search/", "style": "style/",
}  # fmt: skip
FREE = ["search", "places", "latest", "comments", "embed", "page", "offline", "style", "desk"]


@pytest.mark.parametrize("slug", sorted(RESERVED_SLUGS))
@pytest.mark.parametrize("kind", [Section, Information])
def test_a_true_collision_is_refused_with_a_sentence(cast: Cast, kind: Any, slug: str) -> None:
    with pytest.raises(ValidationError, match=f"“{slug}” is an address that the paper itself uses"):
        cast.home.add_child(instance=kind(title="A", slug=slug, locale=cast.home.locale))


def test_every_reserved_word_is_one_that_the_paper_answers(cast: Cast) -> None:
    cast.published("Ferry", topics=[cast.sea], places=[cast.baku])
    HouseRule.objects.create(title="No insults", text="Argue with what was said.")
    entry()
    assert set(ITS_OWN) | {"page"} == RESERVED_SLUGS
    for rest in ITS_OWN.values():
        path = f"/en/{rest}"
        is_page = not isinstance(page_at(path), Absent)
        assert is_page or list_at(path) or is_a_search("GET", path), path


def test_in_a_section_called_page_a_number_would_be_no_article(cast: Cast) -> None:
    cast.published("A year", slug="2024")
    assert isinstance(page_at("/en/politics/2024/"), ArticlePage)
    Section.objects.filter(pk=cast.politics.pk).update(slug="page", url_path="/en/page/")
    Article.objects.update(url_path="/en/page/2024/")
    assert isinstance(page_at("/en/page/2024/"), Absent)


def test_what_stands_beside_the_tree_is_reserved(cast: Cast) -> None:
    cast.published("Ferry", topics=[cast.sea], places=[cast.baku])
    tree = set(Section.objects.values_list("slug", flat=True))
    below = {key.split("/")[2] for key in documents() if key.startswith("/en/") and key != "/en/"}
    # No slug has a dot in it, as the names of files do.
    assert {one for one in below - tree if "." not in one} <= RESERVED_SLUGS


@pytest.mark.parametrize("slug", FREE)
def test_an_article_may_be_called_so(cast: Cast, desk: Desk, slug: str) -> None:
    desk(cast.reporter()).post(add_address(cast), sent(cast, slug=slug))
    assert [one.slug for one in Article.objects.all()] == [slug]
    cast.published("Ferry", slug=slug, section=cast.culture)
    assert isinstance(page_at(f"/en/culture/{slug}/"), ArticlePage)


def test_a_section_may_be_called_comments(cast: Cast) -> None:
    section = Section(title="Comments", slug="comments", locale=cast.home.locale)
    cast.home.add_child(instance=section)
    cast.published("Ferry", section=section)
    for address in ("/en/comments/", "/en/comments/ferry/"):
        assert not isinstance(page_at(address), Absent), address
