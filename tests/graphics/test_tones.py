"""What a picture looks like from far away, in three letters."""

from io import BytesIO

import pytest
from PIL import Image

from caspian.graphics.cuts import LETTERS, PALETTE, tones_of


def banded(*colours: str) -> Image.Image:
    """Return an image of horizontal bands, equally high."""
    image = Image.new("RGB", (40, 30))
    for row, colour in enumerate(colours):
        image.paste(colour, (0, row * 10, 40, row * 10 + 10))
    return image


def test_each_letter_is_a_colour_of_its_own() -> None:
    assert tuple(PALETTE) == tuple(LETTERS)
    assert len(set(PALETTE.values())) == len(LETTERS)
    assert (0, 0, 0) in PALETTE.values()
    assert (255, 255, 255) in PALETTE.values()


@pytest.mark.parametrize("letter", LETTERS)
def test_a_colour_of_the_palette_is_its_own_letter(letter: str) -> None:
    red, green, blue = PALETTE[letter]
    colour = f"#{red:02x}{green:02x}{blue:02x}"
    assert tones_of(banded(colour, colour, colour)) == letter * 3


def test_the_bands_are_read_from_the_top_down() -> None:
    top, middle, foot = (
        PALETTE[letter] for letter in tones_of(banded("black", "#c02020", "white"))
    )
    assert sum(top) < 60
    assert middle[0] > 2 * max(middle[1:])
    assert sum(foot) > 700


def test_a_photograph_as_it_comes_from_a_camera() -> None:
    data = BytesIO()
    banded("#88bbff", "#88bbff", "#205020").resize((1200, 900)).save(data, "JPEG")
    with Image.open(data) as image:
        sky, _, ground = (PALETTE[letter] for letter in tones_of(image))
    assert sky[2] > sky[0]
    assert ground[1] > ground[0]


def test_what_can_be_seen_through_has_no_tones() -> None:
    assert tones_of(Image.new("RGBA", (4, 4), "#ff000080")) == ""
    assert tones_of(banded("red", "red", "red").convert("RGBA")) == ""
