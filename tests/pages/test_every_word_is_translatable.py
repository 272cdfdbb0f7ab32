"""Every word on the reader's side goes through gettext, so that a language costs no rewriting."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from babel.support import NullTranslations
from lxml import html

from caspian.pages import render
from caspian.pages.builders import frame
from tests.cast import Cast
from tests.pages.foreign_paper import paper_in
from tests.pages.watchdog import answer

MARKED = re.compile(r"⟦[^⟦⟧]*⟧")
# What the newsroom wrote, numbers and names are not the templates' words.
OURS = re.compile(r"[A-Za-z]{3,}")


class Pseudo(NullTranslations):
    """Marks every message, so that what is not marked did not go through gettext."""

    def gettext(self, message: str) -> str:
        return f"⟦{message}⟧"

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return f"⟦{msgid1 if n == 1 else msgid2}⟧"

    def pgettext(self, context: str, message: str) -> str:
        return f"⟦{message}⟧"

    def npgettext(self, context: str, singular: str, plural: str, num: int) -> str:
        return self.ngettext(singular, plural, num)

    # Jinja prefers these names of Babel's where they exist.
    ugettext, upgettext = gettext, pgettext
    ungettext, unpgettext = ngettext, npgettext


@pytest.fixture(autouse=True)
def _pseudo(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(render, "translations", lambda language: Pseudo())
    monkeypatch.setattr(frame, "translations", lambda language: Pseudo())
    render.environment_for.cache_clear()
    yield
    render.environment_for.cache_clear()


def unmarked(document: Any) -> list[str]:
    """Return the words of the templates that did not go through gettext."""
    # Names of languages and of the sites to share on are names, the same in every language.
    names = "//*[@lang != 'ka'] | //*[contains(@class, 'share')]//a | //head/meta"
    # What is copied is HTML, and words of ours in it none.
    code = "//textarea[@readonly]"
    for element in document.xpath(f"//script | //style | //head/link | {code} | {names}"):
        element.drop_tree()
    texts = "\n".join(str(part) for part in document.xpath("//text()"))
    labels = "\n".join(document.xpath("//@aria-label | //@title | //@alt"))
    # A message may hold links, so its two marks may stand in different elements.
    left = MARKED.sub(" ", f"{texts}\n{labels}").split("\n")
    return [one.strip() for one in left if OURS.search(one)]


def test_no_word_of_a_page_escapes_gettext(cast: Cast) -> None:
    # Everything that the newsroom writes is in Georgian here, so Latin letters are ours.
    paths = paper_in("ka", cast)
    assert sum("/embed/" in path for path in paths) > 2
    for path in paths:
        assert unmarked(html.document_fromstring(answer(path).html)) == [], path


def test_the_control_finds_a_word_that_escaped() -> None:
    assert unmarked(html.document_fromstring("<p>Must read</p>")) == ["Must read"]
