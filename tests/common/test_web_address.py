"""A page leads to the web or nowhere, whatever somebody typed as an address."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caspian.common.text import web_address

WEB = [
    "https://t.me/caspian",
    "http://example.org",
    "HTTPS://Example.org/a?b=c#d",
    "https://пример.рф/путь",
    "https://[2001:db8::1]:8080/",
]
NOT_WEB = [
    "",
    "javascript:alert(1)",
    "JaVaScRiPt://example.org/%0aalert(1)",
    "java\tscript:alert(1)",
    "\x01javascript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "vbscript:x",
    "file:///etc/passwd",
    "//evil.example/",
    "/en/politics/",
    "https:evil.example",
    "https:///evil.example",
    "https://",
    "https:\\\\evil.example",
    "https://exa\nmple.org/",
    "https://exa mple.org/",
    " ht\ntps://example.org",
]


@pytest.mark.parametrize("written", WEB)
def test_an_address_of_the_web_stays_as_it_is(written: str) -> None:
    assert web_address(written) == written
    assert web_address(f"  {written}\n") == written


@pytest.mark.parametrize("written", NOT_WEB)
def test_anything_else_is_none(written: str) -> None:
    assert web_address(written) == ""


@given(st.text(max_size=40), st.sampled_from(NOT_WEB + WEB), st.text(max_size=10))
def test_whatever_is_typed_round_it_no_other_scheme_comes_out(
    before: str, written: str, after: str
) -> None:
    found = web_address(before + written + after)
    assert found == "" or found.lower().startswith(("http://", "https://"))
    assert not any(sign <= " " or sign == "\x7f" for sign in found)
