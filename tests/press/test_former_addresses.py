"""Whatever had a public address leads from there in one hop: its page, its feeds, the API."""

from pathlib import Path

import pytest
from wagtail.contrib.redirects.models import Redirect

from caspian.feeds.api.addresses import article_address, list_address
from caspian.newsroom import archive_pages
from caspian.newsroom.merge.merge import merge, undo_merge
from caspian.newsroom.models import Article, Section, Topic
from caspian.pages.feed_addresses import feed_addresses
from tests.cast import Cast, new_section, republished
from tests.press.editions import Edition
from tests.press.led import assert_as_clean, assert_led, leads, renamed

FOLDERS = {"sea": "topics", "baku": "places", "aysel": "contributors"}


@pytest.fixture(autouse=True)
def _short(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive_pages, "PER_PAGE", 2)


@pytest.fixture
def paper(cast: Cast, edition: Edition) -> Edition:
    """An edition with archive pages of everything, pressed."""
    for number in range(5):
        cast.published(
            f"Story {number}", days_ago=9 - number, topics=[cast.sea], places=[cast.baku]
        )
    edition.press()
    return edition


@pytest.mark.parametrize("who", FOLDERS)
def test_a_topic_place_or_contributor_is_found_in_one_hop(
    cast: Cast, paper: Edition, who: str, tmp_path: Path
) -> None:
    record, folder = getattr(cast, who), f"/en/{FOLDERS[who]}/"
    first = record.slug
    for slug in ("second", "third"):
        renamed(record, slug)
        paper.press()
    for old in (first, "second"):
        assert_led(paper, f"{folder}{old}/", f"{folder}third/")
    assert_as_clean(paper, tmp_path)


def test_one_that_comes_back_stands_where_it_stood(
    cast: Cast, paper: Edition, tmp_path: Path
) -> None:
    for slug in ("waters", "the-sea"):
        renamed(cast.sea, slug)
        paper.press()
    assert_led(paper, "/en/topics/waters/", "/en/topics/the-sea/")
    assert not Redirect.objects.filter(old_path="/en/topics/the-sea").exists()
    assert_as_clean(paper, tmp_path)


def test_two_that_change_places_are_each_found(cast: Cast, paper: Edition, tmp_path: Path) -> None:
    cast.published("Harbour", topics=[cast.ports])
    renamed(cast.sea, "waters")
    paper.press()
    renamed(cast.sea, "x")
    renamed(cast.ports, "waters")
    renamed(cast.sea, "ports")
    paper.press()
    assert leads(paper, "/en/topics/the-sea/") == (301, "/en/topics/ports/")
    assert "Story" in paper.text("/en/topics/ports/").split("<main")[1].split("</main")[0]
    assert leads(paper, "/en/topics/waters/") == (200, "")
    assert_as_clean(paper, tmp_path)


def test_a_new_one_takes_the_old_address_with_all_of_it(
    cast: Cast, paper: Edition, tmp_path: Path
) -> None:
    renamed(cast.sea, "waters")
    paper.press()
    new = Topic.objects.create(name="Another sea", slug="the-sea", code="medtop:06000000")
    paper.press()
    assert_as_clean(paper, tmp_path)
    cast.published("Wave", topics=[new])
    paper.press()
    assert leads(paper, "/en/topics/the-sea/") == (200, "")
    assert leads(paper, "/en/feeds/topics/the-sea.rss") == (200, "")
    assert leads(paper, "/en/topics/the-sea/page/1/") == (404, ""), "it has one page only"
    assert_as_clean(paper, tmp_path)
    renamed(new, "surf")
    paper.press()
    assert leads(paper, "/en/topics/the-sea/") == (301, "/en/topics/surf/"), "the newest wins"
    assert_as_clean(paper, tmp_path)


def test_archive_pages_that_come_later_are_found_too(
    cast: Cast, paper: Edition, tmp_path: Path
) -> None:
    renamed(cast.sea, "waters")
    paper.press()
    for number in range(4):
        cast.published(f"Later {number}", days_ago=0.5 - number / 10, topics=[cast.sea])
        paper.press()
    assert leads(paper, "/en/topics/the-sea/page/3/") == (301, "/en/topics/waters/page/3/")
    assert_as_clean(paper, tmp_path)


def section_renamed(section: Section, slug: str) -> None:
    found = Section.objects.get(pk=section.pk)
    found.slug = slug
    found.save_revision().publish()


def test_a_section_leads_on_with_its_archive_and_its_articles(
    cast: Cast, paper: Edition, tmp_path: Path
) -> None:
    for slug in ("power", "parliament"):
        section_renamed(cast.politics, slug)
        paper.press()
    for old in ("politics", "power"):
        assert_led(paper, f"/en/{old}/", "/en/parliament/")
        story, now = f"/en/{old}/story-1/", "/en/parliament/story-1/"
        assert leads(paper, story) == (301, now)
        assert leads(paper, article_address(story)) == (301, article_address(now))
        feeds = feed_addresses(f"{story}comments/")
        wanted = [(301, path) for path in feed_addresses(f"{now}comments/")]
        assert [leads(paper, path) for path in feeds] == wanted
    assert_as_clean(paper, tmp_path)


def test_a_former_address_of_what_was_withdrawn_says_that_it_is_gone(
    cast: Cast, paper: Edition, tmp_path: Path
) -> None:
    article = Article.objects.get(slug="story-1")
    for slug in ("two", "three"):
        article = republished(article, slug=slug)
        paper.press()
    article.unpublish()
    paper.press()
    gone = ["/en/politics/story-1/", "/en/politics/two/", "/en/politics/three/"]
    gone += [article_address(path) for path in gone]
    assert {path: leads(paper, path) for path in gone} == dict.fromkeys(gone, (410, ""))
    assert_as_clean(paper, tmp_path)
    Article.objects.get(pk=article.pk).delete()
    paper.press()
    assert {path: leads(paper, path) for path in gone} == dict.fromkeys(gone, (410, ""))
    assert_as_clean(paper, tmp_path)


def test_what_was_never_public_is_unknown_at_its_former_addresses(
    cast: Cast, paper: Edition
) -> None:
    draft = cast.draft("Only begun")
    Redirect.objects.create(old_path="/en/shortcut", redirect_page=draft)
    paper.press()
    assert leads(paper, "/en/shortcut/") == (404, "")


def test_a_merged_section_leads_on_from_all_that_it_was(
    cast: Cast, paper: Edition, tmp_path: Path
) -> None:
    section_renamed(cast.politics, "power")
    paper.press()
    done = merge(Section.objects.get(pk=cast.politics.pk), into=cast.culture, by=None)
    paper.press()
    for old in ("politics", "power"):
        assert leads(paper, f"/en/{old}/") == (301, "/en/culture/")
        assert leads(paper, f"/en/{old}/page/1/") == (301, "/en/culture/")
        assert leads(paper, f"/en/feeds/{old}.rss") == (301, "/en/feeds/culture.rss")
        assert leads(paper, list_address(f"/en/{old}/")) == (301, list_address("/en/culture/"))
    assert_as_clean(paper, tmp_path)
    undo_merge(done, by=None)
    paper.press()
    assert leads(paper, "/en/power/page/1/") == (200, "")
    assert leads(paper, "/en/politics/page/1/") == (301, "/en/power/page/1/")
    assert_as_clean(paper, tmp_path)


def test_one_that_was_renamed_and_then_merged_leads_to_the_other(
    cast: Cast, paper: Edition, tmp_path: Path
) -> None:
    cast.published("Harbour", topics=[cast.ports])
    renamed(cast.sea, "waters")
    paper.press()
    done = merge(Topic.objects.get(pk=cast.sea.pk), into=cast.ports, by=None)
    paper.press()
    for old in ("the-sea", "waters"):
        assert leads(paper, f"/en/topics/{old}/") == (301, "/en/topics/ports/")
        assert leads(paper, f"/en/topics/{old}/page/1/") == (301, "/en/topics/ports/")
    assert_as_clean(paper, tmp_path)
    undo_merge(done, by=None)
    paper.press()
    assert_led(paper, "/en/topics/the-sea/", "/en/topics/waters/")
    assert_as_clean(paper, tmp_path)


def test_what_an_editor_led_to_a_former_address_goes_on_at_once(
    cast: Cast, paper: Edition, tmp_path: Path
) -> None:
    renamed(cast.sea, "waters")
    section_renamed(cast.politics, "power")
    paper.press()
    links = {"/a": "/en/topics/the-sea/", "/b": "/en/politics/", "/c": "/d/", "/d": "/c/"}
    for old, link in links.items():
        Redirect.objects.create(old_path=f"/en{old}", redirect_link=link.replace("/d/", "/en/d/"))
    paper.press()
    assert leads(paper, "/en/a/") == (301, "/en/topics/waters/")
    assert leads(paper, "/en/b/") == (301, "/en/power/")
    renamed(cast.sea, "the-caspian")
    new_section("Politics")
    paper.press()
    assert leads(paper, "/en/a/") == (301, "/en/topics/the-caspian/")
    assert leads(paper, "/en/b/") == (301, "/en/politics/")
    assert_as_clean(paper, tmp_path)


def test_a_circle_of_redirects_leads_nowhere(cast: Cast, paper: Edition) -> None:
    for old, new in (("x", "y"), ("y", "z"), ("z", "x")):
        Redirect.objects.create(old_path=f"/en/{old}", redirect_link=f"/en/{new}/")
    paper.press()
    assert [leads(paper, f"/en/{one}/")[0] for one in "xyz"] == [404, 404, 404]


def test_the_api_and_the_feeds_follow_an_editors_redirect_to_its_like_only(
    cast: Cast, paper: Edition
) -> None:
    Redirect.objects.create(old_path="/en/tide", redirect_link="https://example.org/")
    Redirect.objects.create(old_path="/en/politics/tide", redirect_link="/en/topics/the-sea/")
    paper.press()
    assert leads(paper, "/en/tide/") == (301, "https://example.org/")
    assert leads(paper, "/en/feeds/tide.rss") == (404, "")
    assert leads(paper, "/api/v1/en/sections/tide.json") == (404, "")
    assert leads(paper, "/api/v1/en/articles/politics/tide.json") == (404, "")


def test_nothing_leads_to_itself(cast: Cast, paper: Edition, tmp_path: Path) -> None:
    article = cast.published("Quiet", slug="quiet")
    Redirect.objects.create(old_path="/en/topics/shore", redirect_link="/en/topics/ports/")
    for slug in ("calm", "quiet"):
        paper.press()
        article = republished(article, slug=slug)
    renamed(cast.ports, "shore")
    paper.press()
    comments = "/en/politics/quiet/comments/"
    assert {leads(paper, one) for one in (comments, *feed_addresses(comments))} == {(404, "")}
    assert leads(paper, "/en/topics/shore/") == (404, "")
    assert_as_clean(paper, tmp_path)


def test_a_new_one_without_articles_takes_no_reader_of_the_former_one(
    cast: Cast, paper: Edition, tmp_path: Path
) -> None:
    def alike(address: str) -> list[str]:
        return [address, *feed_addresses(address), list_address(address)]

    renamed(cast.sea, "waters")
    paper.press()
    new = Topic.objects.create(name="Another sea", slug="the-sea", code="medtop:06000000")
    for slug in ("the-sea", "surf"):
        renamed(new, slug)
        paper.press()
        led = [leads(paper, one) for one in alike("/en/topics/the-sea/")]
        assert led == [(301, one) for one in alike("/en/topics/waters/")]
        assert_as_clean(paper, tmp_path)
