"""A strict check of the pictures of an entry: Media RSS 1.5.1."""

from collections.abc import Iterator

from lxml import etree

from tests.feeds.strict.reading import MEDIA, counts, is_address, strangers, texts

CONTENT = f"{MEDIA}content"


def media_faults(entry: etree._Element) -> Iterator[str]:
    """Yield what is wrong with the pictures of an entry."""
    for picture in entry.iter(CONTENT):
        said = picture.attrib
        if not is_address(str(said.get("url", ""))):
            yield "a picture has no absolute address"
        if said.get("medium") != "image" or not str(said.get("type", "")).startswith("image/"):
            yield "a picture does not say that it is one, and of which type"
        for side in ("width", "height"):
            if not str(said.get(side, "")).isdecimal() or said.get(side) == "0":
                yield f"a picture has no {side}"
        known = [f"{MEDIA}{one}" for one in ("description", "credit", "title", "thumbnail")]
        yield from strangers(picture, known)
        yield from counts(picture, {f"{MEDIA}description": (0, 1)})
        for one in ("description", "credit"):
            if any(not text.strip() for text in texts(picture, f"{MEDIA}{one}")):
                yield f"a picture's {one} is empty"
