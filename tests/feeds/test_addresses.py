"""Addresses in feeds are absolute and in ASCII, and where a link leads nowhere there is none."""

import pytest
from markupsafe import Markup

from caspian.feeds.addresses import absolute, resolved
from caspian.feeds.content import xhtml

BASE = "https://caspian.example/ru/%D0%BF/"


@pytest.mark.parametrize(("address", "leads"), [
    ("#note-1", f"{BASE}#note-1"),
    ("/fa/سیاست/", "https://caspian.example/fa/%D8%B3%DB%8C%D8%A7%D8%B3%D8%AA/"),
    ("https://a.example/?a=1&b=%D0%BF#x", "https://a.example/?a=1&b=%D0%BF#x"),
    ("https://президент.рф/а b", "https://xn--d1abbgf6aiiy.xn--p1ai/%D0%B0%20b"),
    ("//b.example/", "https://b.example/"),
    ("mailto:desk@example.org", "mailto:desk@example.org"),
    ("https://[::1/", ""),
    ("https://" + "ю" * 80 + ".example/", ""),
])  # fmt: skip
def test_a_link_is_written_so_that_any_reader_follows_it(address: str, leads: str) -> None:
    assert resolved(address, BASE) == leads


def test_a_link_that_leads_nowhere_keeps_its_words() -> None:
    found = xhtml(Markup('<p><a href="https://[::1/">Here</a></p>'), BASE)
    assert found == "<div><p><a>Here</a></p></div>"


def test_a_path_of_the_paper_is_written_once() -> None:
    assert absolute("/ru/п/").endswith("/ru/%D0%BF/")
    assert absolute("/media/%D0%BF.jpg").endswith("/media/%D0%BF.jpg")
    assert absolute("https://cdn.example/a.jpg") == "https://cdn.example/a.jpg"
