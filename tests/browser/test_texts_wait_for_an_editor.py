"""A long article's form: texts get editors when somebody comes near, and nothing is lost."""

import json

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Enter
from tests.browser.desk import Desk
from tests.browser.staff import Staff
from tests.paper import Paper

pytestmark = pytest.mark.slow
BEGIN = """
from caspian.newsroom.models import Article, Section
section = Section.objects.get(slug="environment")
odd = ["Five &amp; <b>bold <i>both</i></b> 🚢 <b>after</b>", "Rain<br/>and <s>snow</s>",
       'See <a href="https://example.org/?a=1&amp;b=2">this</a>, H<sub>2</sub>O, m<sup>2</sup>',
       "Азов", "بحر قزوين"]
body = [("paragraph", f"<p>{odd[n % len(odd)]}</p>") for n in range(30)]
body.append(("list", {"style": "bullets", "items": ["<p>One <b>item</b></p>", "<p>Two</p>"]}))
body.append(("paragraph", "<p>The last one.</p>"))
article = Article(title="A shore of thirty parts", locale=section.locale, live=False, body=body)
section.add_child(instance=article)
article.save_revision()
print(article.pk)
"""
HELD = """
from caspian.newsroom.models import Article
print(Article.objects.get(draft_title__startswith={title!r}).latest_revision.content[{field!r}])
"""
COMMENTED = """
import json
from wagtail.models import Comment
from caspian.newsroom.models import Article, Section, User
section = Section.objects.get(slug="environment")
article = Article(title="A shore by keyboard", locale=section.locale, live=False, body=[
    ("paragraph", f"<p>Of many lines, this is line {n}.</p>")
    for n in range(30)])
section.add_child(instance=article)
article.save_revision()
Comment.objects.create(page=article, user=User.objects.get(username="rena"), text="Which line?",
    contentpath=f"body.{article.body[27].id}",
    position=json.dumps([{"key": "line0", "start": 0, "end": 7}]))
print(article.pk)
"""
WAIT, HAVE = ".desk-text", ".public-DraftEditor-content"


def held(paper: Paper, field: str = "body", title: str = "A shore of") -> str:
    """Return what the newest version of an article holds in a field."""
    return paper.shell(HELD.format(field=field, title=title)).strip()


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
    assert held(paper, "title") == "A shore of thirty parts, counted"
    assert page.locator(WAIT).count() > 20
    assert held(paper) == before

    typed_into_one_alone(desk, paper, before)
    scrolled_through(desk, paper, before)


def typed_into_one_alone(desk: Desk, paper: Paper, before: str) -> None:
    """Who goes into a text types in its editor; what they type stands in this text alone."""
    page = desk.page
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


def scrolled_through(desk: Desk, paper: Paper, before: str) -> None:
    """Who scrolls through the form gives each text its editor, and changes nothing."""
    page, was = desk.page, json.loads(before)
    title = page.get_by_role("textbox", name="Headline").first
    while page.locator(WAIT).count():
        page.evaluate("text => document.querySelector(text)?.scrollIntoView()", WAIT)
        page.wait_for_timeout(50)
    assert page.locator(HAVE).count() == 33
    title.press_sequentially(" twice")
    desk.rest()
    assert held(paper, "title").endswith("counted twice")
    assert json.loads(held(paper))[:-1] == was[:-1]


def test_texts_are_there_for_keys_comments_and_searches(
    paper: Paper, enter: Enter, staff: Staff
) -> None:
    number = paper.shell(COMMENTED).strip()
    desk = enter("tigran", staff.editor)
    page = desk.page
    page.goto(f"/desk/pages/{number}/edit/")
    desk.rest()

    beside_a_comment_and_during_a_search(page)
    into_it_and_out_by_keys(page)
    desk.rest()
    assert "line 29. By keys.</p>" in held(paper, title="A shore by")


def beside_a_comment_and_during_a_search(page: Page) -> None:
    """Comments stand at their passage at once; what the browser's own search found stays."""
    # A text with a comment on a passage has its editor, however far it is; its neighbours have not.
    expect(page.locator(HAVE, has_text="this is line 27.")).to_have_count(1)
    expect(page.locator(HAVE).get_by_text("Of many", exact=True)).to_have_count(1)
    expect(page.locator(WAIT, has_text="this is line 26.")).to_have_count(1)

    # While something else has the focus, such as the browser's own search, no text is exchanged.
    page.evaluate("document.hasFocus = () => false")
    found = page.locator(WAIT, has_text="this is line 20.")
    found.scroll_into_view_if_needed()
    page.wait_for_timeout(500)
    expect(found).to_be_visible()
    page.evaluate("delete document.hasFocus; window.dispatchEvent(new Event('focus'))")
    expect(page.locator(HAVE, has_text="this is line 20.")).to_have_count(1)


def into_it_and_out_by_keys(page: Page) -> None:
    """By keys one comes into a text, types, and out of it again."""
    text = page.locator("[data-contentpath=body] section", has_text="this is line 29.").last
    expect(text.locator(WAIT)).to_have_count(1)
    text.get_by_role("button", name="Delete").focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Control+End")
    page.keyboard.type(" By keys.")
    expect(text.locator(HAVE)).to_have_text("Of many lines, this is line 29. By keys.")
    page.keyboard.press("Shift+Tab")
    expect(text.locator(HAVE)).not_to_be_focused()
