"""A saved table is read in the encoding that it has, and a workbook is refused kindly."""

import pytest

from caspian.formats.csv_table.cells import LARGEST, decoded
from caspian.formats.csv_table.table import BadTable

TEXT = "Страна;Население\nКазахстан;20,6\nУзбекистан;36,4\nАзербайджан;10,2\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1251"])
def test_the_text_comes_out(encoding: str) -> None:
    assert decoded(TEXT.encode(encoding)) == TEXT


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"PK\x03\x04...", "Save its sheet as CSV"),
        (b"\x00\x01\x02\x00" * 50, "not text"),
        (b"x" * (LARGEST + 1), "1 MB is the most"),
    ],
)
def test_what_is_no_text_is_refused(data: bytes, said: str) -> None:
    with pytest.raises(BadTable, match=said):
        decoded(data)
