"""Finds the page that an address means which somebody copied: in capitals, with a full stop behind.

It is asked only where nothing stands at the address itself, so whatever lives there wins.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator
from html import unescape
from urllib.parse import quote, unquote

from caspian.edition.document import MOVED, UNKNOWN
from caspian.edition.store import Store
from caspian.server.found import Elsewhere
from caspian.server.requests import is_plain

_SLASHES = re.compile("//+")
# What no address is written with: line ends and tabs of a mail, marks of direction, blanks of no
# width. The joiners of Persian are letters of an address, but not at its end.
_UNSEEN = re.compile("[\t\r\n\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
# A word processor's hyphens and dashes, for the one that a keyboard has.
_JOINERS = dict.fromkeys(map(ord, "\u200c\u200d"))
_HYPHENS = dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2212"), "-")
_I_OF_TURKISH = str.maketrans({"I": "ı", "İ": "i"})
_OF_TURKISH = ("/az/", "/tr/")


def meant(store: Store, path: str, is_passed_on: Callable[[str, str], bool]) -> Elsewhere | None:
    """Return where the page stands that a decoded path may mean, or None for no such page.

    What moved is led to where it is now, so there is one redirect at most. `is_passed_on` is asked
    with method and path for what no edition holds, such as a search.
    """
    if path[-1:] != "/" and is_plain(path) and is_passed_on("GET", f"{path}/"):
        return _leading(path, f"{path}/", quote(f"{path}/"))
    for reading in readings(path):
        if reading == "/":
            return _leading(path, "/", "/")
        for key in (reading, f"{reading}/") if reading[-1] != "/" else (reading,):
            if is_passed_on("GET", key):
                return _leading(path, key, quote(key))
            document = store.find(key)
            if document is None or document.status == UNKNOWN:
                continue
            # A redirect's own target may be written with a query, so it is taken as it stands.
            location = document.location if document.status == MOVED else quote(key)
            if unquote(location) != path:
                return _leading(path, key, location)
    return None


def readings(path: str) -> Iterator[str]:
    """Yield what an address may mean, the most likely first; never the address itself."""
    if ".." in path.split("/"):
        return  # of a browser it would be the folder above, and of anybody else a trick
    seen = {path}
    for one in _readings(path):
        if one not in seen and is_plain(one):
            seen.add(one)
            yield one


def _readings(path: str) -> Iterator[str]:
    tidy = _tidied(path)
    yield tidy
    bare = _bare(tidy)
    yield bare
    if "%" in bare:
        # Some mail programs encode what is encoded already.
        bare = _bare(_tidied(unquote(bare)))
        yield bare
    # Copied out of a page's source, with a place in the page that a messenger encoded, or out of
    # lines that a mail program broke: no address of ours holds a blank.
    bare = _bare(_tidied("".join(unescape(bare).split())).partition("#")[0])
    yield bare
    small = unicodedata.normalize("NFC", bare.lower().translate(_HYPHENS))
    yield small
    if small.startswith(_OF_TURKISH):
        yield unicodedata.normalize("NFC", bare.translate(_I_OF_TURKISH).lower())
    if not small.isascii():
        yield unicodedata.normalize("NFD", small)
        yield small.translate(_JOINERS)


def _tidied(path: str) -> str:
    return unicodedata.normalize("NFC", _SLASHES.sub("/", _UNSEEN.sub("", path)))


def _bare(path: str) -> str:
    """Return a path without what stands behind its last letter, digit or slash: `/).` or `./`."""
    end, has_slash = len(path), False
    while end > 1 and not _is_kept(path[end - 2 : end].rstrip("/")[-1:] or "/"):
        has_slash = has_slash or path[end - 1] == "/"
        end -= 1
    return f"{path[:end].rstrip('/')}/" if has_slash else path[:end]


def _is_kept(letter: str) -> bool:
    """Tell a slash, a letter, a digit or a mark on one, and a control: nobody copies that one."""
    kind = unicodedata.category(letter)
    return letter == "/" or kind[0] in "LNM" or kind == "Cc"


def _leading(path: str, key: str, location: str) -> Elsewhere:
    return Elsewhere(MOVED, location, keys=(path, key), is_guess=True)
