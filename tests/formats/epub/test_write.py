"""A book is valid EPUB in every language, the same bytes each time, and holds nothing but words."""

import datetime as dt
import shutil
import subprocess
import zipfile
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest

from caspian.common.languages import KNOWN, language
from caspian.formats.epub import write
from caspian.formats.epub.content import in_book
from caspian.formats.epub.parts import Book, BookChapter, BookSection
from tests.formats.epub.checking import Checked, faults_of

# Debian's: it is a program of Java's, which not every system starts by its name.
EPUBCHECK, JAVA = Path("/usr/share/java/epubcheck.jar"), shutil.which("java")
WORDS = {
    "en": "The ferry is late", "fa": "کشتی دیر کرد", "hy": "Լաստանավը ուշանում է",
    "ka": "ბორანი იგვიანებს", "ru": "Паром опаздывает", "az": "Bərə gecikir",
    "kk-cyrl": "Паром кешігіп жатыр", "tg": "Паром дер мекунад",
}  # fmt: skip
ODD = (
    '<div lang="en" dir="ltr"><p>A]]&gt;&amp;nbsp; \u202eback\u202c 🐟 '
    '<a href="https://example.org/a b?q=ü&amp;r=1#é">one</a>, '
    '<a href="javascript:alert(1)">two</a>, <a href="#note">three</a>, <a href="http://[bad">four</a>'
    '<a href="mailto:a@b.example">five</a>, <bdo>six</bdo> <a href="https://">seven</a> '
    '<q lang="fa" dir="rtl">نقل</q></p>'
    '<figure><img src="https://paper.example/a.jpg" alt="Ships &lt;at&gt; anchor" width="1" '
    'height="2"/><figcaption>Off Baku</figcaption></figure>'
    '<figure><img src="https://paper.example/b.jpg" alt=""/></figure>'
    "<table><caption>Tonnes</caption><thead><tr><th/><th>2026</th></tr></thead>"
    '<tbody><tr><td style="color: red" onclick="x()">Fish</td><td>3</td></tr></tbody></table>'
    '<ol start="4"><li>note</li></ol><script>x()</script><svg><text>drawn</text></svg></div>'
)


def chapter(name: str, title: str, content: str = ODD) -> BookChapter:
    """Return a chapter."""
    address = f"https://paper.example/fa/سیاست/{name}/"
    return BookChapter(
        name, title, "Analysis", "What it means.", "Aysel Quliyeva", "1 May 2026", address, content
    )


def book(code: str = "en") -> Book:
    """Return a book of two sections in a language."""
    spoken, words = language(code), WORDS.get(code, "Xəzər")
    first = chapter("a1", words)
    odd = [chapter(f"b{n}", title) for n, title in enumerate(("\x00\x0b", "🐟" * 300, "<b>&amp;"))]
    return Book(
        id="urn:uuid:6fa459ea-ee8a-3ca4-894e-db77e160355e",
        publication="The Caspian Times",
        issue="1 May 2026",
        language=spoken.code,
        direction=spoken.direction,
        day=dt.date(2026, 5, 1),
        modified=dt.datetime(2026, 5, 1, 9, 30, 1, 500, tzinfo=dt.UTC),
        page=f"https://paper.example/{code}/",
        sections=(BookSection(words, (first,)), BookSection("<Culture>", tuple(odd))),
    )


EMPTY = replace(book(), sections=(), issue="", day=None)


@pytest.mark.parametrize("code", [code for code, _ in KNOWN])
def test_a_book_of_each_language_is_valid(code: str) -> None:
    found = Checked(write.written(book(code)))
    assert found.faults == []
    assert (found.language, found.direction) == (language(code).code, language(code).direction)
    assert found.direction == ("rtl" if code == "fa" else "ltr")


def test_a_book_without_a_chapter_is_valid() -> None:
    assert faults_of(write.written(EMPTY)) == []


def test_the_same_book_is_the_same_bytes() -> None:
    assert write.written(book()) == write.written(book())
    assert write.written(book()) != write.written(book("fa"))


def test_words_stand_in_place_of_a_picture_and_nothing_runs() -> None:
    found = in_book(ODD)
    assert "<figure><span>[Ships &lt;at&gt; anchor]</span><figcaption>Off Baku" in found
    for gone in ("<img", "script", "drawn", "bdo", "style", "onclick", "[]", "javascript"):
        assert gone not in found
    assert "six" in found


def test_a_link_that_leads_nowhere_is_words_and_one_that_leads_somewhere_is_written_right() -> None:
    found = in_book(ODD)
    assert 'href="https://example.org/a%20b?q=%C3%BC&amp;r=1#%C3%A9"' in found
    for number in ("two", "three", "four", "seven"):
        assert f"<a>{number}</a>" in found


Spoil = Callable[[dict[str, bytes]], object]


def _replaced(name: str, old: bytes, new: bytes) -> Spoil:
    def spoil(files: dict[str, bytes]) -> None:
        assert old in files[name]
        files[name] = files[name].replace(old, new, 1)

    return spoil


PLANTED: dict[str, Spoil] = {
    "an article that no manifest names": lambda files: files.update(
        {"EPUB/c.xhtml": files["EPUB/a1.xhtml"]}
    ),
    "an article that is not there": lambda files: files.pop("EPUB/a1.xhtml"),
    "a link of the contents that leads nowhere": _replaced("EPUB/nav.xhtml", b"a1.xh", b"a2.xh"),
    "a page that is no XHTML": _replaced("EPUB/a1.xhtml", b"</h1>", b"</h2>"),
    "an id that stands twice": _replaced("EPUB/package.opf", b'id="b0"', b'id="a1"'),
    "a spine that names nothing": _replaced("EPUB/package.opf", b'idref="a1"', b'idref="a9"'),
    "a page in another direction": _replaced("EPUB/a1.xhtml", b'dir="rtl"', b'dir="ltr"'),
    "a page in another language": _replaced("EPUB/a1.xhtml", b' lang="fa"', b' lang="en"'),
    "a picture from the web": _replaced(
        "EPUB/a1.xhtml", b"<article>", b'<article><img alt="a" src="https://a.example/b.jpg"/>'
    ),
    "a picture without words": _replaced("EPUB/cover.xhtml", b" alt=", b" title="),
    "a moment in no form": _replaced("EPUB/package.opf", b"09:30:01Z", b"09:30:01.5Z"),
    "no container": lambda files: files.pop("META-INF/container.xml"),
}  # fmt: skip


def packed(files: dict[str, bytes], first: int = zipfile.ZIP_STORED) -> bytes:
    """Return files as a book, the first of them as it is."""
    file = BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, content in files.items():
            method = first if name == "mimetype" else zipfile.ZIP_DEFLATED
            archive.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), content, method)
    return file.getvalue()


def persian() -> dict[str, bytes]:
    """Return the files of a book in Persian."""
    return dict(Checked(write.written(book("fa"))).files)


@pytest.mark.parametrize("planted", PLANTED)
def test_a_planted_fault_is_found(planted: str) -> None:
    files = persian()
    assert faults_of(packed(files)) == []
    PLANTED[planted](files)
    assert faults_of(packed(files)) != []


def test_a_type_that_is_packed_or_not_first_is_found() -> None:
    files = persian()
    assert faults_of(packed(files, zipfile.ZIP_DEFLATED)) != []
    assert faults_of(packed({**{"EPUB/nav.xhtml": files.pop("EPUB/nav.xhtml")}, **files})) != []


@pytest.mark.slow
@pytest.mark.skipif(not (EPUBCHECK.exists() and JAVA), reason="epubcheck is not installed")
def test_epubcheck_finds_nothing(tmp_path: Path) -> None:
    path = tmp_path / "book.epub"
    path.write_bytes(write.written(book("fa")))
    command = [str(JAVA), "-jar", str(EPUBCHECK), str(path)]
    checked = subprocess.run(command, capture_output=True, text=True, check=False)
    assert checked.returncode == 0, checked.stdout + checked.stderr
    assert "No errors or warnings detected" in checked.stdout
