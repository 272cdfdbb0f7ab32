"""Answers a path with the finished page, rendered now: for previews and for checks."""

from dataclasses import dataclass

from markupsafe import Markup

from caspian.pages.addresses import Absent, Moved, page_at
from caspian.pages.builders.absent import absent_page
from caspian.pages.documents import AbsentPage, Page
from caspian.pages.fragments.builders import fragment
from caspian.pages.reads.door import each_read_once
from caspian.pages.render import fragment_html, page_html

OK, MOVED = 200, 301


@dataclass(frozen=True)
class Answer:
    """A status with the HTML of a page, or with the address to go to; `name` is the page's kind."""

    status: int
    name: str
    html: str = ""
    address: str = ""


def answer(path: str) -> Answer:
    """Return what a reader gets at a path."""
    with each_read_once():
        page = page_at(path)
        if isinstance(page, Moved):
            return Answer(MOVED, "moved", address=page.address)
        if isinstance(page, Absent):
            page = absent_page(page.status, page.code)
        status = page.status if isinstance(page, AbsentPage) else OK
        return Answer(status, page.name, html=whole(page))


def whole(page: Page) -> str:
    """Return the HTML of a page with its fragments spliced in."""
    code = _code(page)

    def spliced(name: str) -> Markup:
        return fragment_html(fragment(name, code))

    return page_html(page, spliced)


def _code(page: Page) -> str:
    # Paths are in lower case, where a language such as kk-Cyrl is not.
    return page.frame.language.code.lower()
