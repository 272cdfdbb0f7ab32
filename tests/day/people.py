"""The people of the day, by what they do: a reporter, an editor and a reader."""

import datetime as dt
import os
import re
import time
from collections.abc import Callable, Iterable
from typing import Any

from playwright.sync_api import FilePayload, Locator, Page, expect

from tests.browser.composer import HEADLINE, Composer, drag
from tests.browser.desk import Desk
from tests.paper import Paper

PATIENCE = float(os.environ.get("DAY_PATIENCE", "1"))
"""times as much time for everything, on a machine that others use as well"""
WITHIN = 2.0 * PATIENCE
"""seconds from the desk's word that it is published to every page that shows it"""
STEADY = 4
"""times that a page is asked for by a connection of its own: the fronts are two"""
SOME_TIMES = 20
OK = 200


class Reporter:
    """Rena, who writes and submits."""

    def __init__(self, page: Page, password: str, **options: Any) -> None:
        self.desk = Desk(page, "rena", password, **options)

    def writes(
        self, headline: str, section: str, *, words: str, by: str, topic: str, picture: FilePayload
    ) -> None:
        """Write an article with a picture."""
        self.desk.begin(headline, section)
        self.desk.standfirst(f"{headline}, and why.")
        self.desk.paragraph(words)
        self.desk.byline(by)
        self.desk.lead_picture(picture, picture["name"])
        self.desk.file_under(topic)

    def submits(self) -> None:
        """Send what was written on to the editors, and leave the form.

        One that stays open saves by itself, and the editor is asked whose version to keep.
        """
        self.desk.submit()
        self.desk.page.goto("/desk/")

    def uploads(self, picture: FilePayload, title: str) -> None:
        """Put a picture into the archive, for later."""
        page = self.desk.page
        page.goto("/desk/images/add/")
        page.get_by_label("File").set_input_files(picture)
        # The form makes a title of the file's name, some moments after it was chosen.
        field = page.get_by_role("textbox", name="Title")
        expect(field).not_to_have_value("")
        field.fill(title)
        page.get_by_role("textbox", name="Alt text").fill(title)
        page.get_by_role("button", name="Upload").click()
        self.desk.is_told(title)


class Editor:
    """Tigran, who edits and publishes."""

    def __init__(self, page: Page, password: str, **options: Any) -> None:
        self.desk = Desk(page, "tigran", password, **options)

    def approves(self, headline: str) -> None:
        """Approve what was submitted, as edited and to be published at once."""
        self.desk.open(headline, "Awaiting review")
        self.desk.approve_and_publish()

    def publishes(self, headline: str, section: str, *, standfirst: str = "") -> None:
        """Write an article and publish it at once."""
        self.desk.begin(headline, section)
        self.desk.standfirst(standfirst or f"{headline}, in short.")
        self.desk.paragraph(f"{headline}, at length.")
        self.desk.publish()

    def puts_out(self) -> None:
        """Give readers what stands in the form of a published article."""
        self.desk.update()

    def schedules(self, headline: str, section: str, moment: dt.datetime) -> None:
        """Write an article that goes out by itself at a moment."""
        self.desk.begin(headline, section)
        self.desk.paragraph(f"{headline}, at length.")
        self.desk.schedule(moment)

    def takes_up(self, headline: str) -> None:
        """Open a published article, and leave the form open."""
        self.desk.open(headline, "Recently published")

    def corrects(self, headline: str, *, standfirst: str) -> None:
        """Correct a published article's standfirst, which is no news."""
        self.takes_up(headline)
        self.desk.standfirst(standfirst)
        self.puts_out()

    def tells(self, headline: str, *, standfirst: str, wrong: str, right: str) -> None:
        """Correct what was wrong in the open."""
        self.takes_up(headline)
        self.desk.standfirst(standfirst)
        self.desk.tell(wrong=wrong, right=right)

    def withdraws(self, headline: str) -> None:
        """Take an article back from the readers."""
        self.desk.open(headline, "Recently published")
        self.desk.unpublish()

    def faults(self) -> Locator:
        """Return what the start page says could not be pressed."""
        self.desk.page.goto("/desk/")
        return self.desk.page.locator("#press-faults")

    def finds_no_faults(self) -> None:
        """See the start page fall silent about what could not be pressed."""
        for _ in range(SOME_TIMES):
            if not self.faults().count():
                return
            time.sleep(0.2)
        raise AssertionError(f"the start page still says: {self.faults().inner_text()}")

    def logs_in_again(self) -> None:
        """Lose the session, and log in with the same browser."""
        self.desk.page.context.clear_cookies(name="sessionid")
        self.desk.log_in()

    def steps_away(self) -> None:
        """Leave the desk open on nothing, so that no page asks a server that is down."""
        self.desk.page.goto("about:blank")


class Publisher:
    """Aygün, who composes the front."""

    def __init__(self, page: Page, password: str, **options: Any) -> None:
        self.desk = Desk(page, "aygun", password, **options)

    def leads_with_another(self) -> str:
        """Let the first of the related articles lead, for readers too; return its headline.

        By mouse it is dragged; a finger presses its handle, and then the place.
        """
        composer = Composer(self.desk)
        card = composer.related.first
        headline = card.locator(HEADLINE).inner_text()
        if self.desk.by_touch:
            card.locator(".place-handle").tap()
            expect(composer.carried()).to_contain_text("is picked up")
            composer.lead.locator(HEADLINE).tap()
        else:
            drag(composer.page, card, composer.lead)
        expect(composer.lead.locator(HEADLINE)).to_have_text(headline)
        self.desk.press(composer.page.get_by_role("button", name="Publish front"))
        composer.told("Published")
        return headline


class Reader:
    """Somebody who reads: in a browser without scripts, and by asking again and again."""

    def __init__(self, page: Page, paper: Paper) -> None:
        self.page, self._paper = page, paper

    def sees(self, words: str, *paths: str, within: float = WITHIN) -> None:
        """See words on every one of some pages, within seconds, whichever front answers."""
        self._until(lambda path: words in self._read(path), paths, within, f"“{words}” is not at")

    def sees_no(self, words: str, *paths: str, within: float = WITHIN) -> None:
        """See words gone from every one of some pages, whichever front answers."""
        self._until(lambda path: words not in self._read(path), paths, within, f"“{words}” is at")

    def is_answered(self, status: int, *paths: str, within: float = WITHIN) -> None:
        """Be answered with a status at every one of some paths."""
        self._until(
            lambda path: self._paper.status(path) == status, paths, within, f"{status} is not at"
        )

    def opens(self, path: str, heading: str) -> Page:
        """Open a page in the browser, and see that it is whole; return it."""
        answer = self.page.goto(path)
        assert answer is not None
        assert answer.status == OK, f"{path} answers {answer.status}"
        expect(self.page.get_by_role("heading", level=1)).to_have_text(heading)
        expect(self.page.get_by_role("banner")).to_be_visible()
        expect(self.page.get_by_role("contentinfo")).to_be_visible()
        assert self.page.context.cookies() == [], "reading sets a cookie"
        return self.page

    def dates(self, path: str) -> list[str]:
        """Return every moment that an article names of itself: to the eye, and to programs."""
        text = self._read(path)
        # Round it stand others, whose moments are their own.
        head = text.partition('<header class="story-head')[2].partition("</header>")[0]
        named = re.findall(r'"date\w+": ?"[^"]+"', text)
        return named + re.findall(r'(?<=<time )datetime="[^"]+"', head)

    def _until(
        self, holds: Callable[[str], bool], paths: Iterable[str], within: float, fault: str
    ) -> None:
        """Wait until something holds at every path, several times running."""
        end = time.monotonic() + within
        for path in paths:
            times = 0
            # Each front hears of a release by itself, some hundredths of a second apart.
            while times < STEADY:
                times = times + 1 if holds(path) else 0
                assert times or time.monotonic() < end, f"{fault} {path} after {within} s"
                time.sleep(0.0 if times else 0.02)

    def _read(self, path: str) -> str:
        return self._paper.get(path)[1]
