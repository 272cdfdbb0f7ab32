"""Facts about the front: what the editors chose for it, and what it is filled up from."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from caspian.newsroom import stored
from caspian.newsroom.front_page import STORIES_MOST
from caspian.newsroom.models import Article, Home, Section
from caspian.newsroom.stored import stored_blocks
from caspian.newsroom.subjects import page
from caspian.pages.parts import PagePicture
from caspian.pages.reads import pictures, tree
from caspian.pages.reads.door import read, record_dependency, record_subject

LOOKS = ("dark", "wide")
SECTION_STRIP = "section_strip"


@dataclass(frozen=True)
class ChosenPart:
    """A block of the front as it is stored; what its kind does not have is empty."""

    kind: str
    title: str = ""
    articles: tuple[int, ...] = ()
    number: int = 0
    of: int = 0
    """the id of a section, a topic or a place"""
    look: str = ""


@dataclass(frozen=True)
class Chosen:
    """What the editors chose for the front, as article ids, top to bottom."""

    lead: int | None = None
    related: tuple[int, ...] = ()
    parts: tuple[ChosenPart, ...] = ()
    placed: tuple[tuple[int, int], ...] = ()
    """the articles as they are stored, each with the one that stands for it in the language of the
    front, or 0"""

    @property
    def by_hand(self) -> tuple[int, ...]:
        """Return every article that an editor chose, once each, in the order of the front."""
        picked = (article for part in self.parts for article in part.articles)
        return tuple(dict.fromkeys([*([self.lead] if self.lead else []), *self.related, *picked]))


@read
def chosen(code: str) -> Chosen:
    """Return what the editors chose for the front of a language."""
    home = Home.objects.public().few().in_language(code).first()
    if home is None:
        return Chosen()
    record_dependency(home)
    return chosen_of(home, code)


def chosen_of(home: Home, code: str) -> Chosen:
    """Return the choice that a home record holds, published or, for a preview, not.

    What was chosen in another language is the translation of it, or nothing. A draft may lack
    whatever its editor has not typed yet; what is missing is left out.
    """
    return _translated(_stored(home), code)


def _translated(stored_choice: Chosen, code: str) -> Chosen:
    articles = stored_choice.by_hand
    strips = [part.of for part in stored_choice.parts if part.kind == SECTION_STRIP and part.of]
    asked = tuple(dict.fromkeys([*articles, *strips]))
    own = dict(zip(asked, tree.in_language(asked, code), strict=True)) if asked else {}
    return Chosen(
        own.get(stored_choice.lead or 0) or None,
        _known(stored_choice.related, own),
        tuple(
            replace(
                part,
                articles=_known(part.articles, own),
                of=own.get(part.of, 0) if part.kind == SECTION_STRIP else part.of,
            )
            for part in stored_choice.parts
        ),
        tuple((one, own[one]) for one in articles),
    )


def _known(ids: tuple[int, ...], own: dict[int, int]) -> tuple[int, ...]:
    return tuple(found for one in ids if (found := own[one]))


def _stored(home: Home) -> Chosen:
    lead: int | None = None
    related: tuple[int, ...] = ()
    parts: list[ChosenPart] = []
    for block in stored_blocks(home.front):
        kind, value = block["type"], block["value"]
        if kind == "lead":
            if lead is None:
                lead, related = stored.record(value, "article"), _ids(value, "related")
        elif kind in _PARTS:
            parts.append(_PARTS[kind](kind, value))
    return Chosen(lead, related, tuple(parts))


def _package(kind: str, value: Any) -> ChosenPart:
    return ChosenPart(kind, stored.text(value, "title"), _ids(value, "articles"))


def _one(kind: str, value: Any) -> ChosenPart:
    article = stored.record(value, "article")
    look = stored.text(value, "look")
    articles = (article,) if article else ()
    return ChosenPart(kind, articles=articles, look=look if look in LOOKS else "")


def _latest_stories(kind: str, value: Any) -> ChosenPart:
    number = stored.record(value, "number") or 0
    return ChosenPart(kind, stored.text(value, "title"), number=min(number, STORIES_MOST))


def _strip(kind: str, value: Any) -> ChosenPart:
    return ChosenPart(kind, of=stored.record(value, kind.removesuffix("_strip")) or 0)


_PARTS: dict[str, Callable[[str, Any], ChosenPart]] = {
    "package": _package,
    "picture_story": _one,
    "perspectives": _package,
    "must_read": lambda kind, value: ChosenPart(kind),
    "latest_stories": _latest_stories,
    SECTION_STRIP: _strip,
    "topic_strip": _strip,
    "place_strip": _strip,
}


def _ids(value: Any, name: str) -> tuple[int, ...]:
    found = map(stored.identifier, stored.items(value, name))
    return tuple(one for one in found if one is not None)


@read
def section_ids(code: str) -> tuple[int, ...]:
    """Return the ids of the sections of a language, in the order of the tree."""
    record_subject(f"sections:{code.lower()}")
    found = Section.objects.public().few().in_language(code).order_by("path")
    return tuple(found.values_list("pk", flat=True))


@read
def wide_picture(article_id: int) -> PagePicture | None:
    """Return an article's lead picture in every width, or None where readers see none."""
    record_subject(page(article_id))
    rows = Article.objects.public().filter(pk=article_id)
    for picture, alt, credit in rows.values_list("lead_picture", "lead_alt", "lead_credit"):
        shown = pictures.shown(picture, alt=alt, credit=credit)
        return shown if shown and shown.sources else None
    return None
