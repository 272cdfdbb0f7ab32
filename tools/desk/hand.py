"""Somebody's hand at the desk, which counts what it does.

A step is one of three things:

- a press: a click, a tap, a drag, or files dropped from a folder. A choice from a list is two;
- a key, or keys held together, that do something: Ctrl+V, Enter;
- a field that was typed into to find or to set something, however many letters that took.

The article's own words are the work itself and no step. What the hand did not count, the browser
hears: it counts presses by itself (`Hand.heard`).
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

HEARS = "addEventListener('pointerdown', event => event.isTrusted && handPressed(), true)"
COPIES = """([html, text]) => document.addEventListener('copy', event => {
  event.clipboardData.setData('text/html', html);
  event.clipboardData.setData('text/plain', text);
  event.preventDefault();
}, {once: true})"""


@dataclass
class Count:
    """What a way took."""

    presses: int = 0
    keys: int = 0
    fields: int = 0

    @property
    def steps(self) -> int:
        """Return all of it."""
        return self.presses + self.keys + self.fields


class Hand:
    """A hand at a page: it does what a person could do, by mouse and keyboard, and no more."""

    def __init__(self, page: Page) -> None:
        self.page, self.count = page, Count()
        self.heard = 0
        """presses that the browser heard, as long as somebody counts"""
        self._counts = False
        page.expose_function("handPressed", self._hear)
        page.add_init_script(HEARS)

    @contextmanager
    def counting(self) -> Iterator[None]:
        """Count from here to the end, and see that the browser heard no press beside that."""
        self.count, self.heard, self._counts = Count(), 0, True
        yield
        self._counts = False
        assert self.heard <= self.count.presses, f"{self.heard} presses, {self.count}"

    def _hear(self) -> None:
        self.heard += self._counts

    def press(self, what: Locator) -> None:
        """Click something."""
        self.count.presses += 1
        what.click()

    def choose(self, field: Locator, name: str) -> None:
        """Open a list, and choose from it: two presses."""
        self.press(field)
        # The open list is the system's, and no script can press in it: its keys do the same.
        self.count.presses += 1
        self.page.keyboard.type(name)
        self.page.keyboard.press("Enter")
        expect(field.locator("option:checked")).to_have_text(name)

    def drag(self, one: Locator, other: Locator) -> None:
        """Drag something onto something else, not in one leap."""
        self.count.presses += 1
        one.scroll_into_view_if_needed()
        start, end = one.bounding_box(), other.bounding_box()
        assert start
        assert end
        mouse = self.page.mouse
        x, y = start["x"] + start["width"] / 2, start["y"] + min(start["height"] / 2, 30)
        mouse.move(x, y)
        mouse.down()
        mouse.move(x - 20, y + 5, steps=2)
        mouse.move(end["x"] + end["width"] / 2, end["y"] + end["height"] / 2, steps=4)
        mouse.up()

    def drop(self, where: Locator, *files: Path) -> None:
        """Drop files from a folder."""
        self.count.presses += 1
        where.scroll_into_view_if_needed()
        box = where.bounding_box()
        assert box
        data = {"items": [], "files": [str(file) for file in files], "dragOperationsMask": 1}
        at = {"x": box["x"] + box["width"] / 2, "y": box["y"] + box["height"] / 2, "data": data}
        system = self.page.context.new_cdp_session(self.page)
        for kind in ("dragEnter", "dragOver", "drop"):
            system.send("Input.dispatchDragEvent", {"type": kind, **at})

    def key(self, keys: str) -> None:
        """Press a key, or some together."""
        self.count.keys += 1
        self.page.keyboard.press(keys)

    def fill(self, field: Locator, words: str) -> None:
        """Type into a field to find or to set something."""
        self.count.fields += 1
        field.press_sequentially(words)

    def write(self, words: str) -> None:
        """Write the article's own words where the cursor is: the work itself, and no step."""
        self.page.keyboard.type(words)

    def copies(self, html: str, text: str) -> None:
        """Take something into the clipboard, in another program."""
        other = self.page.context.new_page()
        other.bring_to_front()
        other.evaluate(COPIES, [html, text])
        other.keyboard.press("Control+c")
        other.close()
        self.page.bring_to_front()
