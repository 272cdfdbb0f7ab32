"""The front composed in a real browser: by mouse, by keys, by touch, and by two at once."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import expect

from tests.browser.composer import (
    ADDRESS,
    HEADLINE,
    MIDDLE,
    Composer,
    drag,
    drag_off,
    freeze,
    lead_of,
    swipe,
    touch,
)
from tests.browser.conftest import Enter
from tests.browser.test_accessibility import barriers
from tests.paper import Paper

pytestmark = pytest.mark.slow
KEEP = """
from caspian.newsroom.models import Home
home = Home.objects.get(slug="en")
print(home.live_revision_id or home.save_revision().pk)
"""
PUT_BACK = """
from caspian.newsroom.models import Home
kept = Home.objects.get(slug="en").revisions.get(pk={pk}).as_object()
kept.save_revision().publish()
"""


@pytest.fixture(scope="module")
def password(paper: Paper) -> str:
    """Give Aygün, a publisher, her account; return her password."""
    return paper.run(
        "user", "aygun", "--role", "publisher", "--email", "aygun@example.org"
    ).split()[-1]


@pytest.fixture
def _front(paper: Paper) -> Iterator[None]:
    """Let other tests find the front as it was."""
    kept = paper.shell(KEEP).strip()
    yield
    paper.shell(PUT_BACK.format(pk=kept))
    paper.run("press")


@pytest.fixture
def composer(enter: Enter, password: str, _front: None) -> Composer:
    """Open the composer as Aygün."""
    return Composer(enter("aygun", password, viewport={"width": 1280, "height": 800}))


def test_the_lead_is_swapped_in_two_actions(composer: Composer, paper: Paper) -> None:
    """One drag, one press; the sentence beside the button says what readers get."""
    old = lead_of(paper)
    new = composer.related.nth(1).locator(HEADLINE).inner_text()
    drag(composer.page, composer.related.nth(1), composer.lead)
    expect(composer.lead.locator(HEADLINE)).to_have_text(new)
    expect(composer.related.nth(1).locator(HEADLINE)).to_have_text(old)
    said = composer.page.locator("#composer-changes")
    expect(said).to_contain_text(f"“{new}” leads in place of “{old}”.")
    expect(composer.page.locator("#composer-saved")).to_contain_text("Draft saved")
    composer.publish(paper, new)
    expect(said).to_have_text("Readers see this front now.")


def test_each_gesture_can_be_undone_and_done_again(composer: Composer) -> None:
    page, was = composer.page, composer.lead.locator(HEADLINE).inner_text()
    item = page.locator(".found:not(.is-on)").first
    drag(page, item, composer.lead)
    composer.told("is placed: Lead")
    now = composer.lead.locator(HEADLINE).inner_text()
    assert now != was
    page.keyboard.press("Control+z")
    expect(composer.lead.locator(HEADLINE)).to_have_text(was)
    page.keyboard.press("Control+Shift+z")
    expect(composer.lead.locator(HEADLINE)).to_have_text(now)
    drag_off(composer)
    expect(composer.lead.locator(HEADLINE)).not_to_have_text(now)
    page.get_by_role("button", name="Undo").click()
    expect(composer.lead.locator(HEADLINE)).to_have_text(now)


def test_a_front_is_composed_without_a_mouse(composer: Composer, paper: Paper) -> None:
    """Picked up by Enter, moved by arrows, dropped by Enter; each step is said."""
    page = composer.page
    composer.related.first.locator(".place-handle").focus()
    new = composer.related.first.locator(HEADLINE).inner_text()
    page.keyboard.press("Enter")
    composer.told("is picked up")
    page.keyboard.press("Home")
    expect(composer.carried()).to_contain_text("Lead: in place of")
    page.keyboard.press("Escape")
    composer.told("is back where it was")
    expect(composer.related.first.locator(".place-handle")).to_be_focused()
    page.keyboard.press("Space")
    page.keyboard.press("ArrowDown")
    expect(composer.carried()).to_contain_text("Lead: in place of")
    page.keyboard.press("Enter")
    expect(composer.lead.locator(HEADLINE)).to_have_text(new)
    expect(composer.lead.locator(".place-handle")).to_be_focused()
    button = page.get_by_role("button", name="Publish front")
    expect(button).to_be_enabled()
    button.press("Enter")
    composer.told("Published")


def test_blocks_are_added_named_filled_and_moved(composer: Composer) -> None:
    page = composer.page
    page.get_by_role("tab", name="Blocks").click()
    page.get_by_role("button", name="Add", exact=True).click()
    empty = composer.picture.locator(".place-empty")
    expect(empty).to_contain_text("Package: drop articles here")
    expect(page.get_by_label("Title").first).to_be_focused()
    page.keyboard.type("Night at sea")
    page.keyboard.press("Tab")
    composer.told("changed")
    page.get_by_role("tab", name="Articles").click()
    drag(page, page.locator(".found:not(.is-on)").first, empty)
    composer.told("is placed: Package: Night at sea")
    package = composer.picture.locator(".package").filter(has_text="Night at sea")
    expect(package.locator("[data-by=hand]")).to_have_count(1)
    page.get_by_role("tab", name="Blocks").click()
    page.get_by_role("button", name="Move Package: Night at sea down").click()
    composer.told("moved")
    page.get_by_role("button", name="Remove Package: Night at sea").click()
    expect(package).to_have_count(0)


def test_two_who_compose_at_once_lose_nothing(
    composer: Composer, enter: Enter, paper: Paper
) -> None:
    """In two places both are kept; in one place both are shown, and somebody decides."""
    other = Composer(
        enter("editor", paper.first_password(), viewport={"width": 1280, "height": 800})
    )
    expect(other.page.locator("#composer-who")).to_contain_text("aygun composes too")
    # That line moves what stands under it: no hand drags while it comes.
    expect(composer.page.locator("#composer-who")).to_contain_text("composes too")
    first, second = (composer.related.nth(n).locator(HEADLINE).inner_text() for n in (0, 1))
    freeze(other)
    drag(composer.page, composer.related.first, composer.lead)
    expect(composer.lead.locator(HEADLINE)).to_have_text(first)
    drag(other.page, other.related.nth(1), other.lead)
    question = other.page.get_by_role("alert").get_by_role("listitem")
    expect(question).to_contain_text("Lead")
    expect(other.lead.locator(HEADLINE)).to_have_text(first)
    question.get_by_role("button", name=re.compile("^Yours")).click()
    expect(other.lead.locator(HEADLINE)).to_have_text(second)
    expect(composer.lead.locator(HEADLINE)).to_have_text(second)
    composer.told("changed the front")
    assert composer.related.count() == other.related.count()


@pytest.mark.usefixtures("_front")
def test_a_finger_drags_by_the_handle_and_scrolls_elsewhere(enter: Enter, password: str) -> None:
    """At 390 pixels nothing is wider than the screen, and the lead is swapped by touch."""
    options = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
    composer = Composer(enter("aygun", password, **options))
    page = composer.page
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    item = page.locator(".found:not(.is-on)").first
    item.scroll_into_view_if_needed()
    fingers = page.context.new_cdp_session(page)
    start = item.locator(".found__handle").evaluate(MIDDLE)
    touch(fingers, "touchStart", start)
    for step in (20, 60, 120):
        touch(fingers, "touchMove", [start[0] + 5, start[1] - step])
    stage = page.locator("#composer-stage").evaluate(MIDDLE)
    target = composer.lead.bounding_box()
    assert target
    touch(fingers, "touchMove", [stage[0], max(target["y"] + 60, 200)])
    touch(fingers, "touchEnd", None)
    composer.told("is placed: Lead")
    expect(composer.picture.locator('[data-field="article"][data-by="hand"]').first).to_be_visible()
    before = page.locator("#composer-stage").evaluate("e => e.scrollTop")
    swipe(fingers, stage)
    expect(page.locator("#composer-stage")).not_to_have_js_property("scrollTop", before)


def test_a_press_picks_up_and_a_press_puts_down(composer: Composer) -> None:
    """Who can't drag presses a handle, and then the place."""
    page = composer.page
    new = composer.related.first.locator(HEADLINE).inner_text()
    composer.related.first.hover()
    composer.related.first.locator(".place-handle").click()
    expect(composer.carried()).to_contain_text("is picked up")
    composer.lead.locator(HEADLINE).click()
    expect(composer.lead.locator(HEADLINE)).to_have_text(new)
    assert page.url.endswith(ADDRESS)


def test_a_front_from_right_to_left_is_composed_as_it_is_read(composer: Composer) -> None:
    """In a row of cards "before" is to the right; the control is the same row the other way."""
    page = composer.page
    row = composer.picture.locator(".pack-even [data-field=articles]")
    row.first.scroll_into_view_if_needed()
    found = {}
    for direction in ("ltr", "rtl"):
        composer.picture.locator("html").evaluate("(e, dir) => { e.dir = dir }", direction)
        found[direction] = row.nth(1).evaluate(
            """card => { const b = card.getBoundingClientRect();
            const { picture } = parent.composing.composer;
            return picture.beside(card, b.left + 5, b.top + b.height / 2).before }"""
        )
    own = int(row.nth(1).get_attribute("data-card") or 0)
    assert found["ltr"] == own
    assert found["rtl"] != own
    page.reload()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_the_composer_and_the_sections_have_no_barrier(
    scheme: str, width: int, enter: Enter, password: str
) -> None:
    desk = enter("aygun", password, color_scheme=scheme, viewport={"width": width, "height": 844})
    page = Composer(desk).page
    assert barriers(page) == []
    (picture,) = [one for one in page.frames if one.url.endswith("/picture/")]
    assert [one for one in barriers(picture) if "place-" in one] == []
    page.get_by_role("tab", name="Blocks").click()
    assert barriers(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    for name in ("Phone", "Tablet", "Desktop"):
        page.get_by_role("button", name=re.compile(f"^{name}")).click()
    page.goto("/desk/sections/")
    assert barriers(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_three_widths_are_those_of_readers(composer: Composer) -> None:
    for name, width in (("Phone", 360), ("Tablet", 768), ("Desktop", 1280)):
        composer.page.get_by_role("button", name=re.compile(f"^{name}")).click()
        expect(composer.picture.locator("html")).to_have_js_property("clientWidth", width)


def test_a_dropped_line_keeps_the_gesture_and_catches_up(composer: Composer) -> None:
    """What was done while there was no answer is sent when there is one."""
    page, new = composer.page, composer.related.first.locator(HEADLINE).inner_text()
    page.route("**/change/", lambda route: route.fulfill(body="A proxy is away"))
    drag(page, composer.related.first, composer.lead)
    expect(page.locator("#composer-saved")).to_contain_text("Not saved yet")
    page.unroute("**/change/")
    expect(composer.lead.locator(HEADLINE)).to_have_text(new)
    expect(page.locator("#composer-saved")).to_contain_text("Draft saved")
