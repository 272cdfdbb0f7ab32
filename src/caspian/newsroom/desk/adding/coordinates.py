"""Reads where a place lies, as maps and encyclopedias write it."""

import re

_PART = re.compile(
    r"([-+−]?\d+(?:[.,]\d+)?)\s*°?\s*(?:(\d+(?:[.,]\d+)?)\s*['′’]\s*)?"
    r"(?:(\d+(?:[.,]\d+)?)\s*(?:[\"″”]|'')\s*)?([NSEW]?)",
    re.I,
)


def coordinates(text: str) -> tuple[float, float] | None:
    """Return latitude and longitude in degrees; None for what can't be read as both.

    Takes "43.65, 51.17", "43,65; 51,17", "43.65 N 51.17 E" and "43°39′N 51°10′E".
    """
    written = text.strip()
    if "." in written:
        # Then a comma parts the two, and is no decimal one.
        written = written.replace(",", " ")
    found = [part for part in _PART.finditer(written) if part[0].strip()]
    rest = _PART.sub("", written).strip(" ,;/")
    if len(found) != 2 or rest:
        return None
    sides = "".join(part[4] for part in found).upper()
    values = [_degrees(part) for part in found]
    if sides and sides[0] in "EW":
        values.reverse()
        sides = sides[::-1]
    if sides and not re.fullmatch("[NS][EW]", sides):
        return None
    latitude, longitude = values
    return (latitude, longitude) if abs(latitude) <= 90 and abs(longitude) <= 180 else None


def _degrees(part: re.Match[str]) -> float:
    whole, minutes, seconds = (
        float((one or "0").replace(",", ".").replace("−", "-")) for one in part.groups()[:3]
    )
    size = abs(whole) + minutes / 60 + seconds / 3600
    is_negative = part[1][0] in "-−" or part[4].upper() in ("S", "W")
    return round(-size if is_negative else size, 5)
