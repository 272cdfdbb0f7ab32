"""Parts that were compressed one by one are one gzip file that every reader of gzip accepts."""

import dataclasses
import gzip
import shutil
import subprocess
import zlib
from collections.abc import Sequence

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from caspian.edition import splice
from caspian.edition.document import Part
from caspian.edition.splice import gzipped, part, plain, whole_crc

# Longer than deflate's window of 32 KiB and than a stored block of 64 KiB.
LONG = bytes(range(256)) * 300
NOISE = b"".join(zlib.crc32(bytes([n % 256, n // 256])).to_bytes(4, "little") for n in range(20000))
TEXTS = st.lists(st.binary(max_size=2000) | st.sampled_from([b"", LONG, NOISE]), max_size=6)
EDGES: list[list[bytes]] = [[], [b""], [b"", b"", b""], [b"a", b"", b"b"], [LONG, NOISE, b"", LONG]]


@given(TEXTS)
@example([])
@example([b"", b"", b""])
@example([LONG, NOISE, b"", LONG])
def test_what_is_spliced_unpacks_to_all_texts(texts: list[bytes]) -> None:
    parts = [part(text) for text in texts]
    whole = b"".join(texts)
    assert gzip.decompress(gzipped(parts)) == whole
    assert plain(parts) == whole
    assert whole_crc(parts) == (zlib.crc32(whole), len(whole))


@given(TEXTS)
@example([])
@example([b"", b"", b""])
@example([LONG, NOISE, b"", LONG])
def test_a_reader_that_takes_it_byte_by_byte_sees_one_whole_member(texts: list[bytes]) -> None:
    packed = gzipped([part(text) for text in texts])
    reader = zlib.decompressobj(zlib.MAX_WBITS | 16)
    text = b"".join(reader.decompress(packed[at : at + 997]) for at in range(0, len(packed), 997))
    assert text + reader.flush() == b"".join(texts)
    assert reader.eof
    assert reader.unused_data == b""


@pytest.mark.skipif(shutil.which("gzip") is None, reason="the program gzip isn't installed")
@pytest.mark.parametrize("texts", EDGES, ids=lambda texts: f"{len(texts)} parts")
def test_the_program_gzip_finds_it_whole(texts: Sequence[bytes]) -> None:
    packed = gzipped([part(text) for text in texts])
    done = subprocess.run(["gzip", "-t"], input=packed, capture_output=True, timeout=30)
    assert (done.returncode, done.stderr) == (0, b"")


@given(st.binary(max_size=500), st.binary(max_size=500))
def test_the_control_a_wrong_crc_is_noticed(one: bytes, other: bytes) -> None:
    """Without the computation, the CRC of the last part would stand for all."""
    parts = [part(one + b"x"), part(other)]
    whole = splice.whole_crc(parts)
    assert whole[0] != parts[-1].crc or zlib.crc32(one + b"x" + other) == parts[-1].crc
    packed = gzipped(parts)
    torn = packed[:-8] + (whole[0] ^ 1).to_bytes(4, "little") + packed[-4:]
    with pytest.raises(gzip.BadGzipFile):
        gzip.decompress(torn)


GOOD = part(b"The ferry leaves when it is full.")


@pytest.mark.parametrize(
    "bad",
    [
        dataclasses.replace(GOOD, crc=7),
        dataclasses.replace(GOOD, length=3),
        dataclasses.replace(GOOD, deflated=part(b"x").deflated),
    ],
)
def test_a_part_that_is_not_what_it_says_is_refused(bad: Part) -> None:
    with pytest.raises(ValueError, match="not the one"):
        plain([bad])
