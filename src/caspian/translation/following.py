"""Follows what is translated and published: which article was made of which, and what changed."""

import datetime as dt
from typing import Any

from django.db import transaction
from django.utils import timezone
from wagtail.signals import copy_for_translation_done, page_published

from caspian.newsroom.models import Article
from caspian.translation.models import CarriedPart, FollowedTranslation, OriginalPart
from caspian.translation.parity import derive, derive_all_of, latest
from caspian.translation.parts import parts_of

EARLIER = 200
"""earlier words of a part that are known; a translation of words before them is behind"""
LAST = dt.datetime.max.replace(tzinfo=dt.UTC)


def connect() -> None:
    """Listen for translations that are begun, and for articles that are published."""
    copy_for_translation_done.connect(_begun, dispatch_uid="translation_followed")
    page_published.connect(_published, dispatch_uid="translation_published")


def _begun(sender: Any, source_obj: Any, target_obj: Any, **kwargs: Any) -> None:
    if isinstance(target_obj, Article) and not target_obj.alias_of_id:
        begin(target_obj, source_obj, CarriedPart.State.COPIED)


def _published(sender: Any, instance: Any, **kwargs: Any) -> None:
    if not isinstance(instance, Article) or instance.alias_of_id:
        return
    with transaction.atomic():
        _adopt_family(instance)
        if FollowedTranslation.objects.filter(source=instance.pk).exists():
            note_parts(instance, is_small=_is_small(instance, kwargs.get("revision")))
            derive_all_of(instance)
        row = (
            FollowedTranslation.objects.filter(pk=instance.pk)
            .select_related("article", "source")
            .first()
        )
        if row is not None:
            derive(row)


def _is_small(article: Article, version: Any) -> bool:
    # What the editor said stands in the version alone: the newsroom has cleared it by now.
    said = version.content.get("change") if version is not None else article.change
    return bool(said == Article.Change.MINOR)


def begin(translation: Article, source: Article, state: str) -> FollowedTranslation:
    """Follow a translation from now on: what it has of its source was carried in a state."""
    with transaction.atomic():
        row, is_new = FollowedTranslation.objects.get_or_create(
            article=translation, defaults={"source": Article.objects.get(pk=source.pk)}
        )
        if is_new:
            # What is left of a source that was deleted says nothing about this one.
            CarriedPart.objects.filter(article=translation).delete()
        if not OriginalPart.objects.filter(article=source.pk).exists():
            note_parts(source, is_small=True)
        own = parts_of(latest(translation))
        there = OriginalPart.objects.filter(article=source.pk, name__in=own)
        CarriedPart.objects.bulk_create(
            [
                CarriedPart(
                    article=translation,
                    name=one.name,
                    state=state,
                    digest=one.digest,
                    words=one.words,
                    own=own[one.name].digest,
                )
                for one in there
            ],
            ignore_conflicts=True,
        )
        derive(row)
    return row


def note_parts(source: Article, *, is_small: bool) -> None:
    """Note the parts of an original as readers have them; of a draft, as its form shows them."""
    now = timezone.now()
    public = Article.objects.get(pk=source.pk)
    found = parts_of(public if public.live else latest(public))
    held = {one.name: one for one in OriginalPart.objects.filter(article=public.pk)}
    for order, part in enumerate(found.values()):
        was = held.pop(part.name, None)
        if was is not None and was.digest == part.digest:
            if was.order != order:
                OriginalPart.objects.filter(pk=was.pk).update(order=order)
            continue
        OriginalPart.objects.update_or_create(
            article=public,
            name=part.name,
            defaults={
                "order": order,
                "digest": part.digest,
                "words": part.words,
                "said_at": now,
                "changed_at": was.changed_at if was is not None and is_small else now,
                "earlier": _earlier(was, part.digest, now, is_small=is_small),
            },
        )
    OriginalPart.objects.filter(pk__in=[one.pk for one in held.values()]).delete()


def _earlier(
    was: OriginalPart | None, digest: str, now: dt.datetime, *, is_small: bool
) -> dict[str, str]:
    """Return when a part began to say something else than each of its earlier words did."""
    if was is None:
        return {}
    moment = "" if is_small else now.isoformat()
    earlier = {old: since or moment for old, since in was.earlier.items() if old != digest}
    return dict(list({**earlier, was.digest: moment}.items())[-EARLIER:])


def _adopt_family(article: Article) -> None:
    """Follow what was translated before anybody followed it, by a script or an older version.

    The one that others are known to be made of is taken for the original, else the one that was
    published first; the others are taken for current.
    """
    family = list(
        Article.objects.filter(translation_key=article.translation_key, alias_of=None).only("pk")
    )
    if len(family) < 2:
        return
    known = set(FollowedTranslation.objects.filter(pk__in=family).values_list("pk", flat=True))
    if len(known) >= len(family) - 1:
        return
    whole = list(Article.objects.filter(pk__in=[one.pk for one in family]))
    # What was made of another is the original of nobody here: two would follow each other.
    unknown = [one for one in whole if one.pk not in known]
    followed = set(
        FollowedTranslation.objects.filter(pk__in=known).values_list("source", flat=True)
    )
    first, *rest = sorted(
        unknown,
        key=lambda one: (one.pk not in followed, one.first_published_at or LAST, one.pk),
    )
    for one in rest:
        begin(one, first, CarriedPart.State.TRANSLATED)
