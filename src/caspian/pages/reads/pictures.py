"""Facts about pictures: their renditions and what is said beside them."""

from caspian.newsroom.models import Picture as PictureRecord
from caspian.newsroom.renditions import SOCIAL, WIDE, renditions_of
from caspian.pages.parts import Picture, Source
from caspian.pages.reads.door import note, read


@read
def pictures(ids: tuple[int, ...]) -> dict[int, Picture]:
    """Return pictures by id, in every width that the paper uses; unknown ids are left out."""
    for picture_id in ids:
        note("picture", picture_id)
    records = PictureRecord.objects.filter(pk__in=ids).prefetch_renditions(*WIDE)
    return {record.pk: picture_of(record) for record in records}


@read
def social_pictures(picture_id: int) -> tuple[Source, ...]:
    """Return a picture cropped for social cards and search: 16:9, 4:3 and square."""
    record = PictureRecord.objects.filter(pk=picture_id).prefetch_renditions(*SOCIAL).first()
    return _sources(record, SOCIAL) if record else ()


def picture_of(
    record: PictureRecord,
    *,
    specs: tuple[str, ...] = WIDE,
    alt: str = "",
    caption: str = "",
    credit: str = "",
) -> Picture:
    """Return a picture's renditions; what is not said here is taken from its own record."""
    return Picture(
        sources=_sources(record, specs),
        alt=alt or record.description or "",
        caption=caption,
        credit=credit or record.credit,
    )


def _sources(record: PictureRecord, specs: tuple[str, ...]) -> tuple[Source, ...]:
    renditions = renditions_of(record, specs)
    sources = {Source(item.url, item.width, item.height) for item in renditions}
    # A small original is never scaled up, so several widths may come out as one.
    return tuple(sorted(sources, key=lambda source: (source.width, -source.height)))
