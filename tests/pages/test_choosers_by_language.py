"""What an editor chose in one language is shown in the language of the page, or not at all."""

import datetime as dt
import json
from typing import Any

import pytest
from django.utils import timezone
from wagtail.models import Locale

from caspian.newsroom.breaking import break_news
from caspian.newsroom.models import Article, BreakingNews, Home, Information, Section
from caspian.wire.sample.articles import items
from tests.cast import Cast, republished
from tests.pages.reading import headlines, links, page
from tests.pages.test_languages import translated
from tests.pages.watchdog import answer


class Persian:
    """A Persian front that was copied with its English choosers, and one translated article."""

    def __init__(self, cast: Cast) -> None:
        self.locale = Locale.objects.create(language_code="fa")
        self.told = cast.published("The ferry", slug="the-ferry")
        self.untold = cast.published("The port", slug="the-port", section=cast.culture)
        home = Home.objects.get(slug="en")
        home.front = json.dumps(
            [
                {"type": "lead", "value": {"article": self.untold.pk, "related": items([])}},
                {
                    "type": "package",
                    "value": {"title": "دریا", "articles": items([self.told.pk, self.untold.pk])},
                },
                {"type": "picture_story", "value": {"article": self.untold.pk, "look": "dark"}},
                {"type": "section_strip", "value": {"section": cast.politics.pk}},
                {"type": "section_strip", "value": {"section": cast.culture.pk}},
            ]
        )
        home.save_revision().publish()
        self.home = translated(home, self.locale)
        self.section = translated(Section.objects.get(pk=cast.politics.pk), self.locale)
        self.article = self.translate(self.told, "کشتی")

    def translate(self, article: Article, headline: str) -> Article:
        copy = article.copy_for_translation(self.locale, copy_parents=True)
        copy.title = headline
        copy.save_revision().publish()
        return Article.objects.get(pk=copy.pk)


@pytest.fixture
def persian(cast: Cast) -> Persian:
    """The Persian edition of the cast's paper."""
    return Persian(cast)


def main_of(path: str) -> Any:
    return page(path).cssselect("main")[0]


def test_a_copied_front_shows_translations_alone(persian: Persian) -> None:
    main = main_of("/fa/")
    assert set(headlines(main)) == {"کشتی"}
    assert [one for one in links(main) if not one.startswith("/fa/")] == []
    assert links(main).count(persian.article.url_path) >= 1


def test_a_choice_is_stored_as_it_was_made(persian: Persian) -> None:
    before = Home.objects.get(pk=persian.home.pk).front.get_prep_value()
    page("/fa/")
    assert Home.objects.get(pk=persian.home.pk).front.get_prep_value() == before
    assert before[1]["value"]["articles"][0]["value"] == persian.told.pk


def test_the_original_need_not_be_public(persian: Persian) -> None:
    persian.told.unpublish()
    assert "کشتی" in headlines(main_of("/fa/"))


def test_a_link_in_a_text_leads_to_the_translation(persian: Persian, cast: Cast) -> None:
    link = f'<p>See <a linktype="page" id="{persian.told.pk}">this</a>.</p>'
    other = persian.translate(cast.published("Another"), "دیگر")
    other = republished(other, body=[("paragraph", link)])
    (found,) = main_of(other.url_path).xpath(".//p/a[text()='this']")
    assert found.get("href") == persian.article.url_path
    assert found.get("hreflang") is None


@pytest.mark.parametrize(
    "block",
    [
        lambda link: ("paragraph", f"<p>{link}</p>"),
        lambda link: ("list", {"style": "bullets", "items": [f"<p>{link}</p>"]}),
        lambda link: ("explainer", {"title": "T", "text": f"<p>{link}</p>"}),
        lambda link: ("notes", {"notes": [f"<p>{link}</p>"]}),
        lambda link: (
            "timeline",
            {"title": "T", "entries": [{"when": "1991", "text": f"<p>{link}</p>"}]},
        ),
    ],
)
def test_a_link_without_translation_says_in_which_language_it_leads(
    persian: Persian, cast: Cast, block: Any
) -> None:
    link = f'<a linktype="page" id="{persian.untold.pk}">this</a>'
    other = persian.translate(cast.published("Another"), "دیگر")
    other = republished(other, body=[block(link)])
    (found,) = main_of(other.url_path).xpath(".//a[text()='this']")
    assert (found.get("href"), found.get("hreflang")) == (persian.untold.url_path, "en")


def test_a_page_about_the_paper_follows_its_translation(persian: Persian, cast: Cast) -> None:
    about = Information(title="About", slug="about", locale=cast.home.locale, live=False)
    cast.home.add_child(instance=about)
    about.save_revision().publish()
    own = translated(about, persian.locale)
    link = f'<p><a linktype="page" id="{about.pk}">about</a></p>'
    other = republished(persian.article, body=[("paragraph", link)])
    (found,) = main_of(other.url_path).xpath(".//p/a[text()='about']")
    assert found.get("href") == own.url_path


def test_a_banner_follows_its_translation(persian: Persian) -> None:
    until = timezone.now() + dt.timedelta(hours=1)
    break_news(language="en", words="Now", until=until, by=None, article=persian.told)
    BreakingNews.objects.filter(language="en").update(language="fa")
    assert persian.article.url_path in answer("/fa/").html.partition("<main")[0]


def test_the_first_language_shows_what_it_chose(persian: Persian) -> None:
    assert headlines(main_of("/en/"))[:1] == ["The port"]
