"""Whatever a reader types stays text: nothing of it runs, and nothing of it becomes markup.

The lines below are a sample. HOSTILE_WORDS names a JSON list of others: the public ones were put
through it (see docs/performance.md), and are not ours to keep here.
"""

import json
import os
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.conftest import Open
from tests.browser.writing import ARTICLE, approve_all, article_id, send, tokens
from tests.paper import Paper

pytestmark = pytest.mark.slow
HIT = "top.hit=1"
OWN = [
    f"<script>{HIT}</script>",
    f"</textarea><script>{HIT}</script>",
    f'"><img src=x onerror={HIT}>',
    f"'><svg onload={HIT}>",
    f"<details open ontoggle={HIT}>",
    f"</p></article><iframe srcdoc='<script>{HIT}</script>'></iframe>",
    f"javascript:{HIT}",
    f"https://a.example/?x=1' onfocus='{HIT}' autofocus='",
    f'https://a.example/"onmouseover="{HIT}',
    f"https://a.example/<script>{HIT}</script>",
    f"{{{{ ''.constructor.constructor('{HIT}')() }}}}",
    f"<a href='data:text/html,<script>{HIT}</script>'>x</a>",
    f"<style>@import 'x';*{{background:url(javascript:{HIT})}}</style>",
    "<base href=//evil.example><form action=//evil.example><input name=x>",
    f"<math><mtext></mtext><mglyph><style><img src=x onerror={HIT}></style></mglyph></math>",
    f"\u202e<script>{HIT}</script>\x00<b",
    f"&lt;script&gt;{HIT}&lt;/script&gt; &#60;img src=x onerror={HIT}&#62;",
    "<!--><![CDATA[ ]]> -->",
]
TRAP = """
for (const name of ["alert", "confirm", "prompt", "print", "open"])
  window[name] = () => { top.hit = name };
"""
STRAY = """() => [...document.querySelectorAll(".comment-text *, .comment-name *")]
  .filter(e => !["P", "BR", "BDI", "SPAN"].includes(e.tagName)
    && !(e.tagName === "A" && /^https?:/i.test(e.getAttribute("href"))
         && e.getAttributeNames().every(n => ["href", "rel"].includes(n))))
  .map(e => e.outerHTML)"""


def hostile() -> list[str]:
    """Return the lines to send."""
    named = os.environ.get("HOSTILE_WORDS")
    return json.loads(Path(named).read_text("utf-8")) if named else OWN


def trapped(open_context: Open) -> Page:
    """Return a page that notices whatever runs, and that no policy of the paper's protects."""
    page = open_context(bypass_csp=True).new_page()
    page.add_init_script(TRAP)
    page.on("dialog", lambda dialog: pytest.fail(f"a dialog: {dialog.message}"))
    return page


def test_nothing_runs_on_the_page_that_shows_it(paper: Paper, open_context: Open) -> None:
    article, lines = article_id(paper), hostile()
    forms, taken = tokens(paper, article, len(lines)), 0
    for number, (line, given) in enumerate(zip(lines, forms, strict=True)):
        address = f"10.{number >> 8 & 255}.{number & 255}.1"
        fields = {"name": line[:60], "text": line, "token": given}
        status, _, back = send(paper, article, address, **fields)
        assert status in (303, 422), (line, status, back[:300])
        taken += status == 303
    approve_all(paper)
    assert taken >= len(lines) * 0.9
    page = trapped(open_context)
    for path in (f"{ARTICLE}comments/", ARTICLE):
        page.goto(path)
        page.mouse.wheel(0, 100_000)
        assert page.evaluate("window.hit") is None
        assert page.evaluate(STRAY) == []
    assert page.locator(".comment").count() > 0


def test_nothing_runs_in_a_form_that_comes_back(paper: Paper, open_context: Open) -> None:
    article, page = article_id(paper), trapped(open_context)
    page.goto("/en/about/")
    for number, line in enumerate(hostile()):
        address = f"11.{number >> 8 & 255}.{number & 255}.1"
        for fields in ({"name": line, "text": ""}, {"name": "", "text": line}):
            status, _, back = send(paper, article, address, email=line, **fields)
            assert status == 422
            page.set_content(back, wait_until="commit")
            assert page.evaluate("window.hit") is None, line
            forms = page.evaluate("[...document.forms].map(f => f.getAttribute('action'))")
            assert forms == [f"/comments/{article}/"], line


def test_the_trap_catches_what_runs(open_context: Open) -> None:
    """The control: the same words, put into the page as markup."""
    page = trapped(open_context)
    page.goto("/en/about/")
    page.evaluate(
        "html => document.querySelector('main').innerHTML = `<p class=comment-text>${html}</p>`",
        "<img src=data:, onerror=alert(1)><b>x</b>",
    )
    page.wait_for_function("window.hit === 'alert'")
    assert page.evaluate(STRAY) != []


def test_the_papers_policy_stops_what_markup_would_run(browser: Browser, paper: Paper) -> None:
    """A second wall: the control's words, in a page that the policy does protect."""
    page = browser.new_context(base_url=paper.address).new_page()
    page.add_init_script(TRAP)
    refused: list[str] = []
    page.on("console", lambda message: refused.append(message.text))
    page.goto("/en/about/")
    page.evaluate("document.querySelector('main').innerHTML = '<img src=data:, onerror=alert(1)>'")
    for _ in range(600):
        if refused:
            break
        page.wait_for_timeout(100)
    assert page.evaluate("window.hit") is None
    assert any("Content Security Policy" in text for text in refused)
    page.context.close()
