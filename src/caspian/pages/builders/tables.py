"""Builds a table out of a stored block: filled up to one width, its columns of numbers known."""

from typing import Any

from caspian.newsroom.stored import items, text, text_of
from caspian.pages import blocks

FIGURES = "0123456789۰۱۲۳۴۵۶۷۸۹٫٬.,:%+-−–±$€₼₸₽ \u00a0\u202f"


def table(value: Any) -> blocks.Block | None:
    """Return a table, or None where it has no row."""
    header = tuple(text(column, "heading") for column in items(value, "columns"))
    rows = [tuple(map(text_of, items(row, "values"))) for row in items(value, "rows")]
    if not any(rows):
        return None
    # A row from before a column was added is filled up.
    wide = max(map(len, (header, *rows)))
    filled = tuple(row + ("",) * (wide - len(row)) for row in rows)
    heads = header + ("",) * (wide - len(header)) if any(header) else ()
    figures = tuple(map(_are_figures, zip(*filled, strict=True)))
    return blocks.TableBlock(text(value, "caption"), heads, filled, figures=figures)


def _are_figures(cells: tuple[str, ...]) -> bool:
    """Return whether a column holds numbers, with their signs and units, and nothing else."""
    written = [cell for cell in cells if cell.strip()]
    return bool(written) and not any(cell.strip(FIGURES) for cell in written)
