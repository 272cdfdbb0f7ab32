"""Builds what stands under an article of what readers wrote, and the paper's rules for that."""

import re
from collections import defaultdict

from caspian.pages.builders.frame import frame, words_in
from caspian.pages.builders.structured_data import trail_data
from caspian.pages.comment_documents import (
    CommentCard,
    CommentRulesPage,
    CommentsPage,
    Discussion,
    Piece,
)
from caspian.pages.parts import Link
from caspian.pages.reads import articles, comments
from caspian.pages.reads.articles import ArticleFacts
from caspian.pages.reads.comments import CommentFacts

FOLDER = "comments/"
SHOWN = 50
"""threads under the article itself; the page of all comments has those before them too"""
_LINK = re.compile(r"https?://[^\s<>\"]+", re.I)
_AFTER_LINK = ".,;:!?'’”»)]}…"


def discussion_of(facts: ArticleFacts, *, shown: int | None = SHOWN) -> Discussion:
    """Return the comments on an article, of which only the last threads are shown."""
    found = comments.comments(facts.id) if facts.id else ()
    address = f"{facts.address}{FOLDER}"
    threads = _threads(found, address)
    kept = threads if shown is None else threads[-shown:]
    return Discussion(
        article=facts.id,
        count=_count(threads),
        threads=kept,
        earlier=_count(threads) - _count(kept),
        address=address if threads else "",
        is_open=facts.takes_comments and comments.takes_comments(facts.comments_begin),
    )


def comments_page(article_id: int) -> CommentsPage | None:
    """Build the page of all comments on an article, or None while there are none."""
    facts = articles.article(article_id)
    discussion = discussion_of(facts, shown=None)
    if not discussion.count:
        return None
    title = words_in(facts.language).gettext("Comments on “%(headline)s”")
    head = frame(
        code=facts.language,
        address=discussion.address,
        title=title % {"headline": facts.headline},
        description=facts.standfirst or facts.headline,
        indexed=False,
        followed=discussion.address,
        current=facts.section.address,
        trail=(facts.section, Link(facts.headline, facts.address)),
    )
    return CommentsPage(head, Link(facts.headline, facts.address), discussion)


def comment_rules_page(code: str) -> CommentRulesPage | None:
    """Build the page of the paper's rules for comments, or None where it has none."""
    rules = comments.house_rules(code)
    if not rules:
        return None
    title = words_in(code).gettext("Rules for comments")
    address = rules_address(code)
    head = frame(
        code=code,
        address=address,
        title=title,
        description=rules[0][1],
        structured_data=trail_data(code, Link(title, address)),
    )
    return CommentRulesPage(head, rules)


def rules_address(code: str) -> str:
    """Return the path of the paper's rules for comments."""
    return f"/{code.lower()}/comment-rules/"


def card_of(one: CommentFacts, page: str, replies: tuple[CommentCard, ...] = ()) -> CommentCard:
    """Return a comment as a card; `page` is the path of the page of all comments."""
    return CommentCard(
        id=one.id,
        name=one.name,
        paragraphs=paragraphs_of(one.text),
        posted_at=one.posted_at,
        permalink=f"{page}#comment-{one.id}",
        is_paper=one.is_paper,
        is_gone=one.is_gone,
        replies=replies,
    )


def paragraphs_of(text: str) -> tuple[tuple[tuple[Piece, ...], ...], ...]:
    """Return a plain text in paragraphs, lines and pieces; web addresses become links."""
    return tuple(
        tuple(_pieces(line) for line in paragraph.split("\n"))
        for paragraph in text.split("\n\n")
        if paragraph
    )


def _pieces(line: str) -> tuple[Piece, ...]:
    pieces, end = [], 0
    for found in _LINK.finditer(line):
        address = found.group().rstrip(_AFTER_LINK)
        pieces.append(Piece(line[end : found.start()]))
        pieces.append(Piece(address, address))
        end = found.start() + len(address)
    pieces.append(Piece(line[end:]))
    return tuple(piece for piece in pieces if piece.text)


def _threads(found: tuple[CommentFacts, ...], page: str) -> tuple[CommentCard, ...]:
    replies: dict[int, list[CommentCard]] = defaultdict(list)
    for one in found:
        if one.parent is not None:
            replies[one.parent].append(card_of(one, page))
    return tuple(card_of(one, page, tuple(replies[one.id])) for one in found if one.parent is None)


def _count(threads: tuple[CommentCard, ...]) -> int:
    cards = [card for thread in threads for card in (thread, *thread.replies)]
    return sum(not card.is_gone for card in cards)
