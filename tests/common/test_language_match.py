"""Who asks for a language of some region and script gets the edition that they can read."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caspian.common.language_match import best_match
from caspian.server.negotiation import language_for

NINE = ("en", "az", "fa", "hy", "ka", "kk-cyrl", "ru", "tr", "uz-latn")
BOTH = (*NINE, "kk-latn", "uz-cyrl", "uk", "ky", "tg", "tk")
WANTED = {
    # As phones and browsers of the region send it.
    "kk-KZ,kk;q=0.9,ru;q=0.8": "kk-cyrl", "kk-KZ": "kk-cyrl", "kk": "kk-cyrl",
    "kk-Cyrl-KZ,ru;q=0.9": "kk-cyrl", "KK-kz": "kk-cyrl", "ru-KZ,kk;q=0.9": "ru",
    "uz-UZ": "uz-latn", "uz": "uz-latn", "uz-Latn-UZ,en;q=0.5": "uz-latn",
    "uz-UZ,ru-RU;q=0.9,en-US;q=0.8": "uz-latn", "az-Latn-AZ": "az", "az-AZ": "az",
    "az-Latn-AZ,az;q=0.9,ru;q=0.8": "az", "fa-IR": "fa", "fa-AF": "fa", "prs-AF": "fa",
    "fa-IR,fa;q=0.9,en-GB;q=0.8": "fa", "hy-AM": "hy", "hy-AM,ru-RU;q=0.9": "hy",
    "ka-GE": "ka", "ka-GE,ka;q=0.9,en;q=0.8": "ka", "tr-TR": "tr", "tr-CY": "tr",
    "tr-TR,tr;q=0.9,en-US;q=0.8": "tr", "ru-RU": "ru", "ru-UA,uk;q=0.9": "ru", "ru-AM": "ru",
    "en-US": "en", "en-GB,en;q=0.9": "en", "en-AZ": "en", "en-001": "en",
    "eng": "en", "kaz": "kk-cyrl", "rus": "ru", "uzn-UZ": "uz-latn", "azj-AZ": "az",
    # Weights decide, whatever the order; what nobody publishes in is passed by.
    "en;q=0.1,ka;q=0.9": "ka", "de-DE,ru;q=0.3": "ru", "de,fr;q=0.9": None, "": None, "*": None,
    "en;q=0,ru": "ru", "az;q=0.5,en;q=0.5": "az", "az;q=2,ru": "ru", "xx-XX": None,
    # Another alphabet that its readers know goes before another language.
    "uz-Cyrl-UZ": "uz-latn", "uz-Cyrl-UZ,ru;q=0.9": "uz-latn", "kk-Latn-KZ": "kk-cyrl",
    "az-Cyrl-AZ,ru;q=0.8": "az",
    # One that they may not know comes after, and before nothing.
    "az-IR,fa;q=0.9": "fa", "az-Arab-IR,fa-IR;q=0.9": "fa", "az-IR": "az", "azb": None,
    "kk-CN,ru;q=0.5": "ru", "kk-CN": "kk-cyrl", "uz-AF,fa-AF;q=0.9": "fa", "tg-TJ,fa;q=0.5": "fa",
    # Odd, and harmless.
    "kk_KZ": "kk-cyrl", "uz--UZ": "uz-latn", "-": None, "en-": "en", "ru-RU-u-nu-latn": "ru",
    "hy-arevmda": "hy", "ka-Geok-GE": "ka", "ru;q=abc": None, "a-" * 300: None,
}  # fmt: skip


@pytest.mark.parametrize(("asked", "wanted"), WANTED.items())
def test_a_header_means_one_of_nine_languages(asked: str, wanted: str | None) -> None:
    assert language_for(asked, NINE) == wanted


@pytest.mark.parametrize(
    ("asked", "wanted"),
    {
        "kk-KZ": "kk-cyrl", "kk-Latn-KZ": "kk-latn", "kk-Latn,ru": "kk-latn", "uz-UZ": "uz-latn",
        "uz-Cyrl-UZ": "uz-cyrl", "uz-Cyrl": "uz-cyrl", "uz-CN": "uz-cyrl", "tg-TJ,fa;q=0.5": "tg",
        "uk-UA,ru;q=0.9": "uk", "ky-KG": "ky", "tk-TM": "tk",
    }.items(),
)  # fmt: skip
def test_where_a_language_is_published_in_two_scripts_each_finds_its_own(
    asked: str, wanted: str
) -> None:
    assert language_for(asked, BOTH) == wanted


@given(st.text(max_size=60))
def test_nonsense_means_no_language_or_one_that_there_is(asked: str) -> None:
    assert language_for(asked, NINE) in {*NINE, None}


@given(st.sampled_from(BOTH))
def test_each_language_is_itself(code: str) -> None:
    assert best_match([code], BOTH) == code
