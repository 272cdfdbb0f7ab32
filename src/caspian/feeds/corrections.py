"""The feed of what readers of a language were told of changes, newest first."""

from types import ModuleType

from markupsafe import Markup

from caspian.common.languages import language
from caspian.feeds.addresses import absolute
from caspian.feeds.content import xhtml
from caspian.feeds.heads import head_at
from caspian.formats.feed.parts import FeedAuthor, FeedEntry
from caspian.pages.builders.corrections import column_at, kind_name
from caspian.pages.builders.frame import words_in
from caspian.pages.correction_documents import ColumnItem
from caspian.pages.feed_addresses import feed_address
from caspian.pages.reads import paper

MOST = 30


def corrections_feed(page: str, code: str, ending: str, form: ModuleType) -> str | None:
    """Return the feed of the column whose page has a path, or None where it is no such page."""
    items = column_at(page, code)
    if items is None:
        return None
    title = words_in(code).gettext("Corrections")
    head = head_at(
        code, title, title, page, feed_address(page, ending), items[0].notice.at if items else None
    )
    author = paper.publication(code).name
    entries = form.BETWEEN.join(form.entry(_entry(one, code, author)) for one in items[:MOST])
    return f"{form.opening(head)}{entries}{form.CLOSING}"


def _entry(one: ColumnItem, code: str, author: str) -> FeedEntry:
    address = absolute(f"{one.article.address}#{one.notice.anchor}")
    spoken, said = language(code), filter(None, (one.notice.right, one.notice.wrong))
    paragraphs = Markup().join(Markup("<p>{}</p>").format(words) for words in said)
    return FeedEntry(
        id=address,
        address=address,
        title=f"{kind_name(one.notice.kind, code)}: {one.article.text}",
        summary="",
        content=xhtml(paragraphs, address),
        authors=(FeedAuthor(author),),
        published=one.notice.at,
        updated=one.notice.at,
        language=spoken.code,
        direction=spoken.direction,
    )
