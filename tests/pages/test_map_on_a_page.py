"""A map on the page of an article: which places it shows, how they are called, what it says."""

from lxml.html import HtmlElement

from caspian.dossiers.models import Place, PlaceName
from caspian.newsroom.founding import add_home
from caspian.newsroom.models import Article, Section
from caspian.newsroom.stored import stored_blocks
from caspian.pages.builders.body import words_of
from caspian.pages.reads.door import on_subject, watching
from tests.cast import Cast, republished
from tests.pages.reading import page, text

EMPTY = {"places": [], "close": False, "title": "", "caption": "", "alt": ""}


def chosen(*places: Place, **fields: object) -> dict[str, object]:
    items = [{"place": place, "emphasised": False} for place in places]
    return {**EMPTY, "places": items, **fields}


def figure(article: Article) -> HtmlElement:
    (found,) = page(article.url_path).cssselect(".prose figure.map")
    return found


def said(shown: HtmlElement) -> set[str]:
    """Return every text on the drawing."""
    return {text(one) for one in shown.cssselect("svg text")}


def alternative(shown: HtmlElement) -> str:
    return str(shown.cssselect("svg[role=img]")[0].get("aria-label"))


def test_when_none_is_picked_it_shows_the_articles_places(cast: Cast) -> None:
    article = cast.published("Two ports", places=[cast.baku, cast.aktau], body=[("map", EMPTY)])
    shown = figure(article)
    assert {"Baku", "Aktau", "Caspian Sea", "Azerbaijan", "Kazakhstan"} <= said(shown)
    assert "Baku (Azerbaijan)" in alternative(shown)
    assert "About 380 km lie between them." in alternative(shown).replace("\xa0", " ")
    assert "Natural Earth" in text(shown)


def test_picked_places_take_the_place_of_the_articles(cast: Cast) -> None:
    body = [("map", chosen(cast.aktau, title="The port", caption="From above", alt="A shore."))]
    shown = figure(cast.published("A port", places=[cast.baku], body=body))
    assert "Aktau" in said(shown)
    assert "Baku" not in said(shown)
    assert alternative(shown) == "A shore."
    assert "The port" in text(shown)
    assert "From above" in text(shown)


def test_without_any_place_there_is_no_map(cast: Cast) -> None:
    gone = Place.objects.create(name="Atil", slug="atil", country="RU", latitude=46, longitude=48)
    body = [("paragraph", "<p>Here.</p>"), ("map", EMPTY), ("map", chosen(gone))]
    article = cast.published("No port", body=body)
    gone.delete()
    shown = page(article.url_path)
    assert shown.cssselect("figure.map") == []
    assert "Here." in text(shown)


def test_names_are_those_of_the_language(cast: Cast) -> None:
    home = add_home("fa")
    PlaceName.objects.create(place=cast.baku, language="fa", name="باکو")
    section = Section(title="سیاست", slug="siasat", locale=home.locale, live=False)
    home.add_child(instance=section)
    section.save_revision().publish()
    article = cast.published(
        "بندر", slug="bandar", section=section, body=[("map", chosen(cast.baku))]
    )
    shown = figure(article)
    assert {"باکو", "دریای خزر", "جمهوری آذربایجان"} <= said(shown)
    assert shown.cssselect(".map-frame")[0].get("dir") == "ltr"
    assert shown.cssselect("svg text")[0].get("direction") == "rtl"


def test_a_place_that_moves_moves_on_the_map(cast: Cast) -> None:
    article = cast.published("A port", body=[("map", chosen(cast.baku, cast.aktau))])
    with watching() as watch:
        before = figure(article).cssselect("circle.map-dot")[1].attrib["cx"]
    # By this the press finds the page when somebody corrects the place.
    assert on_subject(f"place:{cast.aktau.pk}") in watch.reads
    cast.aktau.longitude += 1
    cast.aktau.save()
    assert figure(article).cssselect("circle.map-dot")[1].attrib["cx"] != before


def test_a_hostile_name_stays_text(cast: Cast) -> None:
    bad = '</text></svg><script>alert(1)</script>"'
    place = Place.objects.create(name=bad, slug="bad", country="AZ", latitude=40, longitude=50)
    shown = figure(cast.published("A port", body=[("map", chosen(place))]))
    assert shown.cssselect("script") == []
    assert bad in alternative(shown)


def test_only_what_is_written_counts_as_words(cast: Cast) -> None:
    article = cast.published("A port", body=[("map", chosen(cast.baku, title="The old port"))])
    assert words_of(stored_blocks(article.body)).split() == ["The", "old", "port"]
    republished(article, title="Another port")
    assert figure(Article.objects.get(pk=article.pk)) is not None
