"""Texts come out of WXR as they went in, whatever they hold."""

import csv

import pytest
from lxml import etree

from caspian.common.languages import KNOWN
from caspian.formats.wxr import redirection
from caspian.formats.wxr.polylang import LOCALES, language_about, php
from caspian.formats.wxr.write import cdata, content_of, html_of, slug_of


@pytest.mark.parametrize(
    ("text", "comes_out"),
    [
        ("]]>", "]]>"),
        ("]]]]>>]]>", "]]]]>>]]>"),
        ("bell\x07 nul\x00 esc\x1b", "bell nul esc"),
        ("\ufffe\uffff\ud800", ""),
        ("one\r\ntwo\rthree", "one\ntwo\nthree"),
        ("\tgo 🚢 \u202eגשר\u202c \u2028", "\tgo 🚢 \u202eגשר\u202c \u2028"),
        ("<b>&amp;</b>", "<b>&amp;</b>"),
    ],
)
def test_what_goes_in_comes_out(text: str, comes_out: str) -> None:
    assert (etree.fromstring(f"<x>{cdata(text)}</x>").text or "") == comes_out


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("AT&T, Q&A", "AT&T, Q&A"),
        ("&amp; &#39; &x;", "&amp;amp; &amp;#39; &amp;x;"),
        ("a < b > c", "a &lt; b &gt; c"),
    ],
)
def test_a_headline_stays_text(text: str, kept: str) -> None:
    assert html_of(text) == kept


def test_a_slug_is_cut_where_a_letter_ends() -> None:
    assert slug_of("the-ferry") == "the-ferry"
    assert slug_of("Паром") == "%d0%bf%d0%b0%d1%80%d0%be%d0%bc"
    assert slug_of("ж" * 60) == "%d0%b6" * 33
    assert slug_of("a" * 300) == "a" * 200


def test_no_shortcode_is_left_and_readers_see_no_difference() -> None:
    written = content_of("<p>[gallery] [/x] [1] [^1] [ not]</p>")
    assert written == "<p>&#91;gallery] &#91;/x] [1] [^1] [ not]</p>"


def test_polylang_reads_what_php_would_have_written() -> None:
    assert php({"ə": 12}) == 'a:1:{s:2:"ə";i:12;}'
    about = language_about("fa", right_to_left=True)
    assert about == 'a:3:{s:6:"locale";s:5:"fa_IR";s:3:"rtl";i:1;s:9:"flag_code";s:0:"";}'
    assert {code for code, _ in KNOWN} == set(LOCALES)
    assert len(set(LOCALES.values())) == len(LOCALES)


def test_a_redirect_is_a_line_of_eight() -> None:
    lines = [redirection.HEAD, redirection.line('/old,"x"/', "/new/"),
             redirection.line("/gone/", "", code=410)]  # fmt: skip
    head, moved, gone = csv.reader(lines)
    assert len(head) == len(moved) == len(gone) == 8
    assert moved[:5] == ['/old,"x"/', "/new/", "0", "301", "url"]
    assert gone[:5] == ["/gone/", "", "0", "410", "error"]
