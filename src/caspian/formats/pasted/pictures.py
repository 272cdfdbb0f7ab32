"""Pictures among pasted HTML: the files that came along, and what is known of the others."""

import base64
import binascii
import re
from urllib.parse import unquote_to_bytes

from caspian.formats.pasted.blocks import LeftOut, MissingPicture, PastedPicture
from caspian.formats.pasted.tokens import Tag

_DATA = re.compile(r"data:image/(?P<kind>[\w.+-]+)(?P<how>[^,]*),(?P<data>.*)", re.S)
_LONGEST = 500


def picture_of(tag: Tag) -> PastedPicture | MissingPicture | None:
    """Return the picture of an element, or why it is missing; None where there is none."""
    source, alt = tag.given.get("src", ""), " ".join(tag.given.get("alt", "").split())
    if not source:
        return None
    found = _DATA.match(source)
    if found is None:
        is_on_web = source.startswith(("http://", "https://"))
        why = LeftOut.ELSEWHERE if is_on_web else LeftOut.ON_A_DISK
        return MissingPicture(why, source[:_LONGEST])
    data = _decoded(found["data"], found["how"])
    return (
        PastedPicture(data, found["kind"].lower(), alt) if data else MissingPicture(LeftOut.BROKEN)
    )


def _decoded(data: str, how: str) -> bytes:
    try:
        if ";base64" in how.lower():
            return base64.b64decode("".join(data.split()), validate=True)
    except (binascii.Error, ValueError):
        return b""
    return unquote_to_bytes(data)
