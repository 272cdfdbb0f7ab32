"""Writes XML as text, piece by piece: what is joined later needs no tree.

Model: lxml's builder. A tree declares each namespace in every piece that is cut out of it, and a
feed is joined of entries that are written once and stand in many.
"""

import re
from xml.sax.saxutils import escape, quoteattr

DECLARATION = '<?xml version="1.0" encoding="utf-8"?>\n'
# What no XML 1.0 document may hold (its section 2.2), and the second set of controls (C1), which it
# may, but no text means: they come from a wrong encoding.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")


def allowed(text: str) -> str:
    """Return a text without the characters that no XML document may hold."""
    # U+0085 ends a line; readers of feeds take it for the "…" of Windows' encoding.
    return _FORBIDDEN.sub("", text.replace("\x85", " "))


def escaped(text: str) -> str:
    """Return a text as it stands between tags; "]]>" can't come about."""
    return escape(allowed(text))


def element(name: str, content: str | None = None, **attributes: str | None) -> str:
    """Return an element with a text or none; attributes that are None are left out.

    In the name of an attribute "__" stands for a colon, and "_" at its end for nothing.
    """
    return wrapped(name, "" if content is None else escaped(content), **attributes)


def wrapped(name: str, inner: str, **attributes: str | None) -> str:
    """Return an element round what is XML already; see `element`."""
    said = "".join(
        f" {key.rstrip('_').replace('__', ':')}={quoteattr(allowed(value))}"
        for key, value in attributes.items()
        if value is not None
    )
    return f"<{name}{said}>{inner}</{name}>" if inner else f"<{name}{said}/>"


def where(value: str, name: str, **attributes: str | None) -> str:
    """Return an element with a text, or nothing at all where that is empty."""
    return element(name, value, **attributes) if value else ""
