"""Which people, places and topics have a name near to one: offered before another is added."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from rapidfuzz import fuzz
from wagtail.coreutils import string_to_ascii

from caspian.common.text import slug

NEAR = 75
"""of 100: "Aqtau" and "Aktau" agree to 80, "Baku" and "Batumi" to 60"""
MOST = 5


@dataclass(frozen=True)
class NearName:
    """A record, by which of its names it was found, and how near that is."""

    pk: int
    name: str
    """what it is called; in English where it has names in several languages"""
    found_by: str
    score: float

    @property
    def is_same(self) -> bool:
        """Return whether the names differ in capitals, accents or script at most."""
        return self.score == SAME


SAME = 100.0


def near_names(model: Any, wanted: str) -> list[NearName]:
    """Return the records with a name near to one, the nearest first."""
    folded = _folded(wanted)
    best: dict[int, NearName] = {}
    for pk, name, called in _names(model):
        score = _score(folded, _folded(called))
        if score >= NEAR and (pk not in best or score > best[pk].score):
            best[pk] = NearName(pk, name, called, score)
    return sorted(best.values(), key=lambda one: (-one.score, one.name))[:MOST]


def _names(model: Any) -> Iterator[tuple[int, str, str]]:
    """Yield each name of each record: its id, what it is called, and that name."""
    for pk, name in model.objects.values_list("pk", "name"):
        yield pk, name, name
    if hasattr(model, "local_names"):
        rows = model.objects.exclude(local_names=None)
        yield from rows.values_list("pk", "name", "local_names__name")


def _folded(name: str) -> str:
    """Return a name in plain small letters, its words in order: "Əliyeva, Leyla" as "aliyeva"."""
    return " ".join(sorted(slug(string_to_ascii(name)).split("-")))


def _score(wanted: str, name: str) -> float:
    if wanted == name:
        return SAME
    # What is typed first of a long name is near to it, and so is a name with more words about it.
    begins = len(wanted) > 2 and any(word.startswith(wanted) for word in name.split())
    is_part = begins or set(name.split()) <= set(wanted.split())
    return max(min(fuzz.ratio(wanted, name), SAME - 1), NEAR if is_part else 0)
