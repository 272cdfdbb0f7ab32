"""Every role of a colour stands out from the grounds that it is printed on, light and dark."""

import pytest
from tools.styles.tokens import PARTS, colours, contrast

TEXT, LARGE_AND_UI = 4.5, 3.0
GROUNDS = ("--paper", "--view-tint", "--land")
PAIRS = [
    *(("--ink", ground, 7.0) for ground in (*GROUNDS, "--sea")),
    *(("--soft", ground, TEXT) for ground in GROUNDS),
    *(("--news", ground, TEXT) for ground in ("--paper", "--land")),
    *(("--view", ground, TEXT) for ground in GROUNDS),
    ("--deep-ink", "--deep", 7.0),
    ("--deep-soft", "--deep", TEXT),
    # What a reader types into has an edge that can be seen.
    ("--soft", "--paper", LARGE_AND_UI),
    ("--ink", "--paper", LARGE_AND_UI),
]
PAGES = {"news": (), "perspective": (".perspective.inner",)}


def faint(scheme: str, page: str, css: str | None = None) -> list[str]:
    """Return the pairs of a page that cannot be told apart well enough."""
    found = colours(scheme, *PAGES[page], css=css)
    return [
        f"{role} on {ground}: {contrast(found[role], found[ground]):.2f} of {least}"
        for role, ground, least in PAIRS
        if contrast(found[role], found[ground]) < least
    ]


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_what_is_printed_can_be_read(scheme: str, page: str) -> None:
    assert faint(scheme, page) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_news_and_opinion_are_told_apart(scheme: str) -> None:
    """By the eye, not by contrast alone: their accents are not shades of one colour."""
    found = colours(scheme)
    news, view = (
        int(found[name][1:3], 16) - int(found[name][5:], 16) for name in ("--news", "--view")
    )
    assert news > 60
    assert view < -60


def test_the_control_finds_faint_letters_in_one_scheme_only() -> None:
    css = (PARTS / "tokens.css").read_text("utf-8")
    faded = css.replace("--soft: #a7adba;", "--soft: #5a6170;", 1)
    assert faded != css
    assert faint("light", "news", faded) == []
    assert any(line.startswith("--soft on --paper") for line in faint("dark", "news", faded))
