"""The sizes in which the paper shows pictures, as Wagtail's filter specifications."""

from collections.abc import Collection, Iterable, Iterator
from typing import Any

from caspian.newsroom.body import stored_blocks
from caspian.newsroom.models import Article, Byline, Information, Picture, PictureRendition

# A card is at most a third of a screen wide; a picture at the head of a page fills it.
CARD, WIDE = (
    tuple(f"width-{width}|format-webp|webpquality-80" for width in widths)
    for widths in ((480, 960), (480, 960, 1600))
)
SOCIAL = (
    "fill-1200x675|format-jpeg|jpegquality-82",
    "fill-1200x900|format-jpeg|jpegquality-82",
    "fill-1200x1200|format-jpeg|jpegquality-82",
)


def renditions_of(picture: Picture, specs: tuple[str, ...]) -> list[PictureRendition]:
    """Return a picture's renditions, making those that are missing."""
    return list(picture.get_renditions(*specs).values())


def prepare(picture: Picture) -> None:
    """Make every rendition of a picture that is missing, so that no reader waits for one."""
    renditions_of(picture, (*WIDE, *SOCIAL))


def prepare_next() -> bool:
    """Prepare one picture that has no rendition for social cards yet; return whether there was one.

    Asked again and again by the clock, this brings every new picture to readiness in the
    background; the social renditions are the last to be made, so their absence tells.
    """
    ready = PictureRendition.objects.filter(filter_spec=SOCIAL[-1]).values("image")
    picture = Picture.objects.exclude(pk__in=ready).order_by("-pk").first()
    if picture is None:
        return False
    prepare(picture)
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
    wanted.update(filter(None, bylines.values_list("contributor__portrait", flat=True)))
    for picture in Picture.objects.filter(pk__in=wanted).prefetch_related("renditions"):
        prepare(picture)


def _shown_in(value: Any) -> Iterator[int]:
    """Yield the ids of the pictures in a stored body, however deep they lie."""
    if isinstance(value, dict):
        if isinstance(value.get("image"), int):
            yield value["image"]
        value = tuple(value.values())
    if isinstance(value, list | tuple):
        for inner in value:
            yield from _shown_in(inner)
