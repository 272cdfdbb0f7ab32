"""The day's paper reaches a reader as the file it is: never packed again, under a name of its own.

Some programs keep what a server packed as it came, and no reader's app opens that.
"""

import pytest

from caspian.edition.document import Document
from caspian.edition.splice import part
from caspian.formats.epub.write import MEDIA_TYPE
from caspian.server import ready
from caspian.server.front import Front
from caspian.server.ready import Ready
from tests.server.asking import ask
from tests.server.edition import Edition, page

TODAY = "/en/feeds/today.epub"
CONTENT = bytes(range(256)) * 600
ACCEPTED = ("", "gzip", "gzip, br", "br", "identity;q=0, *", "gzip, deflate, br, zstd")


@pytest.fixture(autouse=True)
def _book(edition: Edition) -> None:
    edition.release(Document(TODAY, media_type=MEDIA_TYPE, parts=(part(CONTENT, 0),)))


@pytest.mark.parametrize("accepted", ACCEPTED)
def test_it_comes_as_it_is_whatever_is_accepted(front: Front, accepted: str) -> None:
    for _ in range(2):
        answered = ask(front, TODAY, accept_encoding=accepted)
        assert answered.status == 200
        # Outside of the assertion: pytest would look for minutes for what differs.
        is_same = answered.body == CONTENT
        assert is_same
        assert "content-encoding" not in answered.headers
        assert answered.headers["content-type"] == MEDIA_TYPE
        assert answered.headers["content-length"] == str(len(CONTENT))
        named = 'attachment; filename="today-en.epub"'
        assert answered.headers["content-disposition"] == named


def test_who_has_it_is_told_that_it_is_unchanged_and_head_says_its_size(front: Front) -> None:
    etag = ask(front, TODAY, accept_encoding="gzip, br").headers["etag"]
    for accepted in ACCEPTED:
        held = ask(front, TODAY, accept_encoding=accepted, if_none_match=etag)
        assert (held.status, held.body) == (304, b"")
    asked = ask(front, TODAY, "HEAD", accept_encoding="gzip")
    assert (asked.status, asked.body) == (200, b"")
    assert asked.headers["content-length"] == str(len(CONTENT))


def test_it_counts_once_in_memory() -> None:
    book = Document(TODAY, media_type=MEDIA_TYPE, parts=(part(CONTENT, 0),))
    made = Ready(book, [one for one in book.parts if not isinstance(one, str)])
    assert len(CONTENT) < made.size < len(CONTENT) + 5000


def test_the_control_a_page_is_packed(front: Front, edition: Edition) -> None:
    edition.release(page("/en/feeds/latest.rss", "<rss/>" * 99, media_type="application/rss+xml"))
    answered = ask(front, "/en/feeds/latest.rss", accept_encoding="gzip")
    assert answered.headers["content-encoding"] == "gzip"
    assert "content-disposition" not in answered.headers


def test_the_control_a_front_that_packs_everything(
    front: Front, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ready, "PACKED", frozenset())
    with pytest.raises(AssertionError):
        test_it_comes_as_it_is_whatever_is_accepted(front, "gzip")
