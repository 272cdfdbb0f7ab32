"""Writing a comment in a real browser, with script and without: to the page and back again."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Open
from tests.browser.test_accessibility import barriers_by_day_and_by_night
from tests.browser.writing import ARTICLE, approve_all, forget_all
from tests.paper import Paper

pytestmark = pytest.mark.slow
WORDS = "My uncle fished here until the water left his pier."
SCRIPT = [True, False]


@pytest.fixture(params=SCRIPT, ids=["with script", "without script"])
def page(request: pytest.FixtureRequest, open_context: Open) -> Page:
    """A reader's browser, from an address of its own."""
    address = f"198.51.100.{10 + SCRIPT.index(request.param)}"
    context = open_context(
        java_script_enabled=request.param, extra_http_headers={"X-Forwarded-For": address}
    )
    return context.new_page()


@pytest.fixture(autouse=True)
def _calm(paper: Paper) -> Iterator[None]:
    """Find no comment of other tests, and leave nothing behind: no comment, no slow mode."""
    forget_all(paper)
    yield
    forget_all(paper)


def begin(page: Page) -> None:
    """Open the article, and the form under it, which nothing but a click on its summary opens."""
    page.goto(ARTICLE)
    page.locator(".comment-open > summary").click()


def test_from_the_article_to_ones_own_words_and_back(page: Page, paper: Paper) -> None:
    begin(page)
    page.get_by_label("Your comment").fill(WORDS)
    page.get_by_label("Your name").fill("Ulviyya")
    page.get_by_role("button", name="Send the comment").click()
    expect(page.get_by_role("main")).to_contain_text(WORDS)
    own = page.url
    approve_all(paper)
    page.goto(own)
    expect(page.get_by_role("status")).to_contain_text("Your comment is published.")
    page.get_by_role("link", name="See it under the article").click()
    shown = page.locator(".comment", has_text=WORDS)
    expect(shown).to_be_in_viewport()
    shown.get_by_role("link").click()
    expect(page).to_have_url(re.compile(r"/comments/#comment-\d+$"))
    expect(page.locator(".comment:target")).to_contain_text(WORDS)
    page.goto(own)
    page.get_by_role("button", name="Take my comment back").click()
    expect(page.get_by_role("status")).to_contain_text("You have taken this comment back.")
    paper.run("press")
    page.goto(ARTICLE)
    expect(page.get_by_text(WORDS)).to_have_count(0)


def test_what_is_missing_is_said_and_what_was_typed_stays(page: Page) -> None:
    begin(page)
    page.get_by_label("Your e-mail address").fill("ulviyya@example.org")
    page.get_by_role("button", name="Send the comment").click()
    expect(page.get_by_label("Your comment")).to_have_accessible_description(
        "Please enter your comment!"
    )
    expect(page.get_by_label("Your name")).to_have_accessible_description(
        "Please enter your name here"
    )
    expect(page.get_by_label("Your e-mail address")).to_have_value("ulviyya@example.org")
    page.get_by_label("Your comment").fill(WORDS)
    page.get_by_role("button", name="Send the comment").click()
    expect(page.get_by_label("Your comment")).to_have_value(WORDS)
    page.get_by_label("Your name").fill("Ulviyya")
    page.get_by_role("button", name="Send the comment").click()
    expect(page.get_by_role("status")).to_be_visible()
    expect(page.get_by_role("main")).to_contain_text(WORDS)


def test_an_answer_stands_under_what_it_answers(page: Page, paper: Paper) -> None:
    for text, name in (("Which pier was it?", "Davit"), (WORDS, "Ulviyya")):
        begin(page)
        if name == "Ulviyya":
            page.get_by_role("link", name=re.compile("Answer the comment by Davit")).click()
            expect(page.get_by_role("heading", level=1)).to_have_text("Your answer to Davit")
        page.get_by_label("Your comment").fill(text)
        page.get_by_label("Your name").fill(name)
        page.get_by_role("button", name="Send the comment").click()
        expect(page.get_by_role("status")).to_be_visible()
        approve_all(paper)
    page.goto(ARTICLE)
    expect(page.locator(".replies .comment")).to_contain_text(WORDS)
    expect(page.get_by_role("heading", name="2 comments")).to_be_visible()


def test_no_page_of_writing_has_a_barrier(open_context: Open, paper: Paper) -> None:
    page = open_context(extra_http_headers={"X-Forwarded-For": "198.51.100.30"}).new_page()
    begin(page)
    page.get_by_role("button", name="Send the comment").click()
    assert barriers_by_day_and_by_night(page) == []
    page.get_by_label("Your comment").fill(WORDS)
    page.get_by_label("Your name").fill("Ulviyya")
    page.get_by_role("button", name="Send the comment").click()
    expect(page.get_by_role("status")).to_be_visible()
    assert barriers_by_day_and_by_night(page) == []
    approve_all(paper)
    for path in (ARTICLE, f"{ARTICLE}comments/", "/en/comment-rules/"):
        page.goto(path)
        assert barriers_by_day_and_by_night(page) == [], path
    page.get_by_role("main").get_by_role("heading", level=1).wait_for()
