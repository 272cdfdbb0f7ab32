"""A trace comes out as it went in, and its reads are numbers that last."""

import datetime as dt
import zlib
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caspian.edition.state_checksum import seal
from caspian.edition.trace import (
    BadTrace,
    Question,
    Trace,
    digest_of,
    number_of,
    unpacked,
    unpacked_questions,
)

NOON = dt.datetime(2026, 11, 23, 12, tzinfo=dt.UTC)
READS = st.frozensets(st.integers(0, 2**48 - 1), max_size=40)
STORED = st.none() | st.integers() | st.floats(allow_nan=False) | st.text() | st.binary()


@given(READS, READS)
def test_reads_come_out_as_they_went_in(reads: frozenset[int], wide: frozenset[int]) -> None:
    assert unpacked(Trace(reads, wide).packed()) == (reads, wide)


@given(st.lists(READS, max_size=6), READS, st.text())
def test_questions_come_out_as_they_went_in(
    dependencies: list[frozenset[int]], wide: frozenset[int], asked: str
) -> None:
    questions = tuple(
        Question(f"read{n}", asked, digest_of(n), reads, NOON if n % 2 else None)
        for n, reads in enumerate(dependencies)
    )
    indexed = frozenset[int]().union(*dependencies) - wide
    trace = Trace(
        indexed, wide | frozenset[int]().union(*dependencies) - indexed, None, "", questions
    )
    assert unpacked_questions(trace.packed(), trace.packed_questions()) == questions


@pytest.mark.parametrize("torn", [b"x", zlib.compress(b"[]"), b"\x00\xff" * 9])
def test_torn_questions_are_bad(torn: bytes) -> None:
    with pytest.raises(BadTrace):
        unpacked_questions(Trace().packed(), torn)


def test_an_answer_has_one_digest_in_every_process() -> None:
    assert digest_of(frozenset({"b", "a", "c"})) == digest_of(frozenset({"c", "b", "a"}))
    assert digest_of(("a", 1)).hex() == "9a7f386fd1afb2ac"
    assert digest_of(("a", 1)) != digest_of(("a", "1"))


def test_the_number_of_a_read_never_changes() -> None:
    """It is stored: with another number, every page would stay as it is without end."""
    assert number_of("article", (7, "en")) == 276321630197150
    assert number_of("article", (7, "az")) != number_of("article", (7, "en"))
    assert number_of("article", ("7",)) != number_of("article", (7,))


@given(st.lists(STORED, min_size=1, max_size=4), st.data())
def test_a_seal_is_broken_by_any_other_value(values: list[Any], data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(values) - 1))
    other = data.draw(STORED)
    changed = [*values[:at], other, *values[at + 1 :]]
    same = repr(values) == repr(changed)  # 0.0 and -0.0, 1 and 1.0 are equal, and others
    assert (seal(*values) == seal(*changed)) == same
