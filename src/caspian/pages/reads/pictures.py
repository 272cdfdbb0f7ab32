"""Facts about pictures: their renditions and what is said beside them."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial

from caspian.newsroom.models import Picture as PictureRecord
from caspian.newsroom.renditions import CARD, SOCIAL, WIDE, renditions_of
from caspian.pages.parts import Picture, Source
from caspian.pages.reads.door import inside, note_subject, read


@dataclass(frozen=True)
class PictureFacts:
    """A picture in the sizes that the paper uses, narrowest first, and its own words."""

    wide: tuple[Source, ...]
    card: tuple[Source, ...]
    social: tuple[Source, ...]
    description: str
    credit: str


@read
def picture(picture_id: int) -> PictureFacts | None:
    """Return a picture by its id, or None where it is gone."""
    return _facts(picture_id, _records([picture_id]))


def foresee(ids: Iterable[int | None]) -> None:
    """Answer `picture` for many pictures with two queries."""
    wanted = picture.unanswered(tuple(one for one in ids if one))
    if wanted:
        with inside():
            records = _records(wanted)
            for picture_id in wanted:
                picture.keep((picture_id,), partial(_facts, picture_id, records))


def pictures(ids: tuple[int, ...]) -> dict[int, Picture]:
    """Return pictures by id, in every width that a text uses; unknown ids are left out."""
    foresee(ids)
    found = {picture_id: shown(picture_id) for picture_id in ids}
    return {picture_id: one for picture_id, one in found.items() if one}


def shown(
    picture_id: int | None,
    *,
    in_card: bool = False,
    alt: str = "",
    caption: str = "",
    credit: str = "",
) -> Picture | None:
    """Return a picture to show; what is not said here is taken from its own record."""
    facts = picture(picture_id) if picture_id else None
    if facts is None:
        return None
    return Picture(
        sources=facts.card if in_card else facts.wide,
        alt=alt or facts.description,
        caption=caption,
        credit=credit or facts.credit,
    )


def social_pictures(picture_id: int) -> tuple[Source, ...]:
    """Return a picture cropped for social cards and search: 16:9, 4:3 and square."""
    facts = picture(picture_id)
    return facts.social if facts else ()


def _records(ids: list[int]) -> dict[int, PictureRecord]:
    rows = PictureRecord.objects.filter(pk__in=ids).prefetch_related("renditions")
    return {record.pk: record for record in rows}


def _facts(picture_id: int, records: dict[int, PictureRecord]) -> PictureFacts | None:
    note_subject(f"picture:{picture_id}")
    record = records.get(picture_id)
    if record is None:
        return None
    return PictureFacts(
        wide=_sources(record, WIDE),
        card=_sources(record, CARD),
        social=_sources(record, SOCIAL),
        description=record.description or "",
        credit=record.credit,
    )


def _sources(record: PictureRecord, specs: tuple[str, ...]) -> tuple[Source, ...]:
    renditions = renditions_of(record, specs)
    sources = {Source(item.url, item.width, item.height) for item in renditions}
    # A small original is never scaled up, so several widths may come out as one.
    return tuple(sorted(sources, key=lambda source: (source.width, -source.height)))
