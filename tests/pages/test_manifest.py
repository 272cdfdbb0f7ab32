"""Each language has a manifest: what a telephone needs to install the paper, and no more."""

import json
from typing import Any

import pytest
from PIL import Image, ImageDraw

from caspian.edition.splice import plain
from caspian.newsroom.founding import add_home
from caspian.pages.assets import FOLDER
from caspian.pages.manifest import MEDIA_TYPE, is_manifest, manifest_address
from caspian.pages.preview import answer
from caspian.press.render import rendered
from tests.cast import Cast

pytestmark = pytest.mark.django_db


def manifest(code: str) -> dict[str, Any]:
    """Return the manifest of a language as the press makes it."""
    found = rendered(manifest_address(code)).document
    assert found is not None
    assert found.media_type == MEDIA_TYPE
    parts = [one for one in found.parts if not isinstance(one, str)]
    said: dict[str, Any] = json.loads(plain(parts))
    return said


def test_it_names_the_paper_and_its_front(cast: Cast) -> None:
    said = manifest("en")
    assert said["name"] == said["short_name"] == "The Caspian Times"
    assert (said["lang"], said["dir"], said["display"]) == ("en", "ltr", "standalone")
    assert (said["start_url"], said["scope"]) == ("./", "../")
    shortcuts = [(one["name"], one["url"]) for one in said["shortcuts"]]
    assert shortcuts == [("Latest", "../en/latest/"), ("Search", "../en/search/")]


def test_it_is_in_the_language_and_its_direction(cast: Cast) -> None:
    add_home("fa")
    said = manifest("fa")
    assert (said["lang"], said["dir"]) == ("fa", "rtl")
    assert said["shortcuts"][1]["name"] not in ("", "Search")


def test_its_icons_are_there_in_the_sizes_that_it_says(cast: Cast) -> None:
    sizes = []
    for icon in manifest("en")["icons"]:
        path, _, digest = icon["src"].partition("?v=")
        with Image.open(FOLDER / path.removeprefix("../assets/")) as picture:
            assert icon["sizes"] == f"{picture.width}x{picture.height}"
            assert icon["type"] == Image.MIME[picture.format or ""]
        sizes.append((picture.width, icon["purpose"]))
        assert len(digest) == 12
    assert {(192, "any"), (512, "any"), (512, "maskable")} == set(sizes)


def test_the_maskable_icon_fills_its_square() -> None:
    """A shape cut out of it must have no hole at the edge, and the mark in the middle."""
    with Image.open(FOLDER / "icon-maskable-512.png") as file:
        picture = file.convert("RGBA")
    edge = [picture.getpixel((x, y)) for x in range(0, 512, 8) for y in (0, 511)]
    assert set(edge) == {(20, 33, 58, 255)}
    ground = Image.new("RGBA", (512, 512), (20, 33, 58, 255))
    mark = Image.composite(ground, picture, _within_four_fifths()).getcolors(maxcolors=100_000)
    assert mark is not None
    assert len(mark) == 1


def test_pages_lead_to_it(cast: Cast) -> None:
    html = answer("/en/").html
    assert f'<link rel="manifest" href="{manifest_address("en")}">' in html


@pytest.mark.parametrize("path", ["/xx/manifest.webmanifest", "/manifest.webmanifest"])
def test_there_is_none_for_what_is_no_language(cast: Cast, path: str) -> None:
    assert rendered(path).document is None
    assert not is_manifest("/en/manifest.webmanifest/")


def _within_four_fifths() -> Image.Image:
    mask = Image.new("L", (512, 512), 0)
    ImageDraw.Draw(mask).ellipse((51, 51, 460, 460), fill=255)
    return mask
