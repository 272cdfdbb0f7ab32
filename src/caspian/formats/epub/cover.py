"""Draws the cover of a book: the name of the paper, and the issue."""

from caspian.formats.epub.parts import Book
from caspian.formats.xml.write import DECLARATION, allowed, element

_LINE = 14
"""letters of a line of the cover, whose type is as wide as the page then"""


def cover_picture(book: Book) -> str:
    """Return the cover as a drawing: the name of the paper in lines, below it the issue."""
    lines = _lines(book.publication)
    size = min(130, 900 // max(map(len, lines)) * 2, 900 // len(lines))
    said = [_line(line, 560 + size * 1.2 * n, size) for n, line in enumerate(lines)]
    said.append(_line(book.issue, 700 + size * 1.2 * len(lines), 48) if book.issue else "")
    attributes = (
        'xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1200 1600" width="1200" height="1600" '
        f'xml:lang="{book.language}" direction="{book.direction}"'
    )
    paper = '<rect width="1200" height="1600" fill="#fbf8f2"/>'
    rule = '<rect x="100" y="320" width="1000" height="12" fill="#1f4e5f"/>'
    drawn = "".join(said)
    title = element("title", book.title)
    return f"{DECLARATION}<svg {attributes}>{title}{paper}{rule}{drawn}</svg>\n"


def _line(text: str, height: float, size: int) -> str:
    type_ = {"font-size": str(size), "font-family": "serif", "text-anchor": "middle"}
    return element("text", text, x="600", y=f"{height:.0f}", fill="#1b1b1b", **type_)


def _lines(text: str) -> list[str]:
    lines = [""]
    for word in allowed(text).split():
        joined = f"{lines[-1]} {word}".strip()
        if len(joined) <= _LINE or not lines[-1]:
            lines[-1] = joined
        else:
            lines.append(word)
    return lines if lines[0] else ["-"]
