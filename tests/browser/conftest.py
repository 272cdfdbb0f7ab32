"""A served paper and a real browser for the tests of this folder."""

import re
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, StorageState, expect, sync_playwright

from tests.browser import tools
from tests.browser.desk import Desk
from tests.browser.kinds import BARE, DAY, WITHDRAWN, Kind
from tests.browser.staff import Staff, hire
from tests.browser.watch import Watch
from tests.paper import Paper
from tests.warm_paper import WarmPaper

Open = Callable[..., BrowserContext]
Show = Callable[[Page, Kind], None]
Enter = Callable[..., Desk]
OpenTab = Callable[..., Page]

# No name leads anywhere: a page that asks another host for something fails, and says so.
CHROMIUM = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
]
PATIENCE_MS = 60_000
# What takes longest is begun first, so that two processes end at about the same time.
LONGEST = ("editors_path", "charts", "comments", "offline", "moderation", "desk_screens")
# What the sample lacks: an article of nothing but a headline, published at no round second, one
# that was withdrawn, and enough old ones for a list to have archive pages.
PREPARE = f"""
import datetime as dt
from django.utils import timezone
from caspian.newsroom.checks.overrule import overrule
from caspian.newsroom.models import Article, Section
section = Section.objects.get(slug="environment")
def out(revision):
    overrule(revision, by=None, reason="For the tests: nothing but a headline.")
    revision.publish()
bare = Article(title={BARE.heading!r}, slug={BARE.slug!r}, locale=section.locale, live=False)
section.add_child(instance=bare)
out(bare.save_revision())
Article.objects.get(slug={WITHDRAWN.slug!r}).unpublish()
for number in range(12):
    moment = timezone.now() - dt.timedelta(days=400 + number)
    old = Article(title=f"An older story {{number}}", locale=section.locale, live=False,
                  published_at=moment, first_published_at=moment)
    section.add_child(instance=old)
    out(old.save_revision())
"""


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the longest files of this folder before all others, in whatever order those are."""
    folder = Path(__file__).parent
    paths = [folder / f"test_{name}.py" for name in LONGEST]
    items.sort(key=lambda item: paths.index(item.path) if item.path in paths else len(paths))


@pytest.fixture(scope="session")
def paper(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Paper]:
    """Start the paper, add to its sample what that lacks, and see that it stops cleanly."""
    paper = WarmPaper(tmp_path_factory.mktemp("paper"))
    try:
        paper.wait()
        paper.shell(PREPARE)
        paper.run("press")
        yield paper
    finally:
        code = paper.stop()
    assert code == 0, paper.said()
    assert "Traceback" not in paper.said(), paper.said()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Start Chromium for the tests of one file.

    Not for the whole session: Playwright leaves an event loop running in this thread, and
    Django would refuse its database to every test that comes after.
    """
    path = tools.chromium()
    expect.set_options(timeout=PATIENCE_MS)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=CHROMIUM)
        yield browser
        browser.close()


@pytest.fixture
def open_context(browser: Browser, paper: Paper) -> Iterator[Open]:
    """Open browser contexts, as many as a test has people; none may do what a page must not."""
    with ExitStack() as opened:

        def open_one(**options: Any) -> BrowserContext:
            return opened.enter_context(watched(browser, paper, **options))

        yield open_one


@contextmanager
def watched(browser: Browser, paper: Paper, **options: Any) -> Iterator[BrowserContext]:
    """Open a browser context, and fail when a page in it did what no page may do."""
    context = browser.new_context(base_url=paper.address, **options)
    context.set_default_timeout(PATIENCE_MS)
    watch = Watch(context, paper.address)
    yield context
    context.close()
    assert watch.faults() == []


@dataclass
class Tabs:
    """The tabs of a file of tests, one for each set of options: to load is quicker than to open."""

    browser: Browser
    paper: Paper
    opened: dict[str, tuple[Page, Watch]] = field(default_factory=dict)

    def get(self, **options: Any) -> Page:
        """Return the tab of some options."""
        name = repr(sorted(options.items()))
        if name not in self.opened:
            context = self.browser.new_context(base_url=self.paper.address, **options)
            context.set_default_timeout(PATIENCE_MS)
            watch = Watch(context, self.paper.address)
            self.opened[name] = (context.new_page(), watch)
        return self.opened[name][0]


@pytest.fixture(scope="module")
def tabs(browser: Browser, paper: Paper) -> Tabs:
    """Keep the tabs of one file."""
    return Tabs(browser, paper)


@pytest.fixture
def open_tab(tabs: Tabs) -> Iterator[OpenTab]:
    """Open a tab that other tests of the file use as well: for readers of whom nothing stays."""
    yield tabs.get
    for page, watch in tabs.opened.values():
        assert page.context.cookies() == []
        assert watch.faults() == []


@pytest.fixture(scope="session")
def hired() -> dict[str, Staff]:
    """Keep who was hired for the paper of this process."""
    return {}


@pytest.fixture(scope="module")
def staff(hired: dict[str, Staff], paper: Paper, browser: Browser) -> Staff:
    """Give the reporter and the editor their accounts, once for a paper."""
    if not hired:
        with watched(browser, paper) as context:
            hired["staff"] = hire(paper, context)
    return hired["staff"]


@pytest.fixture(scope="session")
def sessions() -> dict[str, StorageState]:
    """Keep what the browsers of those who have signed in remember."""
    return {}


@pytest.fixture
def enter(open_context: Open, sessions: dict[str, StorageState]) -> Enter:
    """Return a way to the desk for one test."""
    return entering(open_context, sessions)


def entering(open_one: Open, sessions: dict[str, StorageState] | None = None) -> Enter:
    """Return a way to the desk: by its form for the first time, and with the same session then."""
    sessions = {} if sessions is None else sessions

    def enter_one(name: str, password: str, **options: Any) -> Desk:
        known = sessions.get(name)
        context = open_one(storage_state=known, **options)
        desk = Desk(context.new_page(), name, password, has_session=known is not None)
        if known is None:
            sessions[name] = context.storage_state()
        return desk

    return enter_one


@pytest.fixture
def show(paper: Paper) -> Show:
    """Open the example of a kind of page, and see that it answers as it should."""

    def show_one(page: Page, kind: Kind) -> None:
        answer = page.goto(path_of(kind, paper))
        assert answer is not None
        assert answer.status == kind.status

    return show_one


def path_of(kind: Kind, paper: Paper) -> str:
    """Return where the example of a kind stands; a day of the sample depends on today."""
    if kind.path != DAY:
        return kind.path
    newest = re.search(r'href="(/en/latest/\d{4}/\d\d/\d\d/)"', paper.get("/en/latest/")[1])
    assert newest
    return newest[1]
