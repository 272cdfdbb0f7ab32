"""Our pages beside WordPress's, as Lighthouse sees them and as a cheap phone on slow 4G gets them.

    .venv/bin/python -m bench.looking [--rounds 3] [--only caspian] [--json]

Both are served at once on 127.0.0.1 with the sample publication: `caspian serve` with two workers,
and WordPress with its default theme (bench/wordpress.py says what that needs, bench/audits.py where
Lighthouse comes from). Each round looks at every page of both in turn; quoted are the medians. It
takes some ten minutes.
"""

import argparse
import statistics
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from bench import wordpress
from bench.audits import CATEGORIES, Audit, audited, version
from bench.homes import FRONT, PaperHome
from bench.processes import until_answered
from bench.tables import Row, Tables, tell
from bench.visits import Visit, chromium, visited

SECTION, SEARCH, RESULTS = "/en/environment/", "/en/search/", "/en/search/?q=caspian"
ARTICLE, NEXT = "/en/politics/who-owns-the-caspian/", "/en/environment/caspian-falling/"
KINDS = ("front", "section", "article", "search")
KB = 1000
Run = TypeVar("Run")


@dataclass(frozen=True)
class Site:
    """Somebody's pages: where each kind stands, and an article to go on to."""

    name: str
    address: str
    pages: dict[str, str]
    next: str


def main() -> int:
    """Measure and print a table of each."""
    arguments = _arguments()
    tables = Tables(as_json=arguments.json)
    with tempfile.TemporaryDirectory(prefix="caspian-bench-") as folder, ExitStack() as stack:
        sites = [_caspian(Path(folder), stack)]
        if arguments.only != "caspian":
            sites.append(_wordpress(Path(folder), stack))
        _show_visits(tables, sites, arguments.rounds)
        _show_audits(tables, sites, arguments.rounds)
    tables.end()
    return 0


def _caspian(folder: Path, stack: ExitStack) -> Site:
    tell("Starting the paper with its sample …")
    home = PaperHome(folder / "paper", 0)
    # The paper is founded with its sample by the first start, as on anybody's first day.
    del home.variables["CASPIAN_SAMPLE"], home.variables["CASPIAN_ADDRESS"]
    served = stack.enter_context(home.served())
    for path in (FRONT, ARTICLE, NEXT, SECTION):
        until_answered(served.port, path, every=0.1)
    pages = {"front": FRONT, "section": SECTION, "article": ARTICLE, "search": SEARCH}
    address = f"http://127.0.0.1:{served.port}"
    return Site("Caspian", address, pages | {"results": RESULTS}, NEXT)


def _wordpress(folder: Path, stack: ExitStack) -> Site:
    tell("Installing WordPress …")
    served = stack.enter_context(wordpress.wordpress(folder / "wordpress"))
    pages = {
        "front": wordpress.FRONT,
        "section": wordpress.SECTION,
        "article": wordpress.ARTICLE,
        # It has no page to search from: what stands for both is the page of what was found.
        "search": wordpress.SEARCH,
    }
    name = f"WordPress {wordpress.version()}"
    return Site(name, f"http://127.0.0.1:{served.port}", pages, wordpress.NEXT)


def _show_visits(tables: Tables, sites: Sequence[Site], rounds: int) -> None:
    first: dict[tuple[str, str], list[Visit]] = {}
    following: dict[tuple[str, str], list[Visit]] = {}
    with chromium() as browser:
        for number in range(rounds):
            tell(f"Visits, round {number + 1} of {rounds} …")
            for kind, site in _turns(sites):
                # The next page is always an article: from an article that is the usual way on.
                visits = visited(browser, site.address + site.pages[kind], site.address + site.next)
                first.setdefault((kind, site.name), []).append(visits[0])
                following.setdefault((kind, site.name), []).append(visits[1])
    tables.show(
        "First visit on slow 4G, a processor of a quarter the speed (applied)",
        ("page", "whose", "LCP, s", "CLS", "largest", "requests", "to others", "kB", *_PARTS),
        [_visit_row(*key, visits) for key, visits in first.items()],
    )
    tables.show(
        "Then to another article",
        ("from", "whose", "LCP, s", "CLS", "largest", "requests", "to others", "kB", *_PARTS),
        [_visit_row(*key, visits) for key, visits in following.items()],
    )


_PARTS = ("without pictures", "page", "styles", "fonts", "script")


def _visit_row(kind: str, name: str, visits: list[Visit]) -> Row:
    parts = [
        round(statistics.median(one.sent.get(part, 0) for one in visits) / KB, 1)
        for part in ("document", "stylesheet", "font", "script")
    ]
    return (
        kind, name, round(_median(visits, lambda one: one.lcp) / 1000, 2),
        round(_median(visits, lambda one: one.cls), 3), visits[-1].what,
        round(_median(visits, lambda one: one.requests)), max(one.elsewhere for one in visits),
        _kb(visits, lambda one: one.total), _kb(visits, lambda one: one.without_pictures), *parts,
    )  # fmt: skip


def _show_audits(tables: Tables, sites: Sequence[Site], rounds: int) -> None:
    found: dict[tuple[str, str], list[Audit]] = {}
    for number in range(rounds):
        for kind, site in _turns(sites):
            tell(f"Lighthouse, round {number + 1} of {rounds}: {kind} of {site.name} …")
            audit = audited(site.address + site.pages[kind])
            found.setdefault((kind, site.name), []).append(audit)
    tables.show(
        f"Lighthouse {version()}, mobile preset (simulated)",
        ("page", "whose", *CATEGORIES, "LCP, s", "CLS", "TBT, ms", "requests", "to others"),
        [_audit_row(*key, audits) for key, audits in found.items()],
    )
    failed = [
        (*key, line)
        for key, audits in found.items()
        for line in sorted({line for one in audits for line in one.failed})
    ]
    tables.show("What does not pass, and counts", ("page", "whose", "audit"), failed)


def _audit_row(kind: str, name: str, audits: list[Audit]) -> Row:
    scores = [
        round(statistics.median(one.scores[category] for one in audits)) for category in CATEGORIES
    ]
    return (
        kind, name, *scores, round(_median(audits, lambda one: one.lcp) / 1000, 2),
        round(_median(audits, lambda one: one.cls), 3), round(_median(audits, lambda one: one.tbt)),
        round(_median(audits, lambda one: one.requests)), max(one.elsewhere for one in audits),
    )  # fmt: skip


def _turns(sites: Sequence[Site]) -> Iterator[tuple[str, Site]]:
    for kind in (*KINDS, "results"):
        for site in sites:
            if kind in site.pages:
                yield kind, site


def _median(runs: Sequence[Run], of: Callable[[Run], float]) -> float:
    return statistics.median(of(run) for run in runs)


def _kb(visits: list[Visit], of: Callable[[Visit], int]) -> float:
    return round(_median(visits, of) / KB, 1)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=3, help="looks at each page (default 3)")
    parser.add_argument("--only", choices=("caspian",), help="leave WordPress out")
    parser.add_argument("--json", action="store_true", help="print JSON")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
