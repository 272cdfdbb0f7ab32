"""Charts and maps with ids of their own, as an editor adds, moves and removes them."""

from typing import Any

CHART_ID, MAP_ID = "11111111-aaaa-4bbb-8ccc-000000000001", "22222222-aaaa-4bbb-8ccc-000000000002"
CHART = {
    "kind": "line",
    "title": "How deep the sea is",
    "data": "Year\tLevel\n1977\t-29\n1995\t-27\n2024\t-29.3",
    "source": "The harbour",
    "note": "Below the ocean.",
    "unit": "metres",
    "alt": "",
}
MAP: dict[str, Any] = {"title": "Where it is", "caption": "The port.", "alt": "", "places": []}
Block = dict[str, Any]


def block(kind: str, value: object, of: str = "") -> Block:
    """Return a block as the database stores it; with an id of its own, or with none yet."""
    return {"type": kind, "value": value, **({"id": of} if of else {})}


FIGURES = (block("chart", CHART, CHART_ID), block("map", MAP, MAP_ID))


def figures(n: int) -> tuple[Block, ...]:
    """Return both, both the other way round, one of them, or none."""
    return (FIGURES, FIGURES[::-1], FIGURES[:1], ())[n % 4]
