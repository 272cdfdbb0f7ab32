"""Write how pictures look that are not there yet (`caspian.graphics.cuts`): `make styles`."""

from pathlib import Path

from caspian.graphics.cuts import PALETTE

PART = Path(__file__).parents[2] / "src/caspian/pages/styles/tones.css"
BANDS = (("^=", "--top", '"{}"'), ("*=", "--middle", '"-{}-"'), ("$=", "--foot", '"{}"'))


def tones() -> str:
    """Return the part of the style sheet that gives each letter its colour in each band."""
    rules = [
        f"  [data-tones{at}{place.format(letter)}] {{ {band}: #{red:02x}{green:02x}{blue:02x}; }}"
        for at, band, place in BANDS
        for letter, (red, green, blue) in PALETTE.items()
    ]
    fill = "  [data-tones] { background: linear-gradient(var(--top), var(--middle), var(--foot)); }"
    head = "/* Written by `make styles`: the gradient shown for a picture until it has loaded. */"
    return "\n".join([head, "@layer components {", fill, *rules, "}", ""])


if __name__ == "__main__":
    PART.write_text(tones(), "utf-8")
