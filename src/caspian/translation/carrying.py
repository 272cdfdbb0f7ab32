"""What somebody carries over: by saving a translation, by a button, by taking a new block."""

import datetime as dt
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext
from wagtail.models import Revision

from caspian.newsroom.models import Article
from caspian.newsroom.stored import stored_blocks
from caspian.translation.models import CarriedPart, FollowedTranslation, OriginalPart
from caspian.translation.parity import derive, latest
from caspian.translation.parts import parts_of

STATES = (CarriedPart.State.TRANSLATED, CarriedPart.State.KEPT)


def row_of(article: Article) -> FollowedTranslation | None:
    """Return what is known of a translation; None of an article that is none."""
    return (
        FollowedTranslation.objects.filter(pk=article.pk)
        .select_related("article", "source")
        .first()
    )


@transaction.atomic
def carry_what_was_saved(
    row: FollowedTranslation, opened: dt.datetime, by: Any, began: Revision | None = None
) -> None:
    """Mark each part whose own words were changed as made of the words that stood beside it.

    `opened` is when the form was: who typed beside an older version of a part has not seen the
    newer one, so that stays to be carried over. `began` is the version that the form showed: what
    a script or an older version changed before it is not this editor's.
    """
    before = parts_of(began.as_object()) if began is not None else {}
    originals = {one.name: one for one in OriginalPart.objects.filter(article=row.source_id)}
    carried = {one.name: one for one in CarriedPart.objects.filter(article=row.article_id)}
    for name, part in parts_of(latest(row.article)).items():
        original, held = originals.get(name), carried.get(name)
        if original is None or part.digest == (held.own if held else original.digest):
            continue
        if name in before and before[name].digest == part.digest:
            continue
        if original.said_at <= opened:
            made_of = (original.digest, original.words, part.digest)
        elif held is not None:
            made_of = (held.digest, held.words, part.digest)
        else:
            continue
        _write(row, name, CarriedPart.State.TRANSLATED, made_of, by)
    derive(row)


@transaction.atomic
def go_back(row: FollowedTranslation, version: Revision) -> None:
    """Open a task for each part of which an earlier version, which was taken up again, has other
    words than those that were carried over since."""
    carried = {one.name: one for one in CarriedPart.objects.filter(article=row.article_id)}
    later = row.article.revisions.filter(created_at__gt=version.created_at)
    for name, part in parts_of(latest(row.article)).items():
        held = carried.get(name)
        if held is None or held.state != CarriedPart.State.TRANSLATED or part.digest == held.own:
            continue
        if later.filter(created_at__lte=held.at).exists():
            # Nobody knows any more which words of the original those were made of.
            _write(row, name, CarriedPart.State.TRANSLATED, ("", "", part.digest), held.by)
    derive(row)


@transaction.atomic
def mark(row: FollowedTranslation, name: str, state: str, seen: str, by: Any) -> None:
    """Mark a part as current again, or as not for this edition.

    Raises ValidationError where the original's part is no longer the one that was seen.
    """
    original = OriginalPart.objects.filter(article=row.source_id, name=name).first()
    if original is None or original.digest != seen or state not in STATES:
        raise ValidationError(
            gettext("The original was changed meanwhile. Load the form again and look at it.")
        )
    own = parts_of(latest(row.article)).get(name)
    held = (original.digest, original.words, own.digest if own else "")
    _write(row, name, CarriedPart.State(state), held, by)
    derive(row)


@transaction.atomic
def keep_own(row: FollowedTranslation, name: str) -> None:
    """Keep a part that the original no longer has: it is the translation's own from now on."""
    CarriedPart.objects.filter(article=row.article_id, name=name).delete()
    derive(row)


@transaction.atomic
def take_block(row: FollowedTranslation, name: str, by: Any) -> None:
    """Put a new block of the original into the draft of a translation, where it stands there.

    Raises ValidationError where the original has no such block, or the translation has it.
    """
    source = Article.objects.get(pk=row.source_id)
    theirs = list(stored_blocks((source if source.live else latest(source)).body))
    draft = latest(row.article)
    ours = list(stored_blocks(draft.body))
    names = [one.get("id") for one in theirs]
    if name not in names or any(one.get("id") == name for one in ours):
        raise ValidationError(gettext("There is no such block to take. Load the form again."))
    ours.insert(_place(names[: names.index(name)], ours), theirs[names.index(name)])
    stream = Article._meta.get_field("body").stream_block
    draft.body = stream.to_python(ours)
    # A draft may lack what a publication needs.
    draft.save_revision(user=by, clean=False)
    original = OriginalPart.objects.filter(article=row.source_id, name=name).first()
    part = parts_of(draft).get(name)
    if original is not None and part is not None:
        held = (original.digest, original.words, part.digest)
        _write(row, name, CarriedPart.State.COPIED, held, by)
    derive(row)


def _place(before: list[Any], ours: list[dict[str, Any]]) -> int:
    """Return where a block belongs: behind the nearest of those before it that we have."""
    places = {one.get("id"): place for place, one in enumerate(ours)}
    return next((places[one] + 1 for one in reversed(before) if one in places), 0)


def _write(
    row: FollowedTranslation,
    name: str,
    state: CarriedPart.State,
    held: tuple[str, str, str],
    by: Any,
) -> None:
    digest, words, own = held
    one = CarriedPart.objects.filter(article=row.article_id, name=name).first()
    if one is None:
        one = CarriedPart(article=row.article, name=name)
    elif (one.state, one.digest) != (state, digest):
        one.at = timezone.now()
    one.state, one.digest, one.words, one.own, one.by = state, digest, words, own, by
    one.save()
