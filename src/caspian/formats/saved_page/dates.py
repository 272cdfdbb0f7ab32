"""Lines that are nothing but a date, in the languages and orders of newspapers."""

import datetime as dt
import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache

from babel import Locale

from caspian.formats.saved_page.phrases import comparable, words

LANGUAGES = (
    "en", "ru", "az", "tr", "uk", "ka", "hy", "kk", "ky", "uz", "tk", "tg", "fa",
    "de", "fr", "es", "it", "pt", "ar", "az_Cyrl", "uz_Cyrl",
)  # fmt: skip
LONGEST = 100

# What may stand beside a date in its line and says nothing else.
PUBLISHED = frozenset({
    "published", "posted", "опубликовано", "дата", "опубліковано", "yayinlanma", "yayimlanma",
    "tarihi", "dərc", "edilib", "tarix", "发布时间", "發布時間", "发布", "公開日", "公開", "掲載",
    "时间", "時間", "입력", "등록"
})  # fmt: skip
UPDATED = frozenset({
    "updated", "modified", "обновлено", "оновлено", "güncelleme", "güncellendi", "yenilənib",
    "更新", "更新日", "수정"
})  # fmt: skip
_BESIDE = frozenset({
    "on", "at", "last", "date", "time", "in", "the", "of", "th", "st", "nd", "rd", "am", "pm",
    "a", "m", "p", "utc", "gmt", "msk", "мск", "est", "edt", "cet", "cest", "bst", "z", "t", "г",
    "года", "год", "в", "во", "р", "року", "о", "il", "ci", "cu", "cü", "saat", "ж", "жыл", "le",
    "às", "dos", "das", "à", "de", "del", "den", "um", "uhr", "թ"
})  # fmt: skip

_ISO = re.compile(r"(?<!\d)(?P<y>\d{4})[-./](?P<m>\d{1,2})[-./](?P<d>\d{1,2})(?!\d)")
_SIGNED = re.compile(
    r"(?<!\d)(?P<y>\d{4})\s?[年년]\s?(?P<m>\d{1,2})\s?[月월]\s?(?P<d>\d{1,2})\s?[日일]"
)
_DAY_FIRST = re.compile(r"(?<!\d)(?P<d>\d{1,2})[.](?P<m>\d{1,2})[.](?P<y>\d{4})(?!\d)")
_SLASHED = re.compile(r"(?<!\d)(\d{1,2})[/-](\d{1,2})[/-](\d{4})(?!\d)")
_TIME = re.compile(
    r"(?<!\d)[t ]?\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?:\.\d+)?(?:\s?z|\s?[-+]\d{2}:?\d{2})?(?!\d)"
)


@dataclass(frozen=True)
class DateLine:
    """A line that is a date. `day` is None when it can't be told: "07/05/2024", no year."""

    day: dt.date | None
    languages: frozenset[str]
    labelled: bool
    updated: bool


def date_line(line: str) -> DateLine | None:
    """Return the date when the whole line is one, weekday, time and "Published" allowed."""
    if len(line) > LONGEST or not any(character.isdigit() for character in line):
        return None
    line = comparable(line)
    for read in (_in_figures, _in_words):
        if (found := read(line)) is not None:
            return found
    return None


def _in_figures(line: str) -> DateLine | None:
    for pattern in (_ISO, _SIGNED, _DAY_FIRST):
        if match := pattern.search(line):
            day = _day(int(match["y"]), int(match["m"]), int(match["d"]))
            return _line(line[: match.start()] + " " + line[match.end() :], day)
    if match := _SLASHED.search(line):
        first, second, year = (int(part) for part in match.groups())
        # 15/07 can only be the fifteenth of July; 05/07 is one day in London, another in New York.
        month = second if first > 12 else first if second > 12 or first == second else 0
        day = _day(year, month, first + second - month) if month else None
        return _line(line[: match.start()] + " " + line[match.end() :], day)
    return None


def _in_words(line: str) -> DateLine | None:
    tokens = words(_TIME.sub(" ", line))
    months = [token for token in tokens if token in month_names()]
    figures = [int(token) for token in tokens if token.isdecimal()]
    if len(months) != 1 or not 1 <= len(figures) <= 2:
        return None
    month, languages = month_names()[months[0]]
    rest = " ".join(token for token in tokens if token != months[0] and not token.isdecimal())
    years = [figure for figure in figures if 1900 <= figure <= 2100]
    days = [figure for figure in figures if 1 <= figure <= 31]
    if len(figures) == 2 and len(years) == 1 and len(days) == 1:
        return _line(rest, _day(years[0], month, days[0]), languages)
    # Without a year, only a weekday tells a date from a headline such as "9 May".
    if len(figures) == len(days) == 1 and any(word in _weekdays() for word in rest.split()):
        return _line(rest, None, languages)
    return None


def _line(
    rest: str, day: dt.date | None, languages: frozenset[str] = frozenset()
) -> DateLine | None:
    beside = set(words(_TIME.sub(" ", rest)))
    if not beside <= PUBLISHED | UPDATED | _BESIDE | _weekdays():
        return None
    return DateLine(
        day=day,
        languages=languages,
        labelled=bool(beside & (PUBLISHED | UPDATED)),
        updated=bool(beside & UPDATED),
    )


def _day(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


@cache
def month_names() -> dict[str, tuple[int, frozenset[str]]]:
    """Return each name of a month, its number, and the languages that use it."""
    numbers: dict[str, set[int]] = defaultdict(set)
    languages: dict[str, set[str]] = defaultdict(set)
    for language in LANGUAGES:
        # Never ask Babel for "stand-alone" names: it caches what they resolve to in data
        # that all languages share, and later calls get other languages' months (babel#1234).
        names = Locale.parse(language).months["format"]
        for width in ("wide", "abbreviated"):
            for number, name in names[width].items():
                for token in words(name)[:1]:
                    numbers[token].add(number)
                    languages[token].add(language.partition("_")[0])
    for name, number in _NOMINATIVE.items():
        numbers[name].add(number)
    return {
        name: (min(found), frozenset(languages[name]))
        for name, found in numbers.items()
        if len(found) == 1 and not name.isdecimal()
    }


_NOMINATIVE = {
    "sept": 9, "январь": 1, "февраль": 2, "апрель": 4, "июнь": 6, "июль": 7, "сентябрь": 9,
    "октябрь": 10, "ноябрь": 11, "декабрь": 12,
}  # fmt: skip


@cache
def _weekdays() -> frozenset[str]:
    days = [Locale.parse(language).days["format"] for language in LANGUAGES]
    names = [
        name for of in days for width in ("wide", "abbreviated") for name in of[width].values()
    ]
    return frozenset(word for name in names for word in words(name))
