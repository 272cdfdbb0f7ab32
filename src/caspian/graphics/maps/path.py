"""Writes points as the path data of SVG: whole units, each step relative to the one before."""

from collections.abc import Iterable

from caspian.graphics.maps.world import Point


def path_data(lines: Iterable[list[Point]], *, closed: bool, grid: int = 1) -> str:
    """Return the path data of lines or rings, on a grid of so many units.

    Those that shrink to a point are left out. A point goes to the same place of the grid in
    whatever line it is, so that a border stays where two lands meet.
    """
    return "".join(_one(line, closed, grid) for line in lines)


def _one(line: list[Point], closed: bool, grid: int) -> str:
    places: list[tuple[int, int]] = []
    for x, y in line:
        place = (grid * round(x / grid), grid * round(y / grid))
        if len(places) > 1 and place == places[-2]:
            places.pop()
        elif not places or place != places[-1]:
            places.append(place)
    if closed and len(places) > 1 and places[0] == places[-1]:
        places.pop()
    if len(places) < (3 if closed else 2):
        return ""
    (x, y), steps = places[0], []
    for nx, ny in places[1:]:
        steps.append(_pair(nx - x, ny - y))
        x, y = nx, ny
    return f"M{_pair(*places[0])}l{_joined(steps)}" + ("z" if closed else "")


def _pair(x: int, y: int) -> str:
    return f"{x}{y}" if y < 0 else f"{x} {y}"


def _joined(steps: list[str]) -> str:
    # A minus sign parts two numbers as well as a space does.
    return "".join(
        step if number == 0 or step[0] == "-" else f" {step}" for number, step in enumerate(steps)
    )
