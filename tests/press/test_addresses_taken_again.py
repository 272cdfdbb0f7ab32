"""What stands at an address goes before what stood there, and all that lies below goes with it."""

from pathlib import Path

import pytest
from wagtail.contrib.redirects.models import Redirect

from caspian.feeds.api.addresses import article_address
from caspian.newsroom import archive_pages
from caspian.newsroom.founding import add_home
from caspian.newsroom.merge.merge import merge, undo_merge
from caspian.newsroom.models import Article, Section, Topic, Withdrawn
from caspian.newsroom.opening import close_language, reopen_language
from caspian.pages.feed_addresses import feed_addresses
from tests.cast import Cast, republished
from tests.press.editions import Edition
from tests.press.led import assert_as_clean, assert_led, family, leads, renamed
from tests.press.newsroom import Newsroom

SEA, WATERS, PORTS = "/en/topics/the-sea/", "/en/topics/waters/", "/en/topics/ports/"
ONE, TWO = "/en/politics/story-1/", "/en/politics/two/"


@pytest.fixture(autouse=True)
def _short(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive_pages, "PER_PAGE", 2)


@pytest.fixture
def paper(cast: Cast, edition: Edition) -> Edition:
    """An edition with archive pages, pressed."""
    for number in range(5):
        cast.published(f"Story {number}", days_ago=9 - number, topics=[cast.sea])
    edition.press()
    return edition


def discussion(article: str) -> list[str]:
    """Return where the comments on an article stand, in every form."""
    return [f"{article}comments/", *feed_addresses(f"{article}comments/")]


def of_all(edition: Edition, paths: list[str]) -> set[tuple[int, str]]:
    """Return how some paths answer."""
    return {leads(edition, path) for path in paths}


@pytest.mark.parametrize("is_withdrawn", [False, True])
def test_comments_go_with_the_article_that_stands_above_them_now(
    cast: Cast, paper: Edition, tmp_path: Path, is_withdrawn: bool
) -> None:
    newsroom, first = Newsroom(), Article.objects.get(slug="story-1")
    newsroom.comments.rule(0)
    newsroom.comments.write(first, 0)
    republished(first, slug="two")
    paper.press()
    moved = [leads(paper, path) for path in discussion(ONE)]
    assert moved == [(301, path) for path in discussion(TWO)]
    new = cast.published("Another", slug="story-1")
    if is_withdrawn:
        Article.objects.get(slug="two").unpublish()
    paper.press()
    assert leads(paper, ONE) == leads(paper, article_address(ONE)) == (200, "")
    assert of_all(paper, discussion(ONE)) == {(404, "")}, "nobody has written below this one yet"
    assert_as_clean(paper, tmp_path)
    newsroom.comments.write(new, 0)
    paper.press()
    assert of_all(paper, discussion(ONE)) == {(200, "")}
    Article.objects.get(pk=new.pk).unpublish()
    paper.press()
    # It is gone, or is who stood there before: as the article's own address says.
    assert {status for status, _ in of_all(paper, discussion(ONE))} == {leads(paper, ONE)[0]}
    assert_as_clean(paper, tmp_path)


def test_archive_pages_of_an_empty_list_lead_where_its_first_page_leads(
    cast: Cast, paper: Edition, tmp_path: Path
) -> None:
    renamed(cast.sea, "waters")
    paper.press()
    new = Topic.objects.create(name="Another sea", slug="the-sea", code="medtop:06000000")
    paper.press()
    assert_led(paper, SEA, WATERS)
    assert_as_clean(paper, tmp_path)
    wave = cast.published("Wave", topics=[new])
    paper.press()
    assert leads(paper, SEA) == (200, "")
    assert leads(paper, f"{SEA}page/1/") == (404, "")
    wave.unpublish()
    paper.press()
    assert_led(paper, SEA, WATERS)
    assert_as_clean(paper, tmp_path)


@pytest.fixture
def section(cast: Cast, paper: Edition) -> Section:
    """A section that stood at another address, and of which no article is left."""
    section = Section.objects.get(pk=cast.politics.pk)
    section.slug = "power"
    section.save_revision().publish()
    paper.press()
    assert_led(paper, "/en/politics/", "/en/power/")
    for story in Article.objects.all():
        story.unpublish()  # the desk lets nobody take away a section before
    return section


def test_archive_pages_of_a_withdrawn_section_are_gone_with_it(
    cast: Cast, paper: Edition, section: Section, tmp_path: Path
) -> None:
    gone = [*family("/en/power/"), *family("/en/politics/")]
    Section.objects.get(pk=section.pk).unpublish()
    paper.press()
    assert of_all(paper, gone) == {(410, "")}
    assert leads(paper, "/en/power/page/99/") == (404, "")
    assert_as_clean(paper, tmp_path)
    Section.objects.get(pk=section.pk).save_revision().publish()
    paper.press()
    assert leads(paper, "/en/power/") == (200, "")
    assert leads(paper, "/en/power/page/1/") == (404, ""), "nothing is left on it"
    Section.objects.get(pk=section.pk).delete()
    paper.press()
    assert of_all(paper, gone) == {(410, "")}
    assert_as_clean(paper, tmp_path)
    again = Section(title="Power", slug="power", locale=cast.home.locale)
    cast.home.add_child(instance=again)
    again.save_revision().publish()
    paper.press()
    assert leads(paper, "/en/power/") == (200, "")
    assert leads(paper, "/en/power/page/1/") == (404, ""), "it never had one"
    assert not Withdrawn.objects.filter(path__startswith="/en/power/page/").exists()
    assert_as_clean(paper, tmp_path)


@pytest.mark.parametrize("leads_to", ["", "en"])
def test_archive_pages_of_a_closed_language_go_with_their_lists(
    cast: Cast, edition: Edition, tmp_path: Path, leads_to: str
) -> None:
    home = add_home("az")
    section = Section(title="Siyasət", slug="siyaset", locale=home.locale)
    home.add_child(instance=section)
    section.save_revision().publish()
    for number in range(5):
        cast.published(f"Xəbər {number}", days_ago=9 - number, topics=[cast.sea], section=section)
    edition.press()
    lists = ["/az/topics/the-sea/", "/az/siyaset/", "/az/latest/"]
    pages = [*lists, *(f"{one}page/1/" for one in lists)]
    assert of_all(edition, pages) == {(200, "")}
    close_language(code="az", leads_to=leads_to)
    edition.press()
    assert of_all(edition, pages) == {(301, "/en/") if leads_to else (410, "")}
    assert leads(edition, "/az/latest/page/99/") == (404, "")
    assert_as_clean(edition, tmp_path)
    reopen_language(code="az")
    edition.press()
    assert of_all(edition, pages) == {(200, "")}


def test_merging_an_empty_topic_keeps_what_its_address_led_to(
    cast: Cast, paper: Edition, tmp_path: Path
) -> None:
    cast.published("Harbour", topics=[cast.ports])
    renamed(cast.sea, "waters")
    paper.press()
    empty = Topic.objects.create(name="Another sea", slug="the-sea", code="medtop:06000000")
    paper.press()
    done = merge(empty, into=cast.ports, by=None)
    paper.press()
    assert_led(paper, SEA, WATERS)
    assert_as_clean(paper, tmp_path)
    undo_merge(done, by=None)
    paper.press()
    assert_led(paper, SEA, WATERS)
    assert_as_clean(paper, tmp_path)


def test_undoing_a_merge_brings_back_what_addresses_led_to_before(
    cast: Cast, paper: Edition, tmp_path: Path
) -> None:
    renamed(cast.sea, "waters")
    paper.press()
    new = Topic.objects.create(name="Another sea", slug="the-sea", code="medtop:06000000")
    wave = cast.published("Wave", topics=[new])
    held = set(Redirect.objects.values_list("old_path", "redirect_link"))
    paper.press()
    done = merge(Topic.objects.get(pk=new.pk), into=cast.ports, by=None)
    paper.press()
    assert leads(paper, SEA) == (301, PORTS), "readers knew it as the new one's"
    undo_merge(done, by=None)
    assert set(Redirect.objects.values_list("old_path", "redirect_link")) == held
    Article.objects.get(pk=wave.pk).unpublish()
    paper.press()
    assert_led(paper, SEA, WATERS)
    assert_as_clean(paper, tmp_path)
