"""A strict check of a book: what EPUB 3.3 asks of its container, package, contents and pages."""

import posixpath
import re
import zipfile
from collections import Counter
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from lxml import etree

SPACES = {
    "c": "urn:oasis:names:tc:opendocument:xmlns:container",
    "o": "http://www.idpf.org/2007/opf",
    "dc": "http://purl.org/dc/elements/1.1/",
    "h": "http://www.w3.org/1999/xhtml",
    "s": "http://www.w3.org/2000/svg",
}
OPS_TYPE = "{http://www.idpf.org/2007/ops}type"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
TYPES = {"xhtml": "application/xhtml+xml", "svg": "image/svg+xml", "css": "text/css"}
FIRST = b"mimetypeapplication/epub+zip"
MODIFIED = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
NAME = re.compile(r"[A-Za-z_][\w.-]*")
ELSEWHERE = re.compile(r"(?:https?|mailto|tel):[\x21-\x7e]+")
NEVER_HERE = ("script", "iframe", "object", "embed", "audio", "video", "form", "base", "font")


class Checked:
    """A book taken apart; `faults` are what is wrong with it, in words."""

    def __init__(self, content: bytes) -> None:
        self.faults: list[str] = []
        self.files: dict[str, bytes] = {}
        self.trees: dict[str, Any] = {}
        self.language = self.direction = ""
        self.order: list[str] = []
        self.words = ""
        try:
            self._check(content)
        except (zipfile.BadZipFile, KeyError, IndexError, etree.XMLSyntaxError) as error:
            self.faults.append(f"it can't be read: {error!r}")

    def _check(self, content: bytes) -> None:
        self.faults += _container_faults(content)
        with zipfile.ZipFile(BytesIO(content)) as archive:
            self.files = {one.filename: archive.read(one) for one in archive.infolist()}
        for name, text in self.files.items():
            if name.endswith((".xml", ".opf", ".xhtml", ".svg")):
                self.trees[name] = etree.fromstring(text)
        root = self.trees["META-INF/container.xml"]
        self.package = root.xpath("//c:rootfile/@full-path", namespaces=SPACES)[0]
        self.faults += self._package_faults(self.trees[self.package])
        for name in self.files:
            if name.endswith(".xhtml"):
                self.faults += [f"{name}: {fault}" for fault in self._page_faults(name)]
        self.words = " ".join(text for name in self.order for text in self.trees[name].itertext())

    def _package_faults(self, package: Any) -> Iterator[str]:
        def found(path: str) -> list[Any]:
            return list(package.xpath(path, namespaces=SPACES))

        named = package.get("unique-identifier")
        if package.get("version") != "3.0" or not found(f"//dc:identifier[@id='{named}']/text()"):
            yield "the package has no version 3.0 or no identifier"
        for name in ("title", "language"):
            if not "".join(found(f"//dc:{name}/text()")).strip():
                yield f"the package has no {name}"
        self.language = found("//dc:language/text()")[0]
        self.direction = found("//o:spine/@page-progression-direction")[0]
        moments = found("//o:meta[@property='dcterms:modified']/text()")
        if len(moments) != 1 or not MODIFIED.fullmatch(moments[0]):
            yield f"it was modified at {moments}"
        yield from self._manifest_faults(package, found("//o:manifest/o:item"))

    def _manifest_faults(self, package: Any, items: list[Any]) -> Iterator[str]:
        ids = [item.get("id") for item in items]
        files = {item.get("id"): self._at(self.package, item.get("href")) for item in items}
        yield from (f"two items are called {one}" for one, n in Counter(ids).items() if n > 1)
        yield from (f"{one} is no id" for one in ids if not NAME.fullmatch(one))
        listed = {*files.values(), "mimetype", "META-INF/container.xml", self.package}
        yield from (f"{one} is in no manifest" for one in sorted(self.files.keys() - listed))
        yield from (f"{one} is not in the file" for one in sorted(listed - self.files.keys()))
        for item in items:
            name = item.get("href")
            if TYPES.get(name.rpartition(".")[2]) != item.get("media-type"):
                yield f"{name} is said to be {item.get('media-type')}"
        spine = package.xpath("//o:spine/o:itemref/@idref", namespaces=SPACES)
        yield from (f"the spine names {one} twice" for one, n in Counter(spine).items() if n > 1)
        yield from (f"the spine names {one}, which is no item" for one in spine if one not in files)
        self.order = [files[one] for one in spine if one in files]
        pages = {name for name in self.files if name.endswith(".xhtml")}
        yield from (f"nobody comes to {one}" for one in sorted(pages - set(self.order)))
        navs = [item for item in items if "nav" in (item.get("properties") or "").split()]
        if len(navs) != 1:
            yield f"{len(navs)} items are the contents"
            return
        yield from self._nav_faults(files[navs[0].get("id")])

    def _nav_faults(self, name: str) -> Iterator[str]:
        navs = self.trees[name].xpath("//h:nav", namespaces=SPACES)
        contents = [nav for nav in navs if nav.get(OPS_TYPE) == "toc"]
        if len(contents) != 1:
            yield f"{len(contents)} lists of contents"
            return
        links = contents[0].xpath(".//h:a/@href", namespaces=SPACES)
        led = [self._at(name, link) for link in links]
        yield from (f"the contents lead to {one}" for one in led if one not in self.files)
        if led != [one for one in self.order if one != name]:
            yield "the contents are not the order of reading"
        for entry in contents[0].xpath(".//h:li", namespaces=SPACES):
            first = entry[0]
            is_group = first.tag.endswith("}span")
            if not "".join(first.itertext()).strip() or (is_group and len(entry) != 2):
                yield "an entry of the contents has no name, or nothing below it"

    def _page_faults(self, name: str) -> Iterator[str]:
        page = self.trees[name]
        said = (page.get("lang"), page.get(XML_LANG), page.get("dir"))
        if said != (self.language, self.language, self.direction):
            yield f"its language and direction are {said}"
        if not "".join(page.xpath("./h:head/h:title//text()", namespaces=SPACES)).strip():
            yield "it has no title"
        ids = Counter(page.xpath("//@id"))
        yield from (f"the id {one} stands twice" for one, number in ids.items() if number > 1)
        for element in page.iter(etree.Element):
            space, _, tag = element.tag[1:].partition("}")
            if space != SPACES["h"] or tag in NEVER_HERE:
                yield f"<{tag}> may not be here"
            if tag == "img" and not (element.get("alt") or "").strip():
                yield "a picture has no words in its place"
            if {"style", "onclick"} & set(element.attrib):
                yield f"<{tag}> has a style or a script of its own"
            if element.get("lang") != element.get(XML_LANG):
                yield f"<{tag}> has two languages"
            for link in (element.get("href"), element.get("src")):
                if link is not None and not self._resolves(name, link, tag):
                    yield f"<{tag}> leads to {link}"

    def _resolves(self, name: str, link: str, tag: str) -> bool:
        if tag == "a" and ELSEWHERE.fullmatch(link):
            return True
        return self._at(name, link) in self.files

    @staticmethod
    def _at(name: str, link: str) -> str:
        return posixpath.normpath(posixpath.join(posixpath.dirname(name), link.partition("#")[0]))


def _container_faults(content: bytes) -> Iterator[str]:
    # Byte 30 is where the name of the first file begins, if nothing extra was said of it.
    if content[:4] != b"PK\x03\x04" or content[30 : 30 + len(FIRST)] != FIRST:
        yield "it doesn't begin with its type"
    with zipfile.ZipFile(BytesIO(content)) as archive:
        names = [one.filename for one in archive.infolist()]
        if broken := archive.testzip():
            yield f"{broken} is torn"
        for one in archive.infolist():
            if one.date_time != (1980, 1, 1, 0, 0, 0) or one.extra or one.flag_bits & 0x9:
                yield f"{one.filename} has a date, a note, a lock or its size behind it"
    yield from (f"{one} stands twice" for one, n in Counter(names).items() if n > 1)


def faults_of(content: bytes) -> list[str]:
    """Return what is wrong with a book, in words."""
    return Checked(content).faults
