"""How each language is written: its alphabet in order, its capitals, its money.

One table: what sorts names or changes case asks here, and knows no language by itself.
"""

import unicodedata
from dataclasses import dataclass
from functools import lru_cache


@dataclass(frozen=True)
class Orthography:
    """What a language is written with.

    `alphabet` has the small letters in their order; letters that a dictionary does not part, such
    as Russian е and ё, stand in one word. `pairs` are two letters that count as one, sorted behind
    the alphabet. `currency` is empty where the money has no sign. `dotless`: I is the capital of ı.
    `has_latin_addresses`: its letters would be long and unreadable in an address.
    """

    words: str
    pairs: tuple[str, ...] = ()
    currency: str = ""
    dotless: bool = False
    has_latin_addresses: bool = False

    @property
    def alphabet(self) -> str:
        """The small letters in their order, one after another."""
        return self.words.replace(" ", "")


ORTHOGRAPHIES = {
    "en": Orthography("a b c d e f g h i j k l m n o p q r s t u v w x y z", currency="$"),
    "az": Orthography(
        "a b c ç d e ə f g ğ h x ı i j k q l m n o ö p r s ş t u ü v y z",
        currency="₼", dotless=True,
    ),
    "fa": Orthography(
        "آ ا ءأؤئ ب پ ت ث ج چ ح خ د ذ ر ز ژ س ش ص ض ط ظ ع غ ف ق ک گ ل م ن و هة ی",
        currency="﷼", has_latin_addresses=True,
    ),
    "hy": Orthography(
        "ա բ գ դ ե զ է ը թ ժ ի լ խ ծ կ հ ձ ղ ճ մ յ ն շ ո չ պ ջ ռ ս վ տ ր ց ւ փ ք օ ֆ",
        currency="֏", has_latin_addresses=True,
    ),
    "ka": Orthography(
        "ა ბ გ დ ე ვ ზ თ ი კ ლ მ ნ ო პ ჟ რ ს ტ უ ფ ქ ღ ყ შ ჩ ც ძ წ ჭ ხ ჯ ჰ",
        currency="₾", has_latin_addresses=True,
    ),
    "kk-cyrl": Orthography(
        "а ә б в г ғ д е ё ж з и й к қ л м н ң о ө п р с т у ұ ү ф х һ ц ч ш щ ъ ы і ь э ю я",
        currency="₸",
    ),
    "kk-latn": Orthography(
        "a ä b c d e f g ğ h i ı j k l m n ñ o ö p q r s ş t u ū ü v w x y z",
        currency="₸", dotless=True,
    ),
    "ky": Orthography(
        "а б в г д е ё ж з и й к л м н ң о ө п р с т у ү ф х ц ч ш щ ъ ы ь э ю я"
    ),
    "ru": Orthography(
        "а б в г д её ж з и й к л м н о п р с т у ф х ц ч ш щ ъ ы ь э ю я", currency="₽"
    ),
    "tg": Orthography("а б в г ғ д её ж з и ӣ й к қ л м н о п р с т у ӯ ф х ҳ ч ҷ ш ъ э ю я"),
    "tk": Orthography("a b c ç d e ä f g h i j ž k l m n ň o ö p q r s ş t u ü v w x y ý z"),
    "tr": Orthography(
        "a b c ç d e f g ğ h ı i j k l m n o ö p q r s ş t u ü v w x y z",
        currency="₺", dotless=True,
    ),
    "uk": Orthography(
        "а б в г ґ д е є ж з и і ї й к л м н о п р с т у ф х ц ч ш щ ь ю я", currency="₴"
    ),
    "uz-cyrl": Orthography(
        "а б в г д её ж з и й к л м н о п р с т у ф х ц ч ш ъ э ю я ў қ ғ ҳ"
    ),
    "uz-latn": Orthography(
        "a b c d e f g h i j k l m n o p q r s t u v w x y z",
        pairs=("oʻ", "gʻ", "sh", "ch"),
    ),
    "ar": Orthography(
        "ء آ أ ؤ إ ئ ا ب ة ت ث ج ح خ د ذ ر ز س ش ص ض ط ظ ع غ ف ق ك ل م ن ه و ى ي"
    ),
}  # fmt: skip


def orthography(code: str) -> Orthography:
    """Return how a language is written, by a code such as "az" or "kk-Cyrl"; or as English is."""
    lower = code.lower()
    for known in (lower, lower.partition("-")[0], f"{lower}-cyrl", f"{lower}-latn"):
        if known in ORTHOGRAPHIES:
            return ORTHOGRAPHIES[known]
    return ORTHOGRAPHIES["en"]


def lowered(text: str, code: str) -> str:
    """Return a text in small letters, as its language writes them."""
    if orthography(code).dotless:
        text = text.replace("I\u0307", "i").replace("İ", "i").replace("I", "ı")
    return text.lower()


def uppered(text: str, code: str) -> str:
    """Return a text in capitals, as its language writes them."""
    if orthography(code).dotless:
        text = text.replace("i", "İ")
    return text.upper()


@lru_cache(1 << 14)
def sort_key(name: str, code: str) -> tuple[tuple[int, ...], tuple[int, ...], str]:
    """Return what a name is sorted by in a language: its letters first, then their marks, then all.

    Letters of the language come before those of other scripts, and small ones before capitals.
    """
    ranks, pairs = _ranks(code)
    small = unicodedata.normalize("NFC", lowered(unicodedata.normalize("NFC", name), code))
    first: list[int] = []
    second: list[int] = []
    at = 0
    while at < len(small):
        long = small[at : at + 2] in pairs
        rank, mark = _rank(small[at : at + 2] if long else small[at], ranks)
        at += 1 + long
        first += rank
        second.append(mark)
    return tuple(first), tuple(second), name.swapcase()


def initial(name: str, code: str) -> str:
    """Return the letter of the alphabet that a name is found under, "#" where it begins with none.

    In capitals, but for Georgian, which has none that a list would use.
    """
    ranks, pairs = _ranks(code)
    small = unicodedata.normalize("NFC", lowered(unicodedata.normalize("NFC", name), code))
    begins = small[:2] if small[:2] in pairs else small[:1]
    if begins and begins not in ranks:
        begins = unicodedata.normalize("NFD", begins)[0]
    rank, _ = ranks.get(begins, (0, 0))
    found = next((one for one, place in ranks.items() if place == (rank, 0)), begins)
    if not found.isalpha() and found not in pairs:
        return "#"
    return found if "ა" <= found <= "ჿ" else uppered(found[:1], code) + found[1:]


_LETTERS = 1 << 21
"""what the rank of a language's own letters begins at: behind every mark and digit"""
_OTHERS = _LETTERS << 1
_MARKS = " _-,;:!?.'\"()[]/"


def _rank(letter: str, ranks: dict[str, tuple[int, int]]) -> tuple[list[int], int]:
    if letter in ranks:
        rank, mark = ranks[letter]
        return [rank], mark
    if letter in _MARKS:
        return [_MARKS.index(letter)], 0
    if letter.isdigit():
        return [len(_MARKS) + unicodedata.digit(letter)], 0
    base, *marks = list(unicodedata.normalize("NFD", letter))
    if base in ranks:
        return [ranks[base][0]], 9 + sum(map(ord, marks))
    if unicodedata.combining(base):
        return [], ord(base)
    if not letter.isalpha():
        return [len(_MARKS) + 10 + ord(letter)], 0
    return [_OTHERS + ord(base)], sum(map(ord, marks))


@lru_cache
def _ranks(code: str) -> tuple[dict[str, tuple[int, int]], frozenset[str]]:
    known = orthography(code)
    ranks = {
        letter: (_LETTERS + position, mark)
        for position, word in enumerate((*known.words.split(), *known.pairs))
        for mark, letter in enumerate([word] if word in known.pairs else word)
    }
    return ranks, frozenset(known.pairs)
