"""What the strict checks share: XML without mercy, addresses, languages and moments of the field.

Each check returns faults in words; it knows the rules of its format and nothing of our writers.
"""

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping
from email.utils import parsedate_to_datetime
from urllib.parse import urlsplit

from lxml import etree, html

ATOM, XHTML = "{http://www.w3.org/2005/Atom}", "{http://www.w3.org/1999/xhtml}"
FH = "{http://purl.org/syndication/history/1.0}"
MEDIA = "{http://search.yahoo.com/mrss/}"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
LANGUAGE = re.compile(r"^[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|\d{3}))?$")
RFC_3339 = re.compile(r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$")
RFC_822 = re.compile(
    r"^(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) "
    r"\d{4} \d\d:\d\d:\d\d (GMT|UT|[+-]\d{4})$"
)
CONTROLS = re.compile("[\x7f-\x9f\ufdd0-\ufdef\ufffe\uffff]")
_IRI = re.compile(r"^[a-z][a-z0-9+.-]*:[^\s<>\"{}|\\^`\x00-\x20]+$", re.IGNORECASE)
_ACTIVE = frozenset(
    {"script", "style", "iframe", "object", "embed", "form", "input", "link", "meta", "base"}
)
_ADDRESSED = ("href", "src", "poster", "cite", "action")


def root_of(data: bytes) -> tuple[etree._Element | None, list[str]]:
    """Return the root of a document, or None, and what is wrong with it as XML."""
    if data.startswith(b"\xef\xbb\xbf"):
        return None, ["begins with a byte order mark"]
    try:
        text = data.decode("utf-8")
        strict = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
        root = etree.fromstring(data, strict)
    except (UnicodeDecodeError, etree.XMLSyntaxError) as error:
        return None, [f"is not well-formed: {error}"]
    found = ["has a document type"] if "<!DOCTYPE" in text else []
    if not text.startswith("<?xml "):
        found.append("has no XML declaration")
    if control := CONTROLS.search("".join(map(str, root.itertext()))):
        found.append(f"holds the control character U+{ord(control[0]):04X}")
    return root, found


def name(element: etree._Element) -> str:
    """Return the name of an element with its namespace, empty for a comment or the like."""
    return element.tag if isinstance(element.tag, str) else ""


def texts(parent: etree._Element, tag: str) -> list[str]:
    """Return the texts of the children of a name."""
    return [(one.text or "") for one in parent if name(one) == tag]


def counts(parent: etree._Element, rules: Mapping[str, tuple[int, int | None]]) -> Iterator[str]:
    """Yield each child that there are too few or too many of, by name: least and most."""
    for tag, (least, most) in rules.items():
        number = len(texts(parent, tag))
        if number < least:
            yield f"<{short(parent)}> lacks <{tag}>"
        if most is not None and number > most:
            yield f"<{short(parent)}> has <{tag}> {number} times"


def strangers(parent: etree._Element, known: Iterable[str]) -> Iterator[str]:
    """Yield each child that the format does not know, and text that stands between elements."""
    allowed = set(known)
    for child in parent:
        if name(child) and name(child) not in allowed:
            yield f"<{short(parent)}> holds an unknown <{name(child)}>"
    loose = [parent.text, *(child.tail for child in parent)]
    if any(text and text.strip() for text in loose):
        yield f"<{short(parent)}> holds text between its elements"


def short(element: etree._Element) -> str:
    """Return the name of an element without its namespace."""
    return etree.QName(element).localname


def is_address(text: str) -> bool:
    """Return whether a text is an absolute web address, in ASCII."""
    parts = urlsplit(text)
    is_written = bool(_IRI.match(text)) and text.isascii()
    return is_written and parts.scheme in ("http", "https") and bool(parts.netloc)


def is_iri(text: str) -> bool:
    """Return whether a text is an absolute IRI of any scheme."""
    return bool(_IRI.match(text))


def moment(text: str) -> dt.datetime | None:
    """Return a moment written as RFC 3339 has it, or None."""
    if not RFC_3339.match(text):
        return None
    try:
        return dt.datetime.fromisoformat(text.replace("Z", "+00:00"))
    except ValueError:
        return None


def mail_moment(text: str) -> dt.datetime | None:
    """Return a moment written as RFC 822 has it, with four figures for the year, or None."""
    if not RFC_822.match(text):
        return None
    found = parsedate_to_datetime(text)
    return found if f"{found:%a}" == text[:3] else None


def html_faults(tree: etree._Element | html.HtmlElement) -> Iterator[str]:
    """Yield what no reader of feeds may be handed: what runs, and addresses that lead nowhere."""
    for element in tree.iter(etree.Element):
        tag = short(element).lower()
        if tag in _ACTIVE:
            yield f"the text holds <{tag}>"
        for key, value in ((str(key), str(value)) for key, value in element.attrib.items()):
            if key.lower().startswith("on") or key in ("style", "id", "class"):
                yield f"the text has an attribute {key}"
            elif key in _ADDRESSED and not (is_address(value) or _is_mail(value)):
                yield f"the text has a relative or odd address: {value!r}"
        if tag == "img" and "alt" not in element.attrib:
            yield "the text has a picture without alt"


def _is_mail(text: str) -> bool:
    return is_iri(text) and text.startswith(("mailto:", "tel:"))
