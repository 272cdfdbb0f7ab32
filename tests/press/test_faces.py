"""Sections, topics and people have pages of their own kind, and each follows what it shows."""

import pytest

from caspian.newsroom.founding import add_home
from caspian.newsroom.models import Article, KeyArticle, MostRead, Publication, Section
from caspian.newsroom.outbox import record
from caspian.newsroom.subjects import MOST_READ
from caspian.pages.reads import filed, within
from tests.cast import Cast, publish, republished
from tests.press.editions import Edition, differences

POLITICS, SEA = "/en/politics/", "/en/topics/the-sea/"
AYSEL, FERRY = "/en/contributors/aysel-quliyeva/", "/en/politics/the-ferry/"


def part(edition: Edition, path: str, name: str) -> str:
    """Return the part of a page that begins with a class; empty where it has none."""
    return edition.text(path).partition(f'class="{name}')[2].partition("</section>")[0]


def pressed(edition: Edition) -> set[str]:
    """Press, and return the paths of the pages that became others."""
    before = edition.store.number()
    edition.press()
    return {key for key in edition.store.changed_since(before) if key.startswith("/")}


def pin_to(topic: object, *articles: Article) -> None:
    """Let an editor put articles first on the page of a topic, and save its form."""
    topic.key_articles.set(  # type: ignore[attr-defined]
        [KeyArticle(article=one, sort_order=order) for order, one in enumerate(articles)]
    )
    topic.save()  # type: ignore[attr-defined]


def true(edition: Edition, tmp_path_factory: pytest.TempPathFactory) -> bool:
    """Return whether a press from nothing makes the same edition."""
    clean = Edition(tmp_path_factory.mktemp("clean"))
    clean.press_clean()
    return differences(edition.store, clean.store) == []


def test_a_section_leads_with_three_and_shows_nothing_twice(
    cast: Cast, edition: Edition, tmp_path_factory: pytest.TempPathFactory
) -> None:
    for number in range(8):
        kind = "analysis" if number in (2, 3, 7) else "news"
        cast.published(f"Story {number}", days_ago=9 - number, kind=kind, topics=[cast.sea])
    edition.press()
    lead, band = part(edition, POLITICS, "opening"), part(edition, POLITICS, "band-words")
    assert [lead.count(f">Story {number}<") for number in range(8)] == [0] * 5 + [1] * 3
    assert [band.count(f">Story {number}<") for number in range(8)] == [0, 0, 1, 1] + [0] * 4
    for number in range(8):
        assert edition.text(POLITICS).count(f">Story {number}<") == 1, number
    assert f'<a href="{SEA}">The sea</a>' in edition.text(POLITICS)
    republished(Article.objects.get(slug="story-0"), kind="explainer", topics=[cast.ports])
    edition.press()
    assert ">Story 0<" in part(edition, POLITICS, "band-words")
    assert ">Ports<" in edition.text(POLITICS)
    assert true(edition, tmp_path_factory)


def test_one_piece_of_analysis_makes_no_band(cast: Cast, edition: Edition) -> None:
    for number in range(4):
        kind = "news" if number else "analysis"
        cast.published(f"Story {number}", days_ago=9 - number, kind=kind)
    edition.press()
    assert "band-words" not in edition.text(POLITICS)
    assert ">Story 0<" in edition.text(POLITICS)


def test_what_an_editor_pins_presses_the_page_that_shows_it_and_no_other(
    cast: Cast, edition: Edition, tmp_path_factory: pytest.TempPathFactory
) -> None:
    for number in range(5):
        cast.published(f"Story {number}", days_ago=9 - number, topics=[cast.sea, cast.ports])
    edition.press()
    assert "Key articles" not in edition.text(SEA)
    old = Article.objects.get(slug="story-0")
    pin_to(cast.sea, old)
    assert pressed(edition) == {SEA}
    first = part(edition, SEA, "opening")
    assert "Key articles" in first
    assert first.count('class="card-headline"') == 1
    assert edition.text(SEA).count(">Story 0<") == 1
    republished(old, short_headline="The first story")
    assert SEA in pressed(edition)
    assert "The first story" in part(edition, SEA, "opening")
    old.refresh_from_db()
    old.unpublish()
    edition.press()
    assert "Key articles" not in edition.text(SEA)
    assert true(edition, tmp_path_factory)


def test_the_control_of_the_pin_stays_as_it_was(
    cast: Cast, edition: Edition, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who does not record which topic was asked for never hears of a pin."""
    monkeypatch.setattr(within, "record_subject", lambda subject: None)
    article = cast.published("The ferry", topics=[cast.sea])
    edition.press()
    pin_to(cast.sea, article)
    assert pressed(edition) == set()


def test_a_pin_stands_for_its_translations(cast: Cast, edition: Edition) -> None:
    home = add_home("ru")
    section = Section(title="Политика", slug="politika", locale=home.locale, live=False)
    home.add_child(instance=section)
    section.save_revision().publish()
    article = cast.published("The ferry", topics=[cast.sea])
    cast.published("The seals", days_ago=2, topics=[cast.sea])
    pin_to(cast.sea, article)
    other = Article(
        title="Паром", slug="parom", locale=home.locale, live=False,
        translation_key=article.translation_key, body=[("paragraph", "<p>Паром ждёт.</p>")],
    )  # fmt: skip
    other.topics.set([cast.sea])
    edition.press()
    section.add_child(instance=other)
    publish(other.save_revision())
    edition.press()
    assert ">Паром<" in part(edition, "/ru/topics/the-sea/", "opening")
    assert "Главные статьи" in edition.text("/ru/topics/the-sea/")


def test_a_topic_says_since_when_and_how_much(cast: Cast, edition: Edition) -> None:
    cast.published("The ferry", days_ago=400, topics=[cast.sea])
    cast.published("The seals", days_ago=2, topics=[cast.sea])
    edition.press()
    said = edition.text(SEA).partition('class="page-facts"')[2].partition("</p>")[0]
    assert "2 articles" in said
    assert said.count("<time") == 2


def test_somebody_says_what_they_gave_and_no_more(cast: Cast, edition: Edition) -> None:
    cast.published("The ferry")
    edition.press()
    assert "profile-facts" not in edition.text(AYSEL)
    cast.aysel.beat, cast.aysel.languages = "Oil and gas", ["az", "ru"]
    cast.aysel.website = "https://www.example.org/aysel"
    cast.aysel.save()
    # Neither is in the byline of an article.
    assert pressed(edition) == {AYSEL}
    assert "Oil and gas" in edition.text(AYSEL)
    assert "Azerbaijani and Russian" in edition.text(AYSEL)
    assert ">example.org</a>" in edition.text(AYSEL)
    assert "mailto:" not in edition.text(AYSEL)
    cast.aysel.website = "javascript:alert(1)"
    cast.aysel.save()
    edition.press()
    assert "javascript:" not in edition.text(AYSEL)


def test_what_is_most_read_of_somebody_stands_beside_their_list(
    cast: Cast, edition: Edition, tmp_path_factory: pytest.TempPathFactory
) -> None:
    ferry = cast.published("The ferry", days_ago=3)
    cast.published("The seals", by=(cast.davit,))
    edition.press()
    assert "Most read" not in edition.text(AYSEL)
    MostRead.objects.create(rank=1, article=ferry)
    record("ranked anew by views", [MOST_READ])
    edition.press()
    assert ">The ferry<" in edition.text(AYSEL).partition(">Most read<")[2]
    assert "Most read" not in edition.text("/en/contributors/davit-beridze/")
    assert true(edition, tmp_path_factory)


def test_perspectives_stand_on_paper_of_their_own_and_name_who_speaks_first(
    cast: Cast, edition: Edition
) -> None:
    cast.published("The ferry", section=cast.culture, kind="perspective")
    edition.press()
    page = edition.text("/en/culture/")
    assert '<body class="inner perspective">' in page
    assert page.index('class="card-byline">Aysel') < page.index(">The ferry<")
    assert '<span aria-hidden="true">AQ</span>' in page
    cast.aysel.portrait = cast.picture("Aysel", (600, 600))
    cast.aysel.save()
    edition.press()
    face = edition.text("/en/culture/").partition('class="portrait"')[2].partition("</p>")[0]
    assert "<img" in face
    cast.published("News of music", section=cast.culture)
    edition.press()
    assert '<body class="inner">' in edition.text("/en/culture/")


def test_the_foot_is_an_imprint_and_leads_to_all_that_is_filed(
    cast: Cast, edition: Edition, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "/en/topics/" not in edition.fragment("foot")
    paper = Publication.load()
    paper.publisher, paper.address = "Caspian Press", "1 Harbour Street\n\nBaku"
    paper.letters = "letters@example.org"
    paper.save()
    cast.published("Elections", days_ago=3)
    article = cast.published("The ferry", topics=[cast.sea])
    edition.press()
    foot = edition.fragment("foot")
    assert "<dd><bdi>1 Harbour Street</bdi></dd><dd><bdi>Baku</bdi></dd>" in foot
    assert 'href="mailto:letters@example.org"' in foot
    assert "Caspian Press" in foot
    assert 'href="/en/topics/"' in foot
    assert 'href="/en/places/"' not in foot
    article.unpublish()
    edition.press()
    assert "/en/topics/" not in edition.fragment("foot")
    # The control: who does not say that the first article of a topic came is not heard.
    monkeypatch.setattr("caspian.press.invalidation.FILED_IN", "nobody asks for {}")
    cast.published("The seals", topics=[cast.sea])
    edition.press()
    assert "/en/topics/" not in edition.fragment("foot")
    assert filed.FILED_IN == "filed:{}"
