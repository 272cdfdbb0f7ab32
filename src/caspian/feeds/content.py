"""The text of an article as feeds carry it: plain XHTML without our styles, addresses absolute."""

from collections.abc import Callable, Iterable
from typing import Any

from lxml import etree, html
from markupsafe import Markup, escape

from caspian.common.controls import harmless
from caspian.common.languages import Language
from caspian.feeds.addresses import resolved
from caspian.formats.xml.write import allowed
from caspian.pages import blocks
from caspian.pages.builders.frame import words_in
from caspian.pages.drawing_blocks import ChartFigure, MapFigure
from caspian.pages.parts import PagePicture

_ADDRESSES = ("href", "src")
# Within our page alone does an anchor lead anywhere, or a class or a role mean anything.
_OURS = ("class", "id", "role")
_END = "</div>"
_VOID = frozenset({"br", "hr", "img"})


def content_of(
    lead: PagePicture | None, body: Iterable[blocks.Block], spoken: Language, address: str
) -> str:
    """Return a text as one <div> that is XHTML and HTML alike; `address` is the article's own."""
    pieces = [_figure(lead, spoken.code)] if lead else []
    pieces += [_block(block, spoken.code) for block in body]
    written = Markup("\n").join(piece for piece in pieces if piece)
    tree = html.fragment_fromstring(allowed(str(written)), create_parent="div")
    tree.set("lang", spoken.code)
    tree.set("dir", spoken.direction)
    return _written(tree, address)


def xhtml(written: Markup, address: str) -> str:
    """Return HTML in one <div> that is XHTML as well, its addresses made absolute."""
    return _written(html.fragment_fromstring(allowed(str(written)), create_parent="div"), address)


def _written(tree: html.HtmlElement, address: str) -> str:
    for element in tree.iter(etree.Element):
        for name in _OURS:
            element.attrib.pop(name, None)
        for name in _ADDRESSES:
            said = element.attrib.pop(name, None)
            if said is not None and (leads := resolved(said, address)):
                element.set(name, leads)
        if element.text is None and element.tag not in _VOID:
            # "<th/>" opens a cell in HTML, and closes none.
            element.text = ""
    text = etree.tostring(tree, encoding="unicode", method="xml")
    # What an open embedding is closed by stands inside: after the end it is no XML any more.
    return f"{harmless(text.removesuffix(_END))}{_END}"


def _block(block: blocks.Block, code: str) -> Markup:
    if named := _NAMED.get(type(block)):
        return named(block, code)
    write: Callable[[Any], Markup] = _PLAIN[type(block)]
    return write(block)


def _element(name: str, inner: Markup | str) -> Markup:
    return Markup("<{0}>{1}</{0}>").format(Markup(name), inner) if inner else Markup()


def _joined(name: str, each: Iterable[Markup | str]) -> Markup:
    return Markup().join(_element(name, one) for one in each)


def _figure(picture: PagePicture, code: str) -> Markup:
    shown = Markup()
    if picture.sources:
        one = picture.usual
        shown = Markup('<img src="{}" alt="{}" width="{}" height="{}">').format(
            one.address, picture.alt, one.width, one.height
        )
    elif picture.is_over:
        shown = _element("p", words_in(code).gettext("We may no longer show this picture."))
    texts = [picture.caption, picture.credit, picture.licence.text if picture.licence else ""]
    said = Markup(" ").join(escape(text) for text in texts if text)
    return _element("figure", shown + _element("figcaption", said))


def _gallery(block: blocks.Gallery, code: str) -> Markup:
    return _element("h3", block.title) + Markup().join(_figure(one, code) for one in block.pictures)


def _quote(block: blocks.Quote) -> Markup:
    said = _element("p", block.text) + _element("p", _element("cite", block.attribution))
    return _element("blockquote", said)


def _list(block: blocks.ItemList) -> Markup:
    return _element("ol" if block.numbered else "ul", _joined("li", block.items))


def _table(block: blocks.TableBlock, code: str) -> Markup:
    return _rows(block.caption, block.header, block.rows)


def _rows(caption: str, header: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> Markup:
    head = _element("thead", _element("tr", _cells("th", header))) if any(header) else Markup()
    body = _joined("tr", (_cells("td", row) for row in rows))
    return _element("table", _element("caption", caption) + head + _element("tbody", body))


def _cells(name: str, cells: Iterable[str]) -> Markup:
    return Markup().join(Markup("<{0}>{1}</{0}>").format(Markup(name), cell) for cell in cells)


def _timeline(block: blocks.Timeline, code: str) -> Markup:
    told = (_element("strong", one.when) + " " + one.html for one in block.entries)
    return _element("h3", block.title) + _element("ul", _joined("li", told))


def _chart(block: ChartFigure, code: str) -> Markup:
    # No reader of feeds draws it: the table behind it says the same.
    title = f"{block.title} ({block.unit})" if block.unit else block.title
    source = words_in(code).gettext("Source: %(source)s") % {"source": block.source}
    said = [block.alternative, block.note, source if block.source else ""]
    return _rows(title, block.header, block.rows) + _joined("p", said)


def _map(block: MapFigure, code: str) -> Markup:
    return _element("h3", block.title) + _joined("p", (block.alternative, block.caption))


def _notes(block: blocks.Notes) -> Markup:
    items = Markup().join(Markup("<li>{}</li>").format(note) for note in block.notes)
    return Markup('<ol start="{}">{}</ol>').format(block.first, items)


def _link(text: str, address: str, after: str = "") -> Markup:
    return Markup('<p><a href="{}">{}</a>{}</p>').format(address, text, after and f" ({after})")


_PLAIN: dict[type, Callable[[Any], Markup]] = {
    blocks.Paragraph: lambda block: block.html,
    blocks.Heading: lambda block: _element("h2", block.text),
    blocks.Quote: _quote,
    blocks.PullQuote: lambda block: Markup(),  # it says again what the text says
    blocks.ItemList: _list,
    blocks.Explainer: lambda block: _element(
        "blockquote", _element("h3", block.title) + block.html
    ),
    blocks.Notes: _notes,
    blocks.FileBlock: lambda block: _link(block.title, block.address, block.extension.upper()),
    blocks.Embed: lambda block: _link(block.title, block.address, block.source),
    blocks.Divider: lambda block: Markup("<hr>"),
}
_NAMED: dict[type, Callable[[Any, str], Markup]] = {
    blocks.Image: lambda block, code: _figure(block.picture, code),
    blocks.Gallery: _gallery,
    blocks.TableBlock: _table,
    blocks.Timeline: _timeline,
    ChartFigure: _chart,
    MapFigure: _map,
}
