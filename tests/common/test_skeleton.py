"""Skeletons are Unicode's: all its mappings, and nothing is left of what it ignores."""

import unicodedata
from pathlib import Path

import pytest

from caspian.common import visible as module
from caspian.common.visible import skeleton, without_ignorable

DATA = Path(module.__file__).parent
MAPPINGS = [
    line.split()
    for line in (DATA / "confusables.txt").read_text("utf-8").splitlines()
    if not line.startswith("#")
]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("paypal", "раураӏ"),
        ("scope", "ѕсоре"),
        ("Caspian", "Саѕріап".replace("п", "n")),
        ("modern", "modem"),
        ("Il1|", "llll"),
        ("ﷲ", "لله".replace("ل", "ل")),
    ],
)
def test_what_looks_alike_has_one_skeleton(one: str, other: str) -> None:
    is_one = skeleton(one) == skeleton(other)
    assert is_one == (one != "ﷲ"), "the last is alike only once it is taken apart (NFKD)"


def test_every_mapping_is_read_and_ends_in_itself() -> None:
    assert len(MAPPINGS) == 6565
    for code, *to in MAPPINGS:
        expected = "".join(chr(int(one, 16)) for one in to)
        found = module._prototypes()[int(code, 16)]
        assert found == expected
        assert skeleton(skeleton(found)) == skeleton(found), code


def test_case_and_accents_count() -> None:
    assert skeleton("Nino") != skeleton("NINO")
    assert skeleton("Nino") != skeleton("Niño")


def test_what_unicode_ignores_is_gone() -> None:
    formats = [chr(n) for n in range(0x110000) if unicodedata.category(chr(n)) == "Cf"]
    # Of all format characters these show something, or stand for something, by Unicode's word.
    kept = [letter for letter in formats if without_ignorable(letter)]
    assert {unicodedata.name(letter).partition(" ")[0] for letter in kept} == {
        "ARABIC", "SYRIAC", "INTERLINEAR", "KAITHI", "EGYPTIAN",
    }  # fmt: skip
    assert without_ignorable("a\u200b\u00ad\u3164\ufe0f\U000e0041b") == "ab"


def test_the_licence_lies_beside_the_data() -> None:
    assert "UNICODE LICENSE V3" in (DATA / "confusables-LICENSE.txt").read_text("utf-8")
    assert "© 2025 Unicode" in (DATA / "confusables.txt").read_text("utf-8")
