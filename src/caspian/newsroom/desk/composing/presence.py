"""Who composes a front right now: those whose browsers asked for it in the last seconds."""

import datetime as dt
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.utils import timezone
from wagtail.admin.models import EditingSession

from caspian.newsroom.desk.start.lists import name_of
from caspian.newsroom.models import Home

SEEN_WITHIN = dt.timedelta(seconds=20)


def is_here(user: Any, home: Home) -> None:
    """Note that somebody composes a front; Wagtail's own form shows it, too."""
    now = timezone.now()
    about = {"content_type": ContentType.objects.get_for_model(Home), "object_id": str(home.pk)}
    own = EditingSession.objects.filter(user=user, **about).order_by("pk").last()
    if own is None:
        own = EditingSession(user=user, **about)
        EditingSession.cleanup()
    own.last_seen_at = now
    own.save()


def others(user: Any, home: Home) -> list[str]:
    """Return the names of the others who compose a front or have its form open."""
    kind = ContentType.objects.get_for_model(Home)
    sessions = EditingSession.objects.filter(content_type=kind, object_id=str(home.pk))
    recent = sessions.filter(last_seen_at__gte=timezone.now() - SEEN_WITHIN).exclude(user=user)
    return sorted({name_of(one.user) for one in recent.select_related("user")})
