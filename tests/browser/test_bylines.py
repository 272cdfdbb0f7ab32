"""Several names are chosen for the bylines in one dialog, also when they must be searched for."""

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.conftest import Enter
from tests.browser.staff import SECTION, Staff
from tests.paper import Paper

pytestmark = pytest.mark.slow
NAMES = """
from caspian.newsroom.models import Article
article = Article.objects.get(title={title!r}).get_latest_revision_as_object()
print("names", *(line.contributor.name for line in article.bylines.all()), sep="|")
"""


def test_what_was_ticked_stays_while_one_searches_on(
    paper: Paper, enter: Enter, staff: Staff
) -> None:
    """Ticked, unticked, found by a search and on the whole list: in the order of the ticks."""
    desk = enter("tigran", staff.editor)
    page, title = desk.page, "Four who wrote"
    desk.begin(title, SECTION)
    desk.turn_to("Who and where")
    page.get_by_role("button", name="Add byline").click()
    tick(page.get_by_role("dialog"))
    desk.rest()
    names = paper.shell(NAMES.format(title=title)).strip()
    assert names == "names|Elif Karaduman|Nika Reisner|Bahram Golestani|Tamar Lomidze"


def tick(dialog: Locator) -> None:
    """Tick five times and untick once, on the whole list and on what a search found."""
    confirm = dialog.get_by_role("button", name="Confirm selection")
    expect(confirm).to_be_disabled()
    dialog.get_by_role("checkbox", name="Tamar Lomidze").check()
    dialog.get_by_role("checkbox", name="Elif Karaduman").check()
    search = dialog.get_by_role("textbox", name="Search term")
    search.press_sequentially("Nika")
    expect(dialog.get_by_role("checkbox")).to_have_count(1)
    dialog.get_by_role("checkbox", name="Nika Reisner").check()
    said = dialog.get_by_role("status")
    expect(said).to_have_text("Chosen, in this order: Tamar Lomidze, Elif Karaduman, Nika Reisner")
    search.fill("")
    tamar = dialog.get_by_role("checkbox", name="Tamar Lomidze")
    expect(tamar).to_be_checked()
    tamar.uncheck()
    dialog.get_by_role("checkbox", name="Bahram Golestani").check()
    tamar.check()
    expect(said).to_contain_text("Elif Karaduman, Nika Reisner, Bahram Golestani, Tamar Lomidze")
    confirm.click()
    expect(dialog).to_be_hidden()
