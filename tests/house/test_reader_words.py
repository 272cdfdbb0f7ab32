"""The words of the reader's pages: all there in nine languages, and right in all that there are."""

import re
from collections.abc import Iterator
from copy import deepcopy

import pytest
from babel.messages.catalog import Catalog, Message
from tools.words.kazakh import kazakh_latin
from tools.words.readers import (
    COMPLETE,
    LOCALE,
    TRANSLATED,
    catalogue,
    messages,
    missing,
    plural_forms,
    rewritten,
    said,
)

from caspian.common.languages import babel_locale
from caspian.pages.render import translations
from tests.latin import has_latin_word

NUMBERS = (0, 1, 2, 5, 11, 21, 101)
ORDER = ("zero", "one", "two", "few", "many", "other")
LATIN = ("az", "kk-latn", "tk", "tr", "uz-latn")
SAME = {
    "Telegram", "WhatsApp", "X", "Facebook",  # names
    "%(size)s MB", "%(size)s kB", "%(temperature)s °C",  # units
}  # fmt: skip
PARTS = re.compile(r"%\(\w+\)s|</?\w[^>]*>|\d{4}-\d\d-\d\d|\S+@\S+\w")
SAID = said()
CATALOGUES = {code: catalogue(code) for code in TRANSLATED}


def forms(message: Message) -> tuple[str, ...]:
    """Return what stands for a message: one text, or one for each plural form."""
    string = message.string
    return tuple(string) if isinstance(string, (tuple, list)) else (str(string),)


def lost(catalog: Catalog) -> Iterator[str]:
    """Yield the texts that have other placeholders, tags or addresses than their message."""
    for message in messages(catalog):
        ids = message.id if isinstance(message.id, (tuple, list)) else (message.id,)
        for form in filter(None, forms(message)):
            if sorted(PARTS.findall(form)) != sorted(PARTS.findall(str(ids[-1]))):
                yield f"{ids[-1]} -> {form}"


@pytest.mark.parametrize("code", COMPLETE)
def test_no_message_is_missing(code: str) -> None:
    lacking = "\n".join(missing(CATALOGUES[code], SAID))
    assert not lacking, (
        f"Readers of {code} would find English words: these messages stand in no line of"
        f" {LOCALE.name}/{code}.po. Run `make words` and translate what it leaves empty:\n{lacking}"
    )


def test_the_controls_find_a_message_and_a_form_that_are_taken_away() -> None:
    without, in_part = deepcopy(CATALOGUES["ru"]), deepcopy(CATALOGUES["ru"])
    without.delete("Must read")
    articles = in_part.get("%(number)s article")
    assert articles is not None
    articles.string = ("", *forms(articles)[1:])
    assert missing(without, SAID) == ["Must read"]
    assert missing(in_part, SAID) == ["%(number)s article"]


@pytest.mark.parametrize("code", TRANSLATED)
def test_a_catalogue_is_as_make_words_writes_it(code: str) -> None:
    """No message that is gone, none that is in doubt, and the head that Unicode asks for."""
    written = (LOCALE / f"{code}.po").read_text("utf-8")
    assert written == rewritten(code), "run `make words`, and commit what it writes"
    assert f"Plural-Forms: {plural_forms(code)}" in written
    assert [message.id for message in CATALOGUES[code] if message.id and message.fuzzy] == []


@pytest.mark.parametrize("code", TRANSLATED)
def test_a_translation_keeps_what_is_put_in(code: str) -> None:
    assert list(lost(CATALOGUES[code])) == []


def test_the_control_finds_a_placeholder_that_is_lost() -> None:
    broken = deepcopy(CATALOGUES["tr"])
    broken["Source: %(source)s"].string = "Kaynak: %(kaynak)s"
    assert list(lost(broken)) == ["Source: %(source)s -> Kaynak: %(kaynak)s"]


@pytest.mark.parametrize("number", NUMBERS)
@pytest.mark.parametrize("code", TRANSLATED)
def test_each_plural_is_the_one_that_unicode_has_for_its_number(code: str, number: int) -> None:
    words, rule = translations(code), babel_locale(code).plural_form
    kinds = [kind for kind in ORDER if kind in {*rule.tags, "other"}]
    plural = [message for message in messages(CATALOGUES[code]) if isinstance(message.id, tuple)]
    assert len(plural) > 5
    for message in plural:
        shown = words.ngettext(message.id[0], message.id[1], number)
        assert shown == forms(message)[kinds.index(rule(number))], message.id
        assert str(number) in shown % dict.fromkeys(("number", "minutes", "names"), number)


@pytest.mark.parametrize("code", TRANSLATED)
def test_no_translation_is_still_english(code: str) -> None:
    """In Latin letters a text is not its message; in others it has no Latin word of its own."""
    is_latin = code in LATIN
    for message in messages(CATALOGUES[code]):
        for form in forms(message):
            bare = PARTS.sub(" ", form)
            assert is_latin or not has_latin_word(bare), f"{message.id}: {form}"
            assert not is_latin or form != message.id or form in SAME, message.id


def test_kazakh_in_latin_letters_follows_the_alphabet_of_2021() -> None:
    cyrillic = "Мәтіндегі Іле, Иә, ой, қазір, ұлы, үй, тыңшы, Һ, ғой, Шығыс, эфир, Я, досье"
    latin = "Mätındegı Ile, İä, oi, qazır, ūly, üi, tyñşy, H, ğoi, Şyğys, efir, Ia, dosie"
    assert kazakh_latin(cyrillic) == latin
    whole = (LOCALE / "kk-latn.po").read_text("utf-8")
    assert re.findall(r"[Ѐ-ӿ]", whole) == []
