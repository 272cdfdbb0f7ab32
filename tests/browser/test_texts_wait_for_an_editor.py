"""A long article's form: texts get their editors when somebody comes near, and nothing is lost."""

import json

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Enter
from tests.browser.staff import Staff
from tests.paper import Paper

pytestmark = pytest.mark.slow
BEGIN = """
from caspian.newsroom.models import Article, Section
section = Section.objects.get(slug="environment")
odd = ["Five &amp; <b>bold <i>both</i></b> 🚢 <b>after</b>", "Rain<br/>and <s>snow</s>",
       'See <a href="https://example.org/?a=1&amp;b=2">this</a>, H<sub>2</sub>O, m<sup>2</sup>',
       "Азов", "بحر قزوين"]
body = [("paragraph", f"<p>{odd[n % len(odd)]}</p>") for n in range(40)]
body.append(("list", {"style": "bullets", "items": ["<p>One <b>item</b></p>", "<p>Two</p>"]}))
body.append(("paragraph", "<p>The last one.</p>"))
article = Article(title="A shore of forty parts", locale=section.locale, live=False, body=body)
section.add_child(instance=article)
article.save_revision()
print(article.pk)
"""
HELD = """
from caspian.newsroom.models import Article
print(Article.objects.get(draft_title__startswith="A shore of").latest_revision.content["{}"])
"""
WAIT, HAVE = ".desk-text", ".public-DraftEditor-content"


def held(paper: Paper, field: str = "body") -> str:
    """Return what the newest version of the article holds in a field."""
    return paper.shell(HELD.format(field)).strip()


def test_texts_without_an_editor_are_sent_as_they_came(
    paper: Paper, enter: Enter, staff: Staff
) -> None:
    number = paper.shell(BEGIN).strip()
    before = held(paper)
    desk = enter("tigran", staff.editor)
    page = desk.page
    page.goto(f"/desk/pages/{number}/edit/")
    desk.rest()
    title = page.get_by_role("textbox", name="Headline").first
    title.press("End")
    title.press_sequentially(", counted")
    desk.rest()
    assert held(paper, "title") == "A shore of forty parts, counted"
    assert page.locator(WAIT).count() > 20
    assert held(paper) == before

    # Whoever goes into one types in its editor; what they type stands in this text alone.
    text = page.get_by_role("region", name="Text", exact=True)
    last = text.get_by_role("textbox").last
    expect(last).to_have_text("The last one.")
    last.focus()
    page.keyboard.press("End")
    page.keyboard.type(" And more.")
    desk.rest()
    assert page.locator(WAIT).count() > 10
    blocks, was = json.loads(held(paper)), json.loads(before)
    assert blocks[-1]["value"].endswith("The last one. And more.</p>")
    assert blocks[:-1] == was[:-1]

    # Whoever scrolls through it gives each its editor, and changes nothing.
    while page.locator(WAIT).count():
        page.evaluate("text => document.querySelector(text)?.scrollIntoView()", WAIT)
        page.wait_for_timeout(50)
    assert page.locator(HAVE).count() == 43
    title.press_sequentially(" twice")
    desk.rest()
    assert held(paper, "title").endswith("counted twice")
    assert json.loads(held(paper))[:-1] == was[:-1]
