"""Writes the picture of an entry as Media RSS 1.5.1 has it; RSS and Atom carry the same element."""

from caspian.formats.feed.parts import FeedPicture
from caspian.formats.xml.write import where, wrapped

SPACE = "http://search.yahoo.com/mrss/"


def media(picture: FeedPicture | None) -> str:
    """Return a picture as `media:content`, or nothing for none."""
    if picture is None:
        return ""
    described = where(picture.description, "media:description", type="plain")
    credit = where(picture.credit, "media:credit", role="photographer")
    return wrapped(
        "media:content", described + credit, url=picture.address, medium="image",
        type=picture.media_type, width=str(picture.width), height=str(picture.height),
    )  # fmt: skip
