"""Web addresses in a text, also those that begin without http:// or www."""

import re
import unicodedata

from caspian.common.visible import without_ignorable

_LONGEST = 6000
"""letters that are looked at: more than a comment may have"""
# An address is told from two sentences without a space between them by its end: a noun must be in
# small letters ("late.News came" is none), and a path must follow two letters that may be a word.
_ENDS = (
    "com net org info biz io co app dev xyz vip tv cc eu gg ly gl ai fm ws vc su ru ua az ge ir kz "
    "uz tr tm tj kg md ee lv lt pl cz sk hu ro bg rs hr gr cy il ae sa qa kw iq sy lb jo eg pk cn "
    "jp kr tw hk sg vn th ph uk fr nl dk fi pt nz br mx za ng ke "
    "рф рус бел укр қаз срб мкд орг ком ею дети ελ გე հայ ישראל ایران امارات السعودية موقع شبكة "
    "भारत বাংলা ไทย 한국 닷컴 닷넷"
)
# Chinese ends a sentence with the other dot, and has no spaces.
_CHINESE = "中国 中國 香港 公司 网络 在线"
_NOUNS = (
    "top site online shop store club pro live click link space website press news media blog "
    "casino bet icu cyou cfd sbs buzz games loan guru tech москва сайт онлайн"
)


def _any(words: str) -> str:
    return "|".join(words.split())


_DOT = "[.。]"
_LABEL = r"[^\W_](?:[\w-]*[^\W_])?"
_LINK = re.compile(
    r"[a-z][a-z0-9+.-]{1,20}://[^\s<>\"]+"
    rf"|www{_DOT}[^\s<>\"]+"
    rf"|(?<![\w@.-])(?:{_LABEL}{_DOT})*(?=[\w-]*[^\W\d_]){_LABEL}{_DOT}"
    rf"(?:(?:{_any(_ENDS)}|(?<=\.)(?:{_any(_CHINESE)})|xn--[a-z0-9-]+|(?-i:{_any(_NOUNS)}))"
    r"(?![\w@-])|[a-z]{2}(?=:\d|/))"
    r"(?::\d+)?(?:/[^\s<>\"]*)?"
    r"|(?<![\w.])\d{1,3}(?:\.\d{1,3}){3}(?::\d|/)[^\s<>\"]*",
    re.I,
)
_INSIDE = re.compile(rf"{_DOT}\w|://|{_DOT}\d+[:/]")


def links_in(text: str) -> int:
    """Return how many web addresses stand in a text."""
    # Browsers drop what shows nothing from an address, so it hides none.
    seen = without_ignorable(text[:_LONGEST])
    words = unicodedata.normalize("NFKC", seen).split()
    # The pattern costs ten times the rest, and few words have a dot inside.
    return sum(len(_LINK.findall(word)) for word in words if _INSIDE.search(word))
