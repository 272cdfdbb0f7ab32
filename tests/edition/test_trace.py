"""A trace comes out as it went in, and its reads are numbers that last."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from caspian.edition.seal import seal
from caspian.edition.trace import Trace, has_any, number_of, unpacked

READS = st.frozensets(st.integers(0, 2**48 - 1), max_size=40)
STORED = st.none() | st.integers() | st.floats(allow_nan=False) | st.text() | st.binary()


@given(READS, READS)
def test_reads_come_out_as_they_went_in(reads: frozenset[int], wide: frozenset[int]) -> None:
    assert unpacked(Trace(reads, wide).packed()) == (reads, wide)


@given(READS, READS, READS)
def test_only_wide_reads_are_looked_through(
    reads: frozenset[int], wide: frozenset[int], wanted: frozenset[int]
) -> None:
    assert has_any(Trace(reads, wide).packed(), wanted) == bool(wide & wanted)


def test_the_number_of_a_read_never_changes() -> None:
    """It is stored: with another number, every page would stay as it is for ever."""
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
