"""Knows months, quarters, halves and years by the words of the paper's languages.

Months of the Solar Hijri calendar are known as well, and its seasons, which are its quarters.
Words are compared folded (`common/folding.py`), so case, accents and points do not count.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from caspian.common.folding import fold
from caspian.common.languages import KNOWN, babel_locale
from caspian.common.solar_hijri import MONTHS, SEASONS

_WORDS = re.compile(r"\d+|[^\W\d_]+")
_PLAIN = re.compile(r"[^\W_](?:\w|[-–—.,/ \u200c\u0640\u0654'’‘`ʻʼ])*")
_APOSTROPHES = re.compile("['’‘`ʻʼ]")
_CENTURY = re.compile(r"['’‘](?=\d)")
_JOINERS = str.maketrans({"\u200c": " ", "\u0640": None, "\u0654": None})
# Persian parts its words for a quarter ("three-monthly") and a half as often as it joins them.
_PERSIAN = (
    (re.compile(r"سه\s*ماهه?[یء]?(?=\s|$)"), " quarter "),
    (re.compile(r"شش\s*ماهه?[یء]?(?=\s|$)"), " half "),
)
# By the beginnings of words; letters alone are whole words.
_QUARTERS = (
    "quarter", "qtr", "rüb", "kv", "եռամսյակ", "եռմս", "კვარტ", "კვ", "кв", "çeyrek",
    "тоқсан", "тқс", "toqsan", "chorak", "чорак", "чей", "çär", "семоҳа", "سهم",
)  # fmt: skip
_HALVES = (
    "half", "semester", "yarı", "yarim", "կիսամյակ", "ნახევ", "полуг", "півріч", "نیم",
    "жартыжыл", "jartyjyl", "ярим", "жарым", "пол", "нимсола",
)  # fmt: skip
_LETTERS = {"q": 3, "ç": 3, "ч": 3, "ch": 3, "h": 6, "s": 6, "п": 6,
            "hy": 6, "пг": 6}  # fmt: skip
_ORDINALS = (
    ("i", "і", "first", "birinci", "ilk", "առաջին", "პირველ", "перв", "перш", "اول", "یکم", "نخست",
     "бірінші", "birinshi", "birinchi", "биринчи", "birinji", "якум"),
    ("ii", "іі", "second", "ikinci", "երկրորդ", "მეორე", "втор", "друг", "دوم", "екінші", "ekinshi",
     "ikkinchi", "иккинчи", "экинчи", "ikinji", "дуюм"),
    ("iii", "ііі", "third", "üçüncü", "երրորդ", "მესამე", "трет", "سوم", "үшінші", "úshinshi",
     "uchinchi", "учинчи", "үчүнчү", "üçünji", "сеюм"),
    ("iv", "іv", "fourth", "dördüncü", "չորրորդ", "მეოთხე", "четв", "چهارم", "төртінші",
     "tórtinshi", "tortinchi", "тўртинчи", "төртүнчү", "dördünji", "чорум"),
)  # fmt: skip
# What stands beside a number and says no more than it does: "2020-ci il", "I квартал 2020 г.".
_YEARS = (
    "year", "il", "ili", "ilin", "yıl", "yılı", "г", "гг", "год", "года", "году", "р", "рік",
    "року", "йиллик", "yillik", "illik", "жыл", "жылы", "жылғы", "ж", "jyl", "jyly", "yil", "yili",
    "йил", "йили", "թ", "թվական", "թվականի", "წელი", "წლის", "წ", "سال", "fy", "сол", "соли", "ýyl",
    "жылдын",
)  # fmt: skip
_BESIDE = (
    "of", "the", "in", "st", "nd", "rd", "th", "nji", "чи", "ci", "cı", "cu", "cü", "inci", "nci",
    "ncı", "й", "ый", "ий", "я", "е", "го", "ша", "ші", "шы", "inchi", "нчи", "ին", "րդ", "ე", "ი",
    "ның", "მე", "month", "ay", "ayı", "ayında", "ай", "айы", "oy", "oyi", "ой", "ойи", "ماه",
)  # fmt: skip
# What Unicode's data lacks: other abbreviations, and other names of the same months.
_MORE_MONTHS = {
    "sept": 9, "iyn": 6, "iyl": 7, "სექტ": 9, "ნოემ": 11, "مه": 5, "می": 5, "qańtar": 1, "aqpan": 2,
    "naýryz": 3, "sáýir": 4, "mamyr": 5, "maýsym": 6, "shilde": 7, "tamyz": 8, "qyrkúıek": 9,
    "qazan": 10, "qarasha": 11, "jeltoqsan": 12, "جون": 6, "جولای": 7, "ژوئیه": 7, "آگوست": 8,
    "اگست": 8, "مارچ": 3, "ژوئن": 6, "اوت": 8,
}  # fmt: skip
_SOLAR_MONTHS = (
    MONTHS,
    ("farvardin", "ordibehesht", "khordad", "tir", "mordad", "shahrivar", "mehr", "aban", "azar",
     "dey", "bahman", "esfand"),
    ("fərvərdin", "ordibeheşt", "xordad", "tir", "mordad", "şəhrivər", "mehr", "aban", "azər",
     "dey", "bəhmən", "isfənd"),
    ("фарвардин", "ордибехешт", "хордад", "тир", "мордад", "шахривар", "мехр", "абан", "азар",
     "дей", "бахман", "эсфанд"),
    ("حمل", "ثور", "جوزا", "سرطان", "اسد", "سنبله", "میزان", "عقرب", "قوس", "جدی", "دلو", "حوت"),
)  # fmt: skip
_MORE_SOLAR_MONTHS = {"امرداد": 5}
_SHORTEST = 3  # letters of a month's name that are enough where no other month begins so


def month_number(word: str) -> int:
    """Return the number of a month by its name, or by how that begins. Raises KeyError."""
    folded = _folded(word)
    names = _months()
    if folded in names:
        return names[folded]
    found = {number for name, number in names.items() if name.startswith(folded)}
    if len(folded) < _SHORTEST or len(found) != 1:
        raise KeyError(word)
    return found.pop()


def named_part(text: str, *, is_solar: bool = False) -> tuple[int, int, int, int] | None:
    """Return the year, months, place in the year and day that a text in words names, or None.

    "I квартал 2020 г." is (2020, 3, 1, 0), "2020-ci il" (2020, 12, 1, 0), "5 mart 2020" has 0
    months and is of day 5. With `is_solar` all are of the Solar Hijri calendar.
    """
    if not _PLAIN.fullmatch(text):
        return None
    numbers, words = _taken_apart(text)
    said = _said_by(words, is_solar)
    year, rest = _year_among(numbers)
    if said is None or year is None or (said.months and (said.lengths or said.ordinals)):
        return None
    if said.lengths:
        return _part(year, said.lengths, said.ordinals + rest)
    if len(said.months) == 2 and not rest:
        return _from_to(year, *said.months)
    if said.months:
        return _month(year, said.months, rest)
    return (year, 12, 1, 0) if said.is_year and not said.ordinals and not rest else None


def speaks_of_time(text: str) -> bool:
    """Return whether all words of a text are of parts of a year: "January", "Q1", "I квартал"."""
    numbers, words = _taken_apart(text)
    said = _said_by(words, False) or _said_by(words, True)
    if said is None:
        return False
    is_letter = all(word in _letters() for word in words)
    return bool(said.months or (said.lengths and (numbers or not is_letter)))


def is_solar_word(text: str) -> bool:
    """Return whether a text names a month or a season of the Solar Hijri calendar."""
    return any(word in _solar() or word in _seasons() for word in _taken_apart(text)[1])


@dataclass
class _Said:
    """What the words of a text name: lengths in months, places in the year, months."""

    lengths: list[int]
    ordinals: list[int]
    months: list[int]
    is_year: bool = False


def _said_by(words: list[str], is_solar: bool) -> _Said | None:
    """Return what words name; None where one of them names nothing of a year."""
    said = _Said([], [], [])
    for word in words:
        if is_solar and word in _seasons():
            said.lengths.append(3)
            said.ordinals.append(_seasons()[word])
        elif word in _beside():
            said.is_year = said.is_year or word in _beside(only_years=True)
        elif place := _ordinal(word):
            said.ordinals.append(place)
        elif length := _length(word):
            said.lengths.append(length)
        else:
            try:
                said.months.append(_solar()[word] if is_solar else month_number(word))
            except KeyError:
                return None
    return said


def is_year_word(text: str, *, only: bool = False) -> bool:
    """Return whether a text says no more than that a number is one of a year.

    With `only` it says "year" itself, and is no ending such as "th".
    """
    numbers, words = _taken_apart(text)
    return not numbers and all(word in _beside(only_years=only) for word in words)


def _taken_apart(text: str) -> tuple[list[str], list[str]]:
    text = _APOSTROPHES.sub("", _CENTURY.sub(" ", text)).translate(_JOINERS)
    for pattern, instead in _PERSIAN:
        text = pattern.sub(instead, text)
    found = _WORDS.findall(text)
    return [one for one in found if one.isdecimal()], [
        _folded(w) for w in found if not w.isdecimal()
    ]


def _year_among(numbers: list[str]) -> tuple[int | None, list[int]]:
    """Return the year among numbers, and the others; of two small ones the longer is the year."""
    years = [one for one in numbers if len(one) == 4 and one[0] in "12"]
    years = years or [one for one in numbers if len(one) == 2 and len(numbers) == 2]
    if len(years) != 1 or len(numbers) > 2:
        return None, []
    rest = list(numbers)
    rest.remove(years[0])
    year = int(years[0])
    return (year if year > 99 else year + (2000 if year < 69 else 1900)), [int(one) for one in rest]


def _part(year: int, lengths: list[int], places: list[int]) -> tuple[int, int, int, int] | None:
    if len(lengths) != 1 or len(places) != 1 or not 1 <= places[0] <= 12 // lengths[0]:
        return None
    return year, lengths[0], places[0], 0


def _from_to(year: int, first: int, last: int) -> tuple[int, int, int, int] | None:
    """Return the quarter or half that begins and ends with these months: January–March."""
    length = last - first + 1
    if length not in (3, 6) or (first - 1) % length:
        return None
    return year, length, (first - 1) // length + 1, 0


def _month(year: int, months: list[int], rest: list[int]) -> tuple[int, int, int, int] | None:
    if len(months) != 1 or len(rest) > 1:
        return None
    return (year, 0, months[0], rest[0]) if rest else (year, 1, months[0], 0)


def _length(word: str) -> int:
    """Return the months of what a word calls a quarter or a half of a year, 0 for any other."""
    if word in _letters():
        return _letters()[word]
    quarters, halves = _stems()
    return 3 if word.startswith(quarters) else 6 if word.startswith(halves) else 0


def _ordinal(word: str) -> int:
    for place, words in enumerate(_places(), 1):
        if word in words or (
            len(word) > 3 and word.startswith(tuple(w for w in words if len(w) > 3))
        ):
            return place
    return 0


def _folded(word: str) -> str:
    return fold(word, "")


@lru_cache(1)
def _letters() -> dict[str, int]:
    return {_folded(letter): months for letter, months in _LETTERS.items()}


@lru_cache(1)
def _stems() -> tuple[tuple[str, ...], tuple[str, ...]]:
    return tuple(map(_folded, _QUARTERS)), tuple(map(_folded, _HALVES))


@lru_cache(1)
def _places() -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(map(_folded, words)) for words in _ORDINALS)


@lru_cache(2)
def _beside(*, only_years: bool = False) -> frozenset[str]:
    return frozenset(map(_folded, _YEARS if only_years else _YEARS + _BESIDE))


@lru_cache(1)
def _solar() -> dict[str, int]:
    named = [(name, at) for names in _SOLAR_MONTHS for at, name in enumerate(names, 1)]
    return {_folded(name): at for name, at in (*named, *_MORE_SOLAR_MONTHS.items())}


@lru_cache(1)
def _seasons() -> dict[str, int]:
    return {_folded(name): at for at, name in enumerate(SEASONS, 1)}


@lru_cache(1)
def _months() -> dict[str, int]:
    """Return the number of a month by its folded name in any of the languages, whole or short."""
    found: dict[str, set[int]] = {}
    for code, _ in KNOWN:
        for context in ("format", "stand-alone"):
            for width in ("wide", "abbreviated"):
                for number, name in babel_locale(code).months[context][width].items():
                    found.setdefault(_folded(name), set()).add(number)
    for name, number in _MORE_MONTHS.items():
        found[_folded(name)] = {number}
    return {name: numbers.pop() for name, numbers in found.items() if len(numbers) == 1}
