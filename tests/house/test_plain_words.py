"""Plain English: words that nobody says any more stand in no paper, comment, screen or test."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.house.papers import PAPERS, ROOT, words_in

NOT_OURS = (
    "whoever", "whosoever", "whomever", "lest", r"reckon\w*", "for ever", "from afar", "hither",
    "thither", "whither", "thence", "whence", "hence", "nought", "naught", "albeit", "betwixt",
    "heretofore", "wherein", "whereof", "thereof", "therein", "unto", "alas", "erstwhile",
)  # fmt: skip
"""what a newcomer would stumble over: say who, and say it as one speaks"""
NOT_IN_PAPERS = (
    "anew", "of late", "upon", "whilst", "in vain", "tells? of", "told of", "(?:is|are) told",
    "hears? of",
)  # fmt: skip
"""what papers leave out as well; code has names and older comments with some of them"""
OURS = re.compile(rf"\b(?:{'|'.join(NOT_OURS)})\b", re.I)
PAPERS_TOO = re.compile(rf"\b(?:{'|'.join((*NOT_OURS, *NOT_IN_PAPERS))})\b", re.I)
ENDINGS = {".py", ".html", ".css", ".js", ".conf", ".vcl", ".po"}
FOLDERS = ("src", "tests", "tools", "bench", "deploy")
SOURCES = sorted(
    path
    for folder in FOLDERS
    for path in (ROOT / folder).rglob("*")
    if path.suffix in ENDINGS and "node_modules" not in path.parts and path != Path(__file__)
)


def not_plain(text: str, words: re.Pattern[str] = OURS) -> Iterator[str]:
    """Yield the words of a text that we do not use."""
    yield from (found[0].lower() for found in words.finditer(re.sub(r"\s+", " ", text)))


@pytest.mark.parametrize("path", PAPERS, ids=lambda path: path.name)
def test_papers_are_in_plain_words(path: Path) -> None:
    assert sorted(not_plain(words_in(path.read_text("utf-8")), PAPERS_TOO)) == []


def test_sources_are_in_plain_words() -> None:
    assert len(SOURCES) > 500
    found = {path: sorted(not_plain(path.read_text("utf-8"))) for path in SOURCES}
    assert {str(path.relative_to(ROOT)): words for path, words in found.items() if words} == {}


def test_the_control_finds_words_that_nobody_says() -> None:
    assert list(not_plain("Whoever reckons so, lest it be for\n  ever")) == [
        "whoever", "reckons", "lest", "for ever"
    ]  # fmt: skip
    assert list(not_plain("for every reader, the least of what comes forever")) == []
    assert list(not_plain(words_in("Done anew by `--anew`, `upon`."), PAPERS_TOO)) == ["anew"]
