"""One button that fits the moment, and a calm panel: every step as somebody takes it."""

import datetime as dt
import re

import pytest
from playwright.sync_api import Locator, Page, ViewportSize, expect

from tests.browser import tools
from tests.browser.conftest import Enter
from tests.browser.desk import PAPER_ZONE, Desk
from tests.browser.staff import SECTION, Staff
from tests.browser.test_accessibility import RUN, TAGS
from tests.paper import Paper

pytestmark = pytest.mark.slow
PHONE: ViewportSize = {"width": 390, "height": 844}


@pytest.fixture
def editor(enter: Enter, staff: Staff) -> Desk:
    """Log the editor in."""
    return enter("tigran", staff.editor)


def test_the_first_word_takes_one_action(editor: Desk) -> None:
    """The way "Write" opens an article: the cursor is in the headline, and a paragraph is ready."""
    page = editor.page
    page.get_by_role("link", name="Write an article").click()
    expect(page.get_by_role("textbox", name=re.compile("^Headline"))).to_be_focused()
    page.keyboard.type("The first word")
    text = page.get_by_role("region", name="Text", exact=True)
    expect(text.get_by_role("textbox")).to_have_count(1)
    expect(text.get_by_role("textbox")).to_have_attribute("lang", "en")
    editor.rest()
    expect(page.locator(".desk-saved")).to_contain_text("Draft saved")
    expect(page.get_by_role("combobox", name="Section")).to_have_value(re.compile(r"\d+"))
    expect(page).to_have_title(re.compile("The first word"))
    expect(page.get_by_role("heading", level=1)).to_have_text("The first word")


def test_what_is_missing_is_said_while_one_types(editor: Desk) -> None:
    """Words and minutes count without a reload, and an issue leads to its place."""
    editor.begin("What is missing", SECTION)
    editor.page.get_by_role("button", name="Toggle checks").click()
    checks = editor.page.locator("[data-publish-checks]")
    expect(checks).to_contain_text("There is no text.")
    editor.paragraph("Six words stand in this sentence.")
    expect(checks.locator("[data-publish-words]")).to_have_text("6")
    expect(checks.locator("[data-publish-minutes]")).to_have_text("1")
    expect(checks).not_to_contain_text("There is no text.")
    expect(checks).to_contain_text("There is no standfirst.")
    editor.turn_to("Where it shows")
    checks.get_by_role("button", name=re.compile("^Go there: There is no standfirst")).click()
    expect(editor.page.get_by_role("textbox", name="Standfirst")).to_be_focused()
    editor.page.keyboard.type("Now there is one.")
    expect(checks).not_to_contain_text("There is no standfirst.")


def test_an_article_of_a_headline_alone_goes_nowhere(paper: Paper, editor: Desk) -> None:
    """The panel says what has to be mended, and offers an editor no way past it."""
    editor.begin("A headline alone", SECTION)
    panel = editor.panel()
    expect(panel).to_contain_text("Has to be mended There is no text.")
    expect(panel.get_by_role("button", name="Publish now")).to_have_count(0)
    expect(panel).to_contain_text("Mend what is marked first")
    assert barriers_in(editor.page, "dialog[open]") == []
    editor.page.keyboard.press("Escape")
    expect(editor.page.get_by_role("dialog")).to_have_count(0)
    expect(editor.big_button()).to_be_focused()


def test_publishing_is_two_actions_and_lands_on_the_articles_own_state(
    paper: Paper, editor: Desk
) -> None:
    """The panel says where it shows and when; the state has the public link."""
    editor.begin("The state of the ferry", SECTION)
    editor.paragraph("It floats.")
    panel = editor.panel()
    for words in ("/en/environment/the-state-of-the-ferry/", "within seconds", "Environment"):
        expect(panel).to_contain_text(words)
    panel.get_by_role("button", name="Publish now").click()
    page = editor.page
    page.wait_for_url(re.compile(r"/desk/publishing/\d+/$"))
    link = page.get_by_role("link", name="/en/environment/the-state-of-the-ferry/")
    expect(link).to_be_visible()
    paper.run("press")
    assert paper.get("/en/environment/the-state-of-the-ferry/")[0] == 200
    assert barriers_in(page, ".desk-state") == []


def test_a_typo_goes_live_in_two_actions_and_moves_no_date(paper: Paper, editor: Desk) -> None:
    """First "Update", then "A small correction": the panel asks what the change is to readers."""
    path = "/en/environment/a-typo/"
    editor.begin("A typo", SECTION)
    editor.paragraph("Teh ferry.")
    editor.publish()
    editor.open("A typo", "Recently published")
    expect(editor.big_button()).to_have_text("Update …")
    editor.standfirst("The ferry.")
    editor.rest()
    editor.big_button().click()
    editor.page.get_by_role("button", name="A small correction").click()
    editor.is_told("is published")
    paper.run("press")
    assert "The ferry." in paper.get(path)[1]
    assert "Updated" not in paper.get(path)[1]


def test_to_schedule_takes_three_steps_in_the_papers_time(paper: Paper, editor: Desk) -> None:
    """The panel, a moment, and the button that names it; yesterday can't be chosen."""
    editor.begin("Tomorrow at eight", SECTION)
    editor.paragraph("It comes in the morning.")
    panel = editor.panel()
    expect(panel).to_contain_text("time in Asia/Baku")
    day = panel.get_by_label("Day")
    assert day.get_attribute("min") == f"{dt.datetime.now(PAPER_ZONE):%Y-%m-%d}"
    panel.get_by_role("button", name="Tomorrow, 08:00").click()
    expect(panel.get_by_role("radio", name="At a moment to come")).to_be_checked()
    tomorrow = dt.datetime.now(PAPER_ZONE) + dt.timedelta(days=1)
    words = f"Schedule for 08:00, {tomorrow:%a} {tomorrow.day} {tomorrow:%b} (Baku)"
    panel.get_by_role("button", name=words).click()
    editor.is_told("is scheduled for 08:00")
    expect(editor.page.get_by_text("It goes out at 08:00").first).to_be_visible()
    assert paper.get("/en/environment/tomorrow-at-eight/")[0] == 404


def test_a_time_that_has_passed_is_refused_in_words(editor: Desk) -> None:
    """In place and before one presses: the button sends nothing, and a moment to come wakes it."""
    editor.begin("A moment ago", SECTION)
    editor.paragraph("It was then.")
    panel = editor.panel()
    panel.get_by_role("radio", name="At a moment to come").check()
    panel.get_by_label("Day").fill("2020-01-01")
    panel.get_by_role("textbox", name="Time").fill("08:00")
    expect(panel.get_by_role("alert")).to_have_text(re.compile("still to come"))
    expect(panel.get_by_role("button", name="Publish now")).to_have_count(0)
    expect(panel.get_by_role("button", name="Schedule", exact=True)).to_be_disabled()
    panel.get_by_label("Day").fill("2199-01-01")
    expect(panel.get_by_role("button", name="Schedule for 08:00")).to_be_enabled()
    expect(panel.get_by_role("alert")).to_have_count(0)
    panel.get_by_role("radio", name="Now").check()
    expect(panel.get_by_role("button", name="Publish now")).to_be_enabled()


def test_what_was_unpublished_is_put_back_in_one_press(paper: Paper, editor: Desk) -> None:
    """Asked twice before, undone once after: the same page stands at the same address."""
    path = "/en/environment/gone-and-back/"
    editor.begin("Gone and back", SECTION)
    editor.paragraph("It comes back.")
    editor.publish()
    paper.run("press")
    before = own_times(paper.get(path)[1])
    editor.unpublish()
    paper.run("press")
    assert paper.get(path)[0] == 410
    editor.page.get_by_role("button", name="Undo: let readers open it again").click()
    editor.is_told("Readers can open it again")
    paper.run("press")
    status, text = paper.get(path)
    assert status == 200
    assert own_times(text) == before


def own_times(text: str) -> list[str]:
    """Return the times that stand in an article itself, not in the lists round it."""
    head = text.partition('<header class="story-head')[2].partition("</header>")[0]
    found = re.findall(r"<time[^>]*>", head)
    assert found
    return found


def test_a_request_for_changes_stands_where_one_edits(
    enter: Enter, staff: Staff, editor: Desk
) -> None:
    """The reviewer's words, with the reviewer's name, until the article comes again."""
    reporter = enter("rena", staff.reporter)
    reporter.begin("To be changed", SECTION)
    reporter.paragraph("Somebody says something.")
    expect(reporter.big_button()).to_have_text("Submit for review")
    reporter.submit()
    editor.open("To be changed", "Awaiting review")
    editor.rest()
    editor.page.get_by_role("button", name="More actions").click()
    editor.page.get_by_role("button", name="Ask for changes").click()
    dialog = editor.page.get_by_role("dialog")
    dialog.get_by_role("textbox").fill("Who says so?")
    dialog.get_by_role("button", name="Ask for changes").click()
    editor.is_told("You asked for changes")

    reporter.open("To be changed", "Your articles in review")
    note = reporter.page.get_by_role("note").filter(has_text="asked for changes")
    expect(note).to_contain_text("Tigran Sarkissian")
    expect(note).to_contain_text("Who says so?")
    answered(note)
    expect(reporter.big_button()).to_have_text("Submit again")
    reporter.submit()
    reporter.page.go_back()
    reporter.page.reload()
    expect(reporter.page.get_by_role("note")).to_have_count(0)


def answered(note: Locator) -> None:
    """Write the answer to a reviewer under their words."""
    note.get_by_role("textbox", name="Answer").fill("The harbour master.")
    note.get_by_role("button", name="Send the answer").click()
    expect(note.get_by_role("listitem")).to_contain_text("The harbour master.")
    expect(note.get_by_role("textbox", name="Answer")).to_have_value("")


def test_it_is_moved_to_another_section_in_two_actions(paper: Paper, editor: Desk) -> None:
    """Choose the section in the form, and save: the draft stands there."""
    editor.begin("On the move", SECTION)
    editor.file_in("Culture")
    editor.save_draft()
    expect(editor.page.get_by_role("combobox", name="Section")).to_contain_text("Culture")
    found = paper.shell(
        "from caspian.newsroom.models import Article\n"
        "print(Article.objects.get(slug='on-the-move').get_parent().slug)"
    )
    assert found.strip() == "culture"


def test_who_moves_anothers_article_away_is_led_on_and_nothing_is_lost(
    paper: Paper, enter: Enter, staff: Staff, editor: Desk
) -> None:
    reporter = enter("rena", staff.reporter)
    reporter.begin("Handed over to Culture", SECTION)
    page = editor.page
    page.goto(reporter.page.url)
    editor.rest()
    editor.standfirst("Typed before it went.")
    page.locator("[name=filed_in]").focus()
    page.locator("[name=filed_in]").select_option(label="Culture")
    editor.is_told("is in Culture now, where others go on with it")
    expect(page).to_have_url(re.compile("/desk/$"))
    found = paper.shell(
        "from caspian.newsroom.models import Article\n"
        "found = Article.objects.get(slug='handed-over-to-culture')\n"
        "print(found.get_parent().slug, found.get_latest_revision_as_object().standfirst)"
    )
    assert found.strip() == "culture Typed before it went."


def test_who_moves_an_article_to_their_own_section_publishes_it(editor: Desk) -> None:
    """The button of the former section would submit it, and is not to be pressed meanwhile."""
    editor.begin("To my own section", SECTION)
    editor.file_in("Culture")
    expect(editor.big_button()).to_have_text("Submit for review")
    editor.file_in(SECTION)
    editor.press(editor.big_button())
    panel = editor.page.get_by_role("dialog")
    expect(panel.get_by_role("heading", name="What will happen")).to_be_visible()


def test_the_whole_flow_goes_by_keyboard_on_a_phone(paper: Paper, editor: Desk) -> None:
    """Ctrl+S saves, Ctrl+Enter opens the panel, Tab and Enter publish; nothing is too wide."""
    page = editor.page
    page.set_viewport_size(PHONE)
    editor.begin("By keyboard alone", SECTION)
    editor.paragraph("Not one click.")
    editor.save_draft()
    # The page of the saved draft is seen before its keys are heard: this comes with them.
    expect(page.get_by_text(re.compile("^Draft saved"))).to_be_visible()
    page.keyboard.press("Control+Enter")
    panel = page.get_by_role("dialog")
    expect(panel.get_by_role("heading", level=2)).to_be_focused()
    assert fits(page)
    button = panel.get_by_role("button", name="Publish now")
    for _ in range(40):
        page.keyboard.press("Tab")
        if button.evaluate("one => one === document.activeElement"):
            break
    page.keyboard.press("Enter")
    editor.is_told("is published")
    assert fits(page)


def fits(page: Page) -> bool:
    """Return whether nothing stands out of the window."""
    return bool(page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))


def barriers_in(page: Page, part: str) -> list[str]:
    """Return what breaks a rule of axe-core in our part of a screen, by day and by night."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(tools.axe_source())
    rules = {"runOnly": {"type": "tag", "values": TAGS}, "resultTypes": ["violations"]}
    run = RUN.replace("axe.run(document,", f"axe.run({part!r},")
    assert run != RUN
    found: list[str] = []
    for scheme in ("dark", "light"):
        page.emulate_media(color_scheme=scheme)
        found += page.evaluate(run, rules)
    return found
