"""Languages as the paper knows them: code, own name, direction of writing."""

from copy import deepcopy
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from babel import Locale, localedata

# The languages a paper of this region may publish in, and so the list that the
# desk offers. BCP 47 codes: Kazakh and Uzbek are written in two scripts each.
KNOWN = (
    ("en", "English"),
    ("az", "Azərbaycanca"),
    ("fa", "فارسی"),
    ("hy", "Հայերեն"),
    ("ka", "ქართული"),
    ("kk-cyrl", "Қазақша"),
    ("kk-latn", "Qazaqşa"),
    ("ky", "Кыргызча"),
    ("ru", "Русский"),
    ("tg", "Тоҷикӣ"),
    ("tk", "Türkmençe"),
    ("tr", "Türkçe"),
    ("uk", "Українська"),
    ("uz-cyrl", "Ўзбекча"),
    ("uz-latn", "Oʻzbekcha"),
)
SPOKEN = tuple(sorted({code.partition("-")[0] for code, _ in KNOWN} | {
    "ar", "av", "ce", "ckb", "de", "es", "fr", "he", "it", "ku", "lez", "os", "ps", "zh",
}))  # fmt: skip
"""what somebody may be written to in: languages whatever their script, and some that no paper here
is published in"""
_NAMES = ("months", "days", "quarters", "day_periods", "eras")


@dataclass(frozen=True)
class Language:
    """A language of the paper: BCP 47 code, its name in itself, "ltr" or "rtl"."""

    code: str
    name: str
    direction: str


@lru_cache
def language(code: str) -> Language:
    """Return the language behind a BCP 47 code such as "en" or "kk-cyrl".

    Raises babel.UnknownLocaleError for a code that nobody knows.
    """
    parsed = babel_locale(code)
    names = dict(KNOWN)
    name = names.get(code.lower()) or parsed.get_display_name() or code
    direction = "rtl" if parsed.character_order == "right-to-left" else "ltr"
    return Language(code=_bcp47(code), name=name, direction=direction)


@lru_cache
def babel_locale(code: str) -> Locale:
    """Return Babel's locale for a BCP 47 code, script subtag included; extensions are ignored."""
    # Babel knows none: what "en-GB-u-hc-h23" says of the clock, `common.dates` reads.
    locale = Locale.parse(code.replace("_", "-").partition("-u-")[0], sep="-")
    # Babel writes what a language's names resolve to into data that all languages share, so that
    # the next one may get the months of the one before. Each has those parts to itself.
    known: dict[Any, Any] = dict(localedata.load(str(locale)))
    known.update({part: deepcopy(known[part]) for part in _NAMES if part in known})
    vars(locale)["_Locale__data"] = localedata.LocaleDataDict(known)
    return locale


@lru_cache
def name_of(spoken: str, code: str) -> str:
    """Return what a language is called in the language `code`, or in English, or its code."""
    for known in (code, "en"):
        if name := babel_locale(known).languages.get(spoken):
            return str(name)
    return spoken


def _bcp47(code: str) -> str:
    language_part, *rest = code.replace("_", "-").split("-")
    subtags = [part.title() if len(part) == 4 else part.upper() for part in rest]
    return "-".join([language_part.lower(), *subtags])
