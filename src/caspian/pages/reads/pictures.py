"""Facts about pictures: their renditions and what is said beside them."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial

from caspian.newsroom.licences import PUBLIC_LICENCES
from caspian.newsroom.models import Picture as PictureRecord
from caspian.newsroom.models import PictureRendition
from caspian.newsroom.picture_rights import ends_at
from caspian.newsroom.renditions import (
    MOVING,
    PORTRAIT_SIZES,
    SOCIAL,
    WIDE_SIZES,
    avif,
    card_sizes,
    instead_of,
    made_renditions_of,
    webp,
)
from caspian.pages.parts import Link, PagePicture, Source
from caspian.pages.reads import paper
from caspian.pages.reads.door import expires_at, inside, now, read, record_subject

_NONE: tuple[tuple[Source, ...], tuple[Source, ...]] = ((), ())


@dataclass(frozen=True)
class PictureFacts:
    """A picture in the sizes that the paper uses, narrowest first, and its own words.

    `wide` and `card` are pairs: what every browser knows, and what weighs less, once it was made.
    All are empty while nothing was made of it.
    """

    wide: tuple[tuple[Source, ...], tuple[Source, ...]]
    card: tuple[tuple[Source, ...], tuple[Source, ...]]
    social: tuple[Source, ...]
    tones: str
    description: str
    credit: str
    creator: str = ""
    licence: Link | None = None
    """a public licence that is named beside the picture, and where its text stands"""
    is_over: bool = False
    """whether it may no longer be shown"""
    moving: Source | None = None
    """all its frames, where it moves"""
    turns_dark: bool = False
    """whether it is shown pale on dark where the reader's device is dark"""


@read
def picture(picture_id: int) -> PictureFacts | None:
    """Return a picture by its id, or None where it is gone."""
    return _facts(picture_id, _records([picture_id]))


def prefetch(ids: Iterable[int | None]) -> None:
    """Answer `picture` for many pictures with two queries."""
    wanted = picture.unanswered(tuple(one for one in ids if one))
    if wanted:
        with inside():
            records = _records(wanted)
            for picture_id in wanted:
                picture.keep((picture_id,), partial(_facts, picture_id, records))


def pictures(ids: tuple[int, ...]) -> dict[int, PagePicture]:
    """Return pictures by id, in every width that a text uses; unknown ids are left out."""
    prefetch(ids)
    found = {picture_id: shown(picture_id) for picture_id in ids}
    return {picture_id: one for picture_id, one in found.items() if one}


def shown(
    picture_id: int | None,
    *,
    in_card: bool = False,
    alt: str = "",
    caption: str = "",
    credit: str = "",
) -> PagePicture | None:
    """Return a picture to show; what is not said here is taken from its own record.

    Where nothing was made of it, a card goes without, and elsewhere its words stand alone.
    """
    facts = picture(picture_id) if picture_id else None
    if facts is None:
        return None
    sources, smaller = facts.card if in_card else facts.wide
    if in_card and not sources:
        return None
    return PagePicture(
        sources=sources,
        alt=alt or facts.description,
        caption=caption,
        credit="" if facts.is_over else credit or facts.credit,
        smaller=smaller,
        tones=facts.tones,
        creator=facts.creator,
        licence=facts.licence,
        is_over=facts.is_over,
        moving=None if in_card else facts.moving,
        turns_dark=facts.turns_dark,
    )


@read
def portrait(picture_id: int, name: str) -> PagePicture | None:
    """Return a picture cut to the square round its focal point; `name` is who it shows.

    None where it is gone or may not be shown, or no square was made of it.
    """
    record_subject(f"picture:{picture_id}")
    record = _records([picture_id]).get(picture_id)
    if record is None or _is_over(record):
        return None
    sources = _sources(made_renditions_of(record, webp(PORTRAIT_SIZES)))
    return PagePicture(sources=sources, alt=name) if sources else None


def social_pictures(picture_id: int) -> tuple[Source, ...]:
    """Return a picture cropped for social cards and search: 16:9, 4:3 and square."""
    facts = picture(picture_id)
    return facts.social if facts else ()


def _records(ids: list[int]) -> dict[int, PictureRecord]:
    rows = PictureRecord.objects.filter(pk__in=ids).prefetch_related("renditions")
    return {record.pk: record for record in rows}


def _facts(picture_id: int, records: dict[int, PictureRecord]) -> PictureFacts | None:
    record_subject(f"picture:{picture_id}")
    record = records.get(picture_id)
    if record is None:
        return None
    if _is_over(record):
        return PictureFacts(_NONE, _NONE, (), "", record.description or "", "", is_over=True)
    return PictureFacts(
        wide=_in_both_formats(record, WIDE_SIZES),
        card=_in_both_formats(record, card_sizes(record)),
        social=_sources(made_renditions_of(record, SOCIAL)),
        tones="-".join(record.tones),
        description=record.description or "",
        credit=record.credit or record.creator,
        creator=record.creator,
        licence=_licence(record),
        moving=next(iter(_sources(made_renditions_of(record, (MOVING,)))), None)
        if record.moves
        else None,
        turns_dark=record.turns_dark,
    )


def _is_over(record: PictureRecord) -> bool:
    """Return whether a picture may no longer be shown; until then, say when that will be."""
    if record.valid_until is None:
        return False
    end = ends_at(record.valid_until, paper.publication(paper.default_language()).time_zone)
    if now() >= end:
        return True
    expires_at(end)
    return False


def _licence(record: PictureRecord) -> Link | None:
    found = PUBLIC_LICENCES.get(record.licence)  # type: ignore[call-overload]
    return Link(*found) if found else None


def _in_both_formats(
    record: PictureRecord, sizes: tuple[str, ...]
) -> tuple[tuple[Source, ...], tuple[Source, ...]]:
    known = made_renditions_of(record, webp(sizes)) or instead_of(record)
    smaller = made_renditions_of(record, avif(sizes)) if known else []
    return _sources(known), _sources(smaller)


def _sources(renditions: Iterable[PictureRendition]) -> tuple[Source, ...]:
    """Return one source for each size, narrowest first.

    A small original is never scaled up, so several widths may come out as one, each in a file of
    its own; a `srcset` that says a width twice is not valid.
    """
    sources: dict[tuple[int, int], Source] = {}
    for item in sorted(renditions, key=lambda item: item.filter_spec):
        size = (item.width, -item.height)
        sources.setdefault(size, Source(item.public_url, item.width, item.height))
    return tuple(source for _, source in sorted(sources.items()))
