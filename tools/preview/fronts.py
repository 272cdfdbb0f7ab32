"""Fronts: composed with care, filled up by the paper itself, half empty and over-full."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import count

from tools.preview.furniture import frame

from caspian.pages.builders import front_layout as layout
from caspian.pages.documents import HomePage
from caspian.pages.front_documents import (
    FrontPart,
    LatestStories,
    MustReadPart,
    Perspectives,
    PictureStory,
    Strip,
)
from caspian.pages.parts import Card, Frame

LONG = (
    "After eleven years, four ministers and two bankruptcies, the railway that was to join three "
    "countries carries its first train, forty minutes late and full of journalists"
)
COMPOUNDS = (
    "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft",
    "Қанағаттандырылмағандықтарыңыздан",
)
MUST_READ = 5
"""as many as the preview's fragment holds"""


def scenes(cards: tuple[Card, ...]) -> Iterator[tuple[str, HomePage]]:
    """Yield fronts under the names of their files."""
    bare = tuple(replace(one, picture=None) for one in cards)
    long = tuple(replace(one, headline=LONG) for one in cards)
    words = tuple(
        replace(one, headline=COMPOUNDS[n % 2], byline=COMPOUNDS[(n + 1) % 2])
        for n, one in enumerate(cards)
    )
    yield "home", composed(cards)
    yield "home-automatic", automatic(cards)
    yield "home-empty", HomePage(_head(), None, ())
    yield "home-one", front(cards[0], (), ())
    yield "home-two", front(cards[0], cards[1:2], ())
    yield "home-bare", composed(bare)
    yield "home-bare-automatic", automatic(bare)
    yield "home-long", composed(long)
    yield "home-compounds", composed(words)
    yield (
        "home-mixed",
        composed(
            tuple(
                replace(one, picture=one.picture if n % 2 else None) for n, one in enumerate(cards)
            )
        ),
    )
    yield "home-bare-lead", composed((bare[0], *cards[1:]))
    yield "home-full", full((*cards, *cards, *cards)[:66])
    yield "home-packages", packages(cards)
    yield "home-packages-bare", packages(bare)


def front(
    lead: Card, related: tuple[Card, ...], parts: tuple[FrontPart, ...], head: Frame | None = None
) -> HomePage:
    """Return a front, laid out as readers' are."""
    return HomePage(head or _head(), layout.opening(lead, related), layout.spreads(parts))


def automatic(
    cards: tuple[Card, ...], head: Frame | None = None, name: str = "Economy"
) -> HomePage:
    """Return a front that no editor composed."""
    views = tuple(replace(one, kind="perspective") for one in cards[5:8])
    strips = [(14, 18), (18, 20), (20, 21), (21, 23), (23, 24)]
    parts: tuple[FrontPart, ...] = (
        Perspectives(views),
        MustReadPart(MUST_READ),
        LatestStories("", cards[8:14]),
        *(Strip(name, "/en/economy/", cards[start:end]) for start, end in strips),
    )
    return front(cards[0], cards[1:5], parts, head)


def composed(cards: tuple[Card, ...]) -> HomePage:
    """Return a front with every kind of part."""
    views = tuple(replace(one, kind="perspective") for one in cards[12:15])
    parts = (
        Perspectives(views),
        MustReadPart(MUST_READ),
        layout.package("The Middle Corridor", "", cards[4:8]),
        layout.package("Names and borders", "", cards[8:11]),
        PictureStory(cards[11], cards[11].picture),
        Strip("Baku", "/en/places/baku/", cards[15:19], "place"),
        LatestStories("Through the day", cards[19:25]),
        Strip("Economy", "/en/economy/", cards[25:28]),
        PictureStory(cards[3], cards[3].picture, "wide"),
    )
    return front(cards[0], cards[1:3], parts)


def packages(cards: tuple[Card, ...]) -> HomePage:
    """Return a front of packages of one to six articles, beside a rail and without one."""
    at = count(1)

    def some(number: int) -> tuple[Card, ...]:
        return tuple(cards[next(at) % len(cards)] for _ in range(number))

    parts: list[FrontPart] = []
    for number in (6, 5, 4, 3, 2, 1):
        parts += [MustReadPart(MUST_READ), layout.package(f"{number} beside", "", some(number))]
        parts += [LatestStories("", some(6)), PictureStory(cards[0], None)]
    parts += [layout.package(f"{number}", "", some(number)) for number in (1, 2, 3, 4, 5, 6)]
    return front(cards[0], some(4), tuple(parts))


def full(cards: tuple[Card, ...]) -> HomePage:
    """Return a front with far more than anybody reads."""
    views = tuple(replace(one, kind="perspective") for one in cards[30:36])
    parts: tuple[FrontPart, ...] = (
        layout.package("Six", "", cards[5:11]),
        layout.package("Five", "", cards[11:16]),
        Perspectives(views),
        MustReadPart(MUST_READ),
        layout.package("Four", "", cards[16:20]),
        LatestStories("", cards[36:52]),
        layout.package("One", "", cards[20:21]),
        *(Strip("Economy", "/en/economy/", cards[52 + n : 56 + n]) for n in range(5)),
    )
    return front(cards[0], cards[1:5], parts)


def _head() -> Frame:
    return frame("The Caspian Times", "/en/")
