"""The feed of what readers wrote under an article, newest first."""

from types import ModuleType

from markupsafe import Markup, escape

from caspian.common.languages import language
from caspian.common.text import shortened
from caspian.feeds.addresses import absolute
from caspian.feeds.content import xhtml
from caspian.feeds.heads import head_at
from caspian.formats.feed.parts import FeedAuthor, FeedEntry
from caspian.pages.builders.comments import FOLDER, paragraphs_of
from caspian.pages.builders.frame import words_in
from caspian.pages.feed_addresses import feed_address
from caspian.pages.reads import articles, comments, tree
from caspian.pages.reads.articles import HeadFacts
from caspian.pages.reads.comments import CommentFacts

MOST = 30
_TITLE = 80


def comments_feed(page: str, code: str, ending: str, form: ModuleType) -> str | None:
    """Return the feed of the comments whose page has a path, or None where it is no such page.

    An article without a comment has none, as it has no page of comments.
    """
    if not page.endswith(f"/{FOLDER}"):
        return None
    standing = tree.standing_at(page.removesuffix(FOLDER))
    if standing is None or standing.kind != "article":
        return None
    facts = articles.article_head(standing.id)
    shown = [one for one in comments.comments(standing.id) if not one.is_gone]
    if facts is None or not shown:
        return None
    newest = list(reversed(shown))[:MOST]
    words = words_in(code)
    head = head_at(
        code,
        words.gettext("Comments on “%(headline)s”") % {"headline": facts.headline},
        facts.headline,
        page,
        feed_address(page, ending),
        newest[0].posted_at,
    )
    entries = form.BETWEEN.join(form.entry(_entry(one, facts, page)) for one in newest)
    return f"{form.opening(head)}{entries}{form.CLOSING}"


def _entry(one: CommentFacts, facts: HeadFacts, page: str) -> FeedEntry:
    address = absolute(f"{page}#comment-{one.id}")
    spoken = language(facts.language)
    return FeedEntry(
        id=address,
        address=address,
        title=f"{one.name}: {shortened(one.text, _TITLE)}",
        summary="",
        content=_content(one.text, address),
        authors=(FeedAuthor(one.name),),
        published=one.posted_at,
        updated=one.posted_at,
        language=spoken.code,
        direction=spoken.direction,
    )


def _content(text: str, address: str) -> str:
    """Return a comment as XHTML; its own language is not known, so each paragraph finds its way."""
    written = Markup()
    for paragraph in paragraphs_of(text):
        lines = (
            Markup().join(
                Markup('<a href="{0}" rel="nofollow ugc">{1}</a>').format(one.address, one.text)
                if one.address
                else escape(one.text)
                for one in line
            )
            for line in paragraph
        )
        written += Markup('<p dir="auto">{}</p>').format(Markup("<br>").join(lines))
    return xhtml(written, address)
