"""What a publisher writes into the small files is checked, line by line."""

from collections.abc import Callable

import pytest

from caspian.formats.site_files.check import ads_fault, is_contact, robots_fault, trust_fault

GOOD: tuple[tuple[Callable[[str], str], str], ...] = (
    (robots_fault, "User-agent: SlowBot\r\nCrawl-delay: 10\r\n\r\n# a word\r\n"),
    (ads_fault, "example.com, 1234, DIRECT, f08c47fec0\nownerdomain=example.org"),
    (trust_fault, "belongto=https://example.org/\nsocial=https://t.me/example"),
    (trust_fault, "member=example.org\ncontact=mailto:desk@example.org\ndatatrainingallowed=no"),
)
BAD: tuple[tuple[Callable[[str], str], str], ...] = (
    (robots_fault, "User-agent: *\nDisallow"),
    (robots_fault, "Disallow: /"),
    (robots_fault, "User-agent: *\nAllways: /"),
    (ads_fault, "example.com, 1234, SOMEHOW"),
    (trust_fault, "social=javascript:alert(1)"),
    (trust_fault, "datatrainingallowed=perhaps"),
    (trust_fault, 'social=https://example.org/"><script>'),
)
HIDDEN = ("\x85", "\u2028", "\u2029", "\x0b", "\x0c", "\x1d")


@pytest.mark.parametrize(("fault", "text"), GOOD)
def test_what_is_right_is_taken(fault: Callable[[str], str], text: str) -> None:
    assert fault(text) == ""


@pytest.mark.parametrize(("fault", "text"), BAD)
def test_what_is_wrong_is_named_by_its_line(fault: Callable[[str], str], text: str) -> None:
    assert fault(text).startswith(f"Line {text.count(chr(10)) + 1}: ")


@pytest.mark.parametrize("hidden", HIDDEN, ids=repr)
def test_no_line_ends_where_nobody_sees_it(hidden: str) -> None:
    """Such a line closed the paper to everybody: an attack had found it."""
    assert "hidden character" in robots_fault(f"User-agent: SlowBot{hidden}Disallow: /")
    assert "hidden character" in robots_fault(f"User-agent: SlowBot{hidden}")
    assert "hidden character" in ads_fault(f"a.example, 1, DIRECT{hidden}b.example, 2, DIRECT")


@pytest.mark.parametrize(
    ("text", "is_right"),
    [
        ("mailto:desk@example.org", True), ("tel:+994-12-555", True),
        ("https://example.org/security?by=web", True), ("mailto:", False), ("tel:", False),
        ("http://example.org/", False), ('https://example.org/"><script>', False),
        ("HTTPS://é.example/", False), ("mailto:desk@example.org\nExpires: never", False),
    ],
)  # fmt: skip
def test_a_contact_is_an_address_that_reaches_somebody(text: str, is_right: bool) -> None:
    assert is_contact(text) is is_right
