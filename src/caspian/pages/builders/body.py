"""Builds the body of an article out of its stored blocks; each is a type, a value and an id."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from markupsafe import Markup

from caspian.common.notes import without_marks
from caspian.common.text import slug
from caspian.formats.html.sanitise import plain
from caspian.pages import blocks
from caspian.pages.builders.charts import chart, words_of_chart
from caspian.pages.builders.maps import located, words_of_map
from caspian.pages.builders.notes import with_notes
from caspian.pages.builders.rich_text import rich_text
from caspian.pages.parts import Picture
from caspian.pages.reads import tree
from caspian.pages.reads.articles import PlaceFacts
from caspian.pages.reads.pictures import pictures

Stored = dict[str, Any]
FIGURES = "0123456789۰۱۲۳۴۵۶۷۸۹٫٬.,:%+-−–±$€₼₸₽ \u00a0\u202f"


def body_of(
    stored: tuple[Stored, ...], code: str, places: tuple[PlaceFacts, ...] = ()
) -> tuple[blocks.Block, ...]:
    """Return the blocks of a body in a language; what shows nothing or is unknown is left out.

    `places` are those that a map shows whose author picked none.
    """
    known = _pictures_in(stored)
    built = (
        located(one["value"], code, places)
        if one["type"] == "map"
        else _block(one["type"], one["value"], known, code)
        for one in stored
    )
    return with_notes(tuple(block for block in built if block is not None))


def words_of(stored: tuple[Stored, ...]) -> str:
    """Return the text of a body, for counting its words."""
    return " ".join(WORDS.get(one["type"], _texts)(one["value"]) for one in stored)


def _block(kind: str, value: Any, known: dict[int, Picture], code: str) -> blocks.Block | None:
    if kind in ("image", "gallery"):
        return _picture_block(kind, value, known)
    if draw := DRAWN.get(kind):
        return draw(value, code)
    build = BUILDERS.get(kind)
    return build(value) if build else None


def _picture_block(kind: str, value: Stored, known: dict[int, Picture]) -> blocks.Block | None:
    if kind == "image":
        picture = _picture(value, known)
        return blocks.Image(picture) if picture else None
    shown = (_picture(item["value"], known) for item in value["pictures"])
    found = tuple(picture for picture in shown if picture)
    return blocks.Gallery(value["title"], found) if found else None


def _picture(value: Stored, known: dict[int, Picture]) -> Picture | None:
    picture = known.get(value["image"])
    if picture is None:
        return None
    return replace(
        picture,
        alt=value.get("alt") or picture.alt,
        caption=value.get("caption") or "",
        credit=value.get("credit") or picture.credit,
    )


def _pictures_in(stored: tuple[Stored, ...]) -> dict[int, Picture]:
    ids = []
    for one in stored:
        if one["type"] == "image":
            ids.append(one["value"]["image"])
        elif one["type"] == "gallery":
            ids += [item["value"]["image"] for item in one["value"]["pictures"]]
    wanted = tuple(sorted({picture for picture in ids if picture}))
    return pictures(wanted) if wanted else {}


def _heading(value: str) -> blocks.Block:
    return blocks.Heading(value, slug(value))


def _item_list(value: Stored) -> blocks.Block:
    items = tuple(_inline(item["value"]) for item in value["items"])
    return blocks.ItemList(value["style"] == "numbers", items)


def _inline(html: str) -> Markup:
    # An item is written as one paragraph; inside <li> its <p> only makes space.
    shown = rich_text(html)
    if shown.startswith("<p>") and shown.endswith("</p>") and shown.count("<p>") == 1:
        return Markup(shown[3:-4])
    return shown


def _table(value: Stored) -> blocks.Block:
    header = tuple(column["heading"] for column in value["columns"])
    rows = tuple(tuple(row["values"]) for row in value["rows"])
    columns = zip(*rows, strict=True)  # a typed table's rows are all as wide as its header
    figures = tuple(map(_are_figures, columns))
    return blocks.Table(
        value.get("caption") or "", header if any(header) else (), rows, figures=figures
    )


def _are_figures(cells: tuple[str, ...]) -> bool:
    """Return whether a column holds numbers, with their signs and units, and nothing else."""
    written = [cell for cell in cells if cell.strip()]
    return bool(written) and not any(cell.strip(FIGURES) for cell in written)


def _notes(value: Stored) -> blocks.Block:
    return blocks.Notes(tuple(_inline(item["value"]) for item in value["notes"]))


def _timeline(value: Stored) -> blocks.Block:
    entries = tuple(
        blocks.TimelineEntry(item["value"]["when"], rich_text(item["value"]["text"]))
        for item in value["entries"]
    )
    return blocks.Timeline(value["title"], entries)


def _document(value: Stored) -> blocks.Block | None:
    facts = tree.document(value["document"]) if value["document"] else None
    if facts is None:
        return None
    title = value["title"] or facts.title
    return blocks.Document(title, facts.address, facts.extension, facts.size)


def _texts(value: Any) -> str:
    if isinstance(value, str):
        return without_marks(plain(value))
    if isinstance(value, dict):
        return " ".join(_texts(inner) for key, inner in value.items() if key != "id")
    if isinstance(value, list):
        return " ".join(_texts(inner) for inner in value)
    return ""


BUILDERS: dict[str, Callable[[Any], blocks.Block | None]] = {
    "paragraph": lambda value: blocks.Paragraph(rich_text(value)),
    "heading": _heading,
    "quote": lambda value: blocks.Quote(value["text"], value["attribution"]),
    "pull_quote": blocks.PullQuote,
    "list": _item_list,
    "table": _table,
    "explainer": lambda value: blocks.Explainer(value["title"], rich_text(value["text"])),
    "timeline": _timeline,
    "notes": _notes,
    "document": _document,
    "embed": lambda value: blocks.Embed(value["title"], value["url"], value["source"]),
    "divider": lambda value: blocks.Divider(),
}
WORDS: dict[str, Callable[[Any], str]] = {"chart": words_of_chart, "map": words_of_map}
DRAWN: dict[str, Callable[[Any, str], blocks.Block | None]] = {
    "chart": chart,
}
