"""Makes a moving picture smaller: a GIF or WebP as a WebP that moves, within bounds of its own.

Dots and bytes are bounded, since what moves is sent to readers whole. What can't be made to fit is
shown as a still.
"""

from io import BytesIO
from typing import Any

from PIL import Image, ImageSequence

from caspian.graphics.originals import NoPicture, plain

MOST_FRAMES = 600
MOST_BYTES = 3 * 1024 * 1024
"""of what readers get; a photograph in a usual size has 100 to 300 KiB"""
MOST_DOTS = 60_000_000
"""of all frames together, which are in memory at once"""
_TRIES = ((720, 70), (480, 55), (320, 45))
"""width and quality, the best first"""
KINDS = ("GIF", "WEBP")
TOO_LARGE = "moves for too long to be sent to readers"
_FRAME_MILLISECONDS = 100


def frames_of(image: Image.Image) -> int:
    """Return how many frames an opened picture has that readers could see moving, at least 1."""
    if image.format not in KINDS:
        return 1
    try:
        return int(getattr(image, "n_frames", 1))
    except Exception:  # what follows the first frame can't be read: that one is shown
        return 1
    finally:
        image.seek(0)


def moving(image: Image.Image) -> bytes:
    """Return an opened picture as a WebP that moves. Raises NoPicture where it gets too large."""
    number = frames_of(image)
    if number > MOST_FRAMES:
        raise NoPicture(TOO_LARGE)
    for width, quality in _TRIES:
        size = _fitting(image.size, min(width, image.width))
        if number * size[0] * size[1] <= MOST_DOTS:
            made = _written(image, size, quality)
            if len(made) <= MOST_BYTES:
                return made
    raise NoPicture(TOO_LARGE)


def _fitting(size: tuple[int, int], width: int) -> tuple[int, int]:
    return width, max(1, round(size[1] * width / size[0]))


def _written(image: Image.Image, size: tuple[int, int], quality: int) -> bytes:
    frames: list[Image.Image] = []
    durations: list[int] = []
    for frame in ImageSequence.Iterator(image):
        shown = plain(frame).resize(size, Image.Resampling.LANCZOS, reducing_gap=3.0)
        shown.info = {}
        frames.append(shown)
        durations.append(_milliseconds(frame.info))
    # A GIF that says nothing plays once; one that says 0, without end.
    repeats = int(image.info.get("loop", 1))
    file = BytesIO()
    frames[0].save(
        file, "WEBP", save_all=True, append_images=frames[1:], duration=durations, loop=repeats,
        quality=quality, method=4,
    )  # fmt: skip
    return file.getvalue()


def _milliseconds(said: dict[Any, Any]) -> int:
    """Return for how long a frame stands; browsers take 10 ms and less for a mistake, too."""
    found = int(said.get("duration") or 0)
    return found if found > 10 else _FRAME_MILLISECONDS
