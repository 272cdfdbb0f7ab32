"""Takes in what a reader wrote: the rules of form, the limits, the bans, the shield, the record."""

import datetime as dt
from dataclasses import asdict, dataclass

from django.db import IntegrityError, transaction
from django.db.models import Q

from caspian.comments import limits
from caspian.comments.discussion import takes_comments
from caspian.comments.judging.judge import judge
from caspian.comments.judging.likeness import remember
from caspian.comments.marks import Marks, email_mark, marks_ever, marks_of
from caspian.comments.models import Ban, Comment, Commenter, CommentSettings, Decision
from caspian.comments.posting import Posting
from caspian.comments.tokens import OpenedForm, new_commenter, opened_form
from caspian.comments.wording import Wording, worded
from caspian.newsroom.models import Article
from caspian.shield.weighing import Judgement


@dataclass(frozen=True)
class WrittenComment:
    """What came with a form."""

    name: str
    text: str
    email: str = ""
    answers: int | None = None
    """the comment that it answers"""
    token: str = ""
    trap: str = ""
    """a field that readers don't see"""


@dataclass(frozen=True)
class Sender:
    """Where a form came from; `key` is the commenter's, out of the cookie, or empty."""

    address: str
    browser: str
    key: str = ""


class Closed(Exception):
    """The article takes no comments, or not any more."""


class Banned(Exception):
    """Comments from there are not taken until a moment."""

    def __init__(self, until: dt.datetime) -> None:
        super().__init__(f"until {until}")
        self.until = until


class Spent(Exception):
    """The form has brought a comment already; what is in it now needs a form of its own."""


def take(article: Article, written: WrittenComment, sender: Sender, now: dt.datetime) -> Comment:
    """Take in a comment on a public article: published at once, or held.

    Raises Closed, RefusedWording, `limits.TooMany`, Banned and Spent; nothing is stored then. The
    same form sent twice as it is brings one comment, and returns it both times.
    """
    rules = CommentSettings.load()
    if not takes_comments(article, rules, now):
        raise Closed
    wording = worded(written.name, written.text, written.email, rules)
    form = opened_form(written.token, article.pk)
    try:
        return _taken(article, written, sender, now, rules, wording, form)
    except IntegrityError:
        # Of two that spend a form at once, the database lets one through.
        earlier = _brought_by(form)
        if earlier is None:
            raise
        return _repeated(earlier, wording, marks_of(sender.address, sender.browser, now))


def _taken(
    article: Article,
    written: WrittenComment,
    sender: Sender,
    now: dt.datetime,
    rules: CommentSettings,
    wording: Wording,
    form: OpenedForm | None,
) -> Comment:
    with transaction.atomic():
        marks = _refuse_banned(sender, written, now)
        if earlier := _brought_by(form):
            return _repeated(earlier, wording, marks)
        limits.check(marks, rules, now)
        commenter = Commenter.objects.filter(key=sender.key).first() if sender.key else None
        posting = Posting(
            article_id=article.pk,
            language=article.locale.language_code,
            name=wording.name,
            text=wording.text,
            marks=marks,
            now=now,
            commenter=commenter,
            parent_id=_answered(article, written.answers),
            seconds=form.seconds if form else None,
            form=form.number if form else "",
            is_trapped=bool(written.trap.strip()),
        )
        return _keep(posting, judge(posting), wording, email_mark(written.email))


def _brought_by(form: OpenedForm | None) -> Comment | None:
    return Comment.objects.filter(form=form.number).first() if form else None


def _repeated(earlier: Comment, wording: Wording, marks: Marks) -> Comment:
    """Return the comment that a form brought, where the same is sent again; else raise Spent."""
    there = (earlier.name, earlier.text, earlier.address_mark)
    if there != (wording.name, wording.text, marks.address):
        raise Spent
    return earlier


def _keep(posting: Posting, judged: Judgement, wording: Wording, email: str) -> Comment:
    commenter = posting.commenter or Commenter(key=new_commenter(), first_at=posting.now)
    if commenter.name != wording.name:
        commenter.name = wording.name
        commenter.save()
    state = Comment.State.HELD if judged.is_held else Comment.State.APPROVED
    comment = Comment.objects.create(
        article_id=posting.article_id,
        parent_id=posting.parent_id,
        commenter=commenter,
        name=wording.name,
        text=wording.text,
        state=state,
        posted_at=posting.now,
        score=judged.score,
        signs=[asdict(sign) for sign in judged.signs],
        alike_id=judged.alike,
        email_mark=email,
        form=posting.form,
        address_mark=posting.marks.address,
        network_mark=posting.marks.network,
        browser_mark=posting.marks.browser,
    )
    Decision.objects.create(comment=comment, at=posting.now, before="", after=state)
    remember(comment)
    return comment


def _answered(article: Article, wanted: int | None) -> int | None:
    """Return the comment to answer: one that readers see, and at the top of its thread."""
    if wanted is None:
        return None
    found = Comment.objects.filter(
        pk=wanted, article=article, state=Comment.State.APPROVED
    ).values_list("pk", "parent_id")
    for pk, parent in found:
        return parent or pk
    return None


def _refuse_banned(sender: Sender, written: WrittenComment, now: dt.datetime) -> Marks:
    """Raise Banned, or return the sender's marks under the salt in use."""
    ever = marks_ever(sender.address, sender.browser, now)
    known = {mark for marks in ever for mark in marks.all()}
    known |= {mark for mark in (sender.key, email_mark(written.email)) if mark}
    until = (
        Ban.objects.filter(Q(mark__in=known), until__gt=now)
        .order_by("-until")
        .values_list("until", flat=True)
        .first()
    )
    if until is not None:
        raise Banned(until)
    return ever[0]
