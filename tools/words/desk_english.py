"""Writes the desk's English: Wagtail's own words, said as a newsroom says them.

    make words

Wagtail speaks of snippets, moderation, locales and itself. Django looks words up in a project's
catalogue before those of its apps, so one catalogue for English replaces them, wherever Wagtail
says them. The rules below are applied to all that Wagtail marks: after an upgrade, run this again.
"""

import datetime as dt
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import wagtail
from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).parents[2]
TARGET = ROOT / "src/caspian/project/locale/en/LC_MESSAGES/django.po"
LEFT_OUT = (
    "contrib/styleguide",
    "contrib/search_promotions",
    "contrib/forms",
    "contrib/table_block",
)
"""apps that are not installed"""
RULES: tuple[tuple[str, Any], ...] = (
    # What Wagtail calls its review.
    (r"in moderation stage \"", 'at the step "'),
    (r"to moderation stage \"", 'at the step "'),
    (r"submitted for moderation to workflow", "submitted for review in the workflow"),
    (r"for moderation", "for review"),
    (r"awaiting moderation in task", "waiting for review at the step"),
    (r"awaiting moderation", "waiting for review"),
    (r"\bIn Moderation\b", "In review"),
    (r"\bin moderation\b", "in review"),
    (r"in the moderation workflow", "in the review"),
    (r"moderation", "review"),
    (r"moderated or approved", "reviewed"),
    # States of an article.
    (r"^live\b", "online"),
    (r"^Live\b", "Online"),
    # Kinds of things.
    (r"pages/snippets", "articles or records"),
    (r"Pages/snippets", "Articles or records"),
    (r"page/snippet", "article or record"),
    (r"Page/Snippet", "Article or record"),
    (r"\b([Ss])nippets\b", lambda m: _as(m, "records")),
    (r"\b([Ss])nippet\b", lambda m: _as(m, "record")),
    (r"\b([Ll])ocales\b", lambda m: _as(m, "languages")),
    (r"\b([Ll])ocale\b", lambda m: _as(m, "language")),
    (r"\b([Cc])ollections\b", lambda m: _as(m, "folders")),
    (r"\b([Cc])ollection\b", lambda m: _as(m, "folder")),
    (r"\b([Ee])mail\b", lambda m: _as(m, "e-mail")),
    # The paper, where Wagtail says site.
    (r"across entire site", "in the whole paper"),
    (r"whole site", "whole paper"),
    (r"^Site history", "History of the paper"),
    (r"^Site summary", "The paper in brief"),
    (r"website administrator", "administrator"),
    # Rights, and what only those who build sites say.
    (r"\bObject permissions\b", "Rights on records"),
    (r"^Image permissions$", "Rights on pictures"),
    (r"^Document permissions$", "Rights on documents"),
    (r"\bToggle all\b", "All"),
    (r"\b([Pp])ermissions\b", lambda m: "Rights" if m[1] == "P" else "rights"),
    (r"\b([Ss])lug(s?)\b", lambda m: _as(m, f"address{'es' if m[2] else ''}")),
    (r"^Exploring\b", "Contents"),
    # Wagtail itself.
    (r"^Sign in to Wagtail$", "Log in to the desk"),
    (r"sites to your Wagtail installation", "sites"),
    (r"chosen Wagtail Groups", "chosen groups"),
    (r"View Wagtail quick actions", "Quick actions"),
    (r"shortcuts specific to Wagtail", "shortcuts of the desk"),
    (r"Wagtail admin", "the desk"),
    (r"use Wagtail,", "use the desk,"),
)
OF_PAGES = [
    line.split("\t")
    for line in Path(__file__).with_name("of_pages.tsv").read_text("utf-8").splitlines()
    if not line.startswith("#")
]
"""what Wagtail calls a page: patterns for whole texts, after the rules above"""
NAMES_OF_APPS = re.compile(r"^Wagtail ([a-z]|API)")
"""what only developers see"""


def _as(found: Any, word: str) -> str:
    return word.capitalize() if found[1].isupper() else word


def said_by_a_newsroom(text: str) -> str:
    """Return a text of Wagtail's in the desk's words; what lies in %(brackets)s stays."""
    pieces = re.split(r"(%\(\w+\)[sd]|<[^>]*>)", text)
    said = "".join(one if number % 2 else _by_rules(one) for number, one in enumerate(pieces))
    for pattern, words in OF_PAGES:
        said = re.sub(pattern, words, said)
    return said


def _by_rules(text: str) -> str:
    for pattern, words in RULES:
        text = re.sub(pattern, words, text)
    return text


def messages() -> Iterator[Message]:
    """Yield all that Wagtail marks in the apps that are installed."""
    root = Path(wagtail.__file__).parent
    for path in sorted(root.rglob("locale/en/LC_MESSAGES/django.po")):
        if not path.relative_to(root).as_posix().startswith(LEFT_OUT):
            with path.open("rb") as file:
                yield from (one for one in read_po(file) if one.id)


def catalogue() -> Catalog:
    """Return the catalogue of what is said otherwise."""
    made = Catalog(locale="en", charset="utf-8", fuzzy=False)
    for message in messages():
        ids = (message.id,) if isinstance(message.id, str) else tuple(message.id)
        if NAMES_OF_APPS.match(ids[0]):
            continue
        said = tuple(said_by_a_newsroom(one) for one in ids)
        if said != ids:
            flags = [flag for flag in message.flags if flag != "fuzzy"]
            string: Any = said[0] if isinstance(message.id, str) else said
            made.add(message.id, string, flags=flags, context=message.context)
    # Django's own, which Wagtail shows beneath a list.
    made.add("content types", "kinds")
    return made


def write(target: Path = TARGET) -> None:
    """Write the catalogue, as text and as Django reads it."""
    made = catalogue()
    with target.open("wb") as file:
        write_po(file, made, width=100, omit_header=True, sort_output=True)
    header = b'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n'
    header += b'"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n\n'
    note = b"# Wagtail's words as the desk says them. Written by `make words`: don't change it.\n"
    target.write_bytes(note + header + target.read_bytes())
    with target.open("rb") as file:
        parsed = read_po(file, locale="en")
    # A catalogue holds when it was written; the same words must be the same bytes.
    parsed.creation_date = parsed.revision_date = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
    with target.with_suffix(".mo").open("wb") as file:
        write_mo(file, parsed)


if __name__ == "__main__":
    write()
    print(f"{TARGET.relative_to(ROOT)} is up to date.")
