"""The path of a story through the desk: written, reviewed, scheduled, changed, taken back."""

import datetime as dt
import time
from io import BytesIO

import pytest
from PIL import Image
from playwright.sync_api import Browser, FilePayload, expect

from tests.browser.conftest import Open, watched
from tests.browser.desk import Desk
from tests.browser.staff import SECTION, Staff, hire
from tests.paper import Paper

pytestmark = pytest.mark.slow
FRONT, IN_SECTION, LATEST = "/en/", "/en/environment/", "/en/latest/"
ON_TOPIC, BY_CONTRIBUTOR = "/en/topics/trade/", "/en/contributors/leyla-mammadzade/"
LISTS = (FRONT, IN_SECTION, LATEST)
EVERY_LIST = (*LISTS, ON_TOPIC, BY_CONTRIBUTOR)
# From choosing a moment to the desk's word that it is set; and from the moment to the page.
TO_SCHEDULE, LATE = dt.timedelta(seconds=30), 20.0


@pytest.fixture(scope="module")
def staff(paper: Paper, browser: Browser) -> Staff:
    """Give the reporter and the editor their accounts."""
    with watched(browser, paper) as context:
        return hire(paper, context)


@pytest.fixture
def editor(open_context: Open, staff: Staff) -> Desk:
    """Log the editor in."""
    return Desk(open_context().new_page(), "tigran", staff.editor)


def test_a_story_goes_from_the_reporter_to_the_reader(
    paper: Paper, open_context: Open, staff: Staff, editor: Desk
) -> None:
    """A reporter writes and submits, an editor approves twice, and readers find it."""
    headline = "The cranes of Alat never sleep"
    reporter = Desk(open_context().new_page(), "rena", staff.reporter)
    reporter.begin(headline, SECTION)
    reporter.standfirst("A night in the port that works by the wind.")
    reporter.paragraph("At three in the morning the ferry is half full.")
    reporter.byline("Leyla Mammadzade")
    reporter.lead_picture(photograph(), "Cranes over dark water")
    reporter.file_under("Trade")
    reporter.act("Submit to", told="submitted")
    assert lists_with(paper, headline) == []

    editor.open(headline, "Awaiting review")
    editor.act("Approve$", told="updated")
    assert lists_with(paper, headline) == []
    editor.open(headline, "Awaiting review")
    editor.act("Approve( and Publish)?$", told="Page")
    assert lists_with(paper, headline) == list(EVERY_LIST)

    page = open_context().new_page()
    page.goto("/en/environment/the-cranes-of-alat-never-sleep/")
    expect(page.get_by_role("heading", level=1)).to_have_text(headline)
    expect(page.get_by_text("the ferry is half full")).to_be_visible()
    picture = page.get_by_role("img", name="Cranes over dark water")
    expect(picture).to_have_js_property("complete", True)
    expect(picture).not_to_have_js_property("naturalWidth", 0)


def test_a_scheduled_story_appears_at_its_moment_and_not_before(paper: Paper, editor: Desk) -> None:
    """An article stays unknown until the minute that the editor names, and is everywhere then."""
    path = "/en/environment/the-tide-comes-in/"
    moment = next_minute()
    editor.begin("The tide comes in", SECTION)
    editor.schedule(moment)
    while time.time() < moment.timestamp() - 1:
        assert paper.get(path)[0] == 404
        assert lists_with(paper, "The tide comes in") == []
        time.sleep(2)
    while paper.get(path)[0] != 200 and time.time() < moment.timestamp() + LATE:
        time.sleep(0.2)
    assert paper.get(path)[0] == 200
    assert lists_with(paper, "The tide comes in") == list(LISTS)


def test_a_story_that_is_taken_back_is_gone_everywhere(paper: Paper, editor: Desk) -> None:
    """An unpublished article answers 410 and stands in no list."""
    path = "/en/environment/a-story-too-many/"
    editor.begin("A story too many", SECTION)
    editor.act("Publish$", told="published")
    assert read(paper, path)[0] == 200
    assert lists_with(paper, "A story too many") == list(LISTS)

    editor.open("A story too many", "Recently published")
    editor.unpublish()
    assert read(paper, path)[0] == 410
    assert lists_with(paper, "A story too many") == []


def test_readers_see_updated_only_when_there_is_something_new(paper: Paper, editor: Desk) -> None:
    """A corrected spelling leaves the dates alone; news says when the article was updated."""
    path = "/en/environment/the-lighthouse/"
    editor.begin("The lighthouse", SECTION)
    editor.standfirst("It has bene dark for years.")
    editor.act("Publish$", told="published")

    editor.open("The lighthouse", "Recently published")
    editor.standfirst("It has been dark for years.")
    editor.act("Publish$", told="published")
    text = read(paper, path)[1]
    assert "It has been dark for years." in text
    assert "Updated" not in text

    editor.open("The lighthouse", "Recently published")
    editor.standfirst("It has been lit again.")
    editor.say_what_changed("Something new for readers")
    editor.act("Publish$", told="published")
    text = read(paper, path)[1]
    assert "It has been lit again." in text
    assert "Updated" in text


def read(paper: Paper, path: str) -> tuple[int, str]:
    """Return what readers get at a path once the press has done what it was about."""
    paper.run("press")
    return paper.get(path)


def lists_with(paper: Paper, headline: str) -> list[str]:
    """Return the addresses of the lists that show a headline."""
    paper.run("press")
    return [path for path in EVERY_LIST if headline in paper.get(path)[1]]


def next_minute() -> dt.datetime:
    """Return a whole minute that leaves enough time to schedule something for it."""
    soon = dt.datetime.now(dt.UTC) + TO_SCHEDULE
    return soon.replace(second=0, microsecond=0) + dt.timedelta(minutes=1)


def photograph() -> FilePayload:
    """Return a picture of the size that a photographer would send."""
    file = BytesIO()
    Image.new("RGB", (2400, 1350), "teal").save(file, "JPEG")
    return {"name": "cranes.jpg", "mimeType": "image/jpeg", "buffer": file.getvalue()}
