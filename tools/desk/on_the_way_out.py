"""The ways from a finished article to its readers, and of the front."""

import datetime as dt
import html
import re

from playwright.sync_api import expect
from tests.browser.composer import ADDRESS, HEADLINE, Composer, lead_of
from tests.browser.desk import PAPER_ZONE
from tools.desk.hand import Count
from tools.desk.scene import Scene

FORM = "/desk/pages/{}/edit/"
PATH = "/en/environment/{}/"


def submit(scene: Scene) -> Count:
    """The one button."""
    desk, hand = scene.opened("rena", "steps-submit")
    with hand.counting():
        hand.press(desk.big_button())
    desk.is_told("is submitted")
    state = "article.current_workflow_state.status"
    assert scene.latest("steps-submit", state) == "in_progress"
    return hand.count


def approve(scene: Scene) -> Count:
    """The one button, and the panel's: an editor of the section decides both steps."""
    desk, hand = scene.opened("tigran", "steps-review")
    with hand.counting():
        hand.press(desk.big_button())
        panel = desk.page.get_by_role("dialog")
        hand.press(panel.get_by_role("button", name="Approve and publish now"))
    desk.is_told("is published")
    scene.paper.run("press")
    assert "It floats." in scene.paper.get(PATH.format("steps-review"))[1]
    return hand.count


def typo(scene: Scene) -> Count:
    """The one button, and what the change is to readers."""
    path = PATH.format("steps-typo")
    assert "Teh ferry" in scene.paper.get(path)[1]
    desk, hand = scene.opened("tigran", "steps-typo")
    desk.standfirst("The ferry waits for water.")
    with hand.counting():
        hand.press(desk.big_button())
        panel = desk.page.get_by_role("dialog")
        hand.press(panel.get_by_role("button", name="A small correction"))
    desk.is_told("is published")
    scene.paper.run("press")
    text = scene.paper.get(path)[1]
    assert "The ferry waits" in text
    assert "Updated" not in text
    return hand.count


def schedule(scene: Scene) -> Count:
    """The one button, the moment, and the button that names it."""
    desk, hand = scene.opened("tigran", "steps-schedule")
    panel = desk.page.get_by_role("dialog")
    with hand.counting():
        hand.press(desk.big_button())
        hand.press(panel.get_by_role("button", name="Tomorrow, 08:00"))
        hand.press(panel.get_by_role("button", name=re.compile("^Schedule for 08:00")))
    desk.is_told("is scheduled for 08:00")
    found = scene.latest(
        "steps-schedule", "article.scheduled_revision.approved_go_live_at.isoformat()"
    )
    tomorrow = dt.datetime.now(PAPER_ZONE).date() + dt.timedelta(days=1)
    eight = dt.datetime.combine(tomorrow, dt.time(8), PAPER_ZONE)
    assert dt.datetime.fromisoformat(found) == eight
    return hand.count


def move(scene: Scene) -> Count:
    """Chosen in the form, which saves itself."""
    # Somebody who edits in both: who gives an article out of their hands has no form of it.
    desk, hand = scene.opened("editor", "steps-move")
    with hand.counting():
        hand.choose(desk.page.get_by_role("combobox", name="Section"), "Culture")
    desk.rest()
    assert scene.latest("steps-move", "article.get_parent().slug") == "culture"
    return hand.count


def lead(scene: Scene) -> Count:
    """One drag, and one press."""
    old = lead_of(scene.paper)
    desk, hand = scene.someone("editor")
    composer = Composer(desk)
    new = composer.related.first.locator(HEADLINE).inner_text()
    with hand.counting():
        hand.drag(composer.related.first, composer.lead)
        expect(composer.lead.locator(HEADLINE)).to_have_text(new)
        hand.press(composer.page.get_by_role("button", name="Publish front"))
        composer.told("Published")
    scene.paper.run("press")
    assert html.unescape(lead_of(scene.paper)) == new != old
    assert desk.page.url.endswith(ADDRESS)
    return hand.count
