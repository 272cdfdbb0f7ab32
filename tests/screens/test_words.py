"""No screen says what Wagtail's says: of pages and sites, or by a clock of twelve hours."""

import json
import re
from html.parser import HTMLParser

import pytest

from tests.roles.matrix import Matrix
from tests.roles.test_every_address import matrix as matrix
from tests.screens.listed import Screen, screens

pytestmark = [pytest.mark.long, pytest.mark.indexed]
BARRED = re.compile(
    r"wagtail|\bsnippets?\b|\bmoderation\b|\blocales?\b|\bcollections?\b|\b(sub)?pages?\b"
    r"|\bhomepage\b|\bsites?\b|\bchild(ren)? (of|below)|\bcontent types?\b|\bparent\b"
    r"|\bslugs?\b|\bobject permissions\b|\btoggle all\b|\bexploring\b|\w \| \w|Editors of /"
    r"|\b(newsroom|dossiers|comments|search|auth)\.[a-z]+$"
    r"|\d ?[AP]M\b|\b[ap]\.m\.|\b(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]* \d{1,2},",
    re.IGNORECASE,
)
OURS = (
    # Readers have pages, and a front page; a list that is long has several.
    "front page", "every page", "article page", "page of each", "head of its page", "further pages",
    "start page", "opened this page", "all on this page", "all pages", "information page",
    "reader's page",
    "readers' pages", "reader’s pages", "pages that", "of a page", "page that",
    "the page", "a page", "sections and pages", "pages about", "English pages",
    # What readers are shown is chosen of both.
    "12 hours: 9:30 PM",
)  # fmt: skip
PARTS = 12
NUMBERED = re.compile(r"\bPage \d+ of \d+|^American: \w+ \d+, \d+$")
UNSEEN = ("script", "style", "noscript", "svg")
SAID = ("title", "aria-label", "placeholder", "alt", "label")


class Said(HTMLParser):
    """Collects what a screen says to eyes and ears, a line for each text."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[str] = []
        self._unseen = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take what stands in attributes, and nothing of scripts."""
        self._unseen += tag in UNSEEN
        named = dict(attrs)
        said = SAID + ("value",) * (named.get("type") in ("submit", "button"))
        self.lines += [" ".join((named.get(name) or "").split()) for name in said]

    def handle_endtag(self, tag: str) -> None:
        """Go on after a script."""
        self._unseen -= tag in UNSEEN

    def handle_data(self, data: str) -> None:
        """Take a text."""
        if not self._unseen:
            self.lines.append(" ".join(data.split()))


def words_of(html: str) -> list[str]:
    """Return what a screen says to eyes and ears, a line for each text."""
    if html.lstrip().startswith("{"):
        html = str(json.loads(html).get("html") or "")
    said = Said()
    said.feed(html)
    return [line for line in said.lines if line]


def stock_words(screen: Screen) -> list[str]:
    """Return the lines of a screen that say what Wagtail's would."""
    found = []
    for line in words_of(screen.html):
        left = NUMBERED.sub("", line)
        for ours in OURS:
            left = re.sub(re.escape(ours), "", left, flags=re.IGNORECASE)
        if BARRED.search(left) and not left.startswith(("http", "/", "{")):
            found.append(f"{screen}: {line[:120]}")
    return found


def test_a_part_of_the_screens_says_nothing_of_wagtails(matrix: Matrix) -> None:
    assert _said_by_stock(matrix, "publisher", least=5, parts=PARTS) == []


@pytest.mark.proofs
@pytest.mark.parametrize(
    ("role", "least"), [("publisher", 120), ("editor", 20), ("reporter", 20), ("moderator", 20)]
)
def test_nor_does_any_other(matrix: Matrix, role: str, least: int) -> None:
    assert _said_by_stock(matrix, role, least=least) == []


def _said_by_stock(matrix: Matrix, role: str, *, least: int, parts: int = 1) -> list[str]:
    shown = screens(matrix, role, parts=parts)
    assert len(shown) > least
    return sorted({line for one in shown for line in stock_words(one)})


def test_the_control_hears_wagtails_own_words() -> None:
    said = (
        '<h1>Aging pages</h1><a title="Edit this page">Edit</a><p>Nov 23, 6:00 PM</p>'
        '<script>"In moderation"</script><form action="/desk/pages/1/">Sites</form>'
    )
    found = stock_words(Screen("one", "/desk/", said))
    assert [line.rpartition(": ")[2] for line in found[:2]] == ["Aging pages", "Edit this page"]
    assert [line for line in found if "6:00 PM" in line or "Sites" in line] == found[2:]
    assert len(found) == 4
    assert stock_words(Screen("one", "/desk/", "<p>Page 1 of 2 of the front page</p>")) == []
    for words in ("Object permissions", "Core | item", "Toggle all", "Slug", "Exploring: All",
                  "newsroom.article", "Editors of /en/culture/"):  # fmt: skip
        assert len(stock_words(Screen("one", "/desk/", f"<p>{words}</p>"))) == 1, words
