"""A web address counts with and without a scheme; a sentence that lacks a space is none."""

import time

import pytest

from caspian.shield.links import links_in


@pytest.mark.parametrize(
    "text",
    [
        "https://a.example/x", "HTTP://C.example", "www.b.example", "ftp://files.example",
        "tg://join?x", "casino.com", "see bit.ly/3xYz!", "t.me/channel", "x.com",
        "super-bet.ru/?id=7", "пример.рф", "сайт.онлайн", "გაზეთი.გე", "example。com",
        "ｅｘａｍｐｌｅ．ｃｏｍ", "1.2.3.4:8080/", "127.0.0.1/x", "casino.top", "youtu.be/abc",
        "exam\u200bple\ufe0f.com", "example\u200f.com", "example.\u200ccom", "例え.中国", "예.한국",
        "xn--e1afmkfd.xn--p1ai", "उदाहरण.भारत", "مثال.موقع", "δοκιμή.ελ", "lucky.casino",
        "is.gd/abc", "(buy.it/now)", "a.b.c.example.co.uk/path", "go: shop.example.am/x",
    ],
)  # fmt: skip
def test_one_address_is_one_link(text: str) -> None:
    assert links_in(text) == 1
    assert links_in(f"Look at {text}") == 1
    assert links_in(f"{text} and {text}, {text}") == 3


@pytest.mark.parametrize(
    "text",
    [
        "It was late.It rained.No one came.So we left.", "Late.News came.Top", "at 10.30 or 10.am",
        "e.g. this, i.e. that, etc.and so on", "U.S. and U.K. and Ph.D.", "version 3.11.7",
        "т.е. и т.д.", "zeynep@example.org", "first.last@gmail.com", "Hm...well",
        "St.Petersburg", "1.2.3.4",
        "很好。中国", "Late.Tech stocks fell", "می‌روم.امروز",
        "«Так.И что?»", "კი.არა", "wait for it.to be", "J.K.Rowling",
    ],
)  # fmt: skip
def test_what_is_no_link(text: str) -> None:
    assert links_in(text) == 0


@pytest.mark.parametrize("unit", ["a", "a.", "a-", "www", "http", "a.a-", "1.", "://", "com.", "я"])
def test_no_text_takes_long(unit: str) -> None:
    text = unit * (6000 // len(unit))
    began = time.process_time()
    links_in(text)
    assert time.process_time() - began < 0.5
