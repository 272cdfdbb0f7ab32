"""Names are alike when readers can't tell them apart; honest names are like nobody else's."""

import itertools

import pytest

from caspian.shield.names import looks_of
from tests.comments.lookalikes import lookalikes
from tests.common.scripts import NAMES

OURS = (
    "The Caspian Times", "Kaspi Zamanı", "Каспийское время", "კასპიის დრო", "Կասպից ժամանակ",
    "زمان خزر", "Aysel Quliyeva", "Davit Beridze", "Нина Ким", "Əli Məmmədov", "Łukasz Oż",
    "لیلا احمدی", "მაკა კობიაშვილი", "nino", "tigran", "प्रिया शर्मा", "สมชาย ใจดี",
)  # fmt: skip


@pytest.mark.parametrize("name", OURS)
def test_every_lookalike_is_alike(name: str) -> None:
    ours = looks_of(name)
    made = list(lookalikes(name))
    assert len(made) > 80
    assert [one for one in made if not ours.is_in(looks_of(one))] == []


def test_honest_names_of_all_scripts_are_like_no_other() -> None:
    every = [*OURS, *NAMES.values()]
    for one, other in itertools.permutations(every, 2):
        assert not looks_of(one).is_in(looks_of(other)), (one, other)


@pytest.mark.parametrize(
    ("ours", "other"),
    [
        ("nino", "Antonino"),  # one word is never found inside another
        ("Davit Beridze", "Davit Berishvili"),
        ("Aysel Quliyeva", "Aysel"),
        ("Anna Li", "Joanna Lisa"),
        ("بدر", "ندر"),
        ("राम", "रम"),
        ("", "anything"),
        ("★", "anything"),
    ],
)
def test_what_is_not_alike(ours: str, other: str) -> None:
    assert not looks_of(ours).is_in(looks_of(other))


@pytest.mark.parametrize(
    ("ours", "other"),
    [
        ("The Caspian Times", "ᵀʰᵉ ᶜᵃˢᵖⁱᵃⁿ ᵀⁱᵐᵉˢ"),
        ("The Caspian Times", "The Ca5pian T!mes"),
        ("The Caspian Times", "₮h€ ₵@$pian ₮¡me$"),
        ("The Caspian Times", "Thє Cαspian Tιмεѕ"),
        ("The Caspian Times", "TheーCaspianーTimes"),
        ("The Caspian Times", "The Caspian\u302e\u0903 Times"),
        ("زمان خزر", "زمــــــان خـــزر"),
        ("زمان خزر", "زمٱن خزڕ"),
        ("کاوه گلستان", "كاوة ڰلستان"),
        ("კასპიის დრო", "ႩႠႱႮႨႨႱ ႣႰႭ"),
        ("კასპიის დრო", "ⴉⴀⴑⴎⴈⴈⴑ ⴃⴐⴍ"),
        ("Արև Սարգսյան", "ԱՐԵՎ ՍԱՐԳՍՅԱՆ"),
    ],
)
def test_what_is_typed_instead_of_a_letter_is_alike(ours: str, other: str) -> None:
    assert looks_of(ours).is_in(looks_of(other))


@pytest.mark.parametrize(
    "other",
    ["Quliyeva Aysel", "Aysel Quliyeva (editor)", "AyselQuliyeva", "редактор AYSEL QULİYEVA"],
)
def test_a_full_name_is_found_turned_round_and_dressed_up(other: str) -> None:
    assert looks_of("Aysel Quliyeva").is_in(looks_of(other))
