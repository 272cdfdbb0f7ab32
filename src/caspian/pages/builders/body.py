"""Builds the body of an article out of its stored blocks; each is a type, a value and an id."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any

from markupsafe import Markup

from caspian.common.controls import harmless
from caspian.common.text import slug, web_address, without_note_marks
from caspian.formats.html.sanitise import plain
from caspian.newsroom.stored import Stored, items, record, text, text_of
from caspian.pages import blocks
from caspian.pages.builders.charts import chart, words_of_chart
from caspian.pages.builders.maps import located, words_of_map
from caspian.pages.builders.rich_text import rich_text, with_notes
from caspian.pages.builders.tables import table
from caspian.pages.drawing_blocks import ChartFigure, MapFigure
from caspian.pages.embed_addresses import is_embed_id
from caspian.pages.parts import PagePicture
from caspian.pages.reads import downloads
from caspian.pages.reads.articles import PlaceFacts
from caspian.pages.reads.cleaned import cleaned
from caspian.pages.reads.pictures import pictures

FIGURE_TYPES = ("chart", "map")
"""the blocks that other sites can show as cards"""


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
    ids = figure_ids(stored)
    return with_notes(
        tuple(
            replace(block, id=ids[at]) if isinstance(block, ChartFigure | MapFigure) else block
            for at, block in enumerate(map(cleaned, built))
            if block is not None
        )
    )


def figure_ids(stored: Iterable[Stored]) -> tuple[str, ...]:
    """Return for each block the id that its card stands at: empty but for charts and maps.

    Of two blocks with one id, which only a script can have written, the first has a card.
    """
    seen, found = {""}, []
    for one in stored:
        block = text(one, "id") if one["type"] in FIGURE_TYPES else ""
        found.append(block if block not in seen and is_embed_id(block) else "")
        seen.add(block)
    return tuple(found)


def words_of(stored: tuple[Stored, ...]) -> str:
    """Return the text of a body, for counting its words, and for what describes it."""
    return harmless(" ".join(WORDS.get(one["type"], _texts)(one["value"]) for one in stored))


def _block(kind: str, value: Any, known: dict[int, PagePicture], code: str) -> blocks.Block | None:
    if kind in ("image", "gallery"):
        return _picture_block(kind, value, known)
    if kind == "embed":
        return _embed(value, known)
    if of_language := IN_LANGUAGE.get(kind):
        return of_language(value, code)
    build = BUILDERS.get(kind)
    return build(value) if build else None


def _picture_block(kind: str, value: Any, known: dict[int, PagePicture]) -> blocks.Block | None:
    if kind == "image":
        picture = _picture(value, known)
        return blocks.Image(picture) if picture else None
    shown = (_picture(item, known) for item in items(value, "pictures"))
    found = tuple(picture for picture in shown if picture)
    return blocks.Gallery(text(value, "title"), found) if found else None


def _picture(value: Any, known: dict[int, PagePicture]) -> PagePicture | None:
    """Return a picture with what its block says beside it, or None where nothing would stand."""
    picture = known.get(record(value, "image") or 0)
    if picture is None:
        return None
    shown = replace(
        picture,
        alt=text(value, "alt") or picture.alt,
        caption=text(value, "caption"),
        credit="" if picture.is_over else text(value, "credit") or picture.credit,
    )
    return shown if shown.shows_anything else None


def _pictures_in(stored: tuple[Stored, ...]) -> dict[int, PagePicture]:
    holding = [one["value"] for one in stored if one["type"] in ("image", "embed")]
    for one in stored:
        if one["type"] == "gallery":
            holding += items(one["value"], "pictures")
    ids = {picture for value in holding if (picture := record(value, "image"))}
    return pictures(tuple(sorted(ids))) if ids else {}


def _paragraph(value: Any, code: str) -> blocks.Block | None:
    html = rich_text(text_of(value), code)
    return blocks.Paragraph(html) if html else None


def _heading(value: Any) -> blocks.Block | None:
    written = text_of(value)
    return blocks.Heading(written, slug(written)) if written else None


def _quote(value: Any) -> blocks.Block | None:
    words = text(value, "text")
    return blocks.Quote(words, text(value, "attribution")) if words else None


def _pull_quote(value: Any) -> blocks.Block | None:
    words = text_of(value)
    return blocks.PullQuote(words) if words else None


def _item_list(value: Any, code: str) -> blocks.Block | None:
    found = _inlines(value, "items", code)
    return blocks.ItemList(text(value, "style") == "numbers", found) if found else None


def _inlines(value: Any, name: str, code: str) -> tuple[Markup, ...]:
    return tuple(_inline(text_of(item), code) for item in items(value, name))


def _inline(html: str, code: str) -> Markup:
    # An item is written as one paragraph; inside <li> its <p> only makes space.
    shown = rich_text(html, code)
    if shown.startswith("<p>") and shown.endswith("</p>") and shown.count("<p>") == 1:
        return Markup(shown[3:-4])
    return shown


def _explainer(value: Any, code: str) -> blocks.Block | None:
    title, html = text(value, "title"), rich_text(text(value, "text"), code)
    return blocks.Explainer(title, html) if title or html else None


def _notes(value: Any, code: str) -> blocks.Block | None:
    # An empty one keeps its number: the marks in the text count on it.
    found = _inlines(value, "notes", code)
    return blocks.Notes(found) if found else None


def _timeline(value: Any, code: str) -> blocks.Block | None:
    told = ((text(one, "when"), text(one, "text")) for one in items(value, "entries"))
    shown = ((when, rich_text(words, code)) for when, words in told)
    entries = tuple(blocks.TimelineEntry(when, html) for when, html in shown if when or html)
    return blocks.Timeline(text(value, "title"), entries) if entries else None


def _document(value: Any) -> blocks.Block | None:
    held = record(value, "document")
    facts = downloads.document(held) if held else None
    if facts is None:
        return None
    title = text(value, "title") or facts.title
    return blocks.FileBlock(title, facts.address, facts.extension, facts.size)


def _embed(value: Any, known: dict[int, PagePicture]) -> blocks.Block | None:
    # The form takes addresses of the web alone; an import or the command line may have written any.
    address = web_address(text(value, "url"))
    if not address:
        return None
    picture = known.get(record(value, "image") or 0)
    shown = replace(picture, caption="") if picture and picture.sources else None
    title = text(value, "title") or address
    return blocks.Embed(title, address, text(value, "source"), text(value, "author"), shown)


def _texts(value: Any) -> str:
    if isinstance(value, str):
        return without_note_marks(plain(value))
    if isinstance(value, dict):
        return " ".join(_texts(inner) for key, inner in value.items() if key != "id")
    if isinstance(value, list):
        return " ".join(_texts(inner) for inner in value)
    return ""


BUILDERS: dict[str, Callable[[Any], blocks.Block | None]] = {
    "heading": _heading,
    "quote": _quote,
    "pull_quote": _pull_quote,
    "table": table,
    "document": _document,
    "divider": lambda value: blocks.Divider(),
}
WORDS: dict[str, Callable[[Any], str]] = {"chart": words_of_chart, "map": words_of_map}
IN_LANGUAGE: dict[str, Callable[[Any, str], blocks.Block | None]] = {
    "chart": chart,
    "explainer": _explainer,
    "list": _item_list,
    "notes": _notes,
    "paragraph": _paragraph,
    "timeline": _timeline,
}
"""blocks that are another one in another language: what is drawn, and texts with links"""
