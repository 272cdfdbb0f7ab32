"""Rich text: what may be stored, what is shown, and what is left of an attack."""

import nh3
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from caspian.formats.html.sanitise import plain, shown, stored

KEPT = (
    "<p>a <b>b</b> <strong>c</strong> <i>d</i> <em>e</em> <sub>f</sub> <sup>g</sup> <s>h</s><br>"
    '<a href="https://example.org/x?a=1&amp;b=2">j</a></p><ul><li>k</li></ul><ol><li>l</li></ol>'
)
PAYLOADS = [
    ("<script>alert(1)</script>x", "x"),
    ("<SCRIPT SRC=//e.example/x.js></SCRIPT>x", "x"),
    ("<p onclick=alert(1)>x</p>", "<p>x</p>"),
    ("<img src=x onerror=alert(1)>", ""),
    ('<a href="javascript:alert(1)">x</a>', "<a>x</a>"),
    ('<a href=" jAvAsCrIpT:alert(1)">x</a>', "<a>x</a>"),
    ('<a href="java\nscript:alert(1)">x</a>', "<a>x</a>"),
    ('<a href="&#106;avascript&colon;alert(1)">x</a>', "<a>x</a>"),
    ('<a href="data:text/html,<script>1</script>">x</a>', "<a>x</a>"),
    ('<a href="vbscript:x">x</a>', "<a>x</a>"),
    ('<a href="file:///etc/passwd">x</a>', "<a>x</a>"),
    (
        '<a href="/en/" target="_blank" rel="opener" style="x" class="y">x</a>',
        '<a href="/en/">x</a>',
    ),
    ("<svg><script>alert(1)</script></svg>", ""),
    ("<svg onload=alert(1)>", ""),
    ("<math><mi//xlink:href='data:x,<script>alert(4)</script>'>", ""),
    ("<style>p{background:url(x)}</style><p style='color:red' class='a'>x</p>", "<p>x</p>"),
    ("<noscript><p title='</noscript><img src=x onerror=alert(1)>'>", "'&gt;"),
    ("<iframe srcdoc='<script>1</script>'>t</iframe>x", "x"),
    ("<form action=/x><input name=a><button>b</button></form>", "b"),
    ("<p>a<p>b", "<p>a</p><p>b</p>"),
    ("<b><i>x</b>y</i>", "<b><i>x</i></b><i>y</i>"),
    ("<h2>x</h2>", "x"),
    ("<!-- x --><![CDATA[y]]>", ""),
    ("&lt;script&gt; 1 < 2 & 3", "&lt;script&gt; 1 &lt; 2 &amp; 3"),
    ("<plaintext>x<b>", "x&lt;b&gt;"),
]


@pytest.mark.parametrize(("payload", "left"), PAYLOADS)
def test_payloads(payload: str, left: str) -> None:
    assert stored(payload) == left
    assert shown(payload) == left


def test_what_an_editor_may_write_is_kept() -> None:
    assert stored(KEPT) == KEPT
    assert shown(KEPT) == KEPT


@pytest.mark.parametrize("href", ["/a", "b/?c#d", "#e", "http://x.y/", "mailto:a@b.c", "tel:+994"])
def test_addresses_that_are_kept(href: str) -> None:
    assert shown(f'<a href="{href}">x</a>') == f'<a href="{href}">x</a>'


def test_internal_links_are_stored_and_not_shown() -> None:
    link = '<a linktype="page" id="3">x</a>'
    assert stored(link) == link
    assert shown(link) == "<a>x</a>"


@pytest.mark.parametrize("attribute", ['id="location"', 'id=""', 'linktype="x y"', 'linktype="A"'])
def test_only_wagtails_own_links_are_internal(attribute: str) -> None:
    assert stored(f"<a {attribute}>x</a>") == "<a>x</a>"


@pytest.mark.parametrize(
    "text", ["می\u200cخواهم", "\u202bنص\u202c", "\u200fא\u200e", "შეხვედრა", "İstanbul ı"]
)
def test_scripts_survive_byte_for_byte(text: str) -> None:
    html = f"<p>{text}</p>"
    assert stored(html).encode() == html.encode()
    assert shown(html).encode() == html.encode()
    assert plain(html).encode() == text.encode()


SNIPPETS = [
    "<p>", "</p>", "<b>", "</b>", "<i>", "<a>", "</a>", "<ul>", "<li>", "</li>", "<object>",
    "</object>", "<table>", "<td>", "<svg>", "<math>", "<mtext>", "<br>", "<script>", "<style>",
    "<!--", "-->", "<template>", "<select>", "&lt;", "&amp;", "&", "<", ">", "&#13;", "<h2>",
    "<title>", "<textarea>", "<form>", "<nobr>", "\r", "\0", "x", "\u200c", "<a href='/x'>",
]  # fmt: skip
MARKUP = st.lists(st.sampled_from(SNIPPETS) | st.text(max_size=5), max_size=30).map("".join)


@given(st.text() | MARKUP)
@example("<p><object><p>x</p></object></p>")
@example("a&#13;b")
@settings(max_examples=200, deadline=None)
def test_cleaning_twice_changes_nothing(html: str) -> None:
    assert stored(stored(html)) == stored(html)
    assert shown(shown(html)) == shown(html)
    assert shown(stored(html)) == shown(html)


def test_control_one_round_would_not_be_enough() -> None:
    once = nh3.clean("<p><object><p>x</p></object></p>", tags={"p"})
    assert nh3.clean(once, tags={"p"}) != once


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>a <b>b</b></p><p>c<br>d</p>", "a b\n\nc\nd"),
        ("<ul><li>a</li><li>b</li></ul><p>c</p>", "a\nb\n\nc"),
        ("<h2>a</h2><div>b</div>", "a\n\nb"),
        ("&lt;b&gt; &amp;amp; &copy;", "<b> &amp; ©"),
        ("<script>x</script><style>y</style>", ""),
        ("<p>a</p><p></p><p> </p><p>b</p>", "a\n\nb"),
        ("", ""),
    ],
)
def test_plain(html: str, text: str) -> None:
    assert plain(html) == text
