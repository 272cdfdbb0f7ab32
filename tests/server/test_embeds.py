"""Cards may be framed anywhere and nothing else may; what moved or went is followed or said."""

from collections.abc import Iterator

import pytest

from caspian.pages.embed_addresses import EMBED_ABSENT
from caspian.server.answers import DRAWING_POLICY, EMBED_POLICY, POLICY, tag_of
from caspian.server.front import Front
from tests.server.asking import Answered, ask
from tests.server.edition import FERRY, Edition, moved, page, settings_for, withdrawn

CARD, CHART, DRAWN = f"{FERRY}embed/", f"{FERRY}embed/a-1/", f"{FERRY}embed/a-1.svg"
SHOWN = f"{FERRY}embed/a-1.png"
GONE, OLD, AWAY = "/en/politics/gone/", "/en/politics/old/", "/en/politics/away/"
POLICY_OF, FRAMES = "content-security-policy", "x-frame-options"
BEFORE = "/en/politics/embed/"
"""an article that is called so"""


@pytest.fixture
def front(edition: Edition) -> Iterator[Front]:
    """A front over an edition with cards."""
    edition.release(
        page(CARD, "<h1>Card"),
        page(CHART, "<h1>Chart"),
        page(DRAWN, "<svg/>", media_type="image/svg+xml"),
        page(SHOWN, "A PNG", media_type="image/png"),
        page(BEFORE, "<h1>How to embed"),
        page(f"absent:en:410{EMBED_ABSENT}", "<p>Withdrawn, small", status=410),
        page(f"absent:en:404{EMBED_ABSENT}", "<p>Nothing, small", status=404),
        withdrawn(GONE),
        moved(OLD, FERRY),
        moved(AWAY, "https://elsewhere.example/a/b/"),
    )
    made = Front(settings_for(edition))
    yield made
    made.reading.close()


def may_be_framed(answer: Answered) -> bool:
    """Return whether a browser shows an answer in a frame on another site."""
    anywhere = "frame-ancestors *" in answer.headers[POLICY_OF]
    assert anywhere == (FRAMES not in answer.headers)
    return anywhere


def test_cards_may_be_framed_and_run_nothing(front: Front) -> None:
    for path in (CARD, CHART):
        # The first time they are read, the second they come from memory.
        for answer in (ask(front, path), ask(front, path), ask(front, path, "HEAD")):
            assert may_be_framed(answer), path
            assert answer.headers[POLICY_OF] == EMBED_POLICY
            assert answer.headers["x-content-type-options"] == "nosniff"
            assert "speculation-rules" not in answer.headers
    assert "script" not in EMBED_POLICY
    drawn = ask(front, DRAWN)
    assert drawn.headers[POLICY_OF] == DRAWING_POLICY
    assert drawn.headers["access-control-allow-origin"] == "*"
    assert may_be_framed(drawn)
    shown = ask(front, SHOWN, accept_encoding="gzip, br")
    assert shown.headers[POLICY_OF] == DRAWING_POLICY
    assert (shown.headers["content-type"], shown.body) == ("image/png", b"A PNG")
    assert "content-encoding" not in shown.headers, "it is packed already"


def test_nothing_else_may_be_framed(front: Front) -> None:
    for path in (FERRY, BEFORE, "/en/", "/en/nowhere/", f"{FERRY}nowhere/", "/oembed", GONE):
        for answer in (ask(front, path), ask(front, path)):
            assert not may_be_framed(answer), path
    assert ask(front, FERRY).headers[POLICY_OF] == POLICY
    assert ask(front, BEFORE).headers[POLICY_OF] == POLICY


def test_the_card_of_what_was_withdrawn_says_so_in_its_frame(front: Front) -> None:
    for path, status, words in (
        (f"{GONE}embed/", 410, "Withdrawn, small"),
        (f"{GONE}embed/a-1/", 410, "Withdrawn, small"),
        (f"{FERRY}embed/b-2/", 404, "Nothing, small"),
        ("/en/politics/never/embed/", 404, "Nothing, small"),
        (f"{AWAY}embed/", 404, "Nothing, small"),
    ):
        answer = ask(front, path)
        assert (answer.status, words in answer.text) == (status, True), path
        assert may_be_framed(answer)
    assert ask(front, f"{GONE}embed/a-1.svg").status == 410
    assert "small" not in ask(front, f"{GONE}embed/a-1.svg").text
    assert ask(front, f"{GONE}embed/a-1.png").status == 410


@pytest.mark.parametrize(
    "rest", ["embed/", "embed/a-1/", "embed/a-1.svg", "embed/a-1.png", "embed/oembed.json"]
)
def test_the_card_of_what_moved_leads_to_where_it_is(front: Front, rest: str) -> None:
    answer = ask(front, OLD + rest)
    assert (answer.status, answer.headers["location"]) == (301, FERRY + rest)
    # Caches drop the redirect when the article moves on, or when a card stands there.
    assert answer.headers["surrogate-key"].split() == [tag_of(OLD + rest), tag_of(OLD)]


@pytest.mark.parametrize("rest", ["embed", "embed/a-1"])
def test_a_card_whose_last_slash_is_missing_goes_where_its_article_went(
    front: Front, rest: str
) -> None:
    answer = ask(front, OLD + rest)
    assert (answer.status, answer.headers["location"]) == (301, f"{FERRY}{rest}/")
    gone = ask(front, GONE + rest)
    assert (gone.status, "Withdrawn, small" in gone.text) == (410, True)
    assert may_be_framed(gone)
    assert ask(front, FERRY + rest).headers["location"] == f"{FERRY}{rest}/"
    assert ask(front, f"/en/politics/never/{rest}").status == 404
    # Where no slash is wanted, none is lent: this is no address of a card.
    assert ask(front, f"{GONE}embed/oembed.json/").status == 404


def test_a_card_in_a_frame_counts_as_no_view(front: Front) -> None:
    firefox = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"
    ask(front, CARD, user_agent=firefox)
    ask(front, f"/beacon{CARD}", user_agent=firefox)
    assert front.views.write() is None
    ask(front, FERRY, user_agent=firefox)
    assert front.views.write() is not None
