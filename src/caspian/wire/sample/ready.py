"""Renditions of the sample's pictures, made once at installation instead of on first run."""

import hashlib
import sys
from pathlib import Path
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from wagtail.images.models import IMAGE_FORMAT_EXTENSIONS, Filter

from caspian.newsroom.make_renditions import know_whole
from caspian.newsroom.models import Picture, PictureRendition
from caspian.newsroom.renditions import (
    SOCIAL,
    WIDE_SIZES,
    avif,
    card_sizes,
    prepare,
    prepare_smaller,
    webp,
)

READY = Path(sys.prefix) / "share" / "caspian" / "pictures"
TONES, LIKENESS = "tones.txt", "likeness.txt"


def keep_renditions() -> None:
    """Make every rendition of the pictures that are loaded, and keep copies for the first run."""
    for picture in Picture.objects.all():
        prepare(picture)
        prepare_smaller(picture)
        with picture.file.open() as original:
            folder = _folder(original.read())
        folder.mkdir(parents=True, exist_ok=True)
        (folder / TONES).write_text(picture.tones)
        (folder / LIKENESS).write_text(picture.likeness)
        for rendition in picture.renditions.all():
            size = f"{rendition.width}x{rendition.height}"
            spec = rendition.filter_spec
            kept = folder / f"{_operation(spec)}.{size}{_suffix(spec)}"
            kept.write_bytes(rendition.file.read())
            rendition.file.close()


def known_of(content: bytes) -> dict[str, Any]:
    """Return what was found out at installation about a sample picture, as fields of a Picture."""
    tones = _folder(content) / TONES
    if not tones.exists():
        return {}
    likeness = (tones.parent / LIKENESS).read_text() if (tones.parent / LIKENESS).exists() else ""
    return {"tones": tones.read_text(), "likeness": likeness, "is_prepared": True}


def adopt_renditions(picture: Picture, content: bytes) -> None:
    """Give a new sample picture the renditions kept for it; without any it makes its own later."""
    sizes = dict.fromkeys((*WIDE_SIZES, *card_sizes(picture)))
    rows = []
    for spec in (*webp(sizes), *avif(sizes), *SOCIAL):
        for kept in _folder(content).glob(f"{_operation(spec)}.*{_suffix(spec)}"):
            rows.append(_row(picture, spec, kept))
    PictureRendition.objects.bulk_create(rows)
    if rows:
        know_whole(picture)  # each look takes a process of its own


def _row(picture: Picture, spec: str, kept: Path) -> PictureRendition:
    path = PictureRendition(image=picture).get_upload_to(kept.name)
    width, height = kept.stem.rsplit(".", 1)[1].split("x")
    # A name given with the size: a file, or a name set later, and Django would open the
    # picture to measure it, three times.
    return PictureRendition(
        image=picture,
        filter_spec=spec,
        focal_point_key=Filter(spec).get_cache_key(picture),
        width=int(width),
        height=int(height),
        file=default_storage.save(path, ContentFile(kept.read_bytes())),
    )


def _folder(content: bytes) -> Path:
    """Return where what was made of a picture is kept: one that was drawn anew has none yet."""
    return READY / hashlib.sha256(content).hexdigest()[:16]


def _operation(spec: str) -> str:
    """Return what a filter specification does with the size: width-480."""
    return spec.partition("|")[0]


def _suffix(spec: str) -> str:
    """Return the suffix of the files that a filter specification makes: .webp"""
    return IMAGE_FORMAT_EXTENSIONS[spec.split("|")[1].removeprefix("format-")]
