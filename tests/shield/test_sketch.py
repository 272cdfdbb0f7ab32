"""A text told in other words is found; texts that only sound alike are not."""

import random

import pytest

from caspian.shield.sketch import ALIKE, is_short, keys, likeness, sketch

TEXTS = {
    "en": "The harbour works are a waste of money and the ministry knows it very well, ask anyone",
    "ru": "Строительство порта это пустая трата денег, и министерство прекрасно об этом знает",
    "fa": "ساخت بندر فقط هدر دادن پول مردم است و وزارتخانه این را به خوبی می‌داند، از همه بپرسید",
    "ka": "პორტის მშენებლობა ფულის ფუჭად ხარჯვაა და სამინისტრომ ეს ძალიან კარგად იცის, ჰკითხეთ",
    "hy": "Նավահանգստի շինարարությունը փողի վատնում է, և նախարարությունը դա շատ լավ գիտի, հարցրեք",
}


def told_again(text: str, chance: random.Random) -> str:
    """Return a text with a word in ten replaced, shouted at, and with signs strewn in."""
    words = text.split()
    words[chance.randrange(len(words))] = "обязательно"
    words.insert(chance.randrange(len(words)), "😡😡")
    return " ".join(words).upper() + "!!! 👍 #2471"


@pytest.mark.parametrize("language", TEXTS)
def test_a_text_told_again_is_alike_and_shares_keys(language: str) -> None:
    text, chance = TEXTS[language], random.Random(1)
    found = 0
    for _ in range(50):
        again = sketch(told_again(text, chance))
        assert likeness(sketch(text), again) > ALIKE
        found += bool(set(keys(sketch(text))) & set(keys(again)))
    assert found >= 49


def test_the_control_other_texts_are_not_alike() -> None:
    sketches = [sketch(text) for text in TEXTS.values()]
    sketches.append(sketch("The harbour is beautiful in spring and we go there with the children"))
    for at, one in enumerate(sketches):
        assert all(likeness(one, other) < ALIKE / 2 for other in sketches[:at])
        assert not any(set(keys(one)) & set(keys(other)) for other in sketches[:at])


@pytest.mark.parametrize(
    "text",
    ["I agree", "Спасибо!", "Thank you for this", "მადლობა დიდი", "خیلی ممنون از شما", "👍" * 9],
)
def test_what_everybody_says_has_no_sketch(text: str) -> None:
    assert sketch(text) == frozenset()
    assert keys(sketch(text)) == []


def test_some_words_are_few_enough_for_two_people_to_hit_upon() -> None:
    assert is_short("Thank you for this great article")
    assert not is_short(TEXTS["en"])


def test_a_quotation_is_not_ones_own_text() -> None:
    quoted = f"> {TEXTS['en']}\n"
    assert sketch(quoted) == frozenset()
    assert sketch(quoted + TEXTS["ru"]) == sketch(TEXTS["ru"])


def test_keys_fit_a_signed_column() -> None:
    assert all(0 <= key < 2**63 for text in TEXTS.values() for key in keys(sketch(text)))
