"""How long an export takes: everything, one article, and what all pages share.

    .venv/bin/python bench/export.py [--pages 20000] [--rounds 5]

A made-up edition in a temporary folder; each page has about the parts and bytes of an article.
Quoted are medians of the rounds: the seconds by the clock, which a busy disk makes many, and
those of the processor.
"""

import argparse
import datetime as dt
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from caspian.edition import splice
from caspian.edition.commit import Committing, committing
from caspian.edition.document import Document
from caspian.edition.export.run import export
from caspian.edition.export.sources import Sources
from caspian.edition.release import Signer, signer
from caspian.edition.store import Store, open_store
from caspian.edition.trace import Trace

TEXT = (
    "the harbour of Baku and a ferry that leaves when it is full across an inland sea whose level "
    "falls by a hand each year while ministers of five countries speak of pipelines and sturgeon"
)
FRAGMENTS = ("masthead", "latest", "must-read", "foot")


def main() -> int:
    """Measure and print a line for each kind of export."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=20_000, help="articles (default 20000)")
    parser.add_argument("--rounds", type=int, default=5, help="of each change (default 5)")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        paper = Paper(Path(folder), arguments.pages)
        print(f"| {arguments.pages} articles | seconds | of the processor | files written |")
        print("|---|---|---|---|")
        print(_line("everything, first export", [paper.export()]))
        for name, change in paper.changes().items():
            print(_line(name, [paper.after(change) for _ in range(arguments.rounds)]))
    return 0


@dataclass(frozen=True)
class Run:
    """What one export took."""

    seconds: float
    processor: float
    written: int


def _line(name: str, runs: list[Run]) -> str:
    seconds = statistics.median(run.seconds for run in runs)
    processor = statistics.median(run.processor for run in runs)
    return f"| {name} | {seconds:.3f} | {processor:.3f} | {runs[-1].written} |"


class Paper:
    """A made-up edition with its export."""

    def __init__(self, folder: Path, pages: int) -> None:
        self._folder, self._pages = folder, pages
        self._made = random.Random(7)
        self._store: Store = open_store(f"sqlite:///{folder / 'edition.sqlite3'}", make=True)
        self._signer: Signer = signer(folder / "edition.key")
        self._commit(self._everything)

    def export(self) -> Run:
        """Return what an export takes."""
        began, used = time.perf_counter(), time.process_time()
        report = export(self._store, self._folder / "export", Sources(), signer=self._signer)
        return Run(time.perf_counter() - began, time.process_time() - used, report.written)

    def after(self, change: Callable[[Committing], None]) -> Run:
        """Commit a change and return what its export takes."""
        self._commit(change)
        return self.export()

    def changes(self) -> dict[str, Callable[[Committing], None]]:
        """Return the changes to measure by their names."""
        return {
            "one article, nothing shared": lambda step: self._article(step, 0),
            "one article and what all pages show": self._latest_too,
        }

    def _commit(self, change: Callable[[Committing], None]) -> None:
        with committing(self._store, self._signer, at=dt.datetime.now(dt.UTC)) as step:
            change(step)

    def _everything(self, step: Committing) -> None:
        for name in FRAGMENTS:
            self._fragment(step, name)
        for number in range(self._pages):
            self._article(step, number)

    def _latest_too(self, step: Committing) -> None:
        self._article(step, 0)
        self._fragment(step, "latest")

    def _fragment(self, step: Committing, name: str) -> None:
        text = splice.part(self._text(12, b"/en/politics/%d/"))
        step.put(Document(f"fragment:en:{name}", parts=(text,)), Trace())

    def _article(self, step: Committing, number: int) -> None:
        parts = (
            splice.part(b"<!doctype html><html><head><title>x</title></head><body>"),
            "fragment:en:masthead",
            splice.part(self._text(40, b"/en/topics/%d/")),
            "fragment:en:must-read",
            "fragment:en:latest",
            splice.part(self._text(4, b"/en/places/%d/")),
            "fragment:en:foot",
        )
        key = f"/en/section-{number % 20}/article-{number}/"
        step.put(Document(key, parts=parts), Trace())

    def _text(self, paragraphs: int, link: bytes) -> bytes:
        lines = []
        for _ in range(paragraphs):
            words = " ".join(self._made.choices(TEXT.split(), k=50)).encode()
            address = link % self._made.randrange(1000)
            lines.append(b'<p class="paragraph">%s <a href="%s">more</a></p>\n' % (words, address))
        return b"".join(lines)


if __name__ == "__main__":
    sys.exit(main())
