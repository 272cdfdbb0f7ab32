"""The desk as somebody uses it: by the words that stand on buttons and beside fields."""

import datetime as dt
import re
import time
from zoneinfo import ZoneInfo

from playwright.sync_api import FilePayload, Locator, Page, expect

PATIENCE, A_MOMENT_MS, HANDED_ON_MS = 60.0, 50, 500
# The form looks twice a second whether it has changed since it was saved, and then saves itself.
RESTS = """() => {
  const form = document.querySelector("form[data-edit-form]");
  if (!form || !wagtail.app) return false;
  const [unsaved, saving] = ["w-unsaved", "w-autosave"].map(
    name => wagtail.app.getControllerForElementAndIdentifier(form, name));
  if (!unsaved || unsaved.initialFormData === undefined) return false;
  if (!saving || !saving.activeValue) return true;
  return !saving.submitPromise && unsaved.initialFormData === unsaved.formData;
}"""
PAPER_ZONE = ZoneInfo("Asia/Baku")


class Desk:
    """Somebody who is logged in at the desk, in a browser of their own."""

    def __init__(
        self,
        page: Page,
        name: str,
        password: str,
        *,
        has_session: bool = False,
        by_touch: bool = False,
    ) -> None:
        self.page, self.by_touch = page, by_touch
        self._name, self._password = name, password
        if has_session:
            page.goto("/desk/")
            self._is_at_the_start()
        else:
            self.log_in()

    def log_in(self) -> None:
        """Open the desk, log in, and wait for the start page."""
        page = self.page
        page.goto("/desk/")
        page.get_by_role("textbox", name="Username").fill(self._name)
        page.get_by_role("textbox", name="Password").fill(self._password)
        self.press(page.get_by_role("button", name="Sign in"))
        self._is_at_the_start()

    def _is_at_the_start(self) -> None:
        heading = self.page.get_by_role("heading", level=1)
        expect(heading).to_contain_text("The Caspian Times")

    def press(self, what: Locator) -> None:
        """Press something, by mouse or by finger."""
        if self.by_touch:
            what.tap()
        else:
            what.click()

    def begin(self, headline: str, section: str) -> None:
        """Begin an article in a section, from the start page."""
        if not self.page.url.endswith("/desk/"):
            self.page.goto("/desk/")
        self.press(self.page.get_by_role("link", name="Write an article"))
        field = self.page.get_by_role("textbox", name=re.compile("^Headline"))
        expect(field).to_be_focused()
        if section not in self.page.locator("[name=filed_in] option").all_inner_texts():
            self.press(self.page.get_by_role("link", name="Write in another language"))
            self.press(self.page.get_by_role("link", name=section))
            expect(field).to_be_focused()
        # As one types it: filled in at one go, no address is made of it.
        field.press_sequentially(headline)
        field.press("Tab")
        expect(self.page.locator("[name=slug]")).not_to_have_value("")
        # The first save makes the page: a second one beside it finds the address used.
        expect(self.page).to_have_url(re.compile(r"/pages/\d+/edit/"))
        self.file_in(section)
        self.rest()

    def file_in(self, section: str) -> None:
        """Choose the section in the form."""
        choice = self.page.locator("[name=filed_in]")
        # Where there is one alone, it is said and can't be chosen.
        if choice.locator("option:checked").inner_text() != section:
            choice.focus()  # what changes elsewhere a script has changed: it is no reason to save
            choice.select_option(label=section)

    def turn_to(self, tab: str) -> None:
        """Turn to one of the parts of an article's form."""
        self.press(self.page.get_by_role("tab", name=re.compile(f"^{tab}")))

    def standfirst(self, words: str) -> None:
        """Write the sentence under the headline."""
        self.page.get_by_role("textbox", name="Standfirst").fill(words)

    def paragraph(self, words: str) -> None:
        """Write into the paragraph that is ready, or into another one."""
        self.turn_to("Story")
        text = self.page.get_by_role("region", name="Text", exact=True)
        if text.get_by_role("textbox").last.inner_text().strip():
            self.press(text.get_by_role("button", name="Insert a block").last)
            self.press(self.page.get_by_role("option", name="Paragraph"))
        self.press(text.get_by_role("textbox").last)
        self.page.keyboard.type(words)

    def byline(self, contributor: str) -> None:
        """Put a contributor's name over the article."""
        self.turn_to("Who and where")
        self.press(self.page.get_by_role("button", name="Add byline"))
        dialog = self.page.get_by_role("dialog")
        dialog.get_by_role("checkbox", name=contributor).check()
        self.press(dialog.get_by_role("button", name="Confirm selection"))
        expect(dialog).to_be_hidden()

    def lead_picture(self, file: FilePayload, description: str) -> None:
        """Upload a picture and put it over the text."""
        self.turn_to("Story")
        self.press(self.page.get_by_role("button", name="Choose an image").first)
        dialog = self.page.get_by_role("dialog")
        self.press(dialog.get_by_role("tab", name="Upload"))
        dialog.get_by_label("File").set_input_files(file)
        dialog.get_by_role("textbox", name="Title").fill(description)
        dialog.get_by_role("textbox", name="Alt text").fill(description)
        self.press(dialog.get_by_role("button", name="Upload"))
        expect(dialog).to_be_hidden()

    def file_under(self, topic: str) -> None:
        """Tick a topic."""
        self.turn_to("Who and where")
        self.page.get_by_role("checkbox", name=topic, exact=True).check()

    def schedule(self, moment: dt.datetime) -> None:
        """Name the moment at which the article goes out, and send it on its way."""
        panel = self.panel()
        panel.get_by_role("radio", name="At a moment to come").check()
        local = moment.astimezone(PAPER_ZONE)
        panel.get_by_label("Day").fill(local.strftime("%Y-%m-%d"))
        panel.get_by_role("textbox", name="Time").fill(local.strftime("%H:%M"))
        self.press(panel.get_by_role("button", name="Schedule for"))
        self.is_told("is scheduled for")

    def open(self, headline: str, panel: str) -> None:
        """Open an article from one of the lists of the start page."""
        self.page.goto("/desk/")
        shown = self.page.get_by_role("region", name=panel)
        self.press(shown.get_by_role("link", name=headline, exact=True))
        expect(self.big_button()).to_be_visible()

    def big_button(self) -> Locator:
        """Return the one button for the next step."""
        return self.page.locator("[data-publish-big]")

    def panel(self) -> Locator:
        """Press the one button, and return the panel that asks."""
        self.rest()
        self.press(self.big_button())
        panel = self.page.get_by_role("dialog")
        expect(panel.get_by_role("heading", name="What will happen")).to_be_visible()
        return panel

    def publish(self) -> None:
        """Publish a new article now."""
        self.press(self.panel().get_by_role("button", name="Publish now"))
        self.is_told("is published")

    def update(self, change: str = "A small correction") -> None:
        """Give readers what was changed, and say what that is to them."""
        self.press(self.panel().get_by_role("button", name=change))
        self.is_told("is published")

    def tell(self, *, wrong: str, right: str) -> None:
        """Give readers what was changed, and tell them what was wrong."""
        panel = self.panel()
        self.press(panel.get_by_text("Something was wrong: tell readers"))
        # One question at a time: the notice has a button of its own.
        expect(panel.get_by_role("button", name="A small correction")).to_be_hidden()
        panel.get_by_label("What was wrong").fill(wrong)
        panel.get_by_label("What is right").fill(right)
        self.press(panel.get_by_role("button", name="Publish with this notice"))
        self.is_told("is published")

    def submit(self) -> None:
        """Send the article to those who review it."""
        self.rest()
        self.press(self.big_button())
        self.is_told("is submitted")

    def approve_this_step(self) -> None:
        """Pass the article on to the next step of its review, for somebody else to decide."""
        self.rest()
        self.press(self.page.get_by_role("button", name="More actions"))
        self.press(self.page.get_by_role("button", name="Approve this step alone"))
        self.is_told("is approved")

    def approve_and_publish(self) -> None:
        """Take every step that is left of a review."""
        self.press(self.panel().get_by_role("button", name="Approve and publish now"))
        self.is_told("is published")

    def rest(self) -> None:
        """Wait until the form has saved by itself what was typed last.

        A button that is pressed meanwhile races with that, and may lose.
        """
        deadline = time.monotonic() + PATIENCE
        # A paragraph hands on what was typed a quarter of a second later.
        self.page.wait_for_timeout(HANDED_ON_MS)
        # Not by wait_for_function, which the paper's content security policy forbids.
        while not self.page.evaluate(RESTS):
            assert time.monotonic() < deadline, "the form does not come to rest"
            self.page.wait_for_timeout(A_MOMENT_MS)

    def unpublish(self) -> None:
        """Take the article back from the readers."""
        pk = re.search(r"/(\d+)/", self.page.url)
        assert pk, self.page.url
        self.page.goto(f"/desk/publishing/{pk[1]}/")
        self.press(self.page.get_by_role("link", name="Unpublish …"))
        self.page.get_by_role("checkbox", name="Yes, take it from its readers").check()
        self.press(self.page.get_by_role("button", name="Unpublish", exact=True))
        self.is_told("is unpublished")

    def save_draft(self) -> None:
        """Save by the key, whether the form has made the page by itself meanwhile or not."""
        self.rest()
        self.page.keyboard.press("Control+s")
        self.is_told(re.compile("created|updated"))

    def is_told(self, words: str | re.Pattern[str]) -> None:
        """Wait for a message of the desk."""
        expect(self.page.get_by_role("status").filter(has_text=words).first).to_be_visible()
