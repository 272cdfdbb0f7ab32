"""Headers are read as RFC 9110 says, and nonsense in them does no harm."""

import pytest

from caspian.server.negotiation import Remembered, is_unchanged, language_for, wants_gzip


@pytest.mark.parametrize(
    ("header", "gzip"),
    [
        ("gzip", True),
        ("gzip, deflate, br, zstd", True),
        ("x-gzip", True),
        ("GZIP;Q=0.3", True),
        ("*", True),
        ("*;q=0.1, identity;q=0.1", True),
        ("br;q=1.0, gzip;q=0.8, *;q=0.1", True),
        ("", False),
        ("br", False),
        ("gzip;q=0", False),
        ("gzip;q=0.000, *", False),
        ("*;q=0", False),
        ("identity;q=1, gzip;q=0.5", False),
        ("gzip;q=nan", False),
        ("gzip;q=2", False),
        ("gzip;q=-1", False),
        ("gzip;q=", False),
        ("gzipped", False),
    ],
)
def test_gzip_is_sent_to_who_asks_for_it(header: str, gzip: bool) -> None:
    assert wants_gzip(header) is gzip


def test_of_languages_weighed_alike_the_first_named_wins() -> None:
    assert language_for("az, en", ["en", "az"]) == "az"
    assert language_for("en, az", ["en", "az"]) == "en"
    assert language_for("az;q=0.5, en;q=0.5", ["en", "az"]) == "az"


def test_a_weak_tag_is_as_good_as_a_strong_one() -> None:
    assert is_unchanged('W/"a", "b"', '"b"')
    assert is_unchanged(' W/"b"', '"b"')
    assert not is_unchanged('"ab", "ba"', '"b"')


def test_headers_without_end_are_read_to_a_point_only() -> None:
    assert not wants_gzip("x," * 40_000 + "gzip")
    assert language_for("x," * 40_000 + "az", ["az"]) is None
    assert not is_unchanged('"x",' * 40_000 + '"a"', '"a"')


def test_what_is_remembered_is_bounded() -> None:
    asked: list[str] = []

    def length(text: str) -> int:
        asked.append(text)
        return len(text)

    remembered = Remembered(length, most=10)
    assert [remembered["abc"], remembered["abc"]] == [3, 3]
    assert asked == ["abc"]
    for number in range(100):
        assert remembered[str(number)] == len(str(number))
        assert len(remembered) <= 10
    assert remembered["x" * 5000] == 5000
    assert "x" * 5000 not in remembered
