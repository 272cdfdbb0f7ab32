"""Small files of word processors and spreadsheets, made of the parts that they must have."""
# ruff: noqa: E501  # as programs write it

import io
import zipfile
from collections.abc import Mapping

from PIL import Image


def _png() -> bytes:
    data = io.BytesIO()
    Image.new("RGB", (8, 6), "#336699").save(data, "PNG")
    return data.getvalue()


PNG = _png()
_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>'


def packed(parts: Mapping[str, bytes | str]) -> bytes:
    """Return a package of parts."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return data.getvalue()


def word() -> bytes:
    """Return a Word file: a heading, a note, a table, a picture, and words that were deleted."""

    def cell(text: str) -> str:
        return f"<w:tc><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>"

    drawing = f"""<w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing">
<wp:docPr id="1" name="p" descr="Ships"/><a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">
<a:graphicData><pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:blipFill>
<a:blip xmlns:r="{_R}" r:embed="rId1"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing>"""
    document = f"""{_HEAD}<w:document {_W}><w:body>
<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:r><w:t>The sea is falling</w:t></w:r></w:p>
<w:p><w:r><w:t xml:space="preserve">Since </w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>1995</w:t></w:r>
<w:r><w:footnoteReference w:id="2"/></w:r><w:del w:id="9" w:author="R"><w:r><w:delText>old</w:delText></w:r>
</w:del><w:r><w:t xml:space="preserve"> </w:t></w:r><w:r><w:rPr><w:i/></w:rPr><w:t>two</w:t></w:r><w:r>
<w:t xml:space="preserve"> metres.</w:t></w:r></w:p>
<w:tbl><w:tr>{cell("Port")}{cell("Depth")}</w:tr><w:tr>{cell("Aktau")}{cell("4.5")}</w:tr></w:tbl>
<w:p><w:r>{drawing}</w:r></w:p></w:body></w:document>"""
    notes = f"""{_HEAD}<w:footnotes {_W}><w:footnote w:id="2"><w:p><w:r><w:t>Measured at Baku.</w:t></w:r></w:p>
</w:footnote></w:footnotes>"""
    styles = f"""{_HEAD}<w:styles {_W}><w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/>
</w:style></w:styles>"""
    relations = "http://schemas.openxmlformats.org/package/2006/relationships"
    kinds = "http://schemas.openxmlformats.org/package/2006/content-types"
    return packed(
        {
            "[Content_Types].xml": f'{_HEAD}<Types xmlns="{kinds}"><Default Extension="png" '
            'ContentType="image/png"/></Types>',
            "_rels/.rels": f'{_HEAD}<Relationships xmlns="{relations}"><Relationship Id="r" '
            f'Type="{_R}/officeDocument" Target="word/document.xml"/></Relationships>',
            "word/_rels/document.xml.rels": f'{_HEAD}<Relationships xmlns="{relations}">'
            f'<Relationship Id="rId1" Type="{_R}/image" Target="media/a.png"/>'
            f'<Relationship Id="rId2" Type="{_R}/footnotes" Target="footnotes.xml"/>'
            f'<Relationship Id="rId3" Type="{_R}/styles" Target="styles.xml"/></Relationships>',
            "word/document.xml": document,
            "word/footnotes.xml": notes,
            "word/styles.xml": styles,
            "word/media/a.png": PNG,
        }
    )


def open_document() -> bytes:
    """Return a text of LibreOffice's kind: as Word's, with a numbered list."""
    content = f"""{_HEAD}<office:document-content {_names()}><office:automatic-styles>
<style:style style:name="T1" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>
<text:list-style style:name="L1"><text:list-level-style-number text:level="1"/></text:list-style>
</office:automatic-styles><office:body><office:text><text:tracked-changes><text:changed-region>
<text:deletion><text:p>old</text:p></text:deletion></text:changed-region></text:tracked-changes>
<text:h text:outline-level="1">The sea is falling</text:h>
<text:p>Since <text:span text:style-name="T1">1995</text:span><text:note text:note-class="footnote">
<text:note-citation>1</text:note-citation><text:note-body><text:p>Measured at Baku.</text:p></text:note-body>
</text:note> two<text:s text:c="2"/>metres.<office:annotation><text:p>Is it?</text:p></office:annotation></text:p>
<text:list text:style-name="L1"><text:list-item><text:p>one</text:p></text:list-item>
<text:list-item><text:p>two</text:p></text:list-item></text:list>{_table()}
<text:p><draw:frame><draw:image xlink:href="Pictures/a.png"/><svg:desc>Ships</svg:desc></draw:frame></text:p>
</office:text></office:body></office:document-content>"""
    return packed({"mimetype": "x", "content.xml": content, "Pictures/a.png": PNG})


def open_spreadsheet() -> bytes:
    """Return a spreadsheet of LibreOffice's kind, with the empty rows that it writes at the end."""
    content = f"""{_HEAD}<office:document-content {_names()}><office:body><office:spreadsheet>
{_table('<table:table-row table:number-rows-repeated="1048574"><table:table-cell table:number-columns-repeated="1024"/></table:table-row>')}
</office:spreadsheet></office:body></office:document-content>"""
    return packed({"mimetype": "x", "content.xml": content})


def _table(more: str = "") -> str:
    def row(*texts: str) -> str:
        cells = (f"<table:table-cell><text:p>{text}</text:p></table:table-cell>" for text in texts)
        return f"<table:table-row>{''.join(cells)}</table:table-row>"

    return f"<table:table>{row('Port', 'Depth')}{row('Aktau', '4.5')}{more}</table:table>"


def _names() -> str:
    names = ("office", "text", "table", "style", "drawing", "xsl-fo-compatible", "svg-compatible")
    short = {"drawing": "draw", "xsl-fo-compatible": "fo", "svg-compatible": "svg"}
    space = "urn:oasis:names:tc:opendocument:xmlns:"
    written = " ".join(f'xmlns:{short.get(name, name)}="{space}{name}:1.0"' for name in names)
    return f'{written} xmlns:xlink="http://www.w3.org/1999/xlink"'
