"""How long an article of 5,000 words in 60 blocks takes to save, to open and to type in.

    python -m bench.long_article [--rounds 5] [--saves 20] [--beside SOURCES --python PYTHON]

Saves are the form's own, sent as it sends itself; beside the clock stands the processor time of
the whole server, the background worker included. A form is usable when all its texts stand there
and one who goes into the middle one is in its editor. Opening and typing are measured with a
processor four times slower; typing by Chromium's own trace: in each task's processor time, so that
what else the machine does counts little, and beside it as the clock shows them. `--beside` names
the sources of another commit, and the Python of an environment of its own, which holds the desk's
static files: both are opened, and save, in turn.
"""

import argparse
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import BrowserContext, Page, sync_playwright

from bench.processes import free_port, processor_seconds, ran, running, until_answered
from bench.tables import Tables, percentile

ROOT = Path(__file__).parents[1]
BROWSER = "/usr/bin/chromium-headless-shell"
PASSWORD = "correct horse battery"
BLOCKS, WORDS = 60, 84
SLOWER, LONG_MS, KEYS, KEY_MS = 4, 50, 60, 150
READY_WITHIN = 180.0
MAKE = f"""
from caspian.newsroom.models import Article, Section, User
from wagtail.models import Locale
from caspian.newsroom.models import Home
User.objects.create_superuser("bench", "bench@example.org", {PASSWORD!r})
home = Home.objects.first()
section = Section(title="Long", slug="long", locale=home.locale)
home.add_child(instance=section)
words = "ferry port grain river border pipeline language carpet harvest market school bridge"
text = " ".join((words.split() * 9)[:{WORDS}])
def block(number):
    if number % 10 == 5:
        return ("heading", "A heading of the story")
    return ("paragraph", f"<p>{{text}} <b>{{number}}</b> <i>words</i>.</p>")
article = Article(title="A long story", slug="a-long-story", locale=section.locale, live=False,
                  body=[block(n) for n in range({BLOCKS})])
section.add_child(instance=article)
article.save_revision()
print(article.pk)
"""
FIELDS = "() => [...new FormData(document.querySelector('form[data-edit-form]'))].filter(p => " \
    "typeof p[1] === 'string')"  # fmt: skip
TEXT = ".public-DraftEditor-content"
USABLE = """([text, least]) => {
  const texts = [...document.querySelectorAll(text)];
  if (texts.length < least || !document.querySelector('[name=title]')) return 0;
  texts[Math.floor(texts.length / 2)].focus();
  return document.activeElement.matches('.public-DraftEditor-content') ? performance.now() : 0;
}"""


class Desk:
    """A served paper with one long article, and a browser that is logged in."""

    def __init__(
        self, name: str, port: int, article: str, context: BrowserContext, server: int
    ) -> None:
        self.name, self.context, self.server = name, context, server
        self.address = f"http://127.0.0.1:{port}"
        self.edit = f"{self.address}/desk/pages/{article}/edit/"
        self.opened: list[float] = []
        self.saved: list[float] = []
        self.worked: list[float] = []
        self.fields: dict[str, str] = {}
        self.page = context.new_page()
        self.page.goto(f"{self.address}/desk/login/")
        self.page.fill("[name=username]", "bench")
        self.page.fill("[name=password]", PASSWORD)
        self.page.click("button[type=submit]")
        self.page.wait_for_url("**/desk/")

    def open(self) -> None:
        """Open the form, and note when it was usable."""
        cdp = self.context.new_cdp_session(self.page)
        cdp.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
        self.opened.append(opened(self.page, self.edit))
        cdp.send("Emulation.setCPUThrottlingRate", {"rate": 1})
        cdp.detach()
        self.fields = dict(self.page.evaluate(FIELDS))

    def save(self, number: int) -> None:
        """Save the form as it saves itself, with another headline."""
        fields = self.fields | {"title": f"A long story {number}"}
        headers = {"Accept": "application/json", "Referer": self.edit}
        took, began = processor_seconds(self.server), time.perf_counter()
        answer = self.context.request.post(self.edit, multipart=dict(fields), headers=headers)
        self.saved.append((time.perf_counter() - began) * 1000)
        self.worked.append((processor_seconds(self.server) - took) * 1000)
        assert answer.ok, answer.text()[:500]
        said = answer.json()
        fields |= {k: str(v) for k, v in said.get("field_updates", {}).items()}
        # As the form does it, which else would be told that somebody saved meanwhile.
        for name in ("id", "created_at"):
            if f"revision_{name}" in said:
                fields[f"loaded_revision_{name}"] = str(said[f"revision_{name}"])
        self.fields = fields


def opened(page: Page, address: str) -> float:
    """Open a form and return after how many milliseconds it was usable."""
    page.goto(address, wait_until="commit")
    least, deadline = BLOCKS * 9 // 10, time.monotonic() + READY_WITHIN
    while time.monotonic() < deadline:
        if found := page.evaluate(USABLE, [TEXT, least]):
            return float(found)
        page.wait_for_timeout(20)
    raise AssertionError(f"{address} never came to be usable")


def typed(desk: Desk) -> tuple[list[float], list[float]]:
    """Type in the middle of the story; return each task's processor time, and its time, in ms."""
    page = desk.context.new_page()
    opened(page, desk.edit)
    page.wait_for_timeout(4000)
    page.locator(TEXT).nth(BLOCKS // 3).focus()
    page.keyboard.press("End")
    cdp = desk.context.new_cdp_session(page)
    events: list[dict[str, Any]] = []
    cdp.on("Tracing.dataCollected", lambda said: events.extend(said["value"]))
    done: list[int] = []
    cdp.on("Tracing.tracingComplete", lambda said: done.append(1))
    cdp.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    cdp.send("Tracing.start", {"categories": "toplevel,disabled-by-default-devtools.timeline"})
    page.keyboard.type("the ferry leaves when it is full, and nobody can say when that "[:KEYS],
                       delay=KEY_MS)  # fmt: skip
    page.wait_for_timeout(2500)
    cdp.send("Tracing.end")
    while not done:
        page.wait_for_timeout(50)
    page.close()
    return tasks_of(events)


def tasks_of(events: list[dict[str, Any]]) -> tuple[list[float], list[float]]:
    """Return the processor time and the time of each task of the page's main thread, in ms."""
    main = {
        (one["pid"], one["tid"])
        for one in events
        if one.get("name") == "thread_name" and one["args"]["name"] == "CrRendererMain"
    }
    tasks = [
        one
        for one in events
        if "RunTask" in one.get("name", "") and one.get("ph") == "X"
        if not main or (one["pid"], one["tid"]) in main
    ]
    return [one.get("tdur", 0) / 1000 for one in tasks], [one["dur"] / 1000 for one in tasks]


@contextmanager
def desk(name: str, sources: Path, python: str, browser: Any) -> Iterator[Desk]:
    """Serve a new paper from some sources, with the long article in it."""
    with tempfile.TemporaryDirectory() as folder:
        port = free_port()
        variables = {
            "CASPIAN_HOME": folder, "CASPIAN_SAMPLE": "0", "CASPIAN_WEATHER": "off",
            "CASPIAN_BIND": f"127.0.0.1:{port}", "PYTHONPATH": str(sources),
        }  # fmt: skip
        command = [python, "-m", "caspian.project.cli"]
        with running([*command, "serve", "--workers", "1"], variables) as server:
            until_answered(port, "/desk/login/", every=0.5)
            made = ran([*command, "manage", "shell", "-v", "0", "-c", MAKE], variables)
            context = browser.new_context(viewport={"width": 1280, "height": 900})
            context.set_default_timeout(READY_WITHIN * 1000)
            yield Desk(name, port, made.said.split()[-1], context, server.pid)
            context.close()


def main() -> None:
    """Measure, and print the tables."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--saves", type=int, default=20)
    parser.add_argument("--beside", type=Path)
    parser.add_argument("--python", default=sys.executable)
    parser.add_argument("--json", action="store_true")
    asked = parser.parse_args()
    tables = Tables(as_json=asked.json)
    with sync_playwright() as playwright, ExitStack() as kept:
        browser = playwright.chromium.launch(executable_path=BROWSER, args=["--no-sandbox"])
        desks = [kept.enter_context(desk("this", ROOT / "src", sys.executable, browser))]
        if asked.beside:
            desks.append(kept.enter_context(desk("beside", asked.beside, asked.python, browser)))
        for _ in range(asked.rounds):
            for one in desks:
                one.open()
        for number in range(asked.saves):
            for one in desks:
                one.save(number)
        report(tables, desks)
    tables.end()


def report(tables: Tables, desks: list[Desk]) -> None:
    """Show what was measured, and the load of the machine meanwhile."""
    columns = ("", "p50", "p95", "longest")
    tables.show("Saving the article: ms", columns, [(d.name, *spread(d.saved)) for d in desks])
    rows = [(d.name, *spread(d.worked)) for d in desks]
    tables.show("Processor time of the server for a save: ms", columns, rows)
    tables.show(
        f"Opening its form, processor / {SLOWER}: ms",
        columns,
        [(d.name, *spread(d.opened)) for d in desks],
    )
    rows = []
    for one in desks:
        one.page.close()
    for one in desks:
        work, clock = typed(one)
        over = sum(t > LONG_MS for t in work)
        rows.append((one.name, over, max(work), sum(t > LONG_MS for t in clock), max(clock)))
    said = ("", f"tasks over {LONG_MS} ms", "longest", "by the clock", "longest by the clock")
    tables.show(f"Typing {KEYS} keys, processor / {SLOWER}", said, rows)
    loads = " ".join(f"{load:.1f}" for load in os.getloadavg())
    tables.show(
        "The machine", ("load of 1, 5, 15 minutes", "cores"), [(loads, os.cpu_count() or 0)]
    )


def spread(found: list[float]) -> tuple[float, float, float]:
    """Return the median, the 95th percentile and the longest."""
    ordered = sorted(found)
    return statistics.median(ordered), percentile(ordered, 0.95), ordered[-1]


if __name__ == "__main__":
    main()
