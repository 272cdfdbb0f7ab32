"""Which pictures an edition names: exactly those of its documents, and some for a while after."""

import datetime as dt

import pytest

from caspian.edition.commit import committing
from caspian.edition.document import Document
from caspian.edition.pictures import (
    INDEX,
    STAYS,
    index_some,
    is_whole,
    named_by,
    named_until,
    pictures_in,
    pictures_of,
)
from caspian.edition.splice import part
from tests.edition.editions import FRONT, IN_MEMORY, LATEST, Edition, page, shows, trace, withdrawn

WIDE, CARD, SMALL = "ferry/wide.webp", "ferry/card.webp", "ferry/small.avif"
FERRY, PORTS = "/en/ports/ferry/", "/en/ports/"


@pytest.fixture
def edition() -> Edition:
    """Return an edition of an article, the list that shows its card, and a front without it."""
    made = Edition(IN_MEMORY)
    made.release(page(FERRY, shows(WIDE)), page(PORTS, shows(CARD)), page(FRONT, "nothing"))
    return made


def state(edition: Edition, picture: str) -> object:
    """Return the document that names a picture, or until when it stays."""
    database = edition.store.database
    return named_by(database, picture) or named_until(database, picture)


def test_a_picture_is_named_by_what_shows_it(edition: Edition) -> None:
    assert (state(edition, WIDE), state(edition, CARD)) == (FERRY, PORTS)
    assert state(edition, SMALL) is None
    edition.release(page(PORTS, shows(CARD, WIDE)), page(FERRY, "words"))
    assert state(edition, WIDE) == PORTS


def test_what_is_named_no_more_stays_for_a_while(edition: Edition) -> None:
    edition.release(page(FERRY, "words"))
    at = edition.at
    assert state(edition, WIDE) == at + STAYS
    edition.release(page(FRONT, "other words"))
    assert state(edition, WIDE) == at + STAYS
    edition.at += STAYS
    edition.release(page(FRONT, "words again"))
    assert state(edition, WIDE) is None
    edition.release(page(FERRY, shows(WIDE)))
    assert state(edition, WIDE) == FERRY


@pytest.mark.parametrize("how", ["withdrawn", "unknown", "removed"])
@pytest.mark.parametrize("first", ["the article", "the list", "at once"])
def test_what_is_gone_takes_all_of_its_pictures_with_it(
    edition: Edition, how: str, first: str
) -> None:
    without = page(PORTS, "words")
    ended = {"withdrawn": (withdrawn(FERRY),), "unknown": (Document(FERRY, 404),)}.get(how, ())
    gone = (FERRY,) if how == "removed" else ()
    edition.release(page(PORTS, shows(CARD, SMALL)), page(FRONT, shows(SMALL)))
    edition.release(page(FRONT, "words"), page(FERRY, "words") if first == "the list" else without)
    if first == "the article":
        edition.release(*ended, removed=gone)
    else:
        edition.release(without, *ended, removed=gone)
    assert [state(edition, one) for one in (WIDE, CARD, SMALL)] == [None, None, None]


def test_but_not_what_another_page_still_shows(edition: Edition) -> None:
    edition.release(page(FRONT, shows(WIDE)), withdrawn(FERRY))
    assert (state(edition, WIDE), state(edition, CARD)) == (FRONT, PORTS)


def test_what_moved_elsewhere_takes_nothing_with_it(edition: Edition) -> None:
    edition.release(
        Document(FERRY, 301, location="/en/ports/steamer/"),
        page("/en/ports/steamer/", shows(WIDE)),
        page(PORTS, "words"),
    )
    assert state(edition, WIDE) == "/en/ports/steamer/"
    assert state(edition, CARD) == edition.at + STAYS


def test_a_page_that_never_stood_leaves_nothing_behind(edition: Edition) -> None:
    edition.at += dt.timedelta(minutes=1)
    with committing(edition.store, edition.signer, at=edition.at) as step:
        step.put(page(FRONT, shows("oil/wide.webp")), trace(FRONT))
        step.put(page(FRONT, "words"), trace(FRONT))
    assert state(edition, "oil/wide.webp") is None


def test_an_edition_of_a_former_version_is_indexed_step_by_step(edition: Edition) -> None:
    edition.release(page(LATEST, shows(SMALL)))
    database = edition.store.database
    database.run("DELETE FROM edition_picture")
    database.run("UPDATE edition_about SET value = '0 0' WHERE name = ?", (INDEX,))
    assert not is_whole(database)
    assert index_some(database, 3)
    assert (state(edition, WIDE), state(edition, SMALL)) == (FERRY, None)
    edition.release(page(PORTS, shows("storm/card.webp")), page("/en/oil/", shows("oil/1.webp")))
    while index_some(database, 3):
        pass
    assert is_whole(database)
    assert state(edition, SMALL) == LATEST
    assert state(edition, "storm/card.webp") == PORTS
    assert state(edition, "oil/1.webp") == "/en/oil/"
    assert not index_some(database, 3)


NAMED = [
    ('<img alt="x" src="/media/images/a/b.webp">', {"a/b.webp"}),
    ("<img src='/media/images/a/b.webp' alt=''>", {"a/b.webp"}),
    ('<source srcset="/media/images/a/1.avif 240w, /media/images/a/2.avif 480w">',
     {"a/1.avif", "a/2.avif"}),
    ('<meta property="og:image" content="https://paper.example/media/images/a/b.jpg">',
     {"a/b.jpg"}),
    ('<link rel="preload" imagesrcset="/media/images/a/b.webp 1x">', {"a/b.webp"}),
    ('<script type="application/ld+json">{"image": ["http://127.0.0.1:8000/media/images/a/b.jpg"]}'
     "</script>", {"a/b.jpg"}),
    ('<img src="/media/images/a/caf%C3%A9.webp">', {"a/café.webp"}),
]  # fmt: skip
NOT_NAMED = [
    "<p>/media/images/a/b.webp</p>",
    "<p>&lt;img src=&quot;/media/images/a/b.webp&quot;&gt;</p>",
    '<a href="/media/images/a/b.webp">see</a>',
    '<button aria-label="Answer /media/images/a/b.webp">',
    """<img alt="src='/media/images/a/b.webp'" src="/x">""",
    '<img alt="/media/images/a/b.webp" src="/x">',
    '<meta name="description" content="Look at /media/images/a/b.webp, he said">',
    '<script type="application/ld+json">{"headline": "See /media/images/a/b.webp"}</script>',
    '<img src="/media/images/../a/b.webp">',
    '<img src="/media/images/a//b.webp">',
]


@pytest.mark.parametrize(("text", "names"), NAMED)
def test_addresses_of_pictures_are_found(text: str, names: set[str]) -> None:
    assert pictures_in(f"<p>words</p>{text}<p>words</p>".encode()) == names


@pytest.mark.parametrize("text", NOT_NAMED)
def test_words_name_no_picture(text: str) -> None:
    assert pictures_in(f"<p>words</p>{text}<p>words</p>".encode()) == frozenset()


def test_a_feed_names_none_for_words_in_it_look_like_addresses() -> None:
    text = b'<enclosure url="https://paper.example/media/images/a/b.jpg"/>'
    assert pictures_in(text, "application/rss+xml") == frozenset()


def test_what_can_not_be_unpacked_names_nothing() -> None:
    torn = part(shows(WIDE).encode())
    broken = type(torn)(torn.deflated[:-9], torn.crc, torn.length)
    assert pictures_of(Document(FRONT, parts=(broken,))) == frozenset()
