"""What a name may end in, language by language: tables of endings, and no dictionary.

A name is matched by what stays of it in every form, and by a pattern of what may follow. That a
pattern allows more than its grammar does costs little: few words begin with a whole name.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

Way = tuple[str, "re.Pattern[str]"]
"""what stays of a word, in small letters, and what may follow it"""
NOTHING = re.compile("")
SHORTEST = 4
"""letters of a name that may have endings: a shorter one stands in too many words"""

_AFTER = {
    "en": r"’s|s’?",
    "az": r"’?(?:l[aə]r)?(?:s?[ıiuü])?n?(?:d[aə]n?|t[aə]n?|n?[ıiuü]n|[yn]?[aə]|[yn]?[ıiuü]|y?l[aə]"
    r"|l[ıiuü](?:l[aə]r)?|[dt][aə]k[ıi](?:l[aə]r)?|c[aə])?",
    "tr": r"’?(?:l[ae]r)?(?:s?[ıiuü])?n?(?:d[ae]n?|t[ae]n?|n?[ıiuü]n|[yn]?[ae]|[yn]?[ıiuü]|y?l[ae]"
    r"|l[ıiuü](?:l[ae]r)?|[dt][ae]ki(?:ler)?|[cç][ae])?",
    "kk-cyrl": r"[ыі]?(?:[лдт][ае]р)?(?:с?[ыі])?(?:[ндт][ыі]ң|[ғгқк][ае]|н?[ае]|[ндт][ыі]|н"
    r"|н?[дт][ае]|[ндт][ае]н|[мбп]ен|[лдт][ыі][қк]|н?[дт](?:ағы|егі))?",
    "uz-latn": r"’?(?:lar)?(?:s?i|im|ing)?(?:ni(?:ng)?|n?da(?:n|gi)?|[gkq]a|lik(?:lar)?|cha|dek)?",
    "hy": r"(?:ն?եր)?յ?(?:ը|ն|ի|ու|ին|ից|ով|ում|ս|դ|իս|իդ|ումն|ովն|ացի)?",
    "fa": r"(?:ها(?:ی|یی)?|ی|یی|ای|یم|ش|شان|مان)?",
}
"""for languages whose names stay whole, on the last word alone"""
_VOWEL_FIRST = {
    "az": ({"q": "ğ", "k": "y"}, r"(?:[ıiuü]n?|[aə]|[ıiuü]n?d[aə]n?|[ıiuü]n[aə]|[ıiuü]n[ıiuü]n?)"),
    "tr": ({"k": "ğ", "p": "b", "t": "d", "ç": "c"}, r"(?:[ıiuü]n?|[ae]|[ıiuü]n?d[ae]n?)"),
    "kk-cyrl": ({"қ": "ғ", "к": "г", "п": "б"}, r"[ыі](?:ң|м|н[аеыі]?|нда|нде|нан|нен|ның|нің)?"),
    "uz-latn": ({"q": "g’", "k": "g"}, r"i(?:ni(?:ng)?|ga|da|dan)?"),
}
"""the last letter of a name that turns into another before a vowel, and what follows then"""
_KA = r"(?:ებ)?(?:ი|მა|ს|ის|ით|ად|ო)?ა?(?:ში|ზე|თან|დან|თვის|გან|კენ|მდე|ვით)?ც?"
_KA_VOWEL = r"(?:მ|ს|თი|დ|ვ|ო)?(?:ში|ზე|თან|დან|თვის|გან|კენ|მდე)?ც?"
_KA_DROPPED = r"(?:ებ)?(?:ის|ით|იდან|ისთვის|ისგან|ისკენ|ებში|ები)ა?ც?"
_ADJECTIVE = r"[ыио]й|[ое]го|[ое]му|[ыи]м|[ое]м|[ая]я|[ое]й|[ую]ю|[ое]е|[ыи]е|[ыи]х|[ыи]ми"
_RU = (
    (("ый", "ий", "ой", "ая", "яя"), 2, _ADJECTIVE),
    (("я",), 1, r"я|и|е|ю|ей|ею|й|ям|ями|ях"),
    (("а",), 1, r"а|ы|и|е|у|ой|ою|ей|ам|ами|ах"),
    (("ь",), 1, r"ь|и|ью|я|ю|ем|е|ей|ям|ями|ях"),
    (("о", "е", "и", "у", "ы", "ю", "э"), 0, r""),
    (("",), 0, r"а|у|ом|е|ы|и|ов|ам|ами|ах"),
)
"""by how a Russian word ends: how many letters of it go, and what may follow"""


def ways(word: str, code: str, *, is_last: bool, is_alone: bool) -> Iterator[Way]:
    """Yield how a word of a name may stand in a text: the last of its words, or the only one."""
    yield word, NOTHING
    if is_alone and len(word) < SHORTEST:
        return
    if code == "ru":
        cut, after = next((cut, after) for ends, cut, after in _RU if word.endswith(ends))
        yield word[: len(word) - cut], _pattern(after)
    elif code == "ka":
        yield from _georgian(word)
    elif code in _AFTER and is_last:
        yield word, _pattern(_AFTER[code])
        turned, after = _VOWEL_FIRST.get(code, ({}, ""))
        if word[-1] in turned:
            yield word[:-1] + turned[word[-1]], _pattern(after)


def _georgian(word: str) -> Iterator[Way]:
    if word.endswith("ი"):
        yield word[:-1], _pattern(_KA)
        return
    yield word, _pattern(_KA_VOWEL if word[-1] in "აეოუ" else _KA)
    if word[-1] in "აე":
        yield word[:-1], _pattern(_KA_DROPPED)


@lru_cache
def _pattern(after: str) -> "re.Pattern[str]":
    return re.compile(after)
