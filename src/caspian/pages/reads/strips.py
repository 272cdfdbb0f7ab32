"""Strips of the front: the newest of a section, a topic or a place."""

from dataclasses import dataclass
from typing import Any

from caspian.dossiers.models import Place
from caspian.newsroom.archive_pages import PLACE, SECTION, TOPIC, ListKey
from caspian.newsroom.models import Section, Topic
from caspian.newsroom.subjects import page
from caspian.pages.parts import Link
from caspian.pages.reads.door import read, record_dependency, record_subject


@dataclass(frozen=True)
class StripFacts:
    """What a strip is of: its name, its page and its newest articles."""

    link: Link
    ids: tuple[int, ...]


@read
def section_strip(section_id: int, code: str, size: int) -> StripFacts | None:
    """Return the newest of a section, or None where readers of a language have no such section."""
    record_subject(page(section_id))
    found = Section.objects.public().in_language(code).filter(pk=section_id)
    for title, address in found.values_list("title", "url_path"):
        return _strip_facts(SECTION, section_id, code, size, Link(title, address))
    return None


@read
def topic_strip(topic_id: int, code: str, size: int) -> StripFacts | None:
    """Return the newest on a topic in a language, or None where the topic is gone."""
    return _filed(Topic, TOPIC, topic_id, code, size)


@read
def place_strip(place_id: int, code: str, size: int) -> StripFacts | None:
    """Return the newest on a place in a language, or None where the place is gone."""
    return _filed(Place, PLACE, place_id, code, size)


def _filed(model: Any, kind: str, record_id: int, code: str, size: int) -> StripFacts | None:
    record_subject(f"{kind}:{record_id}")
    record = model.objects.filter(pk=record_id).first()
    if record is None:
        return None
    record_dependency(record)
    address = f"/{code}/{kind}s/{record.slug}/"
    return _strip_facts(kind, record_id, code, size, Link(record.name_in(code), address))


def _strip_facts(kind: str, of: int, code: str, size: int, link: Link) -> StripFacts:
    key = ListKey(kind, code.lower(), str(of))
    record_subject(key.subject)
    return StripFacts(link, tuple(key.articles().values_list("article_id", flat=True)[:size]))
