"""What stands at a path: pages, where they went, what was withdrawn, and nothing."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from caspian.newsroom.models import Article, Section
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


def test_a_renamed_article_is_found_under_its_old_path(
    cast: Cast, django_capture_on_commit_callbacks: Callable[..., Any]
) -> None:
    article = cast.published("The fery", slug="the-fery")
    with django_capture_on_commit_callbacks(execute=True):
        republished(article, slug="the-ferry")
    moved = answer("/en/politics/the-fery/")
    assert (moved.status, moved.address) == (301, "/en/politics/the-ferry/")


def test_an_article_moved_to_another_section_is_found_under_its_old_path(cast: Cast) -> None:
    article = cast.published("The ferry")
    article.move(Section.objects.get(pk=cast.culture.pk), pos="last-child")
    moved = answer("/en/politics/the-ferry/")
    assert (moved.status, moved.address) == (301, "/en/culture/the-ferry/")


def test_lists_are_paged_and_end(cast: Cast) -> None:
    for number in range(23):
        cast.published(f"Story {number:02}", days_ago=number + 1)
    first, second = page("/en/politics/"), page("/en/politics/page/2/")
    assert headlines(first.cssselect("main")[0])[0] == "Story 00"
    assert headlines(second.cssselect("main")[0])[-1] == "Story 22"
    assert "/en/politics/page/2/" in links(first.cssselect("main")[0])
    assert answer("/en/politics/page/3/").status == 404
    assert answer("/en/politics/page/1/").address == "/en/politics/"


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


def test_over_http_a_slash_is_added_and_the_root_leads_to_a_language(cast: Cast) -> None:
    cast.published("The ferry")
    client = Client()
    assert client.get("/en/politics/the-ferry").headers["Location"] == "/en/politics/the-ferry/"
    assert client.get("/", headers={"Accept-Language": "ka,en;q=0.5"}).headers["Location"] == "/en/"
    assert client.post("/en/").status_code == 405
    answered = client.get("/en/politics/the-ferry/")
    assert answered.status_code == 200
    assert not answered.cookies
    Article.objects.get().unpublish()
    assert client.get("/en/politics/the-ferry/").status_code == 410


def test_a_browser_asks_again_and_hears_whether_something_changed(cast: Cast) -> None:
    article = cast.published("The ferry")
    client = Client()
    first = client.get("/en/politics/the-ferry/")
    assert "max-age=0" in first.headers["Cache-Control"]
    seen = {"If-None-Match": first.headers["ETag"]}
    assert client.get("/en/politics/the-ferry/", headers=seen).status_code == 304
    republished(article, standfirst="It has left.")
    assert client.get("/en/politics/the-ferry/", headers=seen).status_code == 200
