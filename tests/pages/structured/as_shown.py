"""Checks that what pages say to search engines is what they show to readers."""

from collections.abc import Callable

from django.conf import settings
from lxml.html import HtmlElement

from caspian.pages.builders.structured_parts import POLICIES
from tests.pages.reading import headlines, text
from tests.pages.structured.papers import CHART
from tests.pages.structured.reading import Page

Shown = dict[str, Page]
"""the pages of a filled paper by their paths, without the language"""


def one(page: HtmlElement, selector: str) -> str:
    """Return the text of the first element that a selector finds."""
    return text(page.cssselect(selector)[0])


def plain(value: str) -> str:
    """Return a text with single spaces."""
    return " ".join(value.split())


def paths(page: HtmlElement, selector: str) -> list[str]:
    """Return the absolute addresses of the links that a selector finds."""
    return [f"{settings.CASPIAN_ADDRESS}{found.get('href')}" for found in page.cssselect(selector)]


def an_article(shown: Shown) -> None:
    """Check: its dates, its filings, its comments."""
    page, (data, *_) = shown["/at-sea/reportage/"]
    (canonical,) = page.xpath("//link[@rel='canonical']/@href")
    assert data["url"] == data["mainEntityOfPage"] == canonical
    assert plain(data["headline"]) == one(page, "h1")
    assert plain(data["description"]) == one(page, ".standfirst")
    times = [found.get("datetime") for found in page.cssselect(".story-dates time")]
    assert [data["datePublished"], data["dateModified"]] == times
    assert data["dateline"] == data["locationCreated"]["name"] == one(page, ".dateline")
    assert f"{data['commentCount']}" == "1" == str(len(page.cssselect(".comment-text")))
    filed = [text(link) for link in page.cssselect(".filed a:not(.place)")]
    assert data["keywords"] == [about["name"] for about in data["about"]] == filed
    places = [text(link) for link in page.cssselect(".filed a.place")]
    assert [place["name"] for place in data["contentLocation"]] == places


def the_people_of_an_article(shown: Shown) -> None:
    """Check: names and addresses, by role."""
    page, (data, *_) = shown["/at-sea/news/"]
    for property_, roles in (
        ("author", ("by", "with")),
        ("contributor", ("photographs",)),
        ("translator", ("translated_by",)),
    ):
        selector = ", ".join(f".byline-{role} a[rel=author]" for role in roles)
        names = [text(link) for link in page.cssselect(selector)]
        assert [person["name"] for person in data[property_]] == names
        assert [person["url"] for person in data[property_]] == paths(page, selector)


def the_picture_of_an_article(shown: Shown) -> None:
    """Check: the widest cut, caption and credit."""
    page, (data, *_) = shown["/at-sea/analysis/"]
    first = data["image"][0]
    for name, value in (
        ("og:image", first["contentUrl"]),
        ("og:image:width", str(first["width"])),
        ("og:image:height", str(first["height"])),
    ):
        assert page.xpath("//meta[@property=$name]/@content", name=name) == [value]
    said = one(page, ".story-lead figcaption")
    for image in data["image"]:
        assert plain(image["caption"]) in said
        assert plain(image["creditText"]) in said


def the_table_behind_each_chart(shown: Shown) -> None:
    """Check: names, columns, unit, source, and where it stands."""
    page, documents = shown["/at-sea/news/"]
    tables = [one for one in documents if one["@type"] == "Dataset"]
    figures = page.cssselect("figure.chart")
    assert len(tables) == len(figures) == 2
    for data, figure in zip(tables, figures, strict=True):
        assert (
            data["url"] == f"{documents[0]['url']}#{figure.cssselect('.chart-title')[0].get('id')}"
        )
        assert data["name"] == one(figure, ".chart-title")
        assert data["description"] == f"{one(figure, 'p[hidden]')} {one(figure, '.chart-note')}"
        columns = [text(head) for head in figure.cssselect("thead th")][1:]
        assert [said["name"] for said in data["variableMeasured"]] == columns
        assert {said["unitText"] for said in data["variableMeasured"]} == {CHART["unit"]}
        assert data["creditText"] in one(figure, ".chart-source")


def lists(shown: Shown) -> None:
    """Check: their names, their articles in order, archive pages too."""
    found = [path for path, (_, said) in shown.items() if said[0]["@type"] == "CollectionPage"]
    assert len(found) == 10
    for path in found:
        page, (data, trail) = shown[path]
        items = data["mainEntity"]["itemListElement"]
        assert plain(data["name"]) == one(page, "h1")
        assert [plain(item["name"]) for item in items] == headlines(page.cssselect("main")[0])
        assert [item["url"] for item in items] == paths(page, "main .card-headline a")
        (canonical,) = page.xpath("//link[@rel='canonical']/@href")
        assert data["url"] == trail["itemListElement"][-1]["item"] == canonical


def a_contributor(shown: Shown) -> None:
    """Check: name, role, about, portrait."""
    page, (data, trail) = shown["/contributors/aysel-quliyeva/"]
    person = data["mainEntity"]
    assert person["name"] == trail["itemListElement"][-1]["name"] == one(page, "h1")
    assert plain(person["jobTitle"]) == one(page, ".bio-role")
    assert plain(person["description"]) == one(page, ".page-about")
    portrait = page.cssselect(".profile .portrait img")[0]
    assert person["image"]["contentUrl"].endswith(portrait.get("srcset").split()[-2])


def the_way_to_a_page_leads_through_pages_that_are_there(shown: Shown) -> None:
    """Check: it begins at the front and ends at the page."""
    root = f"{settings.CASPIAN_ADDRESS}/"
    for path, (page, documents) in shown.items():
        for trail in (one for one in documents if one["@type"] == "BreadcrumbList"):
            first, *_, last = trail["itemListElement"]
            steps = [step["item"] for step in trail["itemListElement"]]
            (canonical,) = page.xpath("//link[@rel='canonical']/@href")
            assert steps[-1] == canonical, path
            assert first["item"] == f"{root}{canonical.removeprefix(root).partition('/')[0]}/"
            for step in steps[:-1]:
                assert f"/{step.removeprefix(root).partition('/')[2]}" in shown, step
            if "/page/" in path:
                assert text(page.cssselect(".pagination p")[0]) == plain(last["name"])


def a_front_names_the_paper_and_its_pages_on_how_it_works(shown: Shown) -> None:
    """Check: the foot links to the same."""
    page, (site, paper) = shown["/"]
    (form,) = page.cssselect("form[action$='/search/']")[:1] or [None]
    address = site["potentialAction"]["target"]["urlTemplate"]
    assert address == f"{site['url']}search/?q={{search_term_string}}"
    assert form is None or address.startswith(f"{settings.CASPIAN_ADDRESS}{form.get('action')}")
    assert site["publisher"]["@id"] == paper["@id"]
    assert paper["sameAs"] == ["https://elsewhere.example/paper?a=1&b=2"]
    linked = paths(page, ".foot a, footer a")
    policies = {name: said for name, said in paper.items() if name in POLICIES.values()}
    assert policies == {name: f"{site['url']}our-{end}/" for end, name in POLICIES.items()}
    assert {*policies.values(), paper["contactPoint"]["url"]} <= {*linked}


CHECKS: tuple[Callable[[Shown], None], ...] = (
    an_article,
    the_people_of_an_article,
    the_picture_of_an_article,
    the_table_behind_each_chart,
    lists,
    a_contributor,
    the_way_to_a_page_leads_through_pages_that_are_there,
    a_front_names_the_paper_and_its_pages_on_how_it_works,
)
