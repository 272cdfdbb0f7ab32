"""Shows an editor in the desk what readers will see, through the reader's own templates."""

from contextlib import suppress
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from caspian.newsroom.kept_files import desk_address
from caspian.newsroom.models import Article, Home, Information, Section
from caspian.newsroom.renditions import RenditionsMissing, pictures_of, prepare_one
from caspian.pages.answer import answer, whole
from caspian.pages.builders import article, home, information
from caspian.pages.builders.comments import discussion_of
from caspian.pages.documents import Page
from caspian.pages.reads.articles import facts_of
from caspian.pages.reads.front import chosen_of
from caspian.pages.reads.records import information_of
from caspian.pages.shade import in_shade, policy_in_shade

_READERS, _DESKS = f"{settings.MEDIA_URL}images/", desk_address("images/")


def preview(record: Any, request: HttpRequest, mode: str) -> HttpResponse:
    """Answer with a record of the tree as it would stand if it were published now.

    `mode` is one of `ReaderPage.preview_modes`.
    """
    _prepare(record)
    page = _page(record)
    html = whole(page) if page else answer(record.url_path).html
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
        more = article.more_articles(record.pk, code) if record.live else ()
        facts = facts_of(record)
        discussion = discussion_of(facts) if record.live else None
        return article.page_of(facts, more=more, discussion=discussion)
    if isinstance(record, Home):
        return home.page_of(chosen_of(record), code)
    if isinstance(record, Information):
        return information.page_of(information_of(record), code, record.url_path)
    assert isinstance(record, Section)
    return None
