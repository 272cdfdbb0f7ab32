"""The composer of a front as somebody uses it: by mouse, by keys and by touch."""

import re

from playwright.sync_api import CDPSession, FrameLocator, Locator, Page, expect

from tests.browser.desk import Desk
from tests.paper import Paper

ADDRESS = "/desk/front-page/en/"
HEADLINE = ".card-headline"
MIDDLE = (
    "e => { const b = e.getBoundingClientRect(); return [b.x + b.width / 2, b.y + b.height / 2] }"
)


class Composer:
    """The composer of somebody who is logged in."""

    def __init__(self, desk: Desk) -> None:
        self.page: Page = desk.page
        self.page.goto(ADDRESS)
        self.picture: FrameLocator = self.page.frame_locator("#composer-picture")
        self.lead: Locator = self.picture.locator('[data-of="lead"][data-field="article"]')
        self.related = self.picture.locator('[data-field="related"]')
        expect(self.lead.locator(".place-handle")).to_have_count(1)
        expect(self.page.locator(".found").first).to_be_visible()

    def told(self, words: str) -> None:
        """Wait for what is said to eyes and ears."""
        expect(self.page.locator("#composer-said")).to_contain_text(words)

    def carried(self) -> Locator:
        """Return what is said of a card that is picked up."""
        return self.page.locator("#composer-carry p")

    def publish(self, paper: Paper, headline: str) -> None:
        """Publish with one press; readers have it then."""
        self.page.get_by_role("button", name="Publish front").click()
        self.told("Published")
        paper.run("press")
        assert lead_of(paper) == headline


def lead_of(paper: Paper) -> str:
    """Return the headline that leads for readers."""
    found = re.search(r'card-lead.*?card-headline"><a[^>]*>(.*?)</a>', paper.get("/en/")[1], re.S)
    assert found
    return found[1].replace("&#39;", "'")


def drag(page: Page, one: Locator, other: Locator) -> None:
    """Drag with the mouse, as a hand does it: not in one leap."""
    one.scroll_into_view_if_needed()
    start, end = one.bounding_box(), other.bounding_box()
    assert start
    assert end
    x, y = start["x"] + start["width"] / 2, start["y"] + min(start["height"] / 2, 30)
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x - 20, y + 5, steps=2)
    page.mouse.move(end["x"] + end["width"] / 2, end["y"] + end["height"] / 2, steps=4)
    page.mouse.up()


def drag_off(composer: Composer) -> None:
    """Drag the lead off the front."""
    box = composer.lead.bounding_box()
    assert box
    mouse = composer.page.mouse
    mouse.move(box["x"] + 50, box["y"] + 50)
    mouse.down()
    mouse.move(box["x"] + 80, box["y"] + 60, steps=2)
    off = composer.page.locator("#composer-off").bounding_box()
    assert off
    mouse.move(off["x"] + off["width"] / 2, off["y"] + off["height"] / 2, steps=3)
    mouse.up()
    composer.told("is off the front")


def freeze(composer: Composer) -> None:
    """Let somebody not yet see what others do: their gesture is made on what they saw."""
    nothing_new = '{"version": "", "who": []}'
    answer = {"content_type": "application/json", "body": nothing_new}
    composer.page.route("**/state/*", lambda route: route.fulfill(**answer))


def swipe(fingers: CDPSession, start: list[float]) -> None:
    """Swipe up over the picture, not on a handle."""
    touch(fingers, "touchStart", start)
    for step in range(10, 160, 15):
        touch(fingers, "touchMove", [start[0], start[1] - step])
    touch(fingers, "touchEnd", None)


def touch(fingers: CDPSession, kind: str, at: list[float] | None) -> None:
    """Touch the screen as a finger does."""
    points = [{"x": at[0], "y": at[1]}] if at else []
    fingers.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})
