"""The pages of the preview: each kind of page, and the states in which pages tend to break."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from markupsafe import Markup

from caspian.common.languages import language
from caspian.pages import blocks, documents
from caspian.pages.parts import Card, Link, Listing, Pagination
from preview import cast, foreign
from preview.furniture import frame
from preview.pictures import picture

LONG = (
    "After eleven years, four ministers and two bankruptcies, the railway that was to join three "
    "countries carries its first train, forty minutes late and full of journalists"
)
Scene = tuple[str, documents.Page]


def scenes(folder: Path) -> Iterator[Scene]:
    """Yield every page under the name of its file."""
    cards = tuple(cast.card(slug, folder) for slug in cast.articles())
    yield from _fronts(cards)
    yield from _articles(folder, cards)
    yield from _lists(cards)
    yield from foreign.scenes(folder, cards)


def _fronts(cards: tuple[Card, ...]) -> Iterator[Scene]:
    views = tuple(one for one in cards if one.is_perspective)
    views += tuple(replace(one, kind="perspective") for one in cards[8 : 11 - len(views)])
    full = documents.HomePage(
        frame("The Caspian Times", "/en/"),
        cards[0],
        cards[1:5],
        (
            documents.Package("The Middle Corridor", "/en/topics/trade/", cards[5:8]),
            documents.Package("Names and borders", "", cards[8:10]),
        ),
        views,
        cards[3:11],
        (
            documents.Package("Economy", "/en/economy/", cards[10:14]),
            documents.Package("Culture", "/en/culture/", cards[14:17]),
            documents.Package("Society", "/en/society/", (*cards[2:6], cards[7])),
        ),
    )
    bare = tuple(replace(one, picture=None) for one in cards)
    yield "home", full
    yield (
        "home-empty",
        replace(full, lead=None, related=(), packages=(), perspectives=(), newest=(), strips=()),
    )
    yield (
        "home-one",
        replace(full, related=(), packages=(), perspectives=(), newest=cards[:1], strips=()),
    )
    yield (
        "home-bare",
        replace(
            full,
            lead=replace(bare[0], headline=LONG),
            related=bare[1:3],
            packages=(
                documents.Package("Empty", "", ()),
                documents.Package("One", "/en/one/", bare[4:5]),
                documents.Package("Many", "/en/many/", (cards[5], *bare[6:12])),
            ),
            perspectives=(),
            strips=(
                documents.Package("Mixed", "/en/mixed/", (bare[3], cards[4], views[0], bare[6])),
            ),
        ),
    )
    yield (
        "home-view",
        replace(
            full,
            lead=replace(cards[0], kind="perspective"),
            related=(views[0], cards[1]),
            packages=(),
        ),
    )


def _articles(folder: Path, cards: tuple[Card, ...]) -> Iterator[Scene]:
    for slug, row in cast.articles().items():
        yield f"article-{slug}", article(slug, row, folder, cards)
    slug, row = next(iter(cast.articles().items()))
    page = article(slug, row, folder, cards)
    assert page.lead
    people = tuple(cast.contributor(slug) for slug in list(cast.table("contributors"))[:4])
    yield (
        "article-kitchen",
        replace(
            page,
            headline=LONG,
            kind="analysis",
            more=cards[3:6],
            bylines=(
                documents.Byline("by", people[:2]),
                documents.Byline("with", people[2:3]),
                documents.Byline("photographs", people[3:4]),
                documents.Byline("translated_by", people[:1]),
            ),
            body=(*page.body[:3], *_rare_blocks(folder), *page.body[3:]),
        ),
    )
    yield (
        "article-bare",
        replace(
            page,
            lead=None,
            standfirst="",
            bylines=(),
            topics=(),
            places=(),
            more=(),
            updated_at=None,
            dateline="",
            body=page.body[:1],
        ),
    )


def article(
    slug: str, row: cast.Record, folder: Path, cards: tuple[Card, ...]
) -> documents.ArticlePage:
    """Return an article of the sample as a page."""
    address = f"/en/{row['section']}/{slug}/"
    social = cast.lead(row, folder)
    head = frame(row["headline"], address, kind="article")
    source = social.largest if social else None
    topics, places = cast.table("topics"), cast.table("places")
    return documents.ArticlePage(
        frame=replace(head, social_picture=source),
        kind=row["kind"],
        headline=row["headline"],
        standfirst=row["standfirst"],
        section=cast.section(row),
        bylines=cast.bylines(row),
        dateline=row.get("dateline", ""),
        published_at=cast.published(row),
        updated_at=cast.published(row) + dt.timedelta(hours=3),
        reading_minutes=6,
        lead=cast.lead(row, folder),
        body=cast.body(row),
        topics=tuple(Link(topics[one]["name"], f"/en/topics/{one}/") for one in row["topics"]),
        places=tuple(Link(places[one]["name"], f"/en/places/{one}/") for one in row["places"]),
        more=cards[6:10],
    )


def _rare_blocks(folder: Path) -> tuple[blocks.Block, ...]:
    one = picture(folder, "one.png", alt="A map.", caption="A caption.", credit="Map: N. Reisner")
    return (
        blocks.Image(one),
        blocks.Gallery("Three views of the harbour", (one, replace(one, credit=""), one)),
        blocks.Document("The convention in full", "/files/convention.pdf", "pdf", 1_834_000),
        blocks.Embed("A film from the pier", "https://video.example/1", "video.example"),
        blocks.Divider(),
        blocks.Paragraph(Markup('<p>With <a href="https://example.org/">a link</a>.</p>')),
        blocks.Table("Metres", ("Port", "2005", "2023"), (("Aktau", "-27.1", "-28.9"),), True),
    )


def _lists(cards: tuple[Card, ...]) -> Iterator[Scene]:
    some = (*cards[:5], replace(cards[5], picture=None, kind="perspective"), *cards[6:9])
    listing = Listing(some, Pagination(1, 12, "", "/en/economy/page/2/"))
    yield (
        "section",
        documents.SectionPage(
            frame("Economy", "/en/economy/"),
            "Economy",
            "Ports, pipelines, railways and the people who earn a living from them.",
            listing,
        ),
    )
    second = Listing(some, Pagination(2, 12, "/en/topics/trade/", "/en/topics/trade/page/3/"))
    yield "topic", documents.TopicPage(frame("Trade", "/en/topics/trade/"), "Trade", "", second)
    names = (
        ("az", "ltr", "Azerbaijani", "Bakı"),
        ("fa", "rtl", "Persian", "باکو"),
        ("ru", "ltr", "Russian", "Баку"),
        ("ka", "ltr", "Georgian", "ბაქო"),
    )
    yield (
        "place",
        documents.PlacePage(
            frame("Baku", "/en/places/baku/"),
            "Baku",
            "Azerbaijan",
            40.4093,
            49.8671,
            tuple(documents.LocalName(*name) for name in names),
            Listing(cards[:3]),
        ),
    )
    yield (
        "contributor",
        documents.ContributorPage(
            frame("Leyla Mammadzade", "/en/contributors/leyla-mammadzade/"),
            cast.contributor("leyla-mammadzade"),
            Listing(cards[2:5]),
        ),
    )
    yield from _days_and_words(cards)


def _days_and_words(cards: tuple[Card, ...]) -> Iterator[Scene]:
    today = cast.NOW.date()
    days = tuple(
        (today - dt.timedelta(days=n * 9), "/en/latest/2024/07/15/", 1 + n % 5) for n in range(45)
    )
    yield (
        "latest",
        documents.LatestPage(
            frame("Latest", "/en/latest/"), Listing(cards[:14], Pagination(1, 3, "", "/p2/")), days
        ),
    )
    yield (
        "day",
        documents.DayPage(
            frame("Monday", "/en/latest/2024/07/15/"), today, cards[:3], "/earlier/", "/later/"
        ),
    )
    told = "We correct what we got wrong.\n\nWe say what was wrong, and when."
    text = blocks.Paragraph(cast.paragraphs(told))
    yield (
        "information",
        documents.InformationPage(
            frame("Corrections", "/en/corrections/"),
            "Corrections",
            (text, blocks.Heading("How to reach us", "reach"), text),
        ),
    )
    lost = replace(frame("Not found", "/en/nowhere/"), indexed=False, alternates=())
    yield "absent-404", documents.AbsentPage(lost, 404, cards[:4])
    yield "absent-410", documents.AbsentPage(lost, 410, ())
    yield (
        "section-empty",
        documents.SectionPage(frame("Economy", "/en/economy/"), "Economy", "", Listing(())),
    )


def broken() -> tuple[object, str]:
    """Return what the page of last resort is given."""
    return language("en"), "The Caspian Times"
