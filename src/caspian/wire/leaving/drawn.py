"""Charts as tables and maps as words: other systems draw neither."""

from typing import Any

from caspian.graphics.maps.locator import Spot
from caspian.newsroom.stored import text
from caspian.pages.builders import charts, maps
from caspian.pages.builders.frame import words_in
from caspian.wire.leaving import html

SOURCE = "Source: %(source)s"
"""as the template of a chart marks it; marked here, it would go into the desk's catalogue"""


def chart_as_table(value: Any, code: str) -> str:
    """Return the table behind a chart with its words, numbers as readers of a language write them.

    Nothing where it can't be drawn: readers see nothing there either.
    """
    found = charts.drawable(value, code)
    if found is None:
        return ""
    made, table = found
    title = text(value, "title")
    if made.unit and not made.percent:
        title = f"{title} ({made.unit})"
    said = [text(value, "alt") or charts.alternative(made), charts.note_of(value, made, table)]
    if source := charts.source_of(value, table):
        said.append(words_in(code).gettext(SOURCE) % {"source": source})
    header = list(charts.header_of(made, table))
    drawn = html.table(title, header, list(map(list, charts.rows_of(made))))
    return "\n\n".join(filter(None, (drawn, *(html.element("p", one) for one in said))))


def map_as_words(value: Any, code: str, spots: tuple[Spot, ...]) -> str:
    """Return what a map says; nothing where it shows no place."""
    if not spots:
        return ""
    words = text(value, "alt") or maps.alternative(spots, code)
    said = (html.element("p", one) for one in (words, text(value, "caption")))
    return html.titled(text(value, "title"), "\n\n".join(filter(None, said)))
