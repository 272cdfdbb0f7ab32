"""Builds what a reader is shown who writes a comment: the form, and the page of their own one."""

import datetime as dt

from caspian.comments.models import Comment
from caspian.pages.builders.comments import FOLDER, card_of, rules_address
from caspian.pages.builders.frame import frame, words_in
from caspian.pages.comment_documents import (
    CommentCard,
    CommentForm,
    OwnCommentPage,
    WriteCommentPage,
)
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
        frame=_frame(article.language, form.action, article.headline),
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


def own_comment_page(article: HeadFacts | None, comment: Comment, action: str) -> OwnCommentPage:
    """Build the page of a reader's own comment; `action` takes it back, empty when nothing can.

    Without the article, where it is not public any more: then nothing is said of it.
    """
    language = article.language if article else comment.article.locale.language_code
    facts = CommentFacts(
        comment.pk, None, comment.name, comment.text, comment.posted_at, False, False
    )
    rule = comment.rule.text_in(language) if comment.rule else None
    address = article.address if article else f"/{language.lower()}/"
    return OwnCommentPage(
        frame=_frame(language, action or address, article.headline if article else ""),
        article=Link(article.headline, address) if article else None,
        comment=card_of(facts, f"{address}{FOLDER}"),
        state=comment.state,
        rule=(rule.title, rule.text) if rule else ("", ""),
        action=action,
    )


def _frame(language: str, address: str, headline: str) -> Frame:
    return frame(
        code=language,
        address=address,
        title=words_in(language).gettext("Your comment"),
        description=headline,
        indexed=False,
    )


def _answered(article: HeadFacts, wanted: int | None) -> CommentCard | None:
    for one in comments.comments(article.id):
        if one.id == wanted and not one.is_gone:
            return card_of(one, f"{article.address}{FOLDER}")
    return None
