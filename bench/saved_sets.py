"""The public test sets of saved pages: what each page is known to hold.

They are not in the repository: unpack each repository into a folder of its name under one folder.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from pathlib import Path

SETS = ("article-extraction-benchmark", "readability", "newspaper4k", "goose3")


@dataclass(frozen=True)
class KnownPage:
    """A saved page with what its set says of it; None where the set says nothing."""

    of: str
    name: str
    data: bytes
    headline: str | None = None
    date: str | None = None
    authors: frozenset[str] | None = None
    body: str | None = None
    is_beginning: bool = False
    """the set knows only how the body begins"""


def known_pages(folder: Path) -> Iterator[KnownPage]:
    """Yield the pages of all sets; stubs of under three paragraphs are left out."""
    for name, read in zip(SETS, (_scrapinghub, _readability, _newspaper4k, _goose3), strict=True):
        for page in read(folder / name):
            if len(re.findall(rb"<p[\s>]|<br\s*/?>\s*<br", page.data, re.IGNORECASE)) >= 3:
                yield page


def _scrapinghub(folder: Path) -> Iterator[KnownPage]:
    import gzip  # noqa: PLC0415

    known = json.loads((folder / "ground-truth.json").read_text())
    for name, of in known.items():
        data = gzip.decompress((folder / "html" / f"{name}.html.gz").read_bytes())
        yield KnownPage(SETS[0], name, data, body=of["articleBody"])


def _readability(folder: Path) -> Iterator[KnownPage]:
    for page in sorted((folder / "test" / "test-pages").iterdir()):
        of = json.loads((page / "expected-metadata.json").read_text())
        yield KnownPage(
            SETS[1],
            page.name,
            (page / "source.html").read_bytes(),
            headline=of.get("title"),
            date=_day(of.get("publishedTime")),
            authors=_names([of["byline"]] if of.get("byline") else []),
            body=_text((page / "expected.html").read_text()),
        )


def _newspaper4k(folder: Path) -> Iterator[KnownPage]:
    data = folder / "tests" / "data"
    for file in sorted((data / "metadata").glob("*.json")):
        of = json.loads(file.read_text())
        text = data / "txt" / f"{file.stem}.txt"
        yield KnownPage(
            SETS[2],
            file.stem,
            (data / "html" / f"{file.stem}.html").read_bytes(),
            headline=of.get("title"),
            date=_day(of.get("publish_date")),
            authors=_names(of.get("authors") or []),
            body=text.read_text() if text.exists() else None,
        )


def _goose3(folder: Path) -> Iterator[KnownPage]:
    for file in sorted((folder / "tests" / "data").glob("*/*.json")):
        of = json.loads(file.read_text()).get("expected", {})
        page = file.with_suffix(".html")
        if page.exists():
            yield KnownPage(
                SETS[3],
                file.stem,
                page.read_bytes(),
                headline=of.get("title"),
                date=_day(of.get("publish_date")),
                authors=_names(of.get("authors") or []),
                body=of.get("cleaned_text"),
                is_beginning=True,
            )


def _day(value: str | None) -> str | None:
    """Return the day of a date as its set writes it, as 2015-07-24."""
    found = re.match(r"(\d{4})-?(\d\d)-?(\d\d)", (value or "").strip())
    return "-".join(found.groups()) if found else None


_NO_NAME = re.compile(
    r"\d{4}|https?:|www\.|\b(?:follow|contributors to|creator name|property|staff|wire|desk)\b",
    re.IGNORECASE,
)


def _names(written: list[str]) -> frozenset[str] | None:
    """Return the names in what a set calls authors, or None when none of it is a name.

    Sets write bylines as they stand: “By Jane Roe March 25, 2015”, over several lines, or one
    with a date and nothing else. The first line counts, its date, role and “By” do not.
    """
    names: set[str] = set()
    for one in written:
        first = re.sub(r"^(?:by|par|written by)\s+", "", one.strip(), flags=re.IGNORECASE)
        first = re.sub(r"\s*\([^)]*\)|\d{1,2} \w{3} \d{4}.*", "", first.lstrip().split("\n")[0])
        for name in re.split(r",| and | & ", first):
            if (name := " ".join(name.split())) and not _NO_NAME.search(name) and len(name) > 3:
                names.add(name.casefold())
    return frozenset(names) or None


def _text(html: str) -> str:
    bare = re.sub(r"(?s)<(script|style)\b.*?</\1>", " ", html)
    return unescape(
        re.sub(r"<[^>]+>", " ", re.sub(r"</?(?:b|i|em|strong|a|span)\b[^>]*>", "", bare))
    )
