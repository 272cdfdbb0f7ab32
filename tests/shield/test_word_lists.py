"""The lists find whole words, whatever they are dressed up as, and leave harmless ones alone."""

from pathlib import Path

import pytest

from caspian.shield import word_lists
from caspian.shield.disguises import plain_words
from caspian.shield.word_lists import KINDS, find, read_list

LISTS = sorted((Path(word_lists.__file__).parent / "words").glob("*.txt"))
HARMLESS = (
    "Scunthorpe and Penistone won; the assassin had a classic cocktail in Essex. I got the pic. "
    "Kılıç sık sık geldi, piçlik değil, göl güzel; köpek ve kopek, malum, am, pis hava. "
    "Хачапури и сукно, застрахуй, употреблять, колебать, Хачатурян, хохлома, жидкость, урожай, "
    "педиатр, москалёв мост, скот, твари, даунтаун, казино закрыли, ставки выросли. "
    "ტრაქტორი და ბოზბაში. Ես հիմա տուն եմ գնում: Малади, мал, қазақ, оңай. "
    "شرط اول و وام بانکی، کثیف، حیوانات، احمد. Amina and Kike came to Huyton. Bugun pul oldim."
)


def kinds(text: str) -> set[str]:
    return {found.kind for found in find(text)}


def test_harmless_words_are_left_alone() -> None:
    assert find(HARMLESS) == []


def test_the_control_finds_what_stands_among_harmless_words() -> None:
    assert kinds(f"{HARMLESS} You moron") == {"insults"}


@pytest.mark.parametrize("path", LISTS, ids=lambda path: path.stem)
def test_each_entry_is_found_in_a_sentence(path: Path) -> None:
    for entry, kind in read_list(path):
        assert kind in KINDS, entry
        assert kind in kinds(f"— {entry.replace('*', '')}! —"), entry


@pytest.mark.parametrize(
    "text",
    ["1d1ot", "IDIOT!!!", "i d i o t", "idioooot", "ｉｄｉｏｔ", "идиоты", "и.д.и.о.т", "ИДИ0Т"],
)
def test_disguises_are_seen_through(text: str) -> None:
    assert kinds(f"you {text} there") == {"insults"}


def test_phrases_need_all_their_words_in_order() -> None:
    assert kinds("I hope you die, all of you") == {"threats"}
    assert kinds("you die as I hope") == set()
    assert kinds("the new online casino in Batumi") == {"spam"}


def test_editors_add_words_and_allow_others() -> None:
    own = "бойкот*\n  buy gold \n\n*"
    assert [found.kind for found in find("Все на бойкоты!", own)] == ["own_words"]
    assert [found.words for found in find("Buy  GOLD now", own)] == ["buy gold"]
    assert find("Such an idiot", allowed="Idiot*") == []


def test_no_entry_of_one_word_is_so_short_that_it_stands_for_anything() -> None:
    for path in LISTS:
        for entry, _ in read_list(path):
            bare = "".join(plain_words(entry))
            assert len(bare) >= 3, entry
            assert len(bare) >= 4 or not entry.endswith("*"), entry
