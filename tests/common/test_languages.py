"""Languages have a code, a name of their own and a direction."""

import pytest
from babel import UnknownLocaleError

from caspian.common.languages import KNOWN, Language, language


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
