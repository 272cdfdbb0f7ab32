"""Turns the text of an article into one that may stand in a book: nothing in it lies elsewhere.

EPUB 3.3 lets no book show a picture from the web; words stand in its place.
"""

from urllib.parse import quote, urlsplit

from lxml import etree

_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_ELEMENTS = (
    "a abbr b bdi blockquote br caption cite code dd del div dl dt em figcaption figure h2 h3 h4 "
    "h5 h6 hr i img kbd li mark ol p pre q s small span strong sub sup table tbody td tfoot th "
    "thead tr u ul var wbr"
)
_KEPT = frozenset(_ELEMENTS.split())
# With all that is in them: none of it is a reader's words.
_GONE = ("audio", "embed", "iframe", "math", "object", "script", "style", "svg", "video")
_ATTRIBUTES = frozenset({"colspan", "dir", "href", "lang", "rowspan", "scope", "start", "title"})
_SCHEMES = frozenset({"http", "https", "mailto", "tel"})
# "%" stays: what is encoded already must not be encoded twice.
_IN_ADDRESSES = "/:?#[]@!$&'()*+,;=%~"


def in_book(content: str) -> str:
    """Return a text that is one element of XHTML as it may stand in a book."""
    tree = etree.fromstring(content.encode(), etree.XMLParser(resolve_entities=False))
    etree.strip_elements(tree, *_GONE, etree.Comment, with_tail=False)
    names = {str(element.tag) for element in tree.iter(etree.Element)}
    etree.strip_tags(tree, *sorted(names - _KEPT), etree.ProcessingInstruction)
    for element in list(tree.iter(etree.Element)):
        _clean(element)
    for figure in list(tree.iter("figure")):
        if not "".join(figure.itertext()).strip():
            figure.tag = _GONE[0]
    etree.strip_elements(tree, *_GONE, with_tail=False)
    return etree.tostring(tree, encoding="unicode")


def web_address(written: str) -> str:
    """Return an address as a book may hold it, or an empty text where it leads nowhere."""
    address = quote(written.strip(), safe=_IN_ADDRESSES)
    try:
        split = urlsplit(address)
        has_port = split.port is None or split.port > 0
    except ValueError:
        return ""
    is_whole = split.netloc if split.scheme.startswith("http") else split.path
    return address if split.scheme in _SCHEMES and is_whole and has_port else ""


def _clean(element: etree._Element) -> None:
    if element.tag == "img":
        _say_instead(element)
    said = {str(name): str(value) for name, value in element.attrib.items() if name in _ATTRIBUTES}
    address = web_address(said.pop("href", ""))
    element.attrib.clear()
    for name, value in (said | ({"href": address} if address else {})).items():
        element.set(name, value)
    if "lang" in said:
        element.set(_XML_LANG, said["lang"])


def _say_instead(picture: etree._Element) -> None:
    """Let what a picture shows stand in words where it was."""
    shows = picture.get("alt", "").strip()
    picture.tag = "span"
    picture.attrib.clear()
    picture.text = f"[{shows}]" if shows else None
