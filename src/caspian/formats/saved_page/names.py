"""The names in a text that should say who wrote something; what names nobody is none."""

import re
from collections.abc import Iterable

from caspian.formats.saved_page.byline import ROLES
from caspian.formats.saved_page.dates import date_line, month_names
from caspian.formats.saved_page.phrases import comparable, keys, words
from caspian.formats.saved_page.texts import tidy, weight

LONGEST = 60  # letters of one name
_MOST_WORDS = 6
# "Di" and "Von" are also first names: a word for "by" is written small there.
_BY = re.compile(
    r"(?:(?:written|reported|posted|published|story|words|text|review(?:ed)?|opinion|analysis|"
    r"created|submitted) by|by|автор[ыи]?|текст|müəllif|yazar|yazan|authors?|autor(?:in)?|auteur|"
    r"作者|記者|记者|文|撰文|筆者|글|כתב|بقلم|نویسنده|ავტორი|հեղինակ|(?-i:[Pp]ar|por|von|di|od|door|av))"
    r"(?:\s*[:：]\s*|\s+)(?=\S)",
    re.IGNORECASE,
)
_BETWEEN = re.compile(
    r"\s*[;|•·/、]\s*|\s*,\s*(?:and\s+)?|\s+(?:and|&|и|та|və|ve|und|et|with|avec|mit)\s+|\s{3,}"
)
_END = re.compile(
    r"\s*[（\[<].*|\s+[–—-]\s+.*|\s*@\S.*|\s*https?:.*|\s+\d.*|"
    r"\s+(?:for|special to|edited by|photographs? by|updated|published|posted|před|发表|發表)\b.*",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"\S@\S")
_ASIDE = re.compile(r"\s*\([^()]*\)\s*")
_NO_NAME = re.compile(
    r"https?:|www\.|@|\.(?:com|org|net|ru|az|tr)\b|\d|[<>{}\[\]=#%]|^\W*$", re.IGNORECASE
)
_PLACEHOLDERS = keys(
    "username|user name|user|admin|administrator|root|guest|anonymous|author|authors|author name|"
    "name|your name|first last|editor|editors|editorial|the editors|submitted|posted|published|"
    "posted by|written by|updated|by|unknown|none|null|undefined|n a|na|test|default|"
    "contributor|contributors|guest author|guest contributor|creator name|reporter|correspondent|"
    "webmaster|web editor|"
    "follow|follow author|view profile|view all posts|share|print|email|agencies|press release|"
    "super user|site admin|wordpress|"
    "автор|админ|администратор|гость|без автора|новости|редактор|müəllif|admin panel|yazar|editör|"
    "haber merkezi|作者|匿名|佚名|编辑|編輯|管理员|管理者|名無し|記者|记者|個人|"
    "编辑部|編集部|관리자|기자"
)
_BODIES = frozenset({
    "staff", "newsroom", "desk", "agency", "agencies", "news", "team", "editorial", "newspaper",
    "magazine", "media", "inc", "ltd", "llc", "corp", "foundation", "organization", "organisation",
    "association", "press", "wire", "network", "times", "редакция", "агентство", "агентства",
    "redaksiya", "redaksiyası", "ajansı", "agentliyi"
})  # fmt: skip


def names_in(text: str, own: Iterable[tuple[str, ...]] = ()) -> list[str]:
    """Return the names in the first line that has any; `own` are those of the paper, as words."""
    for line in filter(None, map(tidy, text.split("\n"))):
        parts = _BETWEEN.split(_without_by(line))
        names = [name for part in parts if (name := _bare(part)) and not is_nobody(name)]
        if found := [name for name in names if words(name) not in own]:
            return found
    return []


def is_nobody(name: str) -> bool:
    """Tell a placeholder, a handle, an address, a date or a body from somebody's name."""
    said = words(name)
    if not said or len(name) > LONGEST or weight(name) > _MOST_WORDS or _NO_NAME.search(name):
        return True
    if said in _PLACEHOLDERS or set(said) & (_BODIES | ROLES) or date_line(name):
        return True
    if len(said) > 1:
        return False
    # A month alone, a degree that a comma left alone, or a word of a sentence.
    is_word = name.isascii() and (len(name) <= 3 or comparable(name) == name)
    return is_word or said[0] in month_names()


def _without_by(text: str) -> str:
    return _BY.sub("", text, count=1) if _BY.match(text) else text


def _bare(part: str) -> str:
    """Return a name without what programs write behind it: a role, a place, the date beside it."""
    if _ADDRESS.search(part):
        return ""
    part = _ASIDE.sub(" ", _END.sub("", _without_by(part.strip())))
    tokens = part.strip(" ,:;|–—-·•()").split()
    while len(tokens) > 2 and (_is_of_a_date(tokens[-1]) or set(words(tokens[-1])) & ROLES):
        tokens.pop()
    return " ".join(tokens)


def _is_of_a_date(token: str) -> bool:
    return token.isdecimal() or comparable(token.strip(".,")) in month_names()
