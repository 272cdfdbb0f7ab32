"""How fast a whole paper is made, and one change brought out, beside Hugo and Pelican.

    .venv/bin/python -m bench.building [--sizes 1000 10000] [--rounds 3] [--pelican COMMAND]

All three make the same articles with the same parts and lists: see `bench/hugo`, `bench/pelican`.
Caspian also compresses each page, signs, and remembers what each was made from. Each tool builds
from nothing, in turn. Needs hugo (a Debian package); Pelican is installed into a folder that is
removed afterwards, unless `--pelican` names one. With the defaults it takes some fifteen minutes.
"""

import argparse
import re
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from bench.homes import PaperHome
from bench.processes import Ran, ran
from bench.tables import Row, Tables, ratio, tell
from bench.wrk import program

BENCH = Path(__file__).parent
SEVERAL = 3000
"""articles; of a larger paper fewer rounds are enough"""
SAMPLE = "section-1/article-7"


class Tool(Protocol):
    """Something that makes a paper."""

    name: str

    def build(self) -> Ran: ...
    def pages(self) -> int: ...
    def change(self) -> None: ...
    def bring_out(self) -> Ran: ...


class Caspian:
    """`caspian press --clean` for the whole, `caspian press` for a change."""

    name = "Caspian"

    def __init__(self, home: PaperHome) -> None:
        self._home = home
        self._pages = 0

    def build(self) -> Ran:
        self._home.forget_edition()
        done = self._home.press("--clean")
        self._pages = _rendered(done)
        return done

    def pages(self) -> int:
        return self._pages

    def change(self) -> None:
        self._home.python("bench.newsroom", "change", str(self._home.size // 2))

    def bring_out(self) -> Ran:
        return self._home.press()


class Generator:
    """Hugo or Pelican: both make everything anew for every change."""

    def __init__(self, name: str, folder: Path, command: Sequence[str], output: str) -> None:
        self.name, self._folder = name, folder
        self._command, self._output = command, folder / output
        shutil.copytree(BENCH / folder.name, folder, dirs_exist_ok=True)

    def build(self) -> Ran:
        shutil.rmtree(self._output, ignore_errors=True)
        return ran(self._command, folder=self._folder)

    def pages(self) -> int:
        # Hugo makes a page that only leads from the first page of a list to the list.
        return sum(path.parts[-3:-1] != ("page", "1") for path in self._output.rglob("*.html"))

    def change(self) -> None:
        path = self._folder / "content" / f"{SAMPLE}.html"
        path.write_text(
            re.sub(r"(?<=7)(?=[\"<])", f" {time.time_ns()}7", path.read_text(), count=1)
        )

    def bring_out(self) -> Ran:
        return self.build()


class Compressed:
    """A generator, and `gzip` of every page in two processes: what Caspian's press does too."""

    def __init__(self, generator: Generator, folder: Path) -> None:
        self.name = f"{generator.name}, then gzip"
        self._generator = generator
        self._packed = ["find", str(folder), "-name", "*.html", "-print0"]

    def build(self) -> Ran:
        made = self._generator.build()
        listed = " ".join(self._packed)
        packed = ran(["sh", "-c", f"{listed} | xargs -0 -n 100 -P 2 gzip -6 -k"])
        return Ran(made.seconds + packed.seconds, max(made.peak, packed.peak), made.said)

    def pages(self) -> int:
        return self._generator.pages()

    def change(self) -> None:
        self._generator.change()

    def bring_out(self) -> Ran:
        return self.build()


def main() -> int:
    """Measure and print a table for each size, and one for a change."""
    arguments = _arguments()
    tables = Tables(as_json=arguments.json)
    with tempfile.TemporaryDirectory(prefix="caspian-bench-") as name:
        folder = Path(name)
        try:
            pelican = arguments.pelican or _installed_pelican(folder / "venv")
            for size in arguments.sizes:
                tools = _tools(folder / str(size), size, pelican)
                rounds = arguments.rounds if size < SEVERAL else max(1, arguments.rounds - 1)
                _measure_whole(tables, tools, size, rounds)
            _measure_change(tables, tools, size, rounds)
        except (FileNotFoundError, RuntimeError) as fault:
            sys.stderr.write(f"{fault}\n")
            return 2
    tables.end()
    return 0


def _tools(folder: Path, size: int, pelican: str) -> list[Tool]:
    tell(f"Writing a paper of {size:,} articles …")
    home = PaperHome(folder / "home", size).make()
    home.python("bench.newsroom", "write", str(folder))
    hugo = [program("hugo"), "--quiet", "--cacheDir", str(folder / "cache"), "-d", "public"]
    settings = ["content", "-s", "pelicanconf.py", "-o", "output", "--quiet"]
    by_hugo = Generator("Hugo", folder / "hugo", hugo, "public")
    return [
        Caspian(home),
        by_hugo,
        Compressed(by_hugo, folder / "hugo/public"),
        Generator("Pelican", folder / "pelican", [pelican, *settings], "output"),
    ]


def _measure_whole(tables: Tables, tools: list[Tool], size: int, rounds: int) -> None:
    runs: dict[str, list[Ran]] = {tool.name: [] for tool in tools}
    for number in range(rounds):
        for tool in tools:
            tell(f"{size:,} articles, round {number + 1} of {rounds}: {tool.name} …")
            runs[tool.name].append(tool.build())
    ours = [run.seconds for run in runs["Caspian"]]
    rows: list[Row] = []
    for tool in tools:
        seconds = [run.seconds for run in runs[tool.name]]
        median = statistics.median(seconds)
        rows.append(
            (
                tool.name, median, size / median, tool.pages(), tool.pages() / median,
                max(run.peak for run in runs[tool.name]), ratio(seconds, ours),
            )
        )  # fmt: skip
    tables.show(
        f"A whole paper of {size:,} articles from nothing, median of {rounds}",
        ("tool", "seconds", "articles/s", "pages", "pages/s", "peak MB", "times Caspian's"),
        rows,
    )


def _measure_change(tables: Tables, tools: list[Tool], size: int, rounds: int) -> None:
    """Measure what it takes to bring one changed article out; the tools have built before."""
    runs: dict[str, list[Ran]] = {tool.name: [] for tool in tools}
    for number in range(rounds):
        for tool in tools:
            tell(f"One article changed, round {number + 1} of {rounds}: {tool.name} …")
            tool.change()
            runs[tool.name].append(tool.bring_out())
    rows: list[Row] = []
    for tool in tools:
        last = runs[tool.name][-1]
        pages = _rendered(last) if isinstance(tool, Caspian) else tool.pages()
        median = statistics.median(run.seconds for run in runs[tool.name])
        rows.append((tool.name, median, pages, max(run.peak for run in runs[tool.name])))
    tables.show(
        f"One article changed among {size:,}, command to end, median of {rounds}",
        ("tool", "seconds", "pages rendered", "peak MB"),
        rows,
    )
    tell(runs["Caspian"][-1].said.strip())


def _rendered(done: Ran) -> int:
    found = re.search(r"([\d,]+) documents rendered", done.said)
    return int(found[1].replace(",", "")) if found else 0


def _installed_pelican(folder: Path) -> str:
    tell("Installing Pelican into a folder of its own …")
    ran([sys.executable, "-m", "venv", str(folder)])
    ran([str(folder / "bin/python"), "-m", "pip", "install", "--quiet", "pelican"])
    return str(folder / "bin/pelican")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[1000, 10_000], help="articles")
    parser.add_argument("--rounds", type=int, default=3, help="builds of each (default 3)")
    parser.add_argument("--pelican", help="the command of a Pelican that is there already")
    parser.add_argument("--json", action="store_true", help="print JSON")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
