"""A language for tests: every text that is looked up in a catalogue comes back as ⟦text⟧.

What stands on a screen without these marks was never looked up, and can't be translated.
"""

import re
from collections.abc import Iterable, Iterator
from html.parser import HTMLParser
from pathlib import Path

import django
import wagtail
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from tools.words.extract import TARGET

OPEN, CLOSE = "⟦", "⟧"
_INNERMOST = re.compile(f"{OPEN}[^{OPEN}{CLOSE}]*{CLOSE}")
_WORD = re.compile(r"[^\W\d_]{2,}")
_UNSEEN = frozenset(["script", "style", "template", "code", "option-value"])
_ATTRIBUTES = ("title", "placeholder", "aria-label", "alt")
_EMPTY = frozenset(["input", "img", "br", "hr", "meta", "link", "use", "col", "rect", "line"])


def make_catalogue(folder: Path) -> Path:
    """Write the language into a folder for LOCALE_PATHS; Django's and Wagtail's texts are in it."""
    catalog = Catalog(locale="en")
    for path in (TARGET, *_theirs()):
        with path.open("rb") as file:
            for message in read_po(file):
                if not message.id:
                    continue
                ids = message.id if isinstance(message.id, tuple) else (message.id,)
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
    found = []
    for text in reader.texts:
        rest = text
        while rest != (rest := _INNERMOST.sub(" ", rest)):
            pass
        for known in sorted(data, key=len, reverse=True):
            rest = rest.replace(known, " ")
        if _WORD.search(rest):
            found.append(text)
    return list(dict.fromkeys(found))


class _Reader(HTMLParser):
    """Collects the texts and the attributes of a page that people read or hear."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []
        self._unseen: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _UNSEEN:
            self._unseen.append(tag)
        given = dict(attrs)
        names = [*_ATTRIBUTES, *(["value"] if given.get("type") == "submit" else [])]
        self.texts += [text for name in names if (text := given.get(name))]

    def handle_endtag(self, tag: str) -> None:
        if self._unseen and self._unseen[-1] == tag:
            self._unseen.pop()

    def handle_data(self, data: str) -> None:
        if not self._unseen and data.strip():
            self.texts.append(" ".join(data.split()))
