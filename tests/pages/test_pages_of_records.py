"""What articles are filed under: the page of a place with its map and years, and the A to Z."""

from caspian.dossiers.models import Place
from caspian.newsroom.models import Contributor, Topic
from tests.cast import Cast
from tests.pages.reading import headlines, links, page, text
from tests.pages.watchdog import answer

BAKU, PLACES = "/en/places/baku/", "/en/places/"


def test_a_place_opens_with_where_it_lies(cast: Cast) -> None:
    cast.published("The ferry", places=[cast.baku])
    (shown,) = page(BAKU).cssselect(".page-head figure.map-strip")
    names = {text(one) for one in shown.cssselect("svg text")}
    assert {"Baku", "Caspian Sea", "Azerbaijan"} <= names
    assert shown.cssselect("svg[role=img]")[0].get("aria-label") == "Map: Baku (Azerbaijan)."


def test_the_name_of_a_place_stands_within_the_strip_at_each_width(cast: Cast) -> None:
    """A strip shows the middle of the drawing: what stands above or below it nobody sees."""
    cast.published("The ferry", places=[cast.baku])
    (shown,) = page(BAKU).cssselect(".map-strip .map-drawing")
    for sheet, band in (("narrow", 10 / 16), ("medium", 7 / 16), ("wide", 5 / 16)):
        top, foot = 1440 * (1 - band) / 2, 1440 * (1 + band) / 2
        heights = [float(one.get("y")) for one in shown.cssselect(f".map-{sheet} text[y]")]
        assert heights
        assert all(top < height < foot for height in heights)


def test_what_happened_in_a_place_stands_by_year(cast: Cast) -> None:
    for title, ago in (("The newest", 1), ("The second", 800), ("The third", 801)):
        cast.published(title, days_ago=ago, places=[cast.baku])
    listing = page(BAKU).cssselect(".listing")[0]
    years = [text(one) for one in listing.cssselect("h2.listing-year")]
    assert years == sorted(set(years), reverse=True)
    assert len(years) == 2
    assert headlines(listing) == ["The newest", "The second", "The third"]
    assert not listing.cssselect("h2.card-headline"), "a year is over its articles"


def test_each_kind_has_a_page_that_lists_all_with_an_article(cast: Cast) -> None:
    Place.objects.create(name="Nowhere yet", slug="nowhere", country="KZ", latitude=1, longitude=1)
    Contributor.objects.filter(pk=cast.aysel.pk).update(role="Sea correspondent")
    cast.published("The ferry", topics=[cast.sea], places=[cast.baku, cast.aktau])
    shown = page(PLACES)
    assert links(shown.cssselect(".index-list")[0]) == ["/en/places/aktau/", BAKU]
    assert text(shown.cssselect(".index-list li")[1]) == "Baku Azerbaijan"
    assert {"Aktau", "Baku"} <= {text(one) for one in shown.cssselect("figure.map svg text")}
    assert links(page("/en/topics/").cssselect(".index-list")[0]) == ["/en/topics/the-sea/"]
    people = page("/en/contributors/").cssselect(".index-list li")
    assert [text(one) for one in people] == ["Aysel Quliyeva Sea correspondent"]
    for path in (BAKU, "/en/topics/the-sea/", "/en/contributors/aysel-quliyeva/"):
        up = f"{path.rstrip('/').rpartition('/')[0]}/"
        assert up in links(page(path).cssselect("nav.trail")[0])


def test_many_are_found_by_their_letter(cast: Cast) -> None:
    names = [f"{letter}abc {n}" for letter in "ABĞЖ" for n in range(8)] + ["1992"]
    found = [Topic.objects.create(name=name, slug=f"t-{n}") for n, name in enumerate(names)]
    cast.published("The ferry", topics=found)
    shown = page("/en/topics/")
    letters = [text(one) for one in shown.cssselect(".index-part h2")]
    assert letters == ["#", "A", "B", "G", "Ж"]
    jumps = links(shown.cssselect(".index-letters")[0])
    assert jumps == [f"#{one.get('id')}" for one in shown.cssselect(".index-part h2")]


def test_where_nothing_is_filed_there_is_no_page(cast: Cast) -> None:
    cast.published("The ferry")
    assert answer(PLACES).status == 404
    assert answer("/en/places").status == 404
