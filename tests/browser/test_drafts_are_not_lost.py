"""No word is lost: a line that drops, a session that ends, a tab that closes."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest
from playwright.sync_api import Browser, Dialog, Locator, Page, expect

from tests.browser.desk import Desk
from tests.browser.staff import SECTION, Staff
from tests.paper import Paper

pytestmark = pytest.mark.slow
SESSION = "sessionid"
KEPT = "Object.keys(localStorage).filter((one) => one.startsWith('caspian-draft:'))"
LISTEN = """() => {
  window.heard = [];
  for (const name of ['saved', 'unsaved', 'offline'])
    document.addEventListener(`caspian:${name}`, (event) => heard.push(event.type));
}"""
SAID = """
from caspian.newsroom.models import Article
print(Article.objects.get(slug={slug!r}).get_latest_revision_as_object().standfirst)
"""
IS_LIVE = """
from caspian.newsroom.models import Article
print(Article.objects.get(slug={slug!r}).live)
"""


@pytest.fixture
def log_in(browser: Browser, paper: Paper) -> Iterator[Callable[[str, str], Desk]]:
    """Return a way to the desk with a session of one's own: it ends in these tests.

    Not watched for errors of the network, which Chromium reports: they are what happens here.
    """
    faults: list[str] = []
    with ExitStack() as opened:

        def log_one_in(name: str, password: str) -> Desk:
            context = opened.enter_context(browser.new_context(base_url=paper.address))
            context.set_default_timeout(60_000)
            page = context.new_page()
            page.on("pageerror", lambda error: faults.append(str(error)))
            return Desk(page, name, password)

        yield log_one_in
    assert faults == []


@pytest.fixture
def writer(log_in: Callable[[str, str], Desk], staff: Staff) -> Desk:
    """Log the reporter in."""
    return log_in("rena", staff.reporter)


def state(page: Page) -> Locator:
    """Return the line that says why nothing is saved."""
    return page.locator(".desk-draft__state")


def standfirst(page: Page) -> Locator:
    """Return the field that somebody types in."""
    return page.get_by_role("textbox", name="Standfirst")


def test_a_line_that_drops_says_so_and_catches_up(paper: Paper, writer: Desk) -> None:
    page = writer.page
    writer.begin("A line that drops", SECTION)
    page.evaluate(LISTEN)
    # As a proxy does that has lost the desk.
    page.route("**/desk/**", lambda route: route.fulfill(status=503, body="away"))
    standfirst(page).fill("Typed while the desk was away.")
    expect(state(page)).to_contain_text("Your words are kept here")
    assert page.evaluate(KEPT)
    page.unroute_all()
    expect(state(page)).to_be_hidden()
    writer.rest()
    assert "Typed while the desk was away." in paper.shell(SAID.format(slug="a-line-that-drops"))
    heard = page.evaluate("heard")
    assert heard[0] == "caspian:unsaved"
    assert "caspian:offline" in heard
    assert heard[-1] == "caspian:saved"
    assert page.evaluate(KEPT) == []


def test_a_session_that_ends_asks_in_place_and_saves_on(
    paper: Paper, writer: Desk, staff: Staff
) -> None:
    page = writer.page
    writer.begin("A session that ends", SECTION)
    page.context.clear_cookies(name=SESSION)
    standfirst(page).fill("Typed after the session had ended.")
    dialog = page.get_by_role("dialog", name="Sign in again")
    dialog.get_by_label("Password of rena").fill("wrong")
    dialog.get_by_role("button", name="Sign in and save").click()
    expect(dialog.get_by_role("alert")).to_contain_text("didn't match")
    dialog.get_by_label("Password of rena").fill(staff.reporter)
    dialog.get_by_role("button", name="Sign in and save").click()
    expect(dialog).to_be_hidden()
    # All is saved; the page is loaded anew, for its choosers know the session before.
    page.wait_for_event("load")
    expect(standfirst(page)).to_have_value("Typed after the session had ended.")
    said = paper.shell(SAID.format(slug="a-session-that-ends"))
    assert "Typed after the session had ended." in said
    assert page.evaluate(KEPT) == []


def test_a_tab_that_closed_offers_its_words_again(writer: Desk) -> None:
    page = writer.page
    writer.begin("A tab that closes", SECTION)
    address = page.url
    page.context.clear_cookies(name=SESSION)
    standfirst(page).fill("Words that nobody saved.")
    dialog = page.get_by_role("dialog", name="Sign in again")
    dialog.get_by_role("button", name="Not now").click()
    asked: list[str] = []

    def accept(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.accept()

    page.on("dialog", accept)
    page.goto("about:blank")
    assert asked == ["beforeunload"]
    writer.log_in()
    page.goto(address)
    offer = page.locator(".desk-draft__offer")
    expect(offer).to_contain_text("was not saved")
    offer.get_by_role("button", name="Take it back").click()
    expect(standfirst(page)).to_have_value("Words that nobody saved.")
    expect(offer).to_be_hidden()
    # Saved by now: closing asks nothing.
    page.goto("about:blank")
    assert asked == ["beforeunload"]


def test_a_decision_that_was_not_sent_is_taken_back(
    paper: Paper, log_in: Callable[[str, str], Desk], staff: Staff
) -> None:
    """The panel says why nothing went out, and the next save is only a save."""
    desk = log_in("tigran", staff.editor)
    desk.begin("A decision unsent", SECTION)
    desk.paragraph("The line drops as somebody decides.")
    panel = desk.panel()
    desk.page.context.set_offline(True)
    panel.get_by_role("button", name="Publish now").click()
    expect(panel.get_by_role("alert")).to_contain_text("no connection")
    desk.page.context.set_offline(False)
    panel.get_by_role("button", name="Back to the text").click()
    expect(state(desk.page)).to_be_hidden()
    desk.save_draft()
    assert paper.shell(IS_LIVE.format(slug="a-decision-unsent")).strip() == "False"
