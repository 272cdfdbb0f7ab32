"""What the gate asks about is there: a screen that gets another name must not slip past it."""

from collections.abc import Iterator

import pytest
from django.urls import URLPattern, URLResolver, get_resolver

from caspian.newsroom.desk import gate

NAMED = {
    "for writers": gate.FOR_WRITERS,
    "about articles": gate.ABOUT_ARTICLES,
    "for administrators": gate.FOR_ADMINISTRATORS,
    "for publishers": gate.FOR_PUBLISHERS,
    "not of the root": gate.NOT_OF_THE_ROOT,
    "copy": (gate.COPY,),
    "bulk": (gate.BULK,),
}


def names(patterns: list[URLPattern | URLResolver], before: str = "") -> Iterator[str]:
    """Yield the full name of each address: "views:article"."""
    for one in patterns:
        if isinstance(one, URLResolver):
            inside = f"{before}{one.namespace}:" if one.namespace else before
            yield from names(one.url_patterns, inside)
        elif one.name:
            yield f"{before}{one.name}"


@pytest.mark.parametrize("about", NAMED)
def test_every_name_that_the_gate_asks_about_is_one_of_an_address(about: str) -> None:
    known = list(names(get_resolver().url_patterns))
    assert len(known) > 200
    assert [one for one in NAMED[about] if not any(name.startswith(one) for name in known)] == []


def test_the_control_misses_a_name_of_before() -> None:
    assert not any(name.startswith("reads:") for name in names(get_resolver().url_patterns))
