"""The sizes in which the paper shows pictures, as Wagtail's filter specifications."""

from caspian.newsroom.models.picture import Picture, PictureRendition

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
