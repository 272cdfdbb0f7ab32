"""The shapes pass a faultless document of each type, and find every fault that is planted in it."""

from copy import deepcopy
from typing import Any

import pytest

from tests.pages.structured.checking import CONTEXT, faults
from tests.pages.structured.samples import GONE, KNOWN, PLANTED, SAMPLES
from tests.pages.structured.shapes import SHAPES

LEAST = 5
EVERY = [(kind, path, value) for kind, planted in PLANTED.items() for path, value in planted]
ALIKE = {"NewsArticle", "OpinionNewsArticle", "AnalysisNewsArticle", "BackgroundNewsArticle"}
"""of the shape of reportage, but for its dateline"""


def sample(kind: str) -> dict[str, Any]:
    """Return a faultless document of a type."""
    return {"@context": CONTEXT, **deepcopy(SAMPLES[kind])}


def planted(kind: str, path: str, value: object) -> dict[str, Any]:
    """Return such a document with a fault at a path."""
    document = sample(kind)
    inner: Any = document
    *steps, last = path.split(".")
    for step in steps:
        inner = inner[int(step)] if isinstance(inner, list) else inner[step]
    key: Any = int(last) if isinstance(inner, list) else last
    if value is GONE:
        del inner[key]
    else:
        inner[key] = value
    return document


@pytest.mark.parametrize("kind", SAMPLES)
def test_a_faultless_document_passes(kind: str) -> None:
    assert faults(sample(kind), KNOWN, complete=True) == []


@pytest.mark.parametrize(("kind", "path", "value"), EVERY)
def test_a_planted_fault_is_found(kind: str, path: str, value: object) -> None:
    assert faults(planted(kind, path, value), KNOWN, complete=True) != []


def test_in_each_type_at_least_five_are_planted() -> None:
    assert PLANTED.keys() == SAMPLES.keys()
    assert all(len(set(map(str, planted))) >= LEAST for planted in PLANTED.values())


@pytest.mark.parametrize("kind", sorted(ALIKE))
def test_the_other_articles_have_the_same_shape(kind: str) -> None:
    article = {**sample("ReportageNewsArticle"), "@type": kind}
    del article["dateline"], article["locationCreated"]
    assert faults(article, KNOWN, complete=True) == []
    for path, value in PLANTED["ReportageNewsArticle"]:
        if path not in ("dateline", "@type") or value is not GONE:
            document = planted("ReportageNewsArticle", path, value)
            wrong = {**document, "@type": "Reportage" if path == "@type" else kind}
            assert faults(wrong, KNOWN, complete=True), path


def test_what_is_only_recommended_may_be_missing_where_there_is_nothing_to_say() -> None:
    for kind in SAMPLES:
        for name in SHAPES.get(f"whole {kind}", SHAPES[kind]).recommended:
            document = sample(kind)
            del document[name]
            assert faults(document, KNOWN) == []
            assert faults(document, KNOWN, complete=True) != []
