"""Puts back what readers had of an article, within ten minutes after somebody unpublished it."""

import datetime as dt
import json
from typing import Any

from django.core.exceptions import ValidationError
from django.core.serializers.json import DjangoJSONEncoder
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext
from wagtail.log_actions import log
from wagtail.models import Revision
from wagtail.signals import page_published

from caspian.newsroom.checks.overrule import PUT_BACK
from caspian.newsroom.models import Article, Unpublication

DATES, SCHEDULE = "exact dates", "scheduled update"
_DATES = ("published_at", "first_published_at", "last_published_at", "updated_at")
UNDONE_WITHIN = dt.timedelta(minutes=10)


def remember(article: Article, *, by: Any) -> None:
    """Keep what readers have of an article that is about to be unpublished."""
    now = timezone.now()
    Unpublication.objects.filter(at__lt=now - UNDONE_WITHIN).delete()
    Unpublication.objects.filter(article=article.pk).delete()
    content = json.loads(json.dumps(article.serializable_data(), cls=DjangoJSONEncoder))
    # Django writes milliseconds: the same moment must not become an earlier one by that.
    content |= {DATES: {name: _written(getattr(article, name)) for name in _DATES}}
    content |= {SCHEDULE: _scheduled(article)}
    Unpublication.objects.create(
        article_id=article.pk, by=by, at=now, content=content, revision=article.live_revision_id
    )


def can_be_put_back(article: Article) -> Unpublication | None:
    """Return what readers had of an article, while it can be put back."""
    if article.live:
        return None
    since = timezone.now() - UNDONE_WITHIN
    return Unpublication.objects.filter(article=article.pk, at__gt=since).first()


@transaction.atomic
def put_back(article: Article, *, by: Any) -> Article:
    """Make public again exactly what was: the same words, address and dates.

    Nothing is checked and nothing counts as an update: readers had it minutes ago. An update that
    was scheduled is scheduled again, unless something else is by now. A review stays as it is.
    """
    kept = can_be_put_back(Article.objects.select_for_update().get(pk=article.pk))
    if kept is None:
        raise ValidationError(gettext("It is too late to undo that. Publish the article instead."))
    now_stored = Article.objects.get(pk=article.pk)
    dates, scheduled = kept.content.pop(DATES), kept.content.pop(SCHEDULE, None)
    public = now_stored.with_content_json(kept.content)
    public.live, public.expired = True, False
    for name, written in dates.items():
        setattr(public, name, written and dt.datetime.fromisoformat(written))
    revision = Revision.objects.filter(pk=kept.revision).first()
    public.live_revision = revision
    public.has_unpublished_changes = revision is None or not revision.is_latest_revision()
    public.save(clean=False)
    _schedule_again(public, scheduled)
    kept.delete()
    page_published.send(sender=Article, instance=public, revision=revision)
    log(instance=public, action=PUT_BACK, user=by, revision=revision)
    return public


def _scheduled(article: Article) -> dict[str, Any] | None:
    """Return which version was scheduled, and for when: Wagtail takes it off with the article."""
    revision = article.scheduled_revision
    if revision is None:
        return None
    return {"revision": revision.pk, "at": _written(revision.approved_go_live_at)}


def _schedule_again(article: Article, scheduled: dict[str, Any] | None) -> None:
    if scheduled is None or article.scheduled_revision is not None:
        return
    moment = dt.datetime.fromisoformat(scheduled["at"])
    article.revisions.filter(pk=scheduled["revision"]).update(approved_go_live_at=moment)


def _written(moment: dt.datetime | None) -> str | None:
    return moment.isoformat() if moment else None
