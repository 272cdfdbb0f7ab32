"""Checks again what is scheduled: tells its editor before the moment, and holds it back then."""

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext
from wagtail.log_actions import log
from wagtail.models import PageLogEntry, Revision

from caspian.newsroom.checks.overrule import HELD_BACK
from caspian.newsroom.checks.result import holding
from caspian.newsroom.checks.values import Issue
from caspian.newsroom.desk.times import paper_zone, shown
from caspian.newsroom.models.article import Article
from caspian.newsroom.models.notices import Notice
from caspian.newsroom.models.publication_checks import HeldBack
from caspian.newsroom.notices import MAIL, wants


def warn_of_scheduled(now: dt.datetime) -> int:
    """Tell the editors of what is scheduled and would be held back; return how many are told.

    Not by those who edit it, for nobody can: a picture lost its alt text, a section was closed.
    """
    ahead = Revision.page_revisions.filter(approved_go_live_at__gt=now)
    waiting = list(ahead.order_by("approved_go_live_at"))
    # What was taken off the schedule by hand is nobody's trouble any more.
    stands = [one.pk for one in waiting]
    HeldBack.objects.filter(is_past=False).exclude(revision__in=stands).delete()
    return sum(_warn(one) for one in waiting)


def hold_back(revision: Revision, issues: Sequence[Issue]) -> None:
    """Take an article off the schedule that the checks hold at its moment, and say so."""
    article, due = revision.content_object, revision.approved_go_live_at
    assert due is not None
    with transaction.atomic():
        revision.approved_go_live_at = None
        revision.save(update_fields=["approved_go_live_at"])
        row = _note(revision, due, issues, is_past=True)
        said = {"issues": [issue.says for issue in issues]}
        log(instance=article, action=HELD_BACK, revision=revision, data=said)
        _tell(article, row)


def _warn(revision: Revision) -> bool:
    article = revision.as_object()
    if not isinstance(article, Article):
        return False
    issues, due = holding(article, revision.pk), revision.approved_go_live_at
    assert due is not None
    before = HeldBack.objects.filter(article=article.pk).first()
    if not issues:
        if before is not None:
            before.delete()
        return False
    if before is not None and before.issues == _kept(issues) and before.due_at == due:
        return False
    with transaction.atomic():
        _tell(article, _note(revision, due, issues, is_past=False))
    return True


def _note(
    revision: Revision, due: dt.datetime, issues: Iterable[Issue], *, is_past: bool
) -> HeldBack:
    row, _ = HeldBack.objects.update_or_create(
        article_id=int(revision.object_id),
        defaults={
            "revision": revision.pk,
            "due_at": due,
            "is_past": is_past,
            "scheduled_by": _scheduled_by(revision),
            "issues": _kept(issues),
        },
    )
    return row


def _kept(issues: Iterable[Issue]) -> list[list[str]]:
    return [[issue.key, issue.says] for issue in issues]


def _scheduled_by(revision: Revision) -> Any:
    entries = PageLogEntry.objects.filter(page=int(revision.object_id))
    entry = entries.filter(action="wagtail.publish.schedule").order_by("-pk").first()
    return entry.user if entry and entry.user_id else revision.user


def _tell(article: Any, row: HeldBack) -> None:
    """Write to who scheduled an article, and to who began it."""
    people = {one.pk: one for one in (row.scheduled_by, article.owner) if one and one.is_active}
    wanted = [one for one in people.values() if wants(one, Notice.Kind.TROUBLE, MAIL)]
    to = [one.email for one in wanted if one.email]
    if not to:
        return
    words = {
        "title": article.get_admin_display_title(),
        "when": shown(row.due_at, paper_zone()),
        "zone": paper_zone(),
    }
    if row.is_past:
        subject = gettext("Not published: {title}").format(**words)
        first = gettext("“{title}” was not published at {when} ({zone}), as these hold it:")
    else:
        subject = gettext("Will not be published: {title}").format(**words)
        first = gettext("“{title}” will not be published at {when} ({zone}), unless you mend:")
    lines = [first.format(**words), "", *(f"- {one}" for one in row.sentences), ""]
    path = reverse("wagtailadmin_pages:edit", args=[article.pk])
    address = f"{settings.WAGTAILADMIN_BASE_URL}{path}"
    EmailMessage(" ".join(subject.split()), "\n".join([*lines, address, ""]), bcc=to).send()
