"""A stranger does what strangers do to an open server; readers and the editor go on.

Odd paths, forged headers, forms full of markup, and requests that stop in the middle and stay. Then
one with many machines holds connections, guesses the editor's password, looks for what a camera
wrote into a picture, and shows round a forged copy of the paper.
"""

import re
from http import HTTPStatus

from tests.browser.writing import article_id
from tests.day import by_script, stranger
from tests.day.besieger import Besieger
from tests.day.day import Day
from tests.day.hour_08_the_paper_opens import SECTIONS
from tests.day.hour_09_a_story_goes_out import HEADLINE, LISTS, PATH
from tests.day.pictures import SECRET, photograph
from tests.day.stranger import Stranger

NEWS, NEWS_PATH = "The harbour stays open", "/en/environment/the-harbour-stays-open/"
KIND = "My uncle fished here until the water left his pier."
RAW = (
    f"<script>window.{stranger.MARK}",
    "<img src=x",
    "<b>bold",
    "\u202e",
    "\u2067",
    "\x00",
    "\x1b",
)
PATHS = 150
HELD, GUESSES = 250, 20
REFUSAL = "Too many attempts. Wait"
BESIEGED, BESIEGED_PATH = "The siege is no news", "/en/environment/the-siege-is-no-news/"


def live(day: Day) -> None:
    """Let the stranger come first, and the one with many machines after that."""
    strange_things(day)
    besieged(day)


def besieged(day: Day) -> None:
    """See that nobody is locked out, nothing private is found, and what is forged is found out."""
    one = Besieger(day.paper)
    one.holds(HELD)
    try:
        pages = one.guesses("tigran", GUESSES, REFUSAL)
        assert "match" in pages[0]
        assert REFUSAL in pages[-1]
        day.editor.logs_in_again()
        day.editor.publishes(BESIEGED, SECTIONS[0])
        day.reader.sees(BESIEGED, BESIEGED_PATH, *LISTS)
    finally:
        one.lets_go()
    assert one.forges_a_header("X_Forwarded_For") == HTTPStatus.BAD_REQUEST
    assert SECRET in photograph()["buffer"], "the control: it is in what was uploaded"
    count, told_by = one.finds_in_pictures(SECRET, PATH, *LISTS)
    assert count
    assert told_by == []
    assert one.forges_a_copy(day.paper.home.parent / "copy") == [0, 1]


def strange_things(day: Day) -> None:
    """Let the stranger begin; publish, read and comment meanwhile; look at what is left of it."""
    one = Stranger(day.paper)
    article = article_id(day.paper, PATH)
    one.begins_and_goes_quiet(article)
    one.asks_for_odd_paths(PATHS)
    one.forges_headers()
    one.posts_garbage(article)
    texts = (stranger.MARKUP, stranger.CONTROLS, stranger.TURNED, stranger.LONG)
    for number, text in enumerate(texts):
        one.posts(
            article,
            number,
            name=f"{text[:60]}",
            text=f"{text} sincerely",
            token=form_token(day, article),
        )
        one.posts(article, 20 + number, name="Anybody", text=f"{text} again", token="forged")
    day.editor.publishes(NEWS, SECTIONS[0])
    day.reader.sees(NEWS, NEWS_PATH, *LISTS)
    one.posts(article, 99, name="Ulviyya", text=KIND, token=form_token(day, article))
    one.goes()
    what_is_left(day)
    assert one.broke == []


def what_is_left(day: Day) -> None:
    """Publish every comment there is, and see that it is words and nothing else."""
    assert day.newsroom.does(by_script.approve_all) > 1
    day.reader.sees(KIND, PATH)
    text = day.paper.get(PATH)[1] + day.paper.get(f"{PATH}comments/")[1]
    assert "&lt;script&gt;" in text
    assert [raw for raw in RAW if raw in text] == []
    day.reader.opens(PATH, HEADLINE)
    page = day.reporter.desk.page
    page.goto(PATH)
    assert page.evaluate(f"window.{stranger.MARK}") is None


def form_token(day: Day, article: int) -> str:
    """Return the token of a comment form, as anyone who wants to write gets one."""
    found = re.search(r'name="token" value="([^"]+)"', day.paper.get(f"/comments/{article}/")[1])
    assert found
    return found[1]
