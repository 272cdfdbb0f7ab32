"""A document comes out of the store as it went in, or says that its bytes are torn."""

import dataclasses

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from caspian.edition.document import MOVED, BadBytes, Document, Part, parts_of
from caspian.edition.splice import part
from tests.edition.editions import FERRY, FRONT, LATEST, moved, page

TEXTS = st.binary(max_size=300).map(part)
NAMES = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=30)
PARTS = st.lists(TEXTS | NAMES, max_size=6).map(tuple)


@given(PARTS)
@example((part(b""),))
@example(())
def test_parts_come_out_as_they_went_in(parts: tuple[Part | str, ...]) -> None:
    assert parts_of(Document(FRONT, parts=parts).body()) == parts


@given(PARTS, st.data())
def test_a_torn_body_is_said_to_be_torn_or_has_another_digest(
    parts: tuple[Part | str, ...], data: st.DataObject
) -> None:
    document = Document(FRONT, parts=parts)
    body = document.body()
    cut = data.draw(st.integers(0, len(body)))
    try:
        torn = Document(FRONT, parts=parts_of(body[:cut]))
    except BadBytes:
        return
    assert (torn.digest() == document.digest()) == (cut == len(body))


@pytest.mark.parametrize("body", [b"X", b"T", b"F\x05\x00abc", b"F\x01\x00\xff"])
def test_bytes_that_no_document_makes_are_refused(body: bytes) -> None:
    with pytest.raises(BadBytes):
        parts_of(body)


def test_the_digest_depends_on_all_that_a_document_is() -> None:
    base = page(FERRY, "<h1>Ferry</h1>", LATEST)
    others = [
        dataclasses.replace(base, key=FRONT),
        dataclasses.replace(base, status=410),
        dataclasses.replace(base, media_type="text/plain"),
        dataclasses.replace(base, location="/en/"),
        dataclasses.replace(base, parts=base.parts[:1]),
        dataclasses.replace(base, parts=tuple(reversed(base.parts))),
    ]
    assert len({one.digest() for one in [base, *others]}) == len(others) + 1
    assert base.digest() == page(FERRY, "<h1>Ferry</h1>", LATEST).digest()


def test_a_document_names_the_fragments_that_it_shows() -> None:
    assert page(FRONT, "<h1>", LATEST, "<hr>", LATEST).fragments == {LATEST}
    assert moved(FERRY, FRONT).status == MOVED
    assert moved(FERRY, FRONT).fragments == frozenset()
