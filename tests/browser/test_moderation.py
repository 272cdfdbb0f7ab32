"""A moderator at work, in a real browser: by keys, by mouse, and without a script."""

import json
import re
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from tests.browser.conftest import Enter
from tests.browser.test_accessibility import barriers, barriers_by_day_and_by_night
from tests.paper import Paper

pytestmark = pytest.mark.slow
ARTICLE = "/en/politics/who-owns-the-caspian/"
WRITE = """
import json
import secrets
from django.utils import timezone
from caspian.comments.models import Comment, Commenter
from caspian.newsroom.models import Article
article = Article.objects.get(slug="who-owns-the-caspian")
for number, text in enumerate(json.loads({texts!r})):
    key, name = secrets.token_hex(16), f"Reader {{number}}"
    who = Commenter.objects.create(key=key, name=name, first_at=timezone.now())
    Comment.objects.create(article=article, commenter=who, name=name, text=text, score=number,
                           posted_at=timezone.now())
"""
STATES = """
import json
from caspian.comments.models import Comment
found = Comment.objects.filter(text__contains={word!r}).order_by("score")
print(json.dumps(list(found.values_list("state", "rule__title"))))
"""


class Moderation:
    """The queue of one moderator, with comments that hold a word of the test's own."""

    def __init__(self, paper: Paper, page: Page, word: str) -> None:
        self.paper, self.page, self.word = paper, page, word

    def write(self, number: int) -> None:
        """Have readers write some comments, and open the queue with them."""
        texts = json.dumps([f"{self.word} number {one}." for one in range(number)])
        self.paper.shell(WRITE.format(texts=texts))
        self.page.goto(f"/desk/comments/?words={self.word}")

    def states(self) -> list[list[Any]]:
        """Return where the comments stand, and by which rule."""
        found: list[list[Any]] = json.loads(self.paper.shell(STATES.format(word=self.word)))
        return found

    def row(self, number: int) -> Locator:
        """Return the row of a comment."""
        return self.page.get_by_role("listitem").filter(has_text=f"{self.word} number {number}.")

    def keys(self, *keys: str) -> None:
        """Press keys, one after the other."""
        for key in keys:
            self.page.keyboard.press(key)

    def is_told(self, words: str) -> None:
        """Wait until the desk says something."""
        expect(self.page.get_by_role("status").filter(has_text=words).first).to_be_visible()


@pytest.fixture(scope="module")
def password(paper: Paper) -> str:
    """Give the moderator an account."""
    return paper.run("user", "nino", "--role", "moderator").split()[-1]


@pytest.fixture
def queue(paper: Paper, enter: Enter, password: str, request: pytest.FixtureRequest) -> Moderation:
    """Log the moderator in; the comments of each test carry its name."""
    desk = enter("nino", password)
    word = "".join(part.capitalize() for part in re.findall("[a-z]+", request.node.name))
    return Moderation(paper, desk.page, word)


def test_a_moderator_works_by_keys_and_readers_see_it(paper: Paper, queue: Moderation) -> None:
    queue.write(5)
    queue.keys("j", "a")
    queue.is_told("Published: 1 comment")
    expect(queue.row(0)).to_be_hidden()
    expect(queue.row(1)).to_be_focused()
    queue.keys("r", "2")
    queue.is_told("Rejected: 1 comment")
    expect(queue.row(2)).to_be_focused()
    queue.keys("x", "j", "x", "Shift+A")
    queue.is_told("Published: 2 comments")
    expect(queue.row(4)).to_be_focused()
    states = queue.states()
    assert [state for state, _ in states] == [
        "approved",
        "rejected",
        "approved",
        "approved",
        "held",
    ]
    assert states[1][1] == "No insults, no hatred"
    paper.run("press")
    text = paper.get(ARTICLE)[1]
    assert f"{queue.word} number 0." in text
    assert f"{queue.word} number 1." not in text


def test_one_key_takes_back_press_by_press(queue: Moderation) -> None:
    queue.write(3)
    queue.keys("j", "a")
    queue.is_told("Published: 1 comment")
    queue.keys("r", "1")
    queue.is_told("Rejected: 1 comment")
    queue.keys("u")
    queue.is_told("Undone: 1 comment")
    expect(queue.row(1)).to_be_focused()
    queue.keys("u")
    expect(queue.row(0)).to_be_focused()
    assert [state for state, _ in queue.states()] == ["held", "held", "held"]


def test_keys_mean_places_where_letters_are_not_latin(queue: Moderation) -> None:
    queue.write(2)
    for key, code in (("о", "KeyJ"), ("ф", "KeyA")):
        queue.page.evaluate(
            "([key, code]) => document.body.dispatchEvent(new KeyboardEvent('keydown', "
            "{key, code, bubbles: true, cancelable: true}))",
            [key, code],
        )
    queue.is_told("Published: 1 comment")


def test_letters_typed_into_a_field_decide_nothing(queue: Moderation) -> None:
    queue.write(2)
    queue.keys("j")
    field = queue.page.get_by_role("searchbox", name="Words")
    field.press("a")
    field.press("r")
    expect(queue.row(0)).to_be_visible()
    assert [state for state, _ in queue.states()] == ["held", "held"]


def test_the_list_of_keys_is_ours_and_escape_closes_it(queue: Moderation) -> None:
    queue.write(1)
    queue.keys("?")
    keys = queue.page.get_by_role("dialog", name="Keys", exact=True)
    expect(keys).to_be_visible()
    queue.keys("a", "Escape")
    expect(keys).to_be_hidden()
    expect(queue.row(0)).to_be_visible()


def test_a_decision_that_fails_is_said_and_the_comment_comes_back(queue: Moderation) -> None:
    queue.write(2)
    queue.page.route("**/decide/", lambda route: _refused(route))
    queue.keys("j", "a")
    queue.is_told("The desk refused.")
    expect(queue.row(0)).to_be_focused()
    queue.page.unroute("**/decide/")
    queue.keys("a")
    queue.is_told("Published: 1 comment")


def test_the_next_page_comes_while_there_is_still_work(queue: Moderation) -> None:
    queue.write(30)
    rows = queue.page.locator(".cm-row:visible")
    expect(rows).to_have_count(25)
    queue.page.get_by_role("checkbox", name="All on this page").check()
    queue.keys("Shift+R")
    queue.page.get_by_role("button", name="Stay with the subject").first.click()
    queue.is_told("Rejected: 25 comments")
    expect(rows).to_have_count(5)
    expect(queue.row(25)).to_be_focused()


def test_everything_works_without_a_script(paper: Paper, enter: Enter, password: str) -> None:
    desk = enter("nino", password, java_script_enabled=False)
    queue = Moderation(paper, desk.page, "Scriptless")
    queue.write(3)
    queue.row(0).get_by_role("button", name="Publish").click()
    expect(queue.row(0)).to_have_count(0)
    queue.page.get_by_role("button", name="Undo").click()
    expect(queue.row(0)).to_be_visible()
    for number in (0, 1):
        queue.row(number).get_by_role("checkbox").check()
    bulk = queue.page.locator("#bulk")
    bulk.get_by_text("Reject …").click()
    bulk.get_by_role("button", name="No insults, no hatred").click()
    expect(queue.row(1)).to_have_count(0)
    assert [state for state, _ in queue.states()] == ["rejected", "rejected", "held"]


@pytest.mark.parametrize("wide", [360, 1280])
def test_the_queue_has_no_barrier(paper: Paper, enter: Enter, password: str, wide: int) -> None:
    page = enter("nino", password, viewport={"width": wide, "height": 800}).page
    queue = Moderation(paper, page, f"Barrier{wide}")
    queue.write(2)
    queue.keys("j", "r")
    assert barriers_by_day_and_by_night(page) == []
    assert page.evaluate("document.documentElement.scrollWidth - window.innerWidth") <= 0
    queue.keys("Escape", "?")
    assert barriers_by_day_and_by_night(page) == []
    for path in ("log/", "bans/", "whole/"):
        page.goto(f"/desk/comments/{path}")
        assert barriers_by_day_and_by_night(page) == []


def test_the_control_finds_a_barrier_in_the_queue(queue: Moderation) -> None:
    queue.write(1)
    box = queue.row(0).get_by_role("checkbox")
    box.evaluate("box => box.removeAttribute('aria-label')")
    assert any(line.startswith("label:") for line in barriers(queue.page))


def _refused(route: Route) -> None:
    # What somebody gets who was logged out meanwhile: the door, and no error.
    route.fulfill(status=200, content_type="text/html", body="<h1>Sign in</h1>")
