"""The words round comments stand in every language of the paper, and no catalogue goes stale."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

from caspian.common.languages import KNOWN
from caspian.pages.render import LOCALE, environment_for, translations

PAGES = LOCALE.parent
LANGUAGES = [code for code, _ in KNOWN if code != "en"]
COMPLAINTS = ("Please enter your comment!", "Please enter your name here")


@pytest.fixture(scope="module")
def said() -> set[str]:
    """Return every message of templates and builders."""
    return set(_messages())


@pytest.mark.parametrize("code", LANGUAGES)
def test_both_complaints_are_in_every_language(code: str) -> None:
    words = translations(code)
    for complaint in COMPLAINTS:
        assert words.gettext(complaint) != complaint


def test_in_english_they_are_the_papers_own() -> None:
    template = "{% from 'components/comments.html' import complaint %}{{ complaint(code, {}) }}"
    shown = environment_for("en").from_string(template)
    assert shown.render(code="empty").strip() == COMPLAINTS[0]
    assert shown.render(code="unnamed").strip() == COMPLAINTS[1]


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_catalogue_translates_what_is_said_and_keeps_its_numbers(
    code: str, said: set[str]
) -> None:
    with (LOCALE / f"{code}.po").open("rb") as file:
        entries = [entry for entry in read_po(file) if entry.id]
    for entry in entries:
        assert entry.id in said, entry.id
        for name in ("%(now)s", "%(most)s"):
            assert (name in str(entry.id)) == (name in str(entry.string)), entry.id


def _messages() -> Iterator[str]:
    options = {"**.html": {"newstyle_gettext": "true", "trimmed": "false"}}
    methods = [("**.html", "jinja2.ext.babel_extract"), ("**.py", "python")]
    found = extract_from_dir(Path(PAGES), methods, options)
    for _, _, message, _, _ in found:
        yield from (message,) if isinstance(message, str) else message
