"""Reads public articles as they are compared."""

import datetime as dt
import html
import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any

from caspian.newsroom.models import Article
from caspian.newsroom.related.traits import Traits, traits_of
from caspian.newsroom.stored import stored_blocks

_TAG = re.compile(r"<[^>]*>")


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
    public = Article.objects.public().filter(pk__in=list(ids)).order_by("published_at", "pk")
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
    """Return the words in stored blocks, their kinds and ids left out."""
    if isinstance(value, str):
        return html.unescape(_TAG.sub(" ", value))
    if isinstance(value, dict):
        inside = (inner for key, inner in value.items() if key not in ("data", "id", "type"))
        return " ".join(_text(inner) for inner in inside)
    if isinstance(value, list | tuple):
        return " ".join(_text(inner) for inner in value)
    return ""
