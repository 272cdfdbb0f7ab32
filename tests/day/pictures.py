"""Pictures that people have on their desks: a photograph, and one that no program likes."""

from io import BytesIO
from typing import Any

from PIL import Image
from playwright.sync_api import FilePayload

SECRET = b"40.0127 N 49.4031 E, by Leyla"
"""what a camera writes into each picture, and nobody but the newsroom may read"""
_DESCRIPTION, _GPS, _LATITUDE = 0x010E, 0x8825, 2


def photograph() -> FilePayload:
    """Return a picture of the size that a photographer would send, with where it was taken."""
    notes = Image.Exif()
    notes[_DESCRIPTION] = SECRET.decode()
    notes.get_ifd(_GPS)[_LATITUDE] = (40.0, 0.0, 45.7)
    image = Image.new("RGB", (2400, 1350), "teal")
    return _file("cranes.jpg", image, "JPEG", exif=notes, comment=SECRET)


def sixteen_bits() -> FilePayload:
    """Return a grey picture of 16 bits, as scanners, radars and satellites make them."""
    return _file("radar.png", Image.new("I;16", (1600, 1000), 30_000), "PNG")


def _file(name: str, image: Image.Image, kind: str, **notes: Any) -> FilePayload:
    file = BytesIO()
    image.save(file, kind, **notes)
    return {"name": name, "mimeType": f"image/{kind.lower()}", "buffer": file.getvalue()}
