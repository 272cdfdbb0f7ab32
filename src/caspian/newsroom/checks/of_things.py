"""Checks of what an article shows, names and is filed under."""

import re
from collections.abc import Iterator

from django.utils.translation import gettext as _

from caspian.common.text import MARK
from caspian.newsroom.checks.values import (
    ArticleValues,
    Issue,
    block_of,
    pictures_in,
)
from caspian.newsroom.stored import identifier, items, readable, text

_LINK = re.compile(r"<a\b[^>]*>", re.I)
_KIND = re.compile(r'linktype="(page|document)"', re.I)
_ID = re.compile(r'\bid="(\d+)"', re.I)


def alt(values: ArticleValues) -> Iterator[Issue]:
    """Yield an issue for each picture that says nothing to those who can't see it."""
    for picture, own, field, block in shown_in(values):
        found = values.pictures.get(picture)
        if found is not None and not (own[0].strip() or found.alt.strip()):
            says = _("The picture “{title}” has no alt text.").format(title=found.title)
            yield Issue("alt", says, field, block, str(picture))


def credit(values: ArticleValues) -> Iterator[Issue]:
    """Yield an issue for each picture that does not say who made it."""
    for picture, own, field, block in shown_in(values):
        found = values.pictures.get(picture)
        if found is not None and not (own[1].strip() or found.credit.strip()):
            says = _("The picture “{title}” has no credit.").format(title=found.title)
            yield Issue("credit", says, field, block, str(picture))


def shown_in(values: ArticleValues) -> Iterator[tuple[int, tuple[str, str], str, str]]:
    """Yield each picture with its own words beside it, and where it stands in the form."""
    if values.lead:
        yield values.lead, (values.lead_alt, values.lead_credit), "lead_alt", ""
    for one in values.blocks:
        for shown in pictures_in(one):
            if pk := identifier(shown.get("image")):
                own = (text(shown, "alt"), text(shown, "credit"))
                yield pk, own, "body", block_of(one)


def section(values: ArticleValues) -> Iterator[Issue]:
    """Yield an issue where readers can't open the section that the article is filed in."""
    if not values.section_is_public:
        says = _("Readers can’t open its section, “{section}”.").format(section=values.section)
        yield Issue("section", says, "section")


def byline(values: ArticleValues) -> Iterator[Issue]:
    """Yield an issue where no name stands over the article."""
    if not values.bylines and values.kind != "perspective":
        yield Issue("byline", _("There is no byline."), "bylines")


def proposed(values: ArticleValues) -> Iterator[Issue]:
    """Yield an issue for each person, place or topic that readers will not see with it."""
    for name in values.proposed:
        says = _("“{name}” is proposed and not added: readers won’t see it.").format(name=name)
        yield Issue("proposed", says, "proposed", "", name)


def date(values: ArticleValues) -> Iterator[Issue]:
    """Yield an issue where readers would get the article before the date shown over it."""
    if values.early_by is not None:
        says = _("The date shown to readers is still to come.")
        yield Issue("date", says, "published_at")


def mark_without_note(values: ArticleValues) -> Iterator[Issue]:
    """Yield an issue for each mark such as [^2] that leads to no note."""
    notes = _notes(values)
    for number, block in _marks(values):
        if not 0 < number <= notes:
            says = _("The mark [^{number}] has no note.").format(number=number)
            yield Issue("mark", says, "body", block, str(number))


def note_without_mark(values: ArticleValues) -> Iterator[Issue]:
    """Yield an issue for each note that no mark in the text leads to."""
    marked = {number for number, block in _marks(values)}
    block = next((block_of(one) for one in values.blocks if one["type"] == "notes"), "")
    for number in range(1, _notes(values) + 1):
        if number not in marked:
            says = _("No mark leads to note {number}: type [^{number}] where it belongs.").format(
                number=number
            )
            yield Issue("note", says, "body", block, str(number))


def _notes(values: ArticleValues) -> int:
    return sum(len(items(one["value"], "notes")) for one in values.blocks if one["type"] == "notes")


def _marks(values: ArticleValues) -> Iterator[tuple[int, str]]:
    seen = set()
    for one in values.blocks:
        for words in readable(one["value"]) if one["type"] != "notes" else ():
            for found in MARK.finditer(words):
                number = int(found[1])
                if number not in seen:
                    seen.add(number)
                    yield number, block_of(one)


def links(values: ArticleValues) -> Iterator[tuple[str, int, str]]:
    """Yield each link into the paper: to a "page" or "document", its id, and the block."""
    for one in values.blocks:
        for words in readable(one["value"]):
            for tag in _LINK.findall(words):
                kind, pk = _KIND.search(tag), _ID.search(tag)
                if kind and pk:
                    yield kind[1].lower(), int(pk[1]), block_of(one)


def dead_link(values: ArticleValues) -> Iterator[Issue]:
    """Yield an issue for each link to something of ours that readers can't open."""
    for kind, pk, block in links(values):
        is_page = kind == "page"
        if pk in (values.open_pages if is_page else values.open_files):
            continue
        says = (
            _("A link leads to an article or page that readers can’t open.")
            if is_page
            else _("A link leads to a file that is gone.")
        )
        yield Issue("link", says, "body", block, f"{kind}-{pk}")
