"""The last part of an address is made of a headline as its language writes it."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caspian.common.addresses import LONGEST, address_part
from caspian.common.languages import KNOWN
from caspian.common.orthography import ORTHOGRAPHIES

HEADLINES = [
    ("az", "İranda İYUL ISTISI: QIZ qalası", "iranda-iyul-ıstısı-qız-qalası"),
    ("tr", "IŞIK ve İstanbul’un gemileri", "ışık-ve-istanbulun-gemileri"),
    ("en", "Don’t stop: 1,000 days at sea", "dont-stop-1-000-days-at-sea"),
    ("uz-latn", "Oʻzbekiston gʻalaba qildi", "ozbekiston-galaba-qildi"),
    ("kk-cyrl", "Қазақстан 2026 жылы", "қазақстан-2026-жылы"),
    ("ru", "Ёлка и\u0306од", "ёлка-йод"),
    ("ka", "წყალტუბო და კასპიის ზღვა", "tsqaltubo-da-kaspiis-zghva"),
    ("hy", "Երևան և Գյումրի. ոսկե եզր", "yerevan-yev-gyumri-voske-yezr"),
    ("fa", "می‌نامید ۱۴۰۵", "my-nmyd-1405"),
    ("en", "🙂🙂 … —", ""),
]  # fmt: skip


@pytest.mark.parametrize(("code", "headline", "part"), HEADLINES)
def test_a_headline_makes_an_address(code: str, headline: str, part: str) -> None:
    assert address_part(headline, code) == part


@given(st.text(max_size=200), st.sampled_from([code for code, _ in KNOWN]))
def test_it_is_short_composed_and_the_same_when_made_again(text: str, code: str) -> None:
    made = address_part(text, code)
    assert len(made) <= LONGEST
    assert made == unicodedata.normalize("NFC", made)
    assert address_part(made, code) == made
    assert not made.startswith("-")
    assert not made.endswith("-")


@pytest.mark.parametrize("code", ORTHOGRAPHIES)
def test_no_alphabet_makes_an_empty_one(code: str) -> None:
    for letter in ORTHOGRAPHIES[code].alphabet:
        assert address_part(f"{letter}{letter}", code)
    if ORTHOGRAPHIES[code].has_latin_addresses:
        assert address_part(ORTHOGRAPHIES[code].alphabet, code).isascii()
