"""Writes a book as EPUB 3.3: the same bytes for the same book, on any day and machine.

Methods: EPUB 3.3 (W3C Recommendation, 2023), its container of section 4 (OCF) and its EPUB
Accessibility 1.1. There is no script and no font in it, and nothing is fetched.
"""

import zipfile
from collections.abc import Iterable, Iterator
from io import BytesIO
from pathlib import Path

from caspian.common.dates import iso
from caspian.formats.epub.content import in_book, web_address
from caspian.formats.epub.cover import cover_picture
from caspian.formats.epub.parts import Book, BookChapter
from caspian.formats.xml.write import DECLARATION, allowed, element, where, wrapped

MEDIA_TYPE = "application/epub+zip"
PACKAGE, NAV, COVER, PICTURE, STYLE = (
    "package.opf", "nav.xhtml", "cover.xhtml", "cover.svg", "style.css",
)  # fmt: skip
_FOLDER = "EPUB/"
# The first moment that a ZIP file can say: that of the pressing would make other bytes.
_NEVER = (1980, 1, 1, 0, 0, 0)
_UNIX, _PLAIN_FILE = 3, 0o100644 << 16
_XHTML = "application/xhtml+xml"
_SPACE = 'xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"'
_CONTAINER = (
    f'{DECLARATION}<container version="1.0" '
    'xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
    f'<rootfile full-path="{_FOLDER}{PACKAGE}" media-type="application/oebps-package+xml"/>'
    "</rootfiles></container>\n"
)
_PACKAGE = (
    '{declaration}<package xmlns="http://www.idpf.org/2007/opf" version="3.0" '
    'unique-identifier="id" xml:lang="{language}" dir="{direction}">\n{metadata}\n'
    "<manifest>\n{manifest}\n</manifest>\n"
    '<spine page-progression-direction="{direction}">{spine}</spine>\n</package>\n'
)
_ACCESS = (
    ("accessMode", "textual"),
    ("accessModeSufficient", "textual"),
    ("accessibilityFeature", "tableOfContents"),
    ("accessibilityFeature", "readingOrder"),
    ("accessibilityFeature", "structuralNavigation"),
    ("accessibilityFeature", "alternativeText"),
    ("accessibilityHazard", "none"),
)


def written(book: Book) -> bytes:
    """Return a book as the bytes of a file."""
    file = BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        # First and as it is, so that the file is known by its beginning (OCF, section 4.2.1).
        _put(archive, "mimetype", MEDIA_TYPE, zipfile.ZIP_STORED)
        _put(archive, "META-INF/container.xml", _CONTAINER)
        for name, text in _files(book):
            _put(archive, _FOLDER + name, text)
    return file.getvalue()


def _put(
    archive: zipfile.ZipFile, name: str, text: str, method: int = zipfile.ZIP_DEFLATED
) -> None:
    about = zipfile.ZipInfo(name, _NEVER)
    about.create_system, about.external_attr = _UNIX, _PLAIN_FILE
    archive.writestr(about, text.encode(), method, 6)


def _files(book: Book) -> Iterator[tuple[str, str]]:
    yield PACKAGE, _package(book)
    yield NAV, _nav(book)
    yield STYLE, Path(__file__).with_name(STYLE).read_text("utf-8")
    yield PICTURE, cover_picture(book)
    yield COVER, _page(book, book.title, _cover(book))
    for chapter in book.chapters:
        yield _file(chapter), _page(book, _title(chapter), _chapter(chapter))


def _file(chapter: BookChapter) -> str:
    return f"{chapter.name}.xhtml"


def _title(chapter: BookChapter) -> str:
    # Without one a reader's program would show the name of a file.
    return allowed(chapter.title).strip() or chapter.address


def _package(book: Book) -> str:
    items = [
        _item("nav", NAV, _XHTML, "nav"),
        _item("style", STYLE, "text/css"),
        _item("cover-image", PICTURE, "image/svg+xml", "cover-image"),
        _item("cover", COVER, _XHTML),
        *(_item(one.name, _file(one), _XHTML) for one in book.chapters),
    ]
    order = ("cover", "nav", *(chapter.name for chapter in book.chapters))
    return _PACKAGE.format(
        declaration=DECLARATION,
        language=book.language,
        direction=book.direction,
        metadata=_metadata(book),
        manifest="\n".join(items),
        spine="".join(element("itemref", idref=name) for name in order),
    )


def _item(name: str, file: str, media_type: str, properties: str | None = None) -> str:
    kind = {"media-type": media_type}
    return element("item", id=name, href=file, properties=properties, **kind)


def _metadata(book: Book) -> str:
    modified = iso(book.modified).replace("+00:00", "Z")
    said = [
        element("dc:identifier", book.id, id="id"),
        element("dc:title", book.title),
        element("dc:language", book.language),
        element("dc:creator", book.publication),
        element("dc:publisher", book.publication),
        element("dc:date", iso(book.day)) if book.day else "",
        element("dc:source", web_address(book.page)),
        element("meta", modified, property="dcterms:modified"),
        *(element("meta", value, property=f"schema:{name}") for name, value in _ACCESS),
    ]
    return (
        '<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">'
        + "\n".join(one for one in said if one)
        + "</metadata>"
    )


def _page(book: Book, title: str, body: str) -> str:
    """Return a page of a book; `body` is what its <body> holds."""
    spoken = f'lang="{book.language}" xml:lang="{book.language}" dir="{book.direction}"'
    style = f'<link rel="stylesheet" type="text/css" href="{STYLE}"/>'
    head = f"<head>{element('title', title)}{style}</head>"
    opening = f"{DECLARATION}<!DOCTYPE html>\n<html {_SPACE} {spoken}>"
    return f"{opening}{head}\n<body>{body}</body></html>\n"


def _nav(book: Book) -> str:
    parts = [
        wrapped("li", element("span", section.title) + _listed(section.chapters))
        for section in book.sections
    ]
    whole = wrapped("li", element("a", book.title, href=COVER)) + "".join(parts)
    listed = wrapped("ol", whole)
    return _page(book, book.title, wrapped("nav", listed, epub__type="toc", id="toc"))


def _listed(chapters: Iterable[BookChapter]) -> str:
    entries = (element("a", _title(chapter), href=_file(chapter)) for chapter in chapters)
    return wrapped("ol", "".join(wrapped("li", entry) for entry in entries))


def _chapter(chapter: BookChapter) -> str:
    parts = [
        where(chapter.kicker, "p", class_="kicker"),
        element("h1", _title(chapter)),
        where(chapter.standfirst, "p", class_="standfirst"),
        where(chapter.byline, "p", class_="byline"),
        where(chapter.moment, "p", class_="moment"),
        in_book(chapter.content) if chapter.content else "",
    ]
    link = element("a", chapter.address, href=web_address(chapter.address), dir="ltr")
    return wrapped("article", "".join(parts) + wrapped("p", link, class_="address"))


def _cover(book: Book) -> str:
    picture = element("img", src=PICTURE, alt=book.title)
    return wrapped("section", picture, epub__type="cover", class_="cover")
