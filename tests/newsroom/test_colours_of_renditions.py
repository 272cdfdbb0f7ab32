"""Every size that readers get has the right colours, the pictures of social cards too."""

from io import BytesIO

import pytest
from django.core.files.images import ImageFile
from PIL import Image

from caspian.newsroom.models import Picture
from caspian.newsroom.renditions import prepare, prepare_smaller
from tests.cast import Cast
from tests.graphics.colours import WIDE, apart, ink_profile, middle, reference

PATCH, INKS = (60, 190, 80), (90, 40, 160, 30)
CASES = [
    *(("RGB", PATCH, kind, profile) for profile in WIDE.values() for kind in ("JPEG", "HEIF")),
    ("CMYK", INKS, "JPEG", ink_profile()),
    ("CMYK", INKS, "TIFF", ink_profile()),
]


@pytest.mark.parametrize(("mode", "colour", "kind", "profile"), CASES)
def test_a_patch_of_colour_is_right_in_every_size(
    cast: Cast, mode: str, colour: tuple[int, ...], kind: str, profile: bytes
) -> None:
    data = BytesIO()
    Image.new(mode, (1600, 1000), colour).save(data, kind, icc_profile=profile, quality=95)
    ending = {"JPEG": "jpg", "HEIF": "heic", "TIFF": "tif"}[kind]
    picture = Picture(title="A patch", file=ImageFile(data, name=f"patch.{ending}"))
    picture.save()
    prepare(picture)
    prepare_smaller(picture)
    picture.get_rendition("max-165x165")
    wanted, found = reference(colour, mode, profile), {}
    for one in picture.renditions.all():
        with one.file.open() as file, Image.open(file) as image:
            assert "icc_profile" not in image.info
            found[one.filter_spec] = apart(middle(image), wanted)
    assert len(found) > 15
    assert any("1200x675|format-jpeg" in spec for spec in found), "og:image"
    assert {spec: far for spec, far in found.items() if far >= 2.0} == {}
