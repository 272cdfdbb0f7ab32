"""Reads files of LibreOffice and its like: a text as the HTML that stands for it, or its cells."""

import io
import zipfile
from base64 import b64encode
from collections.abc import Iterator
from html import escape
from typing import Any

from lxml import etree

from caspian.formats.pasted.sheets import MOST_COLUMNS, MOST_ROWS

_N = {
    "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
    "style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
    "fo": "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0",
    "draw": "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0",
    "svg": "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0",
    "xlink": "http://www.w3.org/1999/xlink",
}
_SKIPPED = {
    "text:tracked-changes", "office:annotation", "office:annotation-end", "office:forms",
    "text:sequence-decls", "svg:title", "svg:desc", "text:note-citation", "style:style",
    "text:bookmark-ref-start",
}  # fmt: skip
_PLAIN = {
    "table:table": "table", "table:table-row": "tr", "table:table-header-rows": "thead",
    "table:table-cell": "td", "text:list-item": "li", "text:list-header": "li",
}  # fmt: skip
_PREFIXES = {address: prefix for prefix, address in _N.items()}


def html_of_text(data: bytes) -> str:
    """Return a text document as HTML, with its pictures in it."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return _Text(package).html()


def rows_of_sheet(data: bytes) -> list[list[str]]:
    """Return the cells of the first sheet of a spreadsheet."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        root = _parsed(package.read("content.xml"))
    sheet = root.find(".//table:table", _N)
    rows: list[list[str]] = []
    for row in sheet.iterfind(".//table:table-row", _N) if sheet is not None else ():
        cells: list[str] = []
        for cell in row:
            text = " ".join("".join(one.itertext()) for one in cell.iterfind("text:p", _N))
            cells += [text] * min(_count(cell, "number-columns-repeated"), MOST_COLUMNS)
        rows += [cells[:MOST_COLUMNS]] * (_count(row, "number-rows-repeated") if any(cells) else 1)
        if len(rows) > MOST_ROWS:
            break
    return rows[:MOST_ROWS]


def _count(element: Any, name: str) -> int:
    written = str(element.get(f"{{{_N['table']}}}{name}") or "1")
    return min(int(written), MOST_ROWS) if written.isdecimal() else 1


def _parsed(data: bytes) -> Any:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    return etree.fromstring(data, parser)


class _Text:
    """A text document while it is written as HTML."""

    def __init__(self, package: zipfile.ZipFile) -> None:
        self._package = package
        content = _parsed(package.read("content.xml"))
        names = package.namelist()
        styles = _parsed(package.read("styles.xml")) if "styles.xml" in names else None
        roots = [root for root in (styles, content) if root is not None]
        self._looks = {name: look for root in roots for name, look in _looks(root)}
        self._parents = {
            _get(one, "style:name"): _get(one, "style:parent-style-name")
            for root in roots
            for one in root.iterfind(".//style:style", _N)
        }
        self._numbered = {
            _get(one, "style:name")
            for root in roots
            for one in root.iterfind(".//text:list-style", _N)
            if (first := one.find("*")) is not None
            and _name(first) == "text:list-level-style-number"
        }
        self._body = content.find(".//office:text", _N)
        self._notes: list[str] = []

    def html(self) -> str:
        """Return the whole."""
        inner = self._inside(self._body) if self._body is not None else ""
        return inner + "".join(self._notes)

    def _inside(self, element: Any) -> str:
        parts = [escape(element.text or "", quote=False)]
        for child in element:
            if isinstance(child.tag, str):
                parts.append(self._element(child))
            parts.append(escape(child.tail or "", quote=False))
        return "".join(parts)

    def _element(self, element: Any) -> str:
        name = _name(element)
        if name in _SKIPPED:
            return ""
        if name == "text:p":
            style = _get(element, "text:style-name")
            family = {style, self._parents.get(style, "")}
            tag = "blockquote" if "Quotations" in family else "p"
            tag = "h1" if family & {"Title", "Subtitle"} else tag
            return f"<{tag}>{self._inside(element)}</{tag}>"
        if name == "text:h":
            return f"<h2>{self._inside(element)}</h2>"
        if name == "text:span":
            look = self._looks.get(_get(element, "text:style-name"), "")
            return f'<span style="{look}">{self._inside(element)}</span>'
        if name == "text:a":
            return f'<a href="{escape(_get(element, "xlink:href"))}">{self._inside(element)}</a>'
        if name in ("text:s", "text:tab"):
            return " "
        if name == "text:line-break":
            return "<br>"
        if name == "text:list":
            tag = "ol" if _get(element, "text:style-name") in self._numbered else "ul"
            return f"<{tag}>{self._inside(element)}</{tag}>"
        if name == "text:note":
            return self._note(element)
        if name == "draw:image":
            return self._picture(element)
        tag = _PLAIN.get(name, "")
        inner = self._inside(element)
        if name == "table:table-cell":
            across = _get(element, "table:number-columns-spanned")
            down = _get(element, "table:number-rows-spanned")
            return f'<td colspan="{escape(across)}" rowspan="{escape(down)}">{inner}</td>'
        return f"<{tag}>{inner}</{tag}>" if tag else inner

    def _note(self, element: Any) -> str:
        body = element.find("text:note-body", _N)
        number = len(self._notes) + 1
        self._notes.append("")
        inner = self._inside(body) if body is not None else ""
        self._notes[number - 1] = (
            f'<div style="mso-element:footnote" id="ftn{number}">{inner}</div>'
        )
        return f'<a href="#_ftn{number}">{number}</a>'

    def _picture(self, element: Any) -> str:
        frame = element.getparent()
        words = (frame.find(name, _N) for name in ("svg:desc", "svg:title"))
        alt = next((one.text for one in words if one is not None and one.text), "")
        path = _get(element, "xlink:href").removeprefix("./")
        kind = path.rpartition(".")[2].lower()
        if path not in self._package.namelist() or _is_twin(element):
            return "" if _is_twin(element) else f'<img src="{escape(path)}">'
        data = b64encode(self._package.read(path)).decode()
        kind = "jpeg" if kind == "jpg" else kind
        return f'<img src="data:image/{escape(kind)};base64,{data}" alt="{escape(alt)}">'


def _is_twin(element: Any) -> bool:
    """Return whether a picture is the second of a frame: the same in another format."""
    before = element.getprevious()
    return before is not None and _name(before) == "draw:image"


def _looks(root: Any) -> Iterator[tuple[str, str]]:
    for style in root.iterfind(".//style:style", _N):
        found = style.find("style:text-properties", _N)
        if found is None:
            continue
        says = []
        if weight := _get(found, "fo:font-weight"):
            says.append(f"font-weight:{weight}")
        if slope := _get(found, "fo:font-style"):
            says.append(f"font-style:{slope}")
        if position := _get(found, "style:text-position"):
            raised = position.startswith("super") or position[:1].isdigit()
            says.append("vertical-align:" + ("super" if raised else "sub"))
        if _get(found, "style:text-line-through-style") not in ("", "none"):
            says.append("text-decoration:line-through")
        yield _get(style, "style:name"), escape(";".join(says))


def _get(element: Any, name: str) -> str:
    prefix, _, local = name.partition(":")
    return str(element.get(f"{{{_N[prefix]}}}{local}") or "")


def _name(element: Any) -> str:
    address, _, local = str(element.tag)[1:].partition("}")
    return f"{_PREFIXES.get(address, '')}:{local}"
