"""The one walk over stored blocks reaches choosers and the internal links of rich text."""

import pytest

from caspian.newsroom.stored import exchange_links


def doubled(kind: str, held: str) -> str | None:
    """Return another id; links to documents are taken off."""
    return None if kind == "document" else f"{kind}-{held}"


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ('<p><a linktype="page" id="1">b</a></p>', '<p><a linktype="page" id="page-1">b</a></p>'),
        ('<a id="12" linktype="page">b</a>', '<a linktype="page" id="page-12">b</a>'),
        ("<A LinkType='page' ID=12>b</a>", '<a linktype="page" id="page-12">b</a>'),
        ('<a linktype="document" id="3">b</a>', "<a>b</a>"),
        ('<a href="/x" title="a > b" linktype="page" id="1">b</a>',
         '<a linktype="page" id="page-1">b</a>'),
        ('<a href="https://example.org/?linktype=page&amp;id=1">b</a>',
         '<a href="https://example.org/?linktype=page&amp;id=1">b</a>'),
        ('<a id="anchor">b</a> <abbr linktype="page" id="1">c</abbr>',
         '<a id="anchor">b</a> <abbr linktype="page" id="1">c</abbr>'),
        ("linktype=page id=1", "linktype=page id=1"),
    ],
)  # fmt: skip
def test_links_are_exchanged_and_nothing_else(html: str, expected: str) -> None:
    assert exchange_links(html, doubled) == expected
