"""Pages are kept where a reader asked for it, and none of them passes for a page of now."""

import os
import re
import signal
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from caspian.pages.assets import FOLDER
from tests.browser.conftest import PATIENCE_MS
from tests.browser.keeping import (
    ARTICLE,
    OTHER,
    gate_before,
    kept,
    open_offer,
    read,
    turn_on,
    until_kept,
    withdraw,
    workers,
    write,
)
from tests.browser.writing import article_id
from tests.paper import Paper

pytestmark = pytest.mark.slow
WORKER = (FOLDER / "worker.js").read_text("utf-8")
RETIRED = (FOLDER / "worker-retired.js").read_text("utf-8")
SHOWN = "image => image.complete && image.naturalWidth"
FRONT = "caspian.project.front:application"


@pytest.fixture
def context(browser: Browser, paper: Paper) -> Iterator[BrowserContext]:
    """Open a browser that may lose its connection: what it then says in its console is no fault."""
    made = browser.new_context(base_url=paper.address)
    made.set_default_timeout(PATIENCE_MS)
    yield made
    made.close()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    """Open a window."""
    return context.new_page()


def marks(page: Page, path: str) -> int:
    """Open a page and return how many marks of a kept copy stand on it."""
    page.goto(path)
    return page.locator(".kept").count()


def open_of_now(page: Page, path: str) -> None:
    """Open a page until it says no more that it is a kept one: a busy machine may answer late."""
    for _ in range(PATIENCE_MS // 100):
        if marks(page, path) == 0:
            return
        page.wait_for_timeout(100)
    raise AssertionError(f"{path} stays a kept one")


def test_nothing_is_kept_until_a_reader_asks(page: Page) -> None:
    for path in (ARTICLE, "/en/", OTHER):
        page.goto(path, wait_until="networkidle")
        open_offer(page)
        expect(page.get_by_role("button", name="Keep pages on this device")).to_be_visible()
    assert (workers(page), page.evaluate("caches.keys()")) == (0, [])
    assert page.evaluate("localStorage.length") == 0


def test_a_kept_page_says_that_it_is_one_and_of_when(context: BrowserContext, page: Page) -> None:
    turn_on(page)
    read(page, "/en/")
    context.set_offline(True)
    for path in (ARTICLE, "/en/"):
        assert marks(page, path) == 1, path
        mark = page.locator(".kept")
        expect(mark).to_contain_text("The paper can't be reached right now.")
        expect(mark.locator("time")).to_have_text(re.compile(r"^\w+day, \w+ \d+, 20\d\d at \d"))
        assert mark.evaluate("one => getComputedStyle(one).backgroundColor") != "rgba(0, 0, 0, 0)"
        assert page.locator("main img").first.evaluate(SHOWN) > 0, path
    context.set_offline(False)
    open_of_now(page, ARTICLE)


def test_looking_at_a_kept_page_makes_it_no_fresher(context: BrowserContext, page: Page) -> None:
    when = f"""async () => (await (await caches.open((await caches.keys())[0]))
        .match(location.origin + "{ARTICLE}")).headers.get("x-kept")"""
    turn_on(page)
    before = page.evaluate(when)
    context.set_offline(True)
    assert marks(page, ARTICLE) == 1
    page.wait_for_timeout(2000)
    context.set_offline(False)
    assert page.evaluate(when) == before


def test_a_page_that_changed_is_fresh(paper: Paper, page: Page) -> None:
    path = write(paper, "grain-prices", "Grain is dear")
    turn_on(page, path)
    write(paper, "grain-prices", "Grain is cheap")
    open_of_now(page, path)
    expect(page.get_by_role("heading", level=1)).to_have_text("Grain is cheap")


def test_the_control_sees_a_worker_that_shows_what_is_stale(paper: Paper, browser: Browser) -> None:
    asked = re.search(r"const asked = .*;", WORKER)
    assert asked
    first = "const asked = (async () => (await caches.match(url)) || fetch(request))();"
    path = write(paper, "cotton-prices", "Cotton is dear")
    with gate_before(paper) as gate, browser.new_context(base_url=gate.address) as context:
        gate.worker = WORKER.replace(asked[0], first)
        page = context.new_page()
        turn_on(page, path)
        write(paper, "cotton-prices", "Cotton is cheap")
        page.goto(path)
        expect(page.get_by_role("heading", level=1)).to_have_text("Cotton is dear")


def test_going_back_asks_for_the_page_again(paper: Paper, page: Page) -> None:
    """The browser's own cache would give the page of before, and nobody would say so."""
    path = write(paper, "wool-prices", "Wool is dear")
    turn_on(page, path)
    read(page, path)
    page.evaluate("addEventListener('unload', () => {})")  # keeps it out of the back/forward cache
    read(page, OTHER)
    write(paper, "wool-prices", "Wool is cheap")
    page.go_back()
    expect(page.get_by_role("heading", level=1)).to_have_text("Wool is cheap")


def test_what_was_withdrawn_is_kept_no_longer(
    paper: Paper, context: BrowserContext, page: Page
) -> None:
    path = write(paper, "silk-prices", "Silk is dear")
    turn_on(page, path)
    withdraw(paper, "silk-prices")
    page.goto(path)
    expect(page.get_by_role("heading", level=1)).to_contain_text("withdrawn")
    page.wait_for_timeout(500)
    assert kept(page) == []
    context.set_offline(True)
    page.goto(path)
    expect(page).to_have_url(re.compile("/en/offline/"))


def test_what_is_not_kept_leads_to_what_is(context: BrowserContext, page: Page) -> None:
    turn_on(page)
    read(page, OTHER)
    context.set_offline(True)
    page.goto("/en/culture/")
    expect(page.locator(".unreached")).to_contain_text("is not kept on this device")
    links = page.locator(".kept-pages a")
    expect(links).to_have_text([re.compile("Minus 29"), re.compile("Who owns")])
    links.last.click()
    expect(page.locator(".kept")).to_be_visible()
    page.goto("/en/culture/")
    context.set_offline(False)
    page.get_by_role("link", name="Try again").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Culture")


def test_an_address_in_the_offline_page_leads_to_no_other_host(page: Page) -> None:
    for elsewhere in ("https://evil.example/", "javascript:alert(1)", "//evil.example/"):
        page.goto("/en/about/")
        page.goto(f"/en/offline/#{elsewhere}")
        page.wait_for_timeout(200)
        expect(page.locator(".unreached")).to_be_hidden()


def test_a_paper_that_does_not_answer_is_not_waited_for_for_ever(paper: Paper, page: Page) -> None:
    turn_on(page)
    front = paper.processes(FRONT)
    try:
        for pid in front:
            os.kill(pid, signal.SIGSTOP)
        assert marks(page, ARTICLE) == 1
    finally:
        for pid in front:
            os.kill(pid, signal.SIGCONT)
    open_of_now(page, ARTICLE)


def test_the_last_twenty_pages_are_kept(paper: Paper, page: Page) -> None:
    found = re.findall(r'href="(/en/(?!offline)[a-z]+/(?:[a-z0-9-]+/)?)"', paper.get("/en/")[1])
    paths = [path for path in dict.fromkeys(found) if path != "/en/search/"][:22]
    assert len(paths) == 22
    turn_on(page, paths[0])
    for path in paths[1:]:
        read(page, path)
    until_kept(page, paths[-1])
    page.wait_for_timeout(500)
    assert kept(page) == paths[-20:]


def test_what_is_personal_or_a_question_is_never_kept(paper: Paper, page: Page) -> None:
    turn_on(page)
    asks = ("/en/search/?q=sea", f"/comments/{article_id(paper)}/", "/en/nowhere/", "/desk/")
    for path in asks:
        page.goto(path, wait_until="networkidle")
        page.wait_for_timeout(300)
    assert kept(page) == [ARTICLE]


def test_turned_off_everything_is_gone(page: Page) -> None:
    turn_on(page)
    read(page, OTHER)
    open_offer(page)
    page.get_by_role("button", name="Stop and delete them").click()
    expect(page.get_by_role("button", name="Keep pages on this device")).to_be_visible()
    assert (workers(page), page.evaluate("caches.keys()")) == (0, [])
    page.goto("/en/", wait_until="networkidle")
    assert page.evaluate("caches.keys()") == []


def test_the_paper_can_retire_the_worker(paper: Paper, browser: Browser) -> None:
    """CASPIAN_SERVICE_WORKER=0 answers with the retiring one: tests/server/test_own_files.py."""
    with gate_before(paper) as gate, browser.new_context(base_url=gate.address) as context:
        page = context.new_page()
        turn_on(page)
        gate.worker = RETIRED
        page.goto("/en/about/")
        for _ in range(100):
            page.wait_for_timeout(200)
            if workers(page) == 0:
                break
        assert (workers(page), page.evaluate("caches.keys()")) == (0, [])
        page.goto(OTHER)
        open_offer(page)
        page.get_by_role("button", name="Keep pages on this device").click()
        expect(page.locator(".keeping")).to_be_hidden()
