"""The desk speaks as a newsroom does: no snippets, locales or moderation, and not of Wagtail."""

import re
from pathlib import Path
from typing import Any

import pytest
from babel.messages.pofile import read_po
from django.utils.translation import gettext
from tools.words import desk_english

from tests.cast import Cast
from tests.newsroom.desk.accounts.people import at_the_desk, somebody
from tests.newsroom.desk.conftest import shown

BARRED = re.compile(r"wagtail|snippet|moderation|\blocales?\b|\bcollections?\b", re.IGNORECASE)
SAID_TO_NOBODY = (
    "Wagtail upgrade available", "What's new in Wagtail", "Things in Wagtail",
    "Don't worry, we've got your back", "editor guide", "JavaScript is required",
)  # fmt: skip
"""what stands on screens that the desk leaves out, or inside a tag"""
SCREENS = ("", "articles/", "users/", "reports/workflow/", "collections/", "images/")


def test_the_catalogue_is_what_the_rules_make(tmp_path: Path) -> None:
    made = tmp_path / "django.po"
    desk_english.write(made)
    for kind in (".po", ".mo"):
        kept = desk_english.TARGET.with_suffix(kind).read_bytes()
        assert made.with_suffix(kind).read_bytes() == kept, "run `make words`"


def test_nothing_that_wagtail_marks_keeps_its_words() -> None:
    left = [
        str(message.id)
        for message in desk_english.messages()
        if not desk_english.NAMES_OF_APPS.match(_first(message.id))
        and BARRED.search(re.sub(r"%\(\w+\)s|<[^>]*>", "", _said(_first(message.id))))
        and not any(words in _first(message.id) for words in SAID_TO_NOBODY)
    ]
    assert left == []


def test_what_stands_in_brackets_stays() -> None:
    with desk_english.TARGET.open("rb") as file:
        catalogue = read_po(file, locale="en")
    placed = re.compile(r"%\(\w+\)[sd]|<[^>]*>")
    for message in catalogue:
        if message.id:
            said: Any = message.string
            assert placed.findall(_first(message.id)) == placed.findall(_first(said))


def _first(words: str | tuple[str, ...] | list[str]) -> str:
    return words if isinstance(words, str) else words[0]


def _said(words: str) -> str:
    return desk_english.said_by_a_newsroom(words)


@pytest.mark.django_db
def test_the_screens_say_it(cast: Cast) -> None:
    client = at_the_desk(somebody("ada", "administrator"))
    for screen in SCREENS:
        page = shown(client, f"/desk/{screen}")
        text = re.sub(r"<(script|style|noscript|template).*?</\1>|<[^>]*>", " ", page, flags=re.S)
        found = {word.lower() for word in BARRED.findall(text)}
        assert not found, f"/desk/{screen} says {found}"


def test_the_control_without_rules_leaves_them(monkeypatch: pytest.MonkeyPatch) -> None:
    assert gettext("In Moderation") == "In review"
    monkeypatch.setattr(desk_english, "RULES", ())
    with pytest.raises(AssertionError):
        test_nothing_that_wagtail_marks_keeps_its_words()
