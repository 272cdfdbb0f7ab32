"""The day itself: the paper, its people, and the hours that they live through."""

import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from types import ModuleType
from typing import Any, TypeVar

from playwright.sync_api import Browser, Page

import tests.day
from tests.browser.conftest import watched
from tests.day.newsroom import Newsroom
from tests.day.paper import DayPaper
from tests.day.people import Editor, Publisher, Reader, Reporter

AtDesk = TypeVar("AtDesk", Reporter, Editor, Publisher)
DESKTOP = {"width": 1280, "height": 900}


class Day:
    """A day; what an hour makes, later hours find here."""

    paper: DayPaper
    newsroom: Newsroom
    reporter: Reporter
    editor: Editor
    reader: Reader

    def __init__(self, folder: Path, browser: Browser, **variables: str) -> None:
        self.faults: list[Exception] = []
        self.scheduled: dict[str, Any] = {}
        self._folder, self._browser, self._variables = folder, browser, variables
        self._opened, self._people = ExitStack(), ExitStack()
        self._pages: dict[str, Page] = {}

    def opens(self) -> None:
        """Start an empty paper, with two processes that answer readers."""
        self.paper = DayPaper(self._folder, CASPIAN_SAMPLE="0", **self._variables)
        self._opened.callback(self._end)

    def employs(self, passwords: dict[str, str]) -> None:
        """Give everybody a browser; the reader's runs no scripts."""
        self._passwords = passwords
        self.reader = Reader(self._page("reader", java_script_enabled=False), self.paper)
        self.reporter = Reporter(self._page("reporter", viewport=DESKTOP), passwords["rena"])
        self.editor = Editor(self._page("editor", viewport=DESKTOP), passwords["tigran"])

    @contextmanager
    def publisher(self) -> Iterator[Publisher]:
        """Let the publisher come in for a while."""
        with watched(self._browser, self.paper, viewport=DESKTOP) as context:
            self._pages["publisher"] = context.new_page()
            yield Publisher(self._pages["publisher"], self._passwords["aygun"])
            del self._pages["publisher"]

    @contextmanager
    def on_the_phone(self, person: AtDesk) -> Iterator[AtDesk]:
        """Let somebody go on by phone for a while: 390 pixels, and fingers."""
        session = person.desk.page.context.storage_state()
        phone = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
        with watched(self._browser, self.paper, storage_state=session, **phone) as context:
            name = f"{type(person).__name__.lower()}-phone"
            self._pages[name] = context.new_page()
            yield type(person)(self._pages[name], "", has_session=True, by_touch=True)
            # Kept open where an hour fails, so that one sees what stood there.
            del self._pages[name]

    def calls_newsroom(self) -> None:
        """Start the process for what is done by script."""
        self.newsroom = Newsroom(self.paper)
        self._opened.callback(self.newsroom.close)

    def lives_through(self, hour: ModuleType) -> None:
        """Live through an hour, say what it was and how long it took; keep what failed.

        The day goes on after an hour that failed: what fails after it may have another reason.
        """
        number = number_of(hour)
        title = (hour.__doc__ or "").partition("\n")[0].partition(":")[0].rstrip(".")
        started = time.monotonic()
        try:
            hour.live(self)
        except Exception as fault:
            fault.add_note(f"At {number} o'clock. Kept: {self._kept(number)}")
            self.faults.append(fault)
            title = f"FAILED: {title}"
        self._say(f"  {number}  {title:90} {time.monotonic() - started:5.1f} s")

    def everybody_goes_home(self) -> None:
        """Close every browser; none may have done what no page may make it do."""
        self._pages.clear()
        self._people.close()
        self.newsroom.close()

    def closes(self) -> None:
        """End whatever still runs, in whatever state the day is."""
        with suppress(AssertionError):  # a day that failed has said why already
            self._people.close()
        self._opened.close()

    def _page(self, name: str, **options: Any) -> Page:
        context = self._people.enter_context(watched(self._browser, self.paper, **options))
        self._pages[name] = context.new_page()
        return self._pages[name]

    def _kept(self, number: str) -> Path:
        """Keep a picture of what each person sees, and the server's log; return the folder."""
        folder = Path(tempfile.mkdtemp(prefix=f"caspian-day-{number}-"))
        for name, page in self._pages.items():
            with suppress(Exception):  # a page that hangs must not hide what went wrong
                page.screenshot(path=folder / f"{name}.png", timeout=5000)
        with suppress(AttributeError, FileNotFoundError):
            shutil.copyfile(self.paper.log, folder / "server.log")
        return folder

    def _end(self) -> None:
        if self.paper.process.poll() is None:
            self.paper.process.kill()
            self.paper.process.wait()

    @staticmethod
    def _say(line: str) -> None:
        sys.stderr.write(f"{line}\n")
        sys.stderr.flush()


def hours() -> Iterator[ModuleType]:
    """Yield the hours of the day in their order."""
    for name in sorted(one.name for one in iter_modules(tests.day.__path__)):
        if name.startswith("hour_"):
            yield import_module(f"tests.day.{name}")


def number_of(hour: ModuleType) -> str:
    """Return the number of an hour."""
    return hour.__name__.rpartition(".")[2].split("_")[1]
