"""Pictures that people have on their desks: a photograph, and one that no program likes."""

from io import BytesIO

from PIL import Image
from playwright.sync_api import FilePayload


def photograph() -> FilePayload:
    """Return a picture of the size that a photographer would send."""
    return _file("cranes.jpg", Image.new("RGB", (2400, 1350), "teal"), "JPEG")


def sixteen_bits() -> FilePayload:
    """Return a grey picture of 16 bits, as scanners, radars and satellites make them."""
    return _file("radar.png", Image.new("I;16", (1600, 1000), 30_000), "PNG")


def _file(name: str, image: Image.Image, kind: str) -> FilePayload:
    file = BytesIO()
    image.save(file, kind)
    return {"name": name, "mimeType": f"image/{kind.lower()}", "buffer": file.getvalue()}
