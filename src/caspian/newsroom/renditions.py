"""The sizes in which the paper shows pictures, and when they are made.

`make_renditions` makes them, `cut_out` cuts, `renew_renditions` makes anew. Sizes are Wagtail's
filter specifications. No read makes a rendition: it takes what is there. To change a size, set
`is_prepared` to False in a migration: the background worker then makes it of every picture.
"""

import logging
from collections.abc import Collection, Iterable
from typing import Any

from django.db import Error as DatabaseError
from wagtail.images.models import Filter

from caspian.graphics.apart import Stopped
from caspian.newsroom.cut_out import MOVES
from caspian.newsroom.make_renditions import RenditionsMissing as RenditionsMissing
from caspian.newsroom.make_renditions import make
from caspian.newsroom.models import (
    Article,
    Byline,
    Contributor,
    Information,
    Picture,
    PictureRendition,
)
from caspian.newsroom.stored import named, stored_blocks

log = logging.getLogger(__name__)

# A phone is 360 to 430 px wide and shows 1.75 to 3 dots for each; a small card fills a third of it.
SMALL, WIDTHS = 240, (480, 720, 1080, 1600)
WIDE_SIZES = tuple(f"width-{width}" for width in WIDTHS)
WHOLE_CARD_SIZES = (f"width-{SMALL}", *WIDE_SIZES)
CARD_SIZES = tuple(f"fill-{width}x{round(width * 9 / 16)}" for width in (SMALL, *WIDTHS))
PORTRAIT_SIZES = ("fill-160x160", "fill-320x320")
# About the same to the eye. WebP is what every reader's browser knows; AVIF is a quarter to a
# third smaller and takes six times as long to make, so that no publication waits for it.
_WEBP, _AVIF = "format-webp|webpquality-80", "format-avif|avifquality-55"
SOCIAL = (
    "fill-1200x675|format-jpeg|jpegquality-82",
    "fill-1200x900|format-jpeg|jpegquality-82",
    "fill-1200x1200|format-jpeg|jpegquality-82",
)
CARD_SHAPE = 16 / 9
# Not "|format-webp", by which stills are known. Its width is what fits: see `graphics.moving`.
MOVING = f"format-webp|width-720|{MOVES}"


def webp(sizes: Iterable[str]) -> tuple[str, ...]:
    """Return the specifications of these sizes in the format that every browser knows."""
    return tuple(f"{size}|{_WEBP}" for size in sizes)


def avif(sizes: Iterable[str]) -> tuple[str, ...]:
    """Return the specifications of these sizes in the smaller format."""
    return tuple(f"{size}|{_AVIF}" for size in sizes)


def card_sizes(picture: Picture) -> tuple[str, ...]:
    """Return a picture's sizes in a card: cut round its focal point, unless it fits as it is."""
    fits = abs(picture.width / max(picture.height, 1) - CARD_SHAPE) < 0.02
    return WHOLE_CARD_SIZES if fits else CARD_SIZES


def made_renditions_of(picture: Picture, specs: tuple[str, ...]) -> list[PictureRendition]:
    """Return those renditions of a picture that are there, and make none."""
    return list(picture.find_existing_renditions(*map(Filter, specs)).values())


def instead_of(picture: Picture) -> list[PictureRendition]:
    """Return the one rendition to show where none of the right size is there, or none.

    Of those made for readers, the widest that every browser knows; the desk's own thumbnails name
    no format and are left alone.
    """
    known = [
        one
        for one in picture.renditions.all()
        if "|format-webp" in one.filter_spec or "|format-jpeg" in one.filter_spec
    ]
    return sorted(known, key=lambda one: (-one.width, one.height, one.filter_spec, one.pk))[:1]


def prepare(picture: Picture) -> None:
    """Make what a reader may be sent of a picture and is missing, but for what takes long.

    Raises RenditionsMissing, as does `prepare_smaller`, after making whatever can be made.
    """
    sizes = dict.fromkeys((*WIDE_SIZES, *card_sizes(picture)))
    is_portrait = Contributor.objects.filter(portrait=picture.pk).exists()
    make(picture, (*webp(sizes), *SOCIAL, *(webp(PORTRAIT_SIZES) if is_portrait else ())))


def prepare_smaller(picture: Picture) -> None:
    """Make what a picture lacks in the smaller format."""
    make(picture, avif(dict.fromkeys((*WIDE_SIZES, *card_sizes(picture)))))


def prepare_moving(picture: Picture) -> None:
    """Make of a moving picture what moves for readers; where it gets too large, they see a still.

    No publication waits for it: it takes up to a minute.
    """
    if picture.moves:
        try:
            make(picture, (MOVING,))
        except RenditionsMissing as missing:
            log.warning("%s moves, and readers get a still: %s", picture.title, missing.wrong)


def prepare_one(picture_id: int) -> None:
    """Prepare a picture by its id, if it is still there; raises RenditionsMissing."""
    picture = Picture.objects.filter(pk=picture_id).first()
    if picture is not None:
        prepare(picture)


def prepare_next() -> bool:
    """Prepare one picture that was saved since it was last prepared; return whether there was one.

    Called again and again by the background worker, this makes every new picture ready in the
    background. One that can't be made ready is told to the log, once.
    """
    picture = Picture.objects.filter(is_prepared=False).order_by("-pk").first()
    if picture is None:
        return False
    try:
        _prepare_whole(picture)
    except RenditionsMissing as missing:
        log.error("%s", missing)
    except (DatabaseError, Stopped):
        raise  # nothing is known of the picture yet
    except Exception:
        # Whatever it was, it would be the same a moment later.
        log.exception("Picture %s (%s) can't be made ready", picture.pk, picture.title)
    # Not if somebody moved its focal point or gave it another file meanwhile.
    same = {name: getattr(picture, name) for name in ("file", "focal_point_x", "focal_point_y")}
    Picture.objects.filter(pk=picture.pk, **same).update(is_prepared=True)
    return True


def pictures_for(subjects: Iterable[str], article_ids: Collection[int]) -> set[int]:
    """Return the ids of the pictures that some subjects are or show, and that some pages show."""
    named = [one.partition(":") for one in subjects]
    wanted = {int(rest) for kind, _, rest in named if kind == "picture"}
    people = [int(rest) for kind, _, rest in named if kind == "contributor"]
    rows = Contributor.objects.filter(pk__in=people, portrait__isnull=False)
    wanted.update(rows.values_list("portrait", flat=True))
    for model in (Article, Information):
        for page in model.objects.filter(pk__in=article_ids):
            wanted.update(pictures_of(page))
    bylines = Byline.objects.filter(article__in=article_ids, contributor__portrait__isnull=False)
    wanted.update(bylines.values_list("contributor__portrait", flat=True))
    return wanted


def pictures_of(page: Any) -> set[int]:
    """Return the ids of the pictures that a page of the tree itself shows, saved or not."""
    found = set(named(stored_blocks(page.body), "image")) if hasattr(page, "body") else set()
    lead = getattr(page, "lead_picture_id", None)
    return found | {lead} if lead else found


def _prepare_whole(picture: Picture) -> None:
    if not picture.tones or not picture.likeness:
        picture.look_at_file()  # from before pictures had any
        picture.save()
    missing: RenditionsMissing | None = None
    for step in (prepare, prepare_smaller):
        try:
            step(picture)
        except RenditionsMissing as found:
            missing = found
    prepare_moving(picture)
    if missing is not None:
        raise missing
