"""The words round comments, which came from the paper that ours began with, in every language."""

import pytest

from caspian.common.languages import KNOWN
from caspian.pages.render import environment_for, translations

LANGUAGES = [code for code, _ in KNOWN if code != "en"]
COMPLAINTS = ("Please enter your comment!", "Please enter your name here")


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
