"""Renditions of the sample's pictures, made once at installation instead of on first run."""

import sys
from pathlib import Path

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from wagtail.images.models import Filter

from caspian.newsroom.models import Picture, PictureRendition
from caspian.newsroom.renditions import SOCIAL, WIDE, prepare

READY = Path(sys.prefix) / "share" / "caspian" / "pictures"


def keep_renditions() -> None:
    """Make every rendition of the pictures that are loaded, and keep copies for the first run."""
    for picture in Picture.objects.all():
        prepare(picture)
        folder = READY / Path(picture.file.name).name
        folder.mkdir(parents=True, exist_ok=True)
        for rendition in picture.renditions.all():
            size = f"{rendition.width}x{rendition.height}"
            suffix = Path(rendition.file.name).suffix
            kept = folder / f"{_operation(rendition.filter_spec)}.{size}{suffix}"
            kept.write_bytes(rendition.file.read())
            rendition.file.close()


def adopt_renditions(picture: Picture, name: str) -> None:
    """Give a new sample picture the renditions kept for it; without any it makes its own later."""
    rows = []
    for spec in (*WIDE, *SOCIAL):
        for kept in (READY / name).glob(f"{_operation(spec)}.*"):
            rows.append(_row(picture, spec, kept))
    PictureRendition.objects.bulk_create(rows)


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


def _operation(spec: str) -> str:
    """Return what a filter specification does with the size: width-480."""
    return spec.partition("|")[0]
