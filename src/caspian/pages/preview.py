"""Shows an editor in the desk what readers will see, through the reader's own templates."""

import base64
import hashlib
import re
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from markupsafe import Markup

from caspian.common.languages import language
from caspian.newsroom.kept_files import desk_address
from caspian.newsroom.models import Article, Home, Information, Section
from caspian.newsroom.renditions import RenditionsMissing, pictures_of, prepare_one
from caspian.pages.addresses import Absent, Moved, page_at
from caspian.pages.assets import FOLDER, PREFIX, asset
from caspian.pages.builders import article, home, plain
from caspian.pages.builders.charts import chart
from caspian.pages.builders.comments import discussion_of
from caspian.pages.builders.plain import absent_page
from caspian.pages.documents import Page
from caspian.pages.fragments.builders import fragment
from caspian.pages.plain_documents import AbsentPage
from caspian.pages.reads.articles import facts_of
from caspian.pages.reads.cleaned import cleaned
from caspian.pages.reads.door import each_read_once
from caspian.pages.reads.front_page import chosen_of
from caspian.pages.reads.records import information_of
from caspian.pages.render import environment_for, fragment_html, page_html

LIGHT, DARK = "light", "dark"
SHADES = (LIGHT, DARK)
SHEET = "paper.css"
# A condition that always holds and one that never does; they also stand beside others, as in
# "(prefers-color-scheme: dark) and (width > 40rem)", where `all` and `not all` may not.
ALWAYS, NEVER = "(min-width: 0)", "(max-width: 0)"
_ASKS = re.compile(r"\(\s*prefers-color-scheme\s*:\s*(light|dark)\s*\)")
_SCHEME = re.compile(r"color-scheme\s*:\s*(?:light dark|dark light)")
# The quote is refused as well, or it would be left out of the group to get round the rest.
_FILE = re.compile(r"url\(\s*([\"']?)(?![\"'/#\s]|[a-z]+:)")
_MEDIA = re.compile(r'media="[^"]*"')
OK, MOVED = 200, 301
_READERS, _DESKS = f"{settings.MEDIA_URL}images/", desk_address("images/")


def in_shade(html: str, shade: str) -> str:
    """Return a page in light or in dark; any other shade leaves it to the reader's own screen.

    The style sheet goes into the page, its questions answered: no browser lets a page choose
    what its media queries find.
    """
    if shade not in SHADES:
        return html
    link = f'<link rel="stylesheet" href="{asset(SHEET)}">'
    html = html.replace(link, f"<style>{_sheet(shade)}</style>", 1)
    html = html.replace('content="light dark"', f'content="{shade}"', 1)
    return _MEDIA.sub(lambda found: _answered(found.group(), shade), html)


def policy_in_shade(policy: str, shade: str) -> str:
    """Return a page's policy, which lets the style sheet that goes into the page count, by hash."""
    if shade not in SHADES:
        return policy
    digest = base64.b64encode(hashlib.sha256(_sheet(shade).encode()).digest()).decode()
    return policy.replace("style-src 'self'", f"style-src 'self' 'sha256-{digest}'")


@lru_cache
def _sheet(shade: str) -> str:
    css = _answered((FOLDER / SHEET).read_text("utf-8"), shade)
    css = _SCHEME.sub(f"color-scheme: {shade}", css)
    # What is named beside the style sheet lies elsewhere, seen from the page.
    return _FILE.sub(lambda found: f"url({found[1]}{PREFIX}", css)


def _answered(text: str, shade: str) -> str:
    return _ASKS.sub(lambda found: ALWAYS if found[1] == shade else NEVER, text)


def chart_document(value: dict[str, Any], code: str) -> str:
    """Return the HTML of a page that holds one chart, as readers of a language see it."""
    template = environment_for(code).get_template("chart_alone.html")
    return template.render(block=chart(value, code), language=language(code))


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


def preview(record: Any, request: HttpRequest, mode: str) -> HttpResponse:
    """Answer with a record of the tree as it would stand if it were published now.

    `mode` is one of `ReaderPage.preview_modes`.
    """
    _prepare(record)
    page = _page(record)
    return shown_at_the_desk(whole(page) if page else answer(record.url_path).html, mode)


def shown_at_the_desk(html: str, mode: str) -> HttpResponse:
    """Answer with a reader's page, for those who may see more than readers do."""
    # Readers' addresses of pictures lead nowhere before a public page names them.
    html = html.replace(_READERS, _DESKS)
    response = HttpResponse(in_shade(html, mode))
    response["X-Robots-Tag"] = "noindex"
    # As tight as for readers: what an editor looks at may hold what somebody else typed.
    response["Content-Security-Policy"] = policy_in_shade(settings.CASPIAN_POLICY, mode)
    return response


def _prepare(record: Any) -> None:
    """Make what the preview will show of pictures: the press hasn't seen a draft, and reads make
    nothing."""
    wanted = pictures_of(record)
    if isinstance(record, Article):
        lines = (one.contributor.portrait_id for one in record.bylines.all() if one.contributor_id)
        wanted |= set(filter(None, lines))
    for picture in sorted(wanted):
        with suppress(RenditionsMissing):  # the page shows what there is
            prepare_one(picture)


def _page(record: Any) -> Page | None:
    code = record.locale.language_code
    if isinstance(record, Article):
        own = article.beside_of(record.pk, code) if record.live else None
        more = article.more_articles(record.pk, code, own) if record.live else ()
        facts = cleaned(facts_of(record))
        discussion = discussion_of(facts) if record.live else None
        page = article.page_of(facts, more=more, beside=own, discussion=discussion)
        return article.offered(page, facts) if record.live else page
    if isinstance(record, Home):
        return home.page_of(chosen_of(record, code), code)
    if isinstance(record, Information):
        return plain.page_of(information_of(record), code, record.url_path)
    assert isinstance(record, Section)
    return None
