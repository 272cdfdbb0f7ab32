"""Builds the pages that a reader meets who writes a comment: the form, and what became of it."""

import datetime as dt

from caspian.comments.models import Comment
from caspian.pages.builders.comments import FOLDER, card_of, rules_address
from caspian.pages.builders.frame import frame, words_in
from caspian.pages.comment_documents import OwnCommentPage, WriteCommentPage
from caspian.pages.discussion import CommentCard, CommentForm
from caspian.pages.parts import Frame, Link
from caspian.pages.reads import comments
from caspian.pages.reads.articles import HeadFacts
from caspian.pages.reads.comments import CommentFacts


def write_comment_page(
    article: HeadFacts,
    form: CommentForm,
    *,
    notice: str = "",
    seconds: int = 0,
    until: dt.datetime | None = None,
) -> WriteCommentPage:
    """Build the form on a page of its own."""
    return WriteCommentPage(
        frame=_frame(article, form.action),
        article=Link(article.headline, article.address),
        form=form,
        notice=notice,
        seconds=seconds,
        until=until,
        answered=_answered(article, form.answers),
    )


def form_of(article: HeadFacts, **typed: object) -> CommentForm:
    """Return the form for a comment on an article, with what was typed."""
    rules = rules_address(article.language) if comments.house_rules(article.language) else ""
    known = {"action": action_of(article.id), "longest": comments.longest_comment()}
    return CommentForm(**{**known, "rules": rules, **typed})  # type: ignore[arg-type]


def action_of(article_id: int) -> str:
    """Return the path that takes comments on an article."""
    return f"/comments/{article_id}/"


def own_comment_page(article: HeadFacts, comment: Comment, action: str) -> OwnCommentPage:
    """Build the page of a reader's own comment; `action` takes it back, empty when nothing can."""
    facts = CommentFacts(
        comment.pk, None, comment.name, comment.text, comment.posted_at, False, False
    )
    rule = comment.rule.text_in(article.language) if comment.rule else None
    return OwnCommentPage(
        frame=_frame(article, action),
        article=Link(article.headline, article.address),
        comment=card_of(facts, f"{article.address}{FOLDER}"),
        state=comment.state,
        rule=(rule.title, rule.text) if rule else ("", ""),
        action=action,
    )


def _frame(article: HeadFacts, address: str) -> Frame:
    return frame(
        code=article.language,
        address=address or article.address,
        title=words_in(article.language).gettext("Your comment"),
        description=article.headline,
        indexed=False,
    )


def _answered(article: HeadFacts, wanted: int | None) -> CommentCard | None:
    for one in comments.comments(article.id):
        if one.id == wanted and not one.is_gone:
            return card_of(one, f"{article.address}{FOLDER}")
    return None
