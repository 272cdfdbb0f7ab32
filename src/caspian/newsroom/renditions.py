"""The sizes in which the paper shows pictures, as Wagtail's filter specifications."""

import logging
from collections.abc import Collection, Iterable, Iterator
from typing import Any

from wagtail.images.models import Filter

from caspian.newsroom.body import stored_blocks
from caspian.newsroom.models import Article, Byline, Information, Picture, PictureRendition

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


def webp(sizes: Iterable[str]) -> tuple[str, ...]:
    """Return the specifications of these sizes in the format that every browser knows."""
    return tuple(f"{size}|{_WEBP}" for size in sizes)


def avif(sizes: Iterable[str]) -> tuple[str, ...]:
    """Return the specifications of these sizes in the smaller format."""
    return tuple(f"{size}|{_AVIF}" for size in sizes)


def card_sizes(picture: Picture) -> tuple[str, ...]:
    """Return a picture's sizes in a card: cut round its focal point, unless it fits as it is."""
    fits = abs(picture.width / picture.height - CARD_SHAPE) < 0.02
    return WHOLE_CARD_SIZES if fits else CARD_SIZES


def renditions_of(picture: Picture, specs: tuple[str, ...]) -> list[PictureRendition]:
    """Return a picture's renditions, making those that are missing."""
    return list(picture.get_renditions(*specs).values())


def made_renditions_of(picture: Picture, specs: tuple[str, ...]) -> list[PictureRendition]:
    """Return those renditions of a picture that are there, and make none."""
    return list(picture.find_existing_renditions(*map(Filter, specs)).values())


def prepare(picture: Picture) -> None:
    """Make what a reader may be sent of a picture and is missing, but for what takes long."""
    sizes = dict.fromkeys((*WIDE_SIZES, *card_sizes(picture)))
    renditions_of(picture, (*webp(sizes), *SOCIAL))


def prepare_smaller(picture: Picture) -> None:
    """Make what a picture lacks in the smaller format."""
    sizes = dict.fromkeys((*WIDE_SIZES, *card_sizes(picture)))
    renditions_of(picture, avif(sizes))


def prepare_next() -> bool:
    """Prepare one picture that was saved since it was last prepared; return whether there was one.

    Asked again and again by the clock, this brings every new picture to readiness in the
    background. One that can't be read is told to the log, once.
    """
    picture = Picture.objects.filter(is_prepared=False).order_by("-pk").first()
    if picture is None:
        return False
    if not picture.tones:
        picture.save()  # from before pictures had any: saving finds them
    try:
        prepare(picture)
        prepare_smaller(picture)
    except OSError:
        log.exception("Picture %s (%s) can't be read", picture.pk, picture.title)
    # Not if somebody moved its focal point or gave it another file meanwhile.
    same = {name: getattr(picture, name) for name in ("file", "focal_point_x", "focal_point_y")}
    Picture.objects.filter(pk=picture.pk, **same).update(is_prepared=True)
    return True


def prepare_for(subjects: Iterable[str], articles: Collection[int]) -> None:
    """Prepare the pictures that are among some subjects, and those that some articles show."""
    wanted = {int(one.removeprefix("picture:")) for one in subjects if one.startswith("picture:")}
    rows = Article.objects.filter(pk__in=articles)
    wanted.update(filter(None, rows.values_list("lead_picture", flat=True)))
    for model in (Article, Information):
        for page in model.objects.filter(pk__in=articles).only("body"):
            wanted.update(_shown_in(stored_blocks(page.body)))
    bylines = Byline.objects.filter(article__in=articles)
    portraits = set(filter(None, bylines.values_list("contributor__portrait", flat=True)))
    wanted.update(portraits)
    for picture in Picture.objects.filter(pk__in=wanted).prefetch_related("renditions"):
        prepare(picture)
        if picture.pk in portraits:
            renditions_of(picture, webp(PORTRAIT_SIZES))


def _shown_in(value: Any) -> Iterator[int]:
    """Yield the ids of the pictures in a stored body, however deep they lie."""
    if isinstance(value, dict):
        if isinstance(value.get("image"), int):
            yield value["image"]
        value = tuple(value.values())
    if isinstance(value, list | tuple):
        for inner in value:
            yield from _shown_in(inner)
