"""Pictures for the preview: the sample's own where they are drawn, quiet stand-ins elsewhere."""

from pathlib import Path

from PIL import Image, ImageDraw

from caspian.pages.parts import PagePicture, Source

WIDTHS = (480, 960, 1600)
DRAWN = Path(__file__).parents[2] / "src/caspian/wire/sample/data/pictures"


def picture(
    folder: Path, file: str, *, alt: str, caption: str = "", credit: str = ""
) -> PagePicture:
    """Write the renditions of a picture under `folder`/media and return it."""
    name = Path(file).stem
    sources = tuple(_rendition(folder / "media", file, name, width) for width in WIDTHS)
    return PagePicture(sources, alt, caption, credit)


def _rendition(media: Path, file: str, name: str, width: int) -> Source:
    media.mkdir(parents=True, exist_ok=True)
    target = media / f"{name}-{width}.png"
    drawn = DRAWN / file
    image = Image.open(drawn) if drawn.exists() else _stand_in()
    height = round(width * image.height / image.width)
    if not target.exists():
        image.convert("RGB").resize((width, height)).save(target)
    return Source(f"/media/{target.name}", width, height)


def _stand_in() -> Image.Image:
    image = Image.new("RGB", (1600, 900), "#cfe0e4")
    draw = ImageDraw.Draw(image)
    draw.polygon([(0, 0), (700, 0), (560, 380), (690, 620), (540, 900), (0, 900)], "#f5f0e6")
    draw.polygon([(1150, 0), (1600, 0), (1600, 900), (1210, 900), (1080, 520)], "#f5f0e6")
    draw.ellipse((640, 400, 680, 440), "#c2452d")
    return image
