"""A language for tests: every text that is looked up in a catalogue comes back as ⟦text⟧.

What stands on a screen without these marks was never looked up, and can't be translated.
"""

import re
from collections.abc import Iterable, Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import django
import wagtail
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from tools.words.extract import TARGET

OPEN, CLOSE = "⟦", "⟧"
_WORD = re.compile(r"[^\W\d_]{2,}")
_UNSEEN = frozenset(["script", "style", "template", "code"])
_ATTRIBUTES = ("title", "placeholder", "aria-label", "alt")


def make_catalogue(folder: Path) -> Path:
    """Write the language into a folder for LOCALE_PATHS; Django's and Wagtail's texts are in it."""
    catalog = Catalog(locale="en")
    for path in (TARGET, *_theirs()):
        with path.open("rb") as file:
            for message in read_po(file):
                ids: Any = message.id if isinstance(message.id, (tuple, list)) else (message.id,)
                if not message.id:
                    continue
                wrapped = tuple(_wrapped(one) for one in ids)
                catalog.add(
                    message.id,
                    wrapped if len(wrapped) > 1 else wrapped[0],
                    context=message.context,
                )
    target = folder / "en" / "LC_MESSAGES"
    target.mkdir(parents=True)
    with (target / "django.mo").open("wb") as file:
        write_mo(file, catalog)
    return folder


def _theirs() -> Iterator[Path]:
    for module in (django, wagtail):
        assert module.__file__
        yield from sorted(Path(module.__file__).parent.rglob("locale/en/LC_MESSAGES/django.po"))


def _wrapped(text: str) -> str:
    # Formats of dates and the like are looked up, too, and must stay what they are.
    return f"{OPEN}{text}{CLOSE}" if _WORD.search(text) and not text.isupper() else text


def unmarked(screen: str, data: Iterable[str] = ()) -> list[str]:
    """Return what somebody reads on a screen that no catalogue knows; `data` is no word of ours."""
    reader = _Reader()
    reader.feed(screen)
    known = re.compile("|".join(re.escape(one) for one in sorted(data, key=len, reverse=True)))
    found = []
    for text in reader.texts:
        rest = known.sub(" ", text) if known.pattern else text
        if _WORD.search(rest):
            found.append(text)
    return list(dict.fromkeys(found))


class _Reader(HTMLParser):
    """Collects what people read or hear of a page, apart from what stands inside the marks."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []
        self._unseen: list[str] = []
        self._depth = 0
        """of marks that are open: a marked text may hold tags"""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _UNSEEN:
            self._unseen.append(tag)
        given = dict(attrs)
        for name in (*_ATTRIBUTES, *(["value"] if given.get("type") == "submit" else [])):
            text, _ = _outside(given.get(name) or "", 0)
            self._keep(text if tag != "button" or name != "value" else "")

    def handle_endtag(self, tag: str) -> None:
        if self._unseen and self._unseen[-1] == tag:
            self._unseen.pop()

    def handle_data(self, data: str) -> None:
        if not self._unseen:
            text, self._depth = _outside(data, self._depth)
            self._keep(text)

    def _keep(self, text: str) -> None:
        if text.strip():
            self.texts.append(" ".join(text.split()))


def _outside(text: str, depth: int) -> tuple[str, int]:
    """Return what stands outside of all marks, and how many are open at the end."""
    kept = []
    for letter in text:
        depth += letter == OPEN
        kept.append(letter if depth == 0 else "")
        depth -= letter == CLOSE and depth > 0
    return "".join(kept), depth
