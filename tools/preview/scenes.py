"""The pages of the preview: each kind of page, and the states in which pages tend to break."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from markupsafe import Markup
from tools.preview import cast, foreign, fronts
from tools.preview.furniture import frame
from tools.preview.pictures import picture

from caspian.common.languages import language
from caspian.pages import blocks, documents, plain_documents
from caspian.pages.builders.front_layout import read_next
from caspian.pages.builders.margin import contents_of
from caspian.pages.parts import Card, Link, Listing, Pagination

Scene = tuple[str, documents.Page]


def scenes(folder: Path) -> Iterator[Scene]:
    """Yield every page under the name of its file."""
    cards = tuple(cast.card(slug, folder) for slug in cast.articles())
    yield from fronts.scenes(cards)
    yield from _articles(folder, cards)
    yield from _lists(cards)
    yield from foreign.scenes(folder, cards)


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
            headline=fronts.LONG,
            kind="analysis",
            more=read_next(cards[3:6]),
            bylines=(
                documents.PageByline("by", people[:2]),
                documents.PageByline("with", people[2:3]),
                documents.PageByline("photographs", people[3:4]),
                documents.PageByline("translated_by", people[:1]),
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
            more=None,
            updated_at=None,
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
    body = cast.body(row)
    return documents.ArticlePage(
        frame=replace(head, social_picture=source),
        kind=row["kind"],
        headline=row["headline"],
        standfirst=row["standfirst"],
        section=cast.section(row),
        bylines=cast.bylines(row),
        published_at=cast.published(row),
        updated_at=cast.published(row) + dt.timedelta(hours=3),
        reading_minutes=6,
        lead=cast.lead(row, folder),
        body=body,
        topics=tuple(Link(topics[one]["name"], f"/en/topics/{one}/") for one in row["topics"]),
        places=tuple(Link(places[one]["name"], f"/en/places/{one}/") for one in row["places"]),
        more=read_next(cards[6:10]),
        contents=contents_of(body),
        discussion=None,
    )


def _rare_blocks(folder: Path) -> tuple[blocks.Block, ...]:
    one = picture(folder, "one.png", alt="A map.", caption="A caption.", credit="Map: N. Reisner")
    return (
        blocks.Image(one),
        blocks.Gallery("Three views of the harbour", (one, replace(one, credit=""), one)),
        blocks.FileBlock("The convention in full", "/files/convention.pdf", "pdf", 1_834_000),
        blocks.Embed("A film from the pier", "https://video.example/1", "video.example"),
        blocks.Divider(),
        blocks.Paragraph(Markup('<p>With <a href="https://example.org/">a link</a>.</p>')),
        blocks.TableBlock("Metres", ("Port", "2005", "2023"), (("Aktau", "-27.1", "-28.9"),), True),
    )


def _lists(cards: tuple[Card, ...]) -> Iterator[Scene]:
    some = (*cards[:5], replace(cards[5], picture=None, kind="perspective"), *cards[6:9])
    listing = Listing(some, Pagination(0, "", "/en/economy/page/2/"))
    yield (
        "section",
        documents.SectionPage(
            frame("Economy", "/en/economy/"),
            "Economy",
            "Ports, pipelines, railways and the people who earn a living from them.",
            listing,
        ),
    )
    second = Listing(some, Pagination(2, "/en/topics/trade/", "/en/topics/trade/page/1/"))
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
            tuple(documents.PageLocalName(*name) for name in names),
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
            frame("Latest", "/en/latest/"), Listing(cards[:14], Pagination(0, "", "/p2/")), days
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
        plain_documents.InformationPage(
            frame("Corrections", "/en/corrections/"),
            "Corrections",
            (text, blocks.Heading("How to reach us", "reach"), text),
        ),
    )
    lost = replace(frame("Not found", "/en/nowhere/"), indexed=False, alternates=())
    yield "absent-404", plain_documents.AbsentPage(lost, 404, cards[:4], "/en/search/")
    yield "absent-410", plain_documents.AbsentPage(lost, 410, ())
    yield (
        "section-empty",
        documents.SectionPage(frame("Economy", "/en/economy/"), "Economy", "", Listing(())),
    )


def broken() -> tuple[object, str]:
    """Return what the page of last resort is given."""
    return language("en"), "The Caspian Times"
