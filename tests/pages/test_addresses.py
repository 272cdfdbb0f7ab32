"""What stands at a path: pages, where they went, what was withdrawn, and nothing."""

import datetime as dt

import pytest

from tests.cast import Cast, republished
from tests.pages.reading import headlines, links, page
from tests.pages.watchdog import answer


def test_a_withdrawn_article_is_gone_from_every_list_and_answers_410(cast: Cast) -> None:
    article = cast.published("The ferry is late", topics=[cast.sea])
    cast.published("Stays", topics=[cast.sea])
    article.unpublish()
    assert answer(article.url_path).status == 410
    for path in ("/en/", "/en/politics/", "/en/latest/", "/en/topics/the-sea/"):
        assert "The ferry is late" not in answer(path).html
    republished(article)
    assert answer(article.url_path).status == 200


def test_a_deleted_article_answers_410_and_a_deleted_draft_404(cast: Cast) -> None:
    published, draft = cast.published("Public once"), cast.draft("Never public")
    published.delete()
    draft.delete()
    assert answer("/en/politics/public-once/").status == 410
    assert answer("/en/politics/never-public/").status == 404


def test_lists_are_paged_and_end(cast: Cast) -> None:
    for number in range(43):
        cast.published(f"Story {number:02}", days_ago=number + 1)
    first = page("/en/politics/")
    assert headlines(first.cssselect("main")[0]) == [f"Story {n:02}" for n in range(23)]
    (older,) = [one for one in links(first.cssselect("main")[0]) if "/page/" in one]
    second = page(older)
    assert headlines(second.cssselect("main")[0]) == [f"Story {n:02}" for n in range(23, 43)]
    assert "/en/politics/" in links(second.cssselect(".pagination")[0])
    assert answer("/en/politics/page/2/").status == 404


def test_a_day_of_the_archive_shows_that_day_in_the_papers_time_zone(cast: Cast) -> None:
    late = dt.datetime(2024, 7, 14, 21, 30, tzinfo=dt.UTC)
    article = cast.published("After midnight in Baku")
    republished(article, published_at=late)
    assert headlines(page("/en/latest/2024/07/15/").cssselect("main")[0]) == [article.title]
    assert answer("/en/latest/2024/07/14/").status == 404
    assert answer("/en/latest/2024/02/31/").status == 404


@pytest.mark.parametrize(
    "path",
    ["/xx/", "/en/nowhere/", "/en/politics/nowhere/", "/en/page/2/", "/en/topics/none/",
     "/en/places/none/", "/en/contributors/none/", "/en/politics/page/99999999/", "/wp-login.php",
     "/en/%00/", "/en/politics/" + "a" * 2000 + "/"],
)  # fmt: skip
def test_nothing_answers_404_with_a_page(cast: Cast, path: str) -> None:
    assert "Page not found" in page(path, status=404).text_content()
