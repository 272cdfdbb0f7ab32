"""Skeletons: two texts that look alike have one skeleton (Unicode, UTS 39).

The mappings are Unicode's, made by tools/confusables; see confusables-LICENSE.txt.
"""

import re
import unicodedata
from functools import cache
from pathlib import Path

_MAPPINGS = Path(__file__).with_name("confusables.txt")
IGNORED = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufff8\U0001bca0-\U0001bca3"
    "\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
"""default ignorable code points, for a class in a pattern: what shows nothing, by Unicode's word"""
_IGNORED = re.compile(f"[{IGNORED}]")


def without_ignorable(text: str) -> str:
    """Return a text without what shows nothing, if one asks Unicode."""
    return _IGNORED.sub("", text)


def skeleton(text: str) -> str:
    """Return what UTS 39 calls the skeleton of a text; case and accents count in it."""
    bare = without_ignorable(unicodedata.normalize("NFD", text))
    return unicodedata.normalize("NFD", bare.translate(_prototypes()))


@cache
def _prototypes() -> dict[int, str]:
    lines = _MAPPINGS.read_text("utf-8").splitlines()
    mappings = (line.split() for line in lines if line and not line.startswith("#"))
    return {int(code, 16): "".join(chr(int(one, 16)) for one in to) for code, *to in mappings}
