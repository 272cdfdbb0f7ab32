"""Makes the parts of a front of what its editors chose, and adds those that they left out."""

from dataclasses import replace

from caspian.pages.builders import front_layout as layout
from caspian.pages.builders.front_candidates import Candidates
from caspian.pages.front_documents import (
    MustReadPart,
    Part,
    Perspectives,
    PictureStory,
    River,
    Strip,
)
from caspian.pages.parts import Card
from caspian.pages.reads import front
from caspian.pages.reads.front import Chosen, ChosenPart

NEWEST, STRIP = 8, 4
STRIPS = ("section_strip", "topic_strip", "place_strip")


def filled(chosen: Chosen, code: str) -> Chosen:
    """Return a choice with a part of each kind: added are a rail, a river, a strip of every
    section."""
    parts = list(chosen.parts)
    kinds = [part.kind for part in parts]
    if "perspectives" not in kinds:
        parts.insert(0, ChosenPart("perspectives"))
    if "must_read" not in kinds:
        after = [part.kind for part in parts].index("perspectives") + 1
        parts.insert(after, ChosenPart("must_read"))
    if "river" not in kinds:
        above = [number for number, part in enumerate(parts) if part.kind not in STRIPS]
        parts.insert(max(above) + 1, ChosenPart("river"))
    strips = {part.of for part in parts if part.kind == "section_strip"}
    added = [section for section in front.section_ids(code) if section not in strips]
    parts += [ChosenPart("section_strip", of=section) for section in added]
    return replace(chosen, parts=tuple(parts))


def part_of(chosen: ChosenPart, cards: tuple[Card, ...], candidates: Candidates) -> Part | None:
    """Make a part of the cards that were taken for it; lists take what is newest on the shelf.

    Return None where nothing would stand in it.
    """
    match chosen.kind:
        case "must_read":
            return MustReadPart(candidates.must_read) if candidates.must_read else None
        case "river":
            newest = candidates.take(candidates.newest, chosen.number or NEWEST)
            return River(chosen.title, newest) if newest else None
        case "section_strip" | "topic_strip" | "place_strip":
            return _strip(chosen, candidates)
    if not cards:
        return None
    match chosen.kind:
        case "package":
            return layout.package(chosen.title, "", cards)
        case "picture_story":
            picture = front.wide_picture(cards[0].article)
            return PictureStory(cards[0], picture, chosen.look or "dark")
    return Perspectives(cards)


def _strip(chosen: ChosenPart, candidates: Candidates) -> Strip | None:
    facts = candidates.strips.get(chosen)
    cards = candidates.take(facts.ids, STRIP) if facts else ()
    if facts is None or not cards:
        return None
    of = chosen.kind.removesuffix("_strip")
    return Strip(facts.link.text, facts.link.address, cards, of)
