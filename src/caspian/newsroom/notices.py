"""Says to people at the desk what they wait for: a review, changes, a publication, a mention.

Each account chooses for each kind whether it stands at the desk, comes by mail, both or neither.
Wagtail's own mails of the workflow are not sent: ours take their place.
"""

import datetime as dt
import re
from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.db.models.signals import post_save
from django.template import loader
from django.urls import reverse
from django.utils import timezone
from wagtail.log_actions import get_active_log_context
from wagtail.models import Comment, CommentReply, TaskState, WorkflowState
from wagtail.signals import (
    page_published,
    task_submitted,
    workflow_approved,
    workflow_rejected,
    workflow_submitted,
)

from caspian.newsroom.models import Article, Byline, Publication, User
from caspian.newsroom.models.notices import Notice
from caspian.newsroom.models.review import Review
from caspian.newsroom.rights.pages import sees_page

DESK, MAIL = "desk", "mail"
KEPT = dt.timedelta(days=30)
_MENTION = re.compile(r"(?<![\w@])@([\w.+-]*\w)")
_TEMPLATES = "newsroom/desk/notices/"


def wants(account: User, kind: str, way: str) -> bool:
    """Return whether somebody wants notices of a kind at the desk or by mail."""
    return f"{kind} {way}" not in account.notices_off


@transaction.atomic
def notify(
    accounts: Iterable[User | None],
    kind: Notice.Kind,
    article: Article,
    *,
    by: Any,
    words: str = "",
) -> None:
    """Give notice to each account once, but not to who did it; unread ones are not repeated."""
    now = timezone.now()
    Notice.objects.filter(made_at__lt=now - KEPT).delete()
    wanted = {one.pk: one for one in accounts if one and one.is_active and one != by}
    same = Notice.objects.filter(kind=kind, article=article, read_at=None, words=words)
    known = set(same.filter(account__in=wanted).values_list("account", flat=True))
    for account in wanted.values():
        if account.pk in known:
            continue
        notice = Notice(
            account=account, kind=kind, article=article, by=by, words=words, made_at=now
        )
        if wants(account, kind, DESK):
            notice.save()
        if wants(account, kind, MAIL) and account.email:
            _mail(notice).send()


def _mail(notice: Notice) -> EmailMessage:
    path = reverse("wagtailadmin_pages:edit", args=[notice.article.pk])
    context = {
        "notice": notice,
        "kinds": Notice.Kind,
        "headline": notice.article.get_admin_display_title(),
        "by": notice.by.get_full_name() or notice.by.get_username() if notice.by else "",
        "paper": Publication.load().name,
        "address": settings.WAGTAILADMIN_BASE_URL + path,
        "switches": settings.WAGTAILADMIN_BASE_URL + reverse("wagtailadmin_account"),
    }
    subject = loader.render_to_string(f"{_TEMPLATES}subject.txt", context)
    return EmailMessage(
        " ".join(subject.split()),
        loader.render_to_string(f"{_TEMPLATES}mail.txt", context),
        to=[notice.account.email],
        headers={"Auto-Submitted": "auto-generated"},
    )


def reviewers_of(article: Article, task: Any) -> list[User]:
    """Return who can decide on an article at a step of the workflow."""
    accounts = User.objects.filter(is_active=True)
    return [one for one in accounts if task.may_review(article, one)]


def authors_of(article: Article) -> list[User]:
    """Return the accounts whose article it is: who began it, and whose names stand over it."""
    signed = Byline.objects.filter(article=article).values("contributor__user")
    return list(User.objects.filter(pk__in=signed) | User.objects.filter(pk=article.owner_id))


def connect() -> None:
    """Listen to the workflow, publications and comments.

    A signal takes one receiver for each of these names: connected first, ours keep Wagtail's out.
    """
    by_mail = "workflow_state_{}_email_notification".format
    for signal, receiver, name in (
        (workflow_submitted, _nothing, "submitted"),
        (workflow_rejected, _changes_asked, "rejected"),
        (workflow_approved, _approved, "approved"),
    ):
        signal.connect(receiver, sender=WorkflowState, dispatch_uid=by_mail(name))
    task_submitted.connect(_review_asked, dispatch_uid="notice_review")
    page_published.connect(_published, sender=Article, dispatch_uid="notice_published")
    for model in (Comment, CommentReply):
        post_save.connect(_mentioned, sender=model, dispatch_uid=f"notice_{model.__name__}")


def _nothing(**kwargs: Any) -> None:
    """Keep Wagtail's mail to administrators away: who reviews gets a notice."""


def _review_asked(instance: TaskState, user: Any = None, **kwargs: Any) -> None:
    article, task = _article(instance.workflow_state), instance.task.specific
    if article is not None and isinstance(task, Review):
        notify(reviewers_of(article, task), Notice.Kind.REVIEW, article, by=user)


def _changes_asked(instance: WorkflowState, user: Any = None, **kwargs: Any) -> None:
    article = _article(instance)
    if article is not None:
        step: Any = instance.current_task_state
        concerned = [*authors_of(article), instance.requested_by]
        notify(concerned, Notice.Kind.CHANGES, article, by=user, words=step.comment if step else "")


def _approved(instance: WorkflowState, user: Any = None, **kwargs: Any) -> None:
    article = _article(instance)
    # What is approved for a moment to come is published then.
    if article is not None and article.live and instance.requested_by:
        notify([instance.requested_by], Notice.Kind.PUBLISHED, article, by=user)


def _published(sender: Any, instance: Article, **kwargs: Any) -> None:
    if instance.first_published_at != instance.last_published_at:
        return  # a correction is no news to who wrote it
    notify(authors_of(instance), Notice.Kind.PUBLISHED, instance, by=get_active_log_context().user)


def _mentioned(sender: Any, instance: Any, created: bool, raw: bool = False, **kw: Any) -> None:
    if raw or not created:
        return
    comment = instance.comment if isinstance(instance, CommentReply) else instance
    page = comment.page.specific
    names = set(_MENTION.findall(instance.text))
    if not names or not isinstance(page, Article):
        return
    named = [
        one
        for one in User.objects.filter(username__in=names, is_active=True)
        if sees_page(one, page.pk)
    ]
    notify(named, Notice.Kind.MENTION, page, by=instance.user, words=instance.text)


def _article(state: WorkflowState) -> Article | None:
    found: Any = state.content_object
    page = getattr(found, "specific", found)
    return page if isinstance(page, Article) else None
