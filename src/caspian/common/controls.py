"""Characters that no document may hold, and marks of direction that reach beyond their text."""

import re

# What XML 1.0 forbids (its section 2.2), and what databases and JSON readers stumble over as well.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
# The second set of controls (C1) means nothing in a text: it comes from a wrong encoding.
_SECOND_SET = re.compile("[\x7f-\x9f]")
_EMBEDDING, _ISOLATE = frozenset("\u202a\u202b\u202d\u202e"), frozenset("\u2066\u2067\u2068")
_END_OF_EMBEDDING, _END_OF_ISOLATE = "\u202c", "\u2069"
_DIRECTION = re.compile("[\u202a-\u202e\u2066-\u2069]")
_ODD = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)
# Where a paragraph ends, all of these end by themselves (UAX 9, X8).
_PARAGRAPHS = re.compile("([\n\u2029])")


def without_controls(text: str) -> str:
    """Return a text without control characters, its lines ended by a line feed alone."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return _FORBIDDEN.sub("", text)


def harmless(text: str) -> str:
    """Return a title, a name, a sentence as it may stand in whatever others show beside theirs.

    It holds no control, and every embedding, override and isolate that it begins ends in it: a
    headline with an open U+202E would turn round what a feed reader writes after it.
    """
    if not _ODD.search(text):
        return text
    bare = _SECOND_SET.sub("", without_controls(text).replace("\x85", " "))
    if not _DIRECTION.search(bare):
        return bare
    return "".join(map(_balanced, _PARAGRAPHS.split(bare)))


def _balanced(paragraph: str) -> str:
    """Close what is open, and drop what closes nothing (UAX 9, X1 to X8)."""
    kept: list[str] = []
    ends: list[str] = []
    for letter in paragraph:
        if letter in _EMBEDDING:
            ends.append(_END_OF_EMBEDDING)
        elif letter in _ISOLATE:
            ends.append(_END_OF_ISOLATE)
        elif letter == _END_OF_EMBEDDING:
            if ends[-1:] != [letter]:
                continue
            ends.pop()
        elif letter == _END_OF_ISOLATE:
            if letter not in ends:
                continue
            # It ends the embeddings in it as well.
            while ends.pop() != letter:
                pass
        kept.append(letter)
    return "".join([*kept, *reversed(ends)])
