"""A new article in a real browser: the key that saves beside the form's own save; who reads one."""

import re

import pytest
from playwright.sync_api import Page, Request, Route, expect

from tests.browser.conftest import Enter
from tests.browser.desk import Desk
from tests.browser.staff import SECTION, Staff
from tests.paper import Paper

pytestmark = pytest.mark.slow
COUNT = """
from caspian.newsroom.models import Article
found = Article.objects.filter(title__startswith={title!r})
print(found.count(), *(one.revisions.count() for one in found))
"""
WHICH = """
from caspian.newsroom.models import Article
print(Article.objects.live().get(title__startswith={title!r}).pk)
"""
READ = "Minus 29 metres"
A_SCRIPT = """() => {
  const field = document.querySelector("[name=standfirst]");
  field.value += " A script wrote this.";
  field.dispatchEvent(new Event("change", { bubbles: true }));
}"""


def begun(page: Page) -> None:
    """Open the form of a new article."""
    page.goto("/desk/")
    page.get_by_role("link", name="Write an article").click()
    expect(page.get_by_role("textbox", name=re.compile("^Headline"))).to_be_focused()


def test_a_save_beside_the_forms_own_makes_one_article(
    paper: Paper, enter: Enter, staff: Staff
) -> None:
    page = enter("tigran", staff.editor).page
    begun(page)
    held: list[Route] = []

    def hold(route: Route) -> None:
        # The form's own save is on its way for as long as the key's takes.
        if "application/json" in route.request.headers.get("accept", ""):
            held.append(route)
        else:
            route.continue_()

    page.route("**/desk/pages/add/**", hold)
    page.get_by_role("textbox", name=re.compile("^Headline")).press_sequentially("A race at sea")
    while not held:
        page.wait_for_timeout(50)
    # Let both go at once: the desk works on the one while the other comes in.
    held[0].continue_()
    page.keyboard.press("Control+s")
    page.wait_for_url("**/edit/")
    expect(page.get_by_role("textbox", name=re.compile("^Headline"))).to_have_value("A race at sea")
    assert paper.shell(COUNT.format(title="A race at sea")).split()[0] == "1"


def test_two_articles_of_one_headline_both_save(paper: Paper, enter: Enter, staff: Staff) -> None:
    desk = enter("tigran", staff.editor)
    for _ in range(2):
        desk.begin("Twice the same 🙂", SECTION)
        desk.save_draft()
    assert paper.shell(COUNT.format(title="Twice the same")).split()[0] == "2"


def opened(paper: Paper, desk: Desk) -> None:
    """Open a published article, and wait until its form watches for changes."""
    number = paper.shell(WHICH.format(title=READ)).strip()
    desk.page.goto(f"/desk/pages/{number}/edit/")
    expect(desk.big_button()).to_be_visible()
    desk.rest()


def test_who_reads_an_article_writes_nothing(paper: Paper, enter: Enter, staff: Staff) -> None:
    desk, saves = enter("tigran", staff.editor), list[str]()
    page, count = desk.page, COUNT.format(title=READ)
    before = paper.shell(count)
    opened(paper, desk)
    page.on("request", lambda one: saves.append(one.url) if is_a_save(one) else None)
    for tab in ("Who and where", "Where it shows", "When and rights", "Story"):
        desk.turn_to(tab)
    text = page.get_by_role("region", name="Text", exact=True)
    for number in range(3):
        text.get_by_role("textbox").nth(number).click()
    page.get_by_role("textbox", name=re.compile("^Headline")).click()
    page.mouse.wheel(0, 2000)
    # Not only hands write into a form: what a script does there as it is opened is no change.
    page.evaluate(A_SCRIPT)
    # Longer than the form takes to look (half a second) and to save (half a second more).
    page.wait_for_timeout(4_000)
    assert saves == []
    page.goto("/desk/")
    assert paper.shell(count) == before


def test_the_control_a_letter_is_a_change(paper: Paper, enter: Enter, staff: Staff) -> None:
    desk = enter("tigran", staff.editor)
    before = paper.shell(COUNT.format(title=READ))
    opened(paper, desk)
    with desk.page.expect_response(lambda answer: is_a_save(answer.request)):
        desk.page.get_by_role("textbox", name="Standfirst").press_sequentially("!")
    assert paper.shell(COUNT.format(title=READ)) != before


def is_a_save(request: Request) -> bool:
    """Return whether a form saves itself by a request."""
    return request.method == "POST" and request.url.endswith("/edit/")
