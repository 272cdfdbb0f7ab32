"""What is no article is refused, in words that tell what to do."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from caspian.formats.saved_page import kinds
from caspian.formats.saved_page.read import NotAnArticle, read

PAGES = Path(__file__).parent / "pages"
ONLY_BOILERPLATE = (
    "30.1 C\nMonday, July 15, 2024\n\nMust read\n\nThe Shore Courier is a platform that tells "
    "stories. We aim to serve our readers.\n\nMore articles\n\nPlease enter your comment!\n"
)
PROSE = "The ferry left in the evening, and nobody waved. It came back the day after, empty. "


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "empty"),
        (b" \r\n\t\xc2\xa0\n", "empty"),
        (b"\xef\xbb\xbf", "empty"),
        (bytes(range(256)) * 20, "not text"),
        (b"\x00" * 5000, "not text"),
        (b"%PDF-1.7 ...", "PDF"),
        (b"PK\x03\x04 ...", "Word"),
        (b"a" * 5_000_001, "5 MB"),
        (b"Content-Type: multipart/related; boundary=x\n\n", "MHTML"),
        (b"\xff\xfea", "not text"),
        (ONLY_BOILERPLATE.encode(), "No paragraphs"),
        (b"A Headline and Nothing Below It\n", "No paragraphs"),
        ((PROSE * 3 + "\n\n" + PROSE * 2).encode(), "No headline"),
        (b"<rss><channel><item><title>A</title></item></channel></rss>", "list of articles"),
        (b"<html><body></body></html>", "."),
        ((PAGES / "front.txt").read_bytes(), "list of articles"),
        ((PAGES / "front.html").read_bytes(), "list of articles"),
    ],
)
def test_refused_with_a_reason(data: bytes, said: str) -> None:
    with pytest.raises(NotAnArticle, match=said):
        read(data)


def test_the_file_is_called_by_its_name() -> None:
    with pytest.raises(NotAnArticle, match=r"“ferry\.txt” is empty"):
        read(b"", filename="ferry.txt")


def test_control_without_the_rule_a_list_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kinds, "_MANY", 1000)
    assert read((PAGES / "front.txt").read_bytes()).paragraphs


def test_control_just_under_the_limit_is_read() -> None:
    text = "A Headline for a Long Text\n\n" + PROSE * 10
    padded = text.encode() + b" " * (5_000_000 - len(text.encode()))
    assert len(read(padded).paragraphs) == 1


def readable(data: bytes) -> bool:
    try:
        found = read(data)
    except NotAnArticle:
        return False
    assert found.headline
    assert found.paragraphs
    assert (found.printed_date is None) == (found.date_standing == "none")
    return True


@given(st.binary(max_size=3000))
@settings(max_examples=200, deadline=None)
def test_arbitrary_bytes_raise_nothing_else(data: bytes) -> None:
    readable(data)


SNIPPETS = [
    "30.1 C", "Must read", "Monday, July 15, 2024", "A Headline of Some Words", PROSE, "<p>",
    "</p>", "<div>", "<h1>", "<article>", "<time datetime='2024-02-30'>", "<!--", "<![CDATA[",
    "<script type='application/ld+json'>", "{\"@type\": \"Article\"", "&#0;", "&#xD800;", "\ud7ff",
    "<table><tr><td>", "<svg>", "<title>", "\u200c", "By Jane Roe", "99999999999999999999",
    "1" * 30 + " July 2024", "© 2024", "Read more", "...", "<br>", "\x00", "</html>",
]  # fmt: skip


@given(st.booleans(), st.lists(st.sampled_from(SNIPPETS) | st.text(max_size=20), max_size=25))
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_arbitrary_pages_raise_nothing_else(html: bool, parts: list[str]) -> None:
    readable((("<html>" if html else "") + "\n".join(parts)).encode())


def test_control_the_property_test_can_succeed() -> None:
    assert readable(f"A Headline of Some Words\n\n{PROSE}".encode())
    assert readable((PAGES / "reed.html").read_bytes())
