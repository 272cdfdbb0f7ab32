"""Compares structured data with the shapes, and says what is wrong and where."""

import datetime as dt
import re
from collections.abc import Callable, Collection, Iterable, Iterator
from typing import Any
from urllib.parse import urlsplit

from tests.pages.structured.shapes import SHAPES

CONTEXT = "https://schema.org"
LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?")
DESCRIBED = range(50, 5001)
"""letters that a search engine takes as the description of a data set"""
RATIOS = {"16:9": 16 / 9, "4:3": 4 / 3, "1:1": 1}
SEARCHED = "{search_term_string}"


def ids_of(documents: Iterable[dict[str, Any]]) -> set[str]:
    """Return the ids of what documents say whole, which others may refer to."""
    nodes = [node for one in documents for node in (one, one.get("mainEntity", {}))]
    return {node["@id"] for node in nodes if "@id" in node}


def faults(
    document: dict[str, Any], known: Collection[str], *, complete: bool = False
) -> list[str]:
    """Return what is wrong with a document; `known` are the ids that something stands behind.

    In a complete one what is recommended must be there too.
    """
    rest = dict(document)
    wrong = [] if rest.pop("@context", None) == CONTEXT else ["@context: not schema.org's"]
    name = str(rest.get("@type"))
    name = f"whole {name}" if f"whole {name}" in SHAPES else name
    return [*wrong, *Checker(known, complete).node(rest, name, name)]


class Checker:
    """Goes through a document with what is known outside of it."""

    def __init__(self, known: Collection[str], complete: bool) -> None:
        self.known, self.complete = known, complete

    def node(self, value: Any, name: str, at: str) -> Iterator[str]:
        """Yield what keeps a value from being of a shape."""
        if name not in SHAPES:
            yield f"{at}: {name} has no shape"
            return
        if not isinstance(value, dict) or value.get("@type") != name.rpartition(" ")[2]:
            yield f"{at}: no {name}"
            return
        shape = SHAPES[name]
        kinds = {**shape.required, **shape.recommended, **shape.optional}
        wanted = {**shape.required, **(shape.recommended if self.complete else {})}
        yield from (f"{at}.{one}: missing" for one in wanted if one not in value)
        for one, said in value.items():
            if one in kinds:
                yield from self.value(said, kinds[one], f"{at}.{one}")
            elif one != "@type":
                yield f"{at}.{one}: no property of {name} here"
        if rule := RULES.get(name):
            yield from (f"{at}: {wrong}" for wrong in rule(value))
        if name.endswith("NewsArticle"):
            yield from (f"{at}: {wrong}" for wrong in _article(value, self.complete))

    def value(self, value: Any, kind: str, at: str) -> Iterator[str]:
        """Yield what keeps a value from being of a kind."""
        if kind.endswith("*"):
            if not isinstance(value, list) or not value:
                yield f"{at}: no list, or an empty one"
                return
            for number, one in enumerate(value):
                yield from self.value(one, kind[:-1], f"{at}[{number}]")
        elif "|" in kind:
            either = [list(self.node(value, one, at)) for one in kind.split("|")]
            yield from min(either, key=len)
        elif kind == "reference":
            if not isinstance(value, dict) or value.keys() != {"@id"}:
                yield f"{at}: no reference"
            else:
                yield from self.value(value["@id"], "known", at)
        elif kind == "known":
            if value not in self.known:
                yield f"{at}: nothing stands behind {value!r}"
        elif check := KINDS.get(kind):
            if not check(value):
                yield f"{at}: {value!r} is no {kind}"
        else:
            yield from self.node(value, kind, at)


def is_text(value: Any) -> bool:
    """Return whether a value is a text with something in it, and nothing round it."""
    return isinstance(value, str) and value.strip() == value != ""


def is_address(value: Any) -> bool:
    """Return whether a value is an absolute address of the web."""
    if not is_text(value) or re.search(r"[\s<>{}]", value):
        return False
    parts = urlsplit(value)
    return parts.scheme in ("http", "https") and bool(parts.netloc)


def is_moment(value: Any) -> bool:
    """Return whether a value is a moment in ISO 8601 with a time zone."""
    try:
        moment = dt.datetime.fromisoformat(value)
    except (TypeError, ValueError):
        return False
    return "T" in value and moment.tzinfo is not None


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _is_template(value: Any) -> bool:
    parts = str(value).split(SEARCHED)
    return len(parts) == 2 and is_address(parts[0]) and "{" not in parts[1]


KINDS: dict[str, Callable[[Any], bool]] = {
    "text": is_text,
    "address": is_address,
    "id": lambda value: is_address(value) and "#" in value,
    "moment": is_moment,
    "language": lambda value: isinstance(value, str) and bool(LANGUAGE.fullmatch(value)),
    "count": lambda value: isinstance(value, int) and _is_number(value) and value > 0,
    "degrees": lambda value: _is_number(value) and abs(value) <= 180,
    "true": lambda value: value is True,
    "template": _is_template,
    "described": lambda value: is_text(value) and len(value) in DESCRIBED,
}


def _counted(value: dict[str, Any]) -> Iterator[str]:
    items = value.get("itemListElement")
    items = items if isinstance(items, list) else []
    positions = [one.get("position") for one in items if isinstance(one, dict)]
    if positions != list(range(1, len(items) + 1)):
        yield f"positions are {positions}"


def _article(value: dict[str, Any], complete: bool) -> Iterator[str]:
    dates = value.get("datePublished"), value.get("dateModified")
    if all(map(is_moment, dates)):
        published, modified = (dt.datetime.fromisoformat(str(one)) for one in dates)
        if modified < published:
            yield "modified before it was published"
    if complete:
        shapes = list(_shapes(value.get("image")))
        for name, ratio in RATIOS.items():
            if not any(abs(one - ratio) < 0.01 for one in shapes):
                yield f"no picture of {name}"


def _shapes(shown: Any) -> Iterator[float]:
    for one in shown if isinstance(shown, list) else ():
        width, height = (one.get(side) for side in ("width", "height"))
        if KINDS["count"](width) and KINDS["count"](height):
            yield width / height


def _search(value: dict[str, Any]) -> Iterator[str]:
    if value.get("query-input") != "required name=search_term_string":
        yield "does not say what stands for the words"


RULES: dict[str, Callable[[dict[str, Any]], Iterator[str]]] = {
    "BreadcrumbList": _counted,
    "ItemList": _counted,
    "SearchAction": _search,
}
