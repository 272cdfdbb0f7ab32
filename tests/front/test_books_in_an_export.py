"""A book stands in an export as it is, and no packed twin beside it that a server would send."""

import pytest

from caspian.edition.document import Document
from caspian.edition.export import documents
from caspian.edition.splice import part
from caspian.formats.epub.write import MEDIA_TYPE
from tests.front.papers import SmallPaper

NAME = "en/feeds/today.epub"
CONTENT = bytes(range(256)) * 600


def release(paper: SmallPaper) -> None:
    """Release a book, and export it."""
    paper.release(Document(f"/{NAME}", media_type=MEDIA_TYPE, parts=(part(CONTENT, 0),)))
    report = paper.export()
    assert not [line for line in report.mistaken if "epub" in line]


def test_a_book_is_exported_as_it_is_and_alone(paper: SmallPaper) -> None:
    release(paper)
    found = {name: content for name, content in paper.files().items() if NAME in name}
    assert found == {NAME: CONTENT}


def test_the_control_an_export_that_packs_everything(
    paper: SmallPaper, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(documents, "PACKED", frozenset())
    with pytest.raises(AssertionError):
        test_a_book_is_exported_as_it_is_and_alone(paper)
