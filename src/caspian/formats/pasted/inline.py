"""The text of one paragraph while it is read: runs of letters with their looks, and then markup."""

import re
from dataclasses import dataclass
from functools import lru_cache
from html import escape
from urllib.parse import parse_qs, urlsplit

BREAK = "\n"
_BLANKS = re.compile(r"[ \t\n\r\f]+")
_MIXED = re.compile(r"[ \u00a0]*(?: \u00a0|\u00a0 | {2}|\u00a0{2})[ \u00a0]*")
_SCHEMES = ("http", "https", "mailto", "tel")
_TAGS = (("b", "b"), ("i", "i"), ("s", "s"), ("sup", "sup"), ("sub", "sub"))


@dataclass(frozen=True, slots=True)
class LetterLooks:
    """How letters look: bold, italic, struck out, raised or lowered, and where they lead."""

    b: bool = False
    i: bool = False
    s: bool = False
    sup: bool = False
    sub: bool = False
    href: str = ""


PLAIN = LetterLooks()


class Run:
    """The letters of a paragraph in the order in which they come."""

    def __init__(self) -> None:
        self._parts: list[tuple[str, LetterLooks]] = []

    def add(self, text: str, looks: LetterLooks, *, keeps_lines: bool = False) -> None:
        """Add a text as HTML has it: blanks and line ends are one blank, unless they are kept."""
        if keeps_lines:
            lines = text.replace("\r\n", BREAK).replace("\r", BREAK).split(BREAK)
            for number, line in enumerate(lines):
                if number:
                    self.put(BREAK, looks)
                if line:
                    self.put(line, looks)
        elif text:
            self.put(_BLANKS.sub(" ", text), looks)

    def put(self, text: str, looks: LetterLooks = PLAIN) -> None:
        """Add a text as it is."""
        self._parts.append((text, looks))

    def take(self) -> list["Run"]:
        """Return the paragraphs that were read, apart where two breaks follow one another."""
        parts, self._parts = self._parts, []
        found = [Run()]
        breaks = 0
        for text, looks in parts:
            if text == BREAK:
                breaks += 1
                continue
            if breaks and text.strip():
                if breaks > 1:
                    found.append(Run())
                else:
                    found[-1].put(BREAK)
                breaks = 0
            elif breaks:
                continue  # a blank beside a break
            found[-1].put(text, looks)
        return [run for run in found if run.text()]

    def text(self) -> str:
        """Return the letters alone, in one line for each line of the paragraph."""
        lines = "".join(text for text, _ in self._parts).split(BREAK)
        return BREAK.join(filter(None, (_one_line(line) for line in lines)))

    def html(self) -> str:
        """Return the letters with their markup."""
        out: list[str] = []
        open_looks = PLAIN
        for text, looks in _tidied(self._parts):
            if text == BREAK:
                # Inside of what is open: <b>one<br>two</b> is one piece of bold.
                out.append("<br>")
                continue
            if looks != open_looks:
                out.append(_closing(open_looks) + _opening(looks))
                open_looks = looks
            out.append(escape(text, quote=False).replace("\u00a0", "&nbsp;"))
        out.append(_closing(open_looks))
        return "".join(out)


def link(address: str) -> str:
    """Return where a link leads, as a page may say it; empty where it leads nowhere for readers."""
    address = "".join(address.split())
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    if parts.scheme.lower() not in _SCHEMES:
        return ""
    if parts.hostname == "www.google.com" and parts.path == "/url":
        # Google's documents lead through a page that counts who follows a link.
        aims = parse_qs(parts.query).get("q", [])
        return (
            link(aims[0]) if aims and not aims[0].startswith("https://www.google.com/url") else ""
        )
    if parts.scheme.lower() in ("http", "https") and not parts.hostname:
        return ""
    return address


def _one_line(text: str) -> str:
    return _MIXED.sub(" ", text).strip(" \u00a0")


def _tidied(parts: list[tuple[str, LetterLooks]]) -> list[tuple[str, LetterLooks]]:
    """Return the parts with one blank where several meet, and none at the ends of lines."""
    out: list[tuple[str, LetterLooks]] = []
    blank = True  # as if one stood before the first letter
    for text, looks in parts:
        if text == BREAK:
            _strip_end(out)
            out.append((text, looks))
            blank = True
            continue
        tidy = _MIXED.sub(" ", text)
        if blank:
            tidy = tidy.lstrip(" \u00a0")
        if not tidy:
            continue
        blank = tidy[-1] in " \u00a0"
        if out and out[-1][1] == looks and out[-1][0] != BREAK:
            out[-1] = (out[-1][0] + tidy, looks)
        else:
            out.append((tidy, looks))
    _strip_end(out)
    return out


def _strip_end(parts: list[tuple[str, LetterLooks]]) -> None:
    while parts and parts[-1][0] != BREAK:
        text, looks = parts.pop()
        if kept := text.rstrip(" \u00a0"):
            parts.append((kept, looks))
            return


@lru_cache(maxsize=256)
def _opening(looks: LetterLooks) -> str:
    tags = "".join(f"<{tag}>" for tag, name in _TAGS if getattr(looks, name))
    return (f'<a href="{escape(looks.href)}">' if looks.href else "") + tags


@lru_cache(maxsize=256)
def _closing(looks: LetterLooks) -> str:
    tags = "".join(f"</{tag}>" for tag, name in reversed(_TAGS) if getattr(looks, name))
    return tags + ("</a>" if looks.href else "")
