"""The rules of form that every comment keeps, whichever way it comes in: form, desk, import."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from caspian.comments.models import CommentSettings
from caspian.comments.models.comment import NAME
from caspian.common.visible import bounded, shows, without_unseen
from caspian.shield.links import links_in

_GAPS = re.compile(r"[^\S\n]+")
_BLANK_LINES = re.compile(r"\n\s*\n\s*")
_LONGEST_INPUT = 40_000
"""characters that are looked at at all"""

Complaints = Mapping[str, tuple[str, dict[str, Any]]]
"""by field: what is wrong with it, as a code, and the numbers that its sentence names"""
_SENTENCES = {
    "empty": _("The text is empty."),
    "long": _("The text has {now} characters: shorten it to {most}."),
    "links": _("It has too many links: at most {most} are allowed."),
    "unnamed": _("The name is empty."),
    "long_name": _("The name is too long: shorten it to {most} characters."),
    "email": _("This is not an e-mail address."),
}


class RefusedWording(Exception):
    """A comment that is not taken as it stands; `complaints` say by field what to do."""

    def __init__(self, complaints: Complaints) -> None:
        super().__init__(", ".join(code for code, _ in complaints.values()))
        self.complaints = complaints


@dataclass(frozen=True)
class Wording:
    """A name and a text that keep the rules."""

    name: str
    text: str


def worded(name: str, text: str, email: str = "", rules: CommentSettings | None = None) -> Wording:
    """Return what was written, cleaned of what can't be seen.

    Raises RefusedWording with the codes empty, long, links (for the text), unnamed, long_name
    (for the name) and email.
    """
    rules = rules or CommentSettings.load()
    found = Wording(one_line(name), plain(text))
    complaints: dict[str, tuple[str, dict[str, Any]]] = {}
    if not shows(found.text):
        complaints["text"] = ("empty", {})
    elif len(found.text) > rules.longest:
        complaints["text"] = ("long", {"most": rules.longest, "now": len(found.text)})
    elif links_in(found.text) > rules.most_links:
        complaints["text"] = ("links", {"most": rules.most_links})
    if not shows(found.name):
        complaints["name"] = ("unnamed", {})
    elif len(found.name) > NAME:
        complaints["name"] = ("long_name", {"most": NAME})
    if email.strip() and not _is_email(email.strip()):
        complaints["email"] = ("email", {})
    if complaints:
        raise RefusedWording(complaints)
    return found


def plain(text: str) -> str:
    """Return a text with its line breaks, without what can't be seen or towers over a line."""
    lines = without_unseen(text[:_LONGEST_INPUT].replace("\r\n", "\n").replace("\r", "\n"))
    lines = "\n".join(_GAPS.sub(" ", line).strip() for line in lines.split("\n"))
    return bounded(_BLANK_LINES.sub("\n\n", lines)).strip()


def one_line(text: str) -> str:
    """Return a text on one line."""
    return " ".join(plain(text[:_LONGEST_INPUT]).split())


def _is_email(text: str) -> bool:
    name, at, host = text.rpartition("@")
    return bool(name and at and "." in host.strip(".") and len(text) <= 254 and " " not in text)


def in_words(refused: RefusedWording) -> list[str]:
    """Return a sentence for each thing that is wrong."""
    return [_SENTENCES[code].format(**numbers) for code, numbers in refused.complaints.values()]
