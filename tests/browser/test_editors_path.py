"""The path of a story through the desk: written, reviewed, scheduled, changed, taken back."""

import datetime as dt
import re
import time
from io import BytesIO

import pytest
from PIL import Image
from playwright.sync_api import FilePayload, expect

from tests.browser.conftest import Enter, Open
from tests.browser.desk import Desk
from tests.browser.staff import SECTION, Staff
from tests.paper import Paper

pytestmark = pytest.mark.slow
FRONT, IN_SECTION, LATEST = "/en/", "/en/environment/", "/en/latest/"
ON_TOPIC, BY_CONTRIBUTOR = "/en/topics/trade/", "/en/contributors/leyla-mammadzade/"
LISTS = (FRONT, IN_SECTION, LATEST)
EVERY_LIST = (*LISTS, ON_TOPIC, BY_CONTRIBUTOR)
COMES_WITHIN = 60.0
SCHEDULED = """
from caspian.newsroom.models import Article
print(Article.objects.get(slug={slug!r}).scheduled_revision.approved_go_live_at.isoformat())
"""
BRING_NEAR = """
import datetime as dt
from django.utils import timezone
from caspian.newsroom.models import Article
moment = timezone.now().replace(microsecond=0) + dt.timedelta(seconds=3)
revision = Article.objects.get(slug={slug!r}).scheduled_revision
revision.approved_go_live_at = moment
revision.content["go_live_at"] = moment.isoformat()
revision.save()
print(moment.isoformat())
"""


@pytest.fixture
def editor(enter: Enter, staff: Staff) -> Desk:
    """Log the editor in."""
    return enter("tigran", staff.editor)


def test_a_story_goes_from_the_reporter_to_the_reader(
    paper: Paper, enter: Enter, open_context: Open, staff: Staff, editor: Desk
) -> None:
    """A reporter writes and submits, an editor approves step by step, and readers find it."""
    headline = "The cranes of Alat never sleep"
    reporter = enter("rena", staff.reporter)
    reporter.begin(headline, SECTION)
    reporter.standfirst("A night in the port that works by the wind.")
    reporter.paragraph("At three in the morning the ferry is half full.")
    reporter.byline("Leyla Mammadzade")
    reporter.lead_picture(photograph(), "Cranes over dark water")
    reporter.file_under("Trade")
    reporter.submit()
    assert lists_with(paper, headline) == []

    editor.open(headline, "Awaiting review")
    editor.approve_this_step()
    assert lists_with(paper, headline) == []
    editor.open(headline, "Awaiting review")
    editor.approve_and_publish()
    assert lists_with(paper, headline) == list(EVERY_LIST)

    page = open_context().new_page()
    page.goto("/en/environment/the-cranes-of-alat-never-sleep/")
    expect(page.get_by_role("heading", level=1)).to_have_text(headline)
    expect(page.get_by_text("the ferry is half full")).to_be_visible()
    picture = page.get_by_role("img", name="Cranes over dark water")
    expect(picture).to_have_js_property("complete", True)
    expect(picture).not_to_have_js_property("naturalWidth", 0)


def test_a_scheduled_story_appears_at_its_moment_and_not_before(paper: Paper, editor: Desk) -> None:
    """An article stays unknown until the minute that the editor names, and is everywhere then.

    Once the desk has the minute, it is moved to a moment from now: nobody waits for an hour.
    """
    slug, path = "the-tide-comes-in", "/en/environment/the-tide-comes-in/"
    named = dt.datetime.now(dt.UTC).replace(second=0, microsecond=0) + dt.timedelta(hours=1)
    editor.begin("The tide comes in", SECTION)
    editor.paragraph("Twice a day, and nobody asks it to.")
    editor.schedule(named)
    assert dt.datetime.fromisoformat(paper.shell(SCHEDULED.format(slug=slug)).strip()) == named
    assert lists_with(paper, "The tide comes in") == []
    assert paper.get(path)[0] == 404

    moment = dt.datetime.fromisoformat(paper.shell(BRING_NEAR.format(slug=slug)).strip())
    while paper.get(path)[0] == 404:
        assert time.time() < moment.timestamp() + COMES_WITHIN
        time.sleep(0.1)
    assert released(paper, path) >= moment
    assert paper.get(path)[0] == 200
    assert lists_with(paper, "The tide comes in") == list(LISTS)


def test_a_story_that_is_taken_back_is_gone_everywhere(paper: Paper, editor: Desk) -> None:
    """An unpublished article answers 410 and stands in no list."""
    path = "/en/environment/a-story-too-many/"
    editor.begin("A story too many", SECTION)
    editor.paragraph("There are enough.")
    editor.publish()
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
    editor.paragraph("Nobody has come for the lamp.")
    editor.publish()

    editor.open("The lighthouse", "Recently published")
    editor.standfirst("It has been dark for years.")
    editor.update()
    text = read(paper, path)[1]
    assert "It has been dark for years." in text
    assert "Updated" not in text

    editor.open("The lighthouse", "Recently published")
    editor.standfirst("It has been lit again.")
    editor.update("Something new")
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


def released(paper: Paper, path: str) -> dt.datetime:
    """Return in which second the release of a page was made, by its own word."""
    said = re.search(r"released +(\S+ \S+) UTC", paper.run("press", "--explain", path))
    assert said
    return dt.datetime.fromisoformat(said[1]).replace(tzinfo=dt.UTC)


def photograph() -> FilePayload:
    """Return a picture that is large enough to be cut into most widths."""
    file = BytesIO()
    Image.new("RGB", (1600, 900), "teal").save(file, "JPEG")
    return {"name": "cranes.jpg", "mimeType": "image/jpeg", "buffer": file.getvalue()}
