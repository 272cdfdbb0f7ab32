"""Two editors in two browsers: both keep their words, and only the same place is asked about."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Open
from tests.browser.desk import Desk
from tests.browser.staff import Staff
from tests.paper import Paper

pytestmark = pytest.mark.slow
BEGIN = """
from caspian.newsroom.models import Article, Section
section = Section.objects.get(slug="environment")
body = [("paragraph", "<p>The first.</p>"), ("paragraph", "<p>The second.</p>")]
article = Article(title="Two hands", locale=section.locale, live=False, body=body)
section.add_child(instance=article)
article.save_revision()
print(article.pk)
"""
SAID = """
from caspian.newsroom.models import Article
draft = Article.objects.get(slug="two-hands").get_latest_revision_as_object()
print(*(str(one.value.source) for one in draft.body))
"""


def paragraph(page: Page, number: int) -> Locator:
    """Return the field of a paragraph."""
    text = page.get_by_role("region", name="Text", exact=True)
    return text.get_by_role("textbox").nth(number)


@pytest.fixture
def both(paper: Paper, open_context: Open, staff: Staff) -> tuple[Desk, Desk]:
    """Let two editors open one article of two paragraphs."""
    number = paper.shell(BEGIN).strip()
    tigran = Desk(open_context().new_page(), "tigran", staff.editor)
    editor = Desk(open_context().new_page(), "editor", paper.first_password())
    for one in (tigran, editor):
        one.page.goto(f"/desk/pages/{number}/edit/")
        one.rest()
    return tigran, editor


def test_two_editors_lose_nothing(paper: Paper, both: tuple[Desk, Desk]) -> None:
    tigran, editor = both
    his, hers = tigran.page, editor.page
    paragraph(his, 0).click()
    his.keyboard.type("His words. ")
    tigran.rest()
    paragraph(hers, 1).click()
    hers.keyboard.type("Her words. ")
    # Her form shows his words once she rests.
    expect(paragraph(hers, 0)).to_contain_text("His words.")
    expect(paragraph(hers, 1)).to_contain_text("Her words.")
    said = paper.shell(SAID)
    assert "His words." in said
    assert "Her words." in said

    # The same place: his form does not show hers yet.
    editor.rest()
    paragraph(his, 1).click()
    his.keyboard.type("His again. ")
    dialog = his.get_by_role("dialog", name=re.compile("changed the same place as you"))
    expect(dialog).to_contain_text("Her words.")
    expect(dialog).to_contain_text("His again.")
    dialog.get_by_label("Both, one after the other").check()
    dialog.get_by_role("button", name="Save what is chosen").click()
    expect(paragraph(his, 1)).to_contain_text("His again.")
    expect(paragraph(his, 2)).to_contain_text("Her words.")
