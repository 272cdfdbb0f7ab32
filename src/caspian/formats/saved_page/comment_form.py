"""Whether a saved page shows a form for comments: then its article goes on taking them."""

import re
from collections.abc import Iterable

from lxml.html import HtmlElement

from caspian.formats.saved_page.phrases import keys, words

_CALLED = re.compile(r"comment|respond|reply|yorum|şərh|коммент|discuss", re.IGNORECASE)
_ASKS = keys(
    "please enter your comment|please enter your name here|leave a reply|leave a comment|"
    "leave your comment|add a comment|post a comment|post comment|write a comment|"
    "пожалуйста, введите ваш комментарий|введите ваш комментарий|оставить комментарий|"
    "оставьте комментарий|добавить комментарий|пожалуйста, введите ваше имя здесь|"
    "пожалуйста, введите ваше имя|şərh yazın|şərh yaz|şərhinizi daxil edin|"
    "zəhmət olmasa şərhinizi daxil edin|zəhmət olmasa adınızı daxil edin|yorum yap|"
    "yorum yapın|bir yanıt yazın|lütfen yorumunuzu girin|lütfen yorumunuzu giriniz|"
    "lütfen isminizi buraya giriniz|залишити коментар|laisser un commentaire|"
    "deja un comentario|schreibe einen kommentar|コメントを残す|发表评论|發表評論"
)


def asks_for_comments(lines: Iterable[str]) -> bool:
    """Tell whether one of the lines of a page asks its reader for a comment."""
    return any(len(line) < 80 and words(line) in _ASKS for line in lines)


def has_comment_form(tree: HtmlElement) -> bool:
    """Tell whether a page has a field for a comment."""
    for field in tree.iter("textarea"):
        near = [field, *list(field.iterancestors())[:4]]
        said = " ".join(
            one.get(name) or "" for one in near for name in ("id", "name", "class", "action")
        )
        if _CALLED.search(said) or _CALLED.search(field.get("placeholder") or ""):
            return True
    return False
