"""What of an article is compared: its words, pairs of words, topics and places, as numbers."""

import datetime as dt
import html
import math
import re
import struct
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import blake2b
from itertools import accumulate, islice
from typing import Any
from zlib import crc32

from caspian.common.text import long_words
from caspian.newsroom.models import Article
from caspian.newsroom.stored import readable, stored_blocks

_TAG = re.compile(r"<[^>]*>")
MOST = 360
"""words and pairs of one article, from its beginning: news says first what it is about"""
HEADLINE_COUNTS = 2
_READ = 20 * MOST
_STEPS = 24
"""of a weight of 1: weights are kept as whole numbers of steps, up to 255"""
_WEIGHTS = [step / _STEPS for step in range(256)]
_HEAD = struct.Struct("<4Hd")
Weights = Mapping[int, float]


@dataclass(frozen=True)
class Traits:
    """What of an article is compared. A weight is 1 + ln(times).

    All numbers are of one language: the same word in another language is another number, so
    articles of different languages have nothing in common.
    """

    words: Weights
    pairs: Weights
    topics: tuple[int, ...]
    places: tuple[int, ...]
    length: float
    """of the vector of all weights; never 0"""
    made_of: Mapping[int, tuple[int, int]] = field(default_factory=dict, compare=False)
    """the two words of each pair; unknown once traits were packed"""

    def packed(self) -> bytes:
        """Return the traits in some two thousand bytes."""
        parts = (self.words, self.pairs, self.topics, self.places)
        numbers = [*self.words, *self.pairs, *self.topics, *self.places]
        steps = (round(w * _STEPS) for w in (*self.words.values(), *self.pairs.values()))
        return (
            _HEAD.pack(*map(len, parts), self.length)
            + struct.pack(f"<{len(numbers)}I", *numbers)
            + bytes(steps)
        )


@dataclass(frozen=True)
class ComparedContent:
    """A public article as it is compared; `language` is in lower case."""

    article: int
    language: str
    published_at: dt.datetime
    traits: Traits

    @property
    def digest(self) -> bytes:
        """Return what differs when anything of it does."""
        when = f"{self.language} {self.published_at.timestamp()} ".encode()
        return blake2b(when + self.traits.packed(), digest_size=16).digest()


def contents(ids: Iterable[int]) -> dict[int, ComparedContent]:
    """Return those of some articles that are public, oldest first."""
    columns = ("pk", "locale__language_code", "published_at", "title", "standfirst", "body")
    public = Article.objects.listed().filter(pk__in=list(ids)).order_by("published_at", "pk")
    rows = list(public.values_list(*columns))
    topics, places = (_filed(name, [row[0] for row in rows]) for name in ("topic", "place"))
    found = {}
    for pk, language, published_at, title, standfirst, body in rows:
        code = language.lower()
        text = f"{standfirst} {_text(stored_blocks(body))}"
        traits = traits_of(code, title, text, topics=topics[pk], places=places[pk])
        found[pk] = ComparedContent(pk, code, published_at, traits)
    return found


def _filed(name: str, ids: list[int]) -> dict[int, list[int]]:
    through = {"topic": Article.topics.through, "place": Article.places.through}[name]
    found: dict[int, list[int]] = defaultdict(list)
    rows = through.objects.filter(article_id__in=ids).values_list("article_id", f"{name}_id")
    for article, of in rows:
        found[article].append(of)
    return found


def _text(value: Any) -> str:
    return " ".join(html.unescape(_TAG.sub(" ", text)) for text in readable(value))


def unpacked(data: bytes) -> Traits:
    """Return the traits that `Traits.packed` packed."""
    *counts, length = _HEAD.unpack_from(data)
    words, pairs, topics, every = accumulate(counts)
    numbers = struct.unpack_from(f"<{every}I", data, _HEAD.size)
    weights = list(map(_WEIGHTS.__getitem__, data[_HEAD.size + 4 * every :]))
    return Traits(
        dict(zip(numbers[:words], weights, strict=False)),
        dict(zip(numbers[words:pairs], weights[words:], strict=True)),
        numbers[pairs:topics],
        numbers[topics:],
        length,
    )


def traits_of(
    language: str, headline: str, text: str, *, topics: Iterable[int], places: Iterable[int]
) -> Traits:
    """Return the traits of an article; topics and places are ids."""
    times: Counter[int] = Counter()
    made_of: dict[int, tuple[int, int]] = {}
    for part, counts in ((headline, HEADLINE_COUNTS), (text, 1)):
        for term in _terms(language, part, made_of):
            if term in times or len(times) < MOST:
                times[term] += counts
    weights = {term: _weight(number) for term, number in times.items()}
    return Traits(
        {term: weight for term, weight in weights.items() if term not in made_of},
        {term: weight for term, weight in weights.items() if term in made_of},
        tuple(sorted(_number(language, f"topic {of}") for of in topics)),
        tuple(sorted(_number(language, f"place {of}") for of in places)),
        math.sqrt(sum(weight * weight for weight in weights.values())) or 1.0,
        made_of,
    )


def every_article_of(language: str) -> int:
    """Return the number that stands for all articles of a language."""
    return _number(language, "")


def _terms(language: str, text: str, made_of: dict[int, tuple[int, int]]) -> Iterator[int]:
    """Yield words and pairs of words in reading order, and note what the pairs are made of."""
    before: tuple[int, str] | None = None
    for word in islice(long_words(text), _READ):
        term = _number(language, word)
        yield term
        if before:
            pair = _number(language, f"{before[1]}+{word}")
            made_of[pair] = (before[0], term)
            yield pair
        before = (term, word)


def _number(language: str, text: str) -> int:
    return crc32(f"{language}:{text}".encode())


def _weight(times: int) -> float:
    # In steps already, so that traits are the same before they are packed and after.
    return _WEIGHTS[min(255, round((1 + math.log(times)) * _STEPS))]
