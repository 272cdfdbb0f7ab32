"""How well the importer reads saved pages: `python -m bench.saved_pages FOLDER`.

FOLDER holds the public sets (see `bench/saved_sets.py`). Headline: the same words, or one within
the other. Date: the same day, where the set has one. Authors: the same names, where the set has
one. Body: what standfirst and blocks say against what the set has, by words (by letters where a
script has no spaces). Every page counts once for each; a page that was refused has nothing.
"""

import argparse
import re
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from bench.saved_sets import SETS, KnownPage, known_pages
from bench.tables import Tables, percentile
from caspian.formats.saved_page.read import NotAnArticle, SavedPage, read

_TOKEN = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]|\w+")


@dataclass
class Score:
    """What was right, and of how many."""

    right: Counter[str] = field(default_factory=Counter)
    known: Counter[str] = field(default_factory=Counter)
    body: list[tuple[float, float, float]] = field(default_factory=list)
    """of each page: words in both, only in ours, only in the set's, as shares of all"""
    seconds: list[float] = field(default_factory=list)
    refused: int = 0

    def add(self, other: "Score") -> None:
        """Count another's pages as well."""
        self.right.update(other.right)
        self.known.update(other.known)
        self.body += other.body
        self.seconds += other.seconds
        self.refused += other.refused

    def f1(self) -> float:
        """Return the F1 of all words of all pages, each page weighing the same."""
        both, ours, theirs = (sum(page[part] for page in self.body) for part in range(3))
        return 2 * both / (2 * both + ours + theirs) if self.body else 0.0

    def row(self) -> Iterator[str]:
        """Yield the figures: pages, refused, headline, date, authors, body, seconds."""
        yield str(len(self.seconds))
        yield str(self.refused)
        for what in ("headline", "date", "authors"):
            of = self.known[what]
            yield f"{self.right[what] / of:.3f} of {of}" if of else "–"
        yield f"{self.f1():.3f} of {len(self.body)}"
        yield f"{percentile(self.seconds, 0.5):.2f}, {percentile(self.seconds, 0.95):.2f}"


def measure(page: KnownPage, *, told: bool) -> Score:
    """Return what the importer makes of one page."""
    score = Score()
    begun = time.perf_counter()
    try:
        found: SavedPage | None = read(page.data)
    except NotAnArticle as reason:
        found, why = None, str(reason)
    score.seconds.append(time.perf_counter() - begun)
    score.refused += found is None
    wrong = [f"refused: {why}"] if found is None else []
    for what, right, said in _judged(page, found):
        score.known[what] += 1
        score.right[what] += right
        wrong += [] if right else [f"{what}: {said}"]
    if page.body is not None:
        score.body.append(_overlap(page, found))
        both, ours, theirs = score.body[0]
        if both < 0.85:
            wrong.append(f"body: {both:.2f} in both, {ours:.2f} too much, {theirs:.2f} missing")
    if told and wrong:
        print(f"{page.of}/{page.name}", *wrong, sep="\n    ")
    return score


def _judged(page: KnownPage, found: SavedPage | None) -> Iterator[tuple[str, bool, str]]:
    if page.headline:
        ours = found.headline if found else ""
        one, other = " ".join(_tokens(ours)), " ".join(_tokens(page.headline))
        right = bool(one) and (one in other or other in one)
        yield "headline", right, f"“{ours}”, not “{page.headline}”"
    if page.date:
        day = str(found.printed_date) if found and found.date_standing == "article" else ""
        yield "date", day == page.date, f"{day}, not {page.date}"
    if page.authors:
        names = {" ".join(name.casefold().split()) for name in found.authors} if found else set()
        yield "authors", names == page.authors, f"{sorted(names)}, not {sorted(page.authors)}"


def _overlap(page: KnownPage, found: SavedPage | None) -> tuple[float, float, float]:
    theirs = _tokens(page.body or "")
    ours = _tokens("\n".join(found.paragraphs) if found else "")
    if page.is_beginning:
        start = _start(ours, theirs[:4])
        ours = ours[start : start + len(theirs)]
    one, other = Counter(ours), Counter(theirs)
    both = (one & other).total()
    only_ours, only_theirs = (one - other).total(), (other - one).total()
    total = both + only_ours + only_theirs or 1
    return both / total, only_ours / total, only_theirs / total


def _start(ours: list[str], first: list[str]) -> int:
    places = (at for at in range(len(ours)) if ours[at : at + len(first)] == first)
    return next(places, 0)


def _tokens(text: str) -> list[str]:
    return _TOKEN.findall(text.casefold())


def main() -> None:
    """Measure all sets and print a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--wrong", action="store_true", help="name each page that is wrong")
    parser.add_argument("--only", default="", help="pages whose name holds this")
    arguments = parser.parse_args()
    scores = {name: Score() for name in (*SETS, "all")}
    for page in known_pages(arguments.folder):
        if arguments.only in f"{page.of}/{page.name}":
            score = measure(page, told=arguments.wrong)
            scores[page.of].add(score)
            scores["all"].add(score)
    columns = ("set", "pages", "refused", "headline", "date", "authors", "body F1", "s p50, p95")
    rows = [(name, *score.row()) for name, score in scores.items() if score.seconds]
    tables = Tables(as_json=False)
    tables.show("Saved pages, read by the importer", columns, rows)
    tables.end()


if __name__ == "__main__":
    main()
