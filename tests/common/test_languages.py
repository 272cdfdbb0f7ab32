"""Languages have a code, a name of their own and a direction."""

import datetime as dt

import pytest
from babel import UnknownLocaleError
from babel.dates import format_date

from caspian.common.languages import KNOWN, Language, babel_locale, language


@pytest.mark.parametrize(
    ("code", "known"),
    [
        ("en", Language("en", "English", "ltr")),
        ("fa", Language("fa", "فارسی", "rtl")),
        ("kk-cyrl", Language("kk-Cyrl", "Қазақша", "ltr")),
        ("uz-latn", Language("uz-Latn", "Oʻzbekcha", "ltr")),
    ],
)
def test_a_language_is_known_by_its_code(code: str, known: Language) -> None:
    assert language(code) == known


@pytest.mark.parametrize("code", [code for code, _ in KNOWN])
def test_every_language_of_the_region_is_known_to_the_calendar(code: str) -> None:
    assert language(code).direction == ("rtl" if code == "fa" else "ltr")


def test_an_unknown_language_is_refused() -> None:
    with pytest.raises((UnknownLocaleError, ValueError)):
        language("xx")


def test_months_by_themselves_are_each_languages_own() -> None:
    """Babel keeps what one language's names resolve to where all languages look them up."""
    july = dt.date(2024, 7, 15)
    named = {
        code: format_date(july, "LLLL", babel_locale(code)) for code in ("az", "ru", "ka", "de")
    }
    assert named == {"az": "iyul", "ru": "июль", "ka": "ივლისი", "de": "Juli"}
    assert format_date(july, "LLLL", "de") == "Juli"
