"""Capitals and the order of names as each language has them, asked of Node's ICU where it is."""

import json
import random
import shutil
import subprocess
import unicodedata
from typing import Any

import pytest

from caspian.common.orthography import (
    ORTHOGRAPHIES,
    initial,
    lowered,
    orthography,
    sort_key,
    uppered,
)

NAMES = 500
STRINGS = 2000
SORTED = ("az", "fa", "hy", "ka", "kk-cyrl", "ky", "ru", "tk", "tr", "uk", "uz-latn")
"""of which this Node knows the order"""
SORT = """const [code, names] = JSON.parse(require("fs").readFileSync(0, "utf-8"));
if (Intl.Collator.supportedLocalesOf([code]).length === 0) process.exit(3);
const order = new Intl.Collator(code);
console.log(JSON.stringify(names.sort(order.compare)))"""
CASE = """const [code, texts] = JSON.parse(require("fs").readFileSync(0, "utf-8"));
console.log(JSON.stringify(texts.map(t => [t.toLocaleLowerCase(code), t.toLocaleUpperCase(code)])))
"""


def node(script: str, *told: Any) -> Any:
    """Return what Node answers; without Node there is nobody to ask."""
    if shutil.which("node") is None:
        pytest.skip("this needs Node")
    asked = subprocess.run(
        ["node", "-e", script], input=json.dumps(told), capture_output=True, text=True, check=True
    )
    return json.loads(asked.stdout)


def names_in(code: str) -> list[str]:
    """Return names that do not exist, in the letters of a language: some of two words, no twins."""
    chance = random.Random(code)
    known = orthography(code)
    letters = [*known.alphabet, *known.pairs]

    def word() -> str:
        made = "".join(chance.choices(letters, k=chance.randint(1, 6)))
        return uppered(made[0], code) + made[1:]

    found = {" ".join(word() for _ in range(chance.choice((1, 1, 2)))) for _ in range(NAMES)}
    return sorted(found, key=lambda one: chance.random())


@pytest.mark.parametrize(
    ("code", "capitals", "small"),
    [
        ("az", "İYUL ISTISI: QIZ", "iyul ıstısı: qız"),
        ("tr", "DİYARBAKIR IĞDIR", "diyarbakır ığdır"),
        ("kk-latn", "QIZYLORDA, İRAN", "qızylorda, iran"),
        ("kk-Cyrl", "ҚЫЗЫЛОРДА", "қызылорда"),
        ("uz-latn", "ISTIQLOL", "istiqlol"),
        ("en", "IRAN", "iran"),
        ("ka", "ᲗᲑᲘᲚᲘᲡᲘ", "თბილისი"),
    ],
)
def test_a_language_has_capitals_of_its_own(code: str, capitals: str, small: str) -> None:
    assert lowered(capitals, code) == small
    assert uppered(small, code) == capitals


@pytest.mark.parametrize("code", ["az", "tr", "en", "ru", "hy", "ka", "kk-cyrl", "uz-latn", "fa"])
def test_case_is_what_icu_says(code: str) -> None:
    chance = random.Random(code)
    letters = orthography(code).alphabet + uppered(orthography(code).alphabet, code) + "Iİıi 1-’"
    texts = ["".join(chance.choices(letters, k=9)) for _ in range(STRINGS)]
    said = node(CASE, code.partition("-")[0], texts)
    assert [[lowered(text, code), uppered(text, code)] for text in texts] == said


@pytest.mark.parametrize("code", SORTED)
def test_names_are_sorted_as_icu_sorts_them(code: str) -> None:
    names = names_in(code)
    ours = sorted(names, key=lambda one: sort_key(one, code))
    assert ours == node(SORT, code.partition("-")[0], names)


def test_the_control_is_sorted_otherwise() -> None:
    names = names_in("az")
    assert sorted(names) != node(SORT, "az", names)


def test_a_name_of_another_language_stands_with_its_letter() -> None:
    names = ["Ahmet", "Ágnes", "Zeynep", "Çetin", "Cem", "Баку", "5 gün"]
    assert sorted(names, key=lambda one: sort_key(one, "tr")) == [
        "5 gün", "Ágnes", "Ahmet", "Cem", "Çetin", "Zeynep", "Баку",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("code", "name", "letter"),
    [
        ("tr", "ırmak", "I"),
        ("tr", "ince", "İ"),
        ("tr", "Ágnes", "A"),
        ("ru", "Ёлкин", "Е"),
        ("kk-cyrl", "Ёлкин", "Ё"),
        ("uz-latn", "Shahrisabz", "Sh"),
        ("ka", "ბაქო", "ბ"),
        ("fa", "أصفهان", "ء"),
        ("hy", "երևան", "Ե"),
        ("en", "Баку", "Б"),
        ("en", "1977", "#"),
        ("en", "“Sea”", "#"),
        ("en", "", "#"),
    ],
)
def test_a_name_is_found_under_a_letter(code: str, name: str, letter: str) -> None:
    assert initial(name, code) == letter


@pytest.mark.parametrize("code", ORTHOGRAPHIES)
def test_an_alphabet_names_each_letter_once(code: str) -> None:
    letters = ORTHOGRAPHIES[code].alphabet
    assert len(set(letters)) == len(letters)
    assert unicodedata.normalize("NFC", letters) == letters
    assert lowered(letters, code) == letters
