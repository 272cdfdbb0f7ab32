"""The sizes in which the paper shows pictures, as Wagtail's filter specifications."""

from caspian.newsroom.models.picture import Picture

WIDTHS = tuple(f"width-{width}|format-webp|webpquality-80" for width in (480, 960, 1600))
SOCIAL = (
    "fill-1200x675|format-jpeg|jpegquality-82",
    "fill-1200x900|format-jpeg|jpegquality-82",
    "fill-1200x1200|format-jpeg|jpegquality-82",
)


def prepare(picture: Picture) -> None:
    """Make every rendition of a picture that is missing, so that no reader waits for one."""
    picture.get_renditions(*WIDTHS, *SOCIAL)
