"""Comments for the tests: what readers wrote, without going through the form."""

import datetime as dt
import itertools
from typing import Any

from django.utils import timezone

from caspian.comments.marks import email_mark, marks_of
from caspian.comments.models import Comment, Commenter, CommentSettings, Decision, HouseRule
from caspian.newsroom.accounts import give_account
from caspian.newsroom.models import Article, Change, User

State = Comment.State
_numbers = itertools.count(1)


def reader(name: str = "Gulnara", **fields: Any) -> Commenter:
    """Return somebody who comments from a browser of their own."""
    fields.setdefault("first_at", timezone.now() - dt.timedelta(days=40))
    return Commenter.objects.create(key=f"{next(_numbers):032x}", name=name, **fields)


def wrote(article: Article, text: str = "The ferry is late again.", **fields: Any) -> Comment:
    """Return a comment, held unless it is said otherwise, with its first line in the log."""
    commenter = fields.pop("commenter", None) or reader(fields.get("name", "Gulnara"))
    number = commenter.pk
    now = fields.pop("posted_at", timezone.now())
    address = fields.pop("address", f"198.51.{number // 250}.{number % 250 + 1}")
    marks = marks_of(address, "Firefox", now)
    comment = Comment.objects.create(
        article=article,
        commenter=commenter,
        name=fields.pop("name", commenter.name),
        text=text,
        posted_at=now,
        address_mark=marks.address,
        network_mark=marks.network,
        browser_mark=marks.browser,
        email_mark=email_mark(fields.pop("email", "")),
        **fields,
    )
    Decision.objects.create(comment=comment, at=now, before="", after=comment.state)
    return comment


def moderator(name: str = "nino") -> User:
    """Return Nino, who moderates."""
    give_account(name, role="moderator")
    return User.objects.get(username=name)


def rule(title: str = "No insults") -> HouseRule:
    """Return one of the paper's rules."""
    return HouseRule.objects.get_or_create(title=title, defaults={"text": "Argue, don't hit."})[0]


def states(*comments: Comment) -> list[str]:
    """Return where comments stand now, in the order in which they are given."""
    now = dict(Comment.objects.values_list("pk", "state"))
    return [now[comment.pk] for comment in comments]


def told() -> list[str]:
    """Return the subjects about comments that are in the outbox, and empty it."""
    CommentSettings.load()  # made when they are first asked for, which is news of its own
    subjects = list(Change.objects.order_by("pk").values_list("subject", flat=True))
    Change.objects.all().delete()
    return [subject for subject in subjects if subject.startswith("comment")]
