"""Addresses become relative to their page, in tags alone: text about addresses is text."""

import re
from collections.abc import Callable
from urllib.parse import urljoin

import lxml.html
import pytest
from hypothesis import given
from hypothesis import strategies as st

from caspian.edition.export.flatten import depth_of, relative, relative_css, relative_html

Make = Callable[[bytes, int], bytes]
PAGES = ["/en/", "/en/politics/", "/en/politics/the-ferry/", "/az/a/b/c/d/", "/about.html"]
MIRROR = "http://mirror.example/caspian/copy"
UNTOUCHED = [
    '<p>Write &lt;a href="/en/"&gt;, or say href="/en/" aloud.</p>',
    '<p title=\'an href="/en/"\' data-note="src=/x">A note</p>',
    '<!-- <a href="/en/"> -->',
    '<script type="application/ld+json">{"text": "<a href=\'/en/\'>"}</script>',
    "<style>a { background: url(/x.svg) }</style>",
    '<title>How <a href="/en/"> is written</title>',
    '<textarea><img src="/x.jpg"></textarea>',
    '<a href="https://paper.example/en/">Elsewhere</a>',
    '<a href="//cdn.example/x">Another host</a>',
    '<a href="/\\host/x">Another host, as browsers read it</a>',
    '<a href="#part">Here</a><a href="mailto:a@b.example">Mail</a><a href="">Itself</a>',
    '<meta property="og:url" content="/en/">',
    "1 < 2 and <3 and <",
    '<a href="/en/',
]
CHANGED = [
    ('<a href="/en/x/">', '<a href="../../en/x/">'),
    ("<a HREF='/en/'>", "<a HREF='../../en/'>"),
    ("<a href=/en/x/>", '<a href="../../en/x/">'),
    ('<a href = "/">', '<a href = "../../">'),
    ('<a href="/?q=1&amp;b=2#c">', '<a href="../../?q=1&amp;b=2#c">'),
    ('<a href=" /en/ ">', '<a href="../../en/">'),
    ('<a href="&#x2F;en/">', '<a href="../../en/">'),
    ('<a title="1 > 0" href="/en/">', '<a title="1 > 0" href="../../en/">'),
    ('<form action="/en/search/">', '<form action="../../en/search/">'),
    ('<video poster="/p.jpg" src="/v.mp4">', '<video poster="../../p.jpg" src="../../v.mp4">'),
    ('<script src="/a.js">"/en/"</script>', '<script src="../../a.js">"/en/"</script>'),
    (
        '<img srcset="/a,1.jpg 1x, /b.jpg 2x,/c.jpg 3x, //d/e 4x">',
        '<img srcset="../../a,1.jpg 1x, ../../b.jpg 2x,../../c.jpg 3x, //d/e 4x">',
    ),
    ("<br><script>1 < 2</script><a href=/>", '<br><script>1 < 2</script><a href="../../">'),
]

# `urljoin` leaves out empty steps of a relative path, and no browser does.
ONE_SLASH = re.compile(r"(?<!:)/{2,}")


@pytest.mark.parametrize("html", UNTOUCHED)
def test_what_is_no_address_of_ours_comes_through_untouched(html: str) -> None:
    assert relative_html(html.encode(), 2).decode() == html


@pytest.mark.parametrize(("html", "expected"), CHANGED)
def test_an_address_in_a_tag_becomes_relative(html: str, expected: str) -> None:
    assert relative_html(html.encode(), 2).decode() == expected


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("address", ["/", "/en/", "/en/ports/a:b/", "/assets/p.css?v=1", "/?q=1"])
def test_a_relative_address_leads_to_the_same_place_below_any_folder(
    path: str, address: str
) -> None:
    seen = relative(address, depth_of(path))
    assert urljoin(MIRROR + path, seen) == MIRROR + address
    assert urljoin("http://127.0.0.1:8000" + path, seen) == "http://127.0.0.1:8000" + address


def test_style_sheets_name_their_files_relative_to_themselves() -> None:
    css = b"a{b:url(/x.svg)} c{d:url( '/y.woff2')} e{f:url(fonts/z.woff2)} g{h:url(//host/i)}"
    assert relative_css(css, 1) == (
        b"a{b:url(../x.svg)} c{d:url( '../y.woff2')} e{f:url(fonts/z.woff2)} g{h:url(//host/i)}"
    )


TEXTS = st.text(st.sampled_from("a b<>&\"'/=-!ə"), max_size=20)
VALUES = st.one_of(
    TEXTS, st.sampled_from(["/en/", "/", "//h/x", "/a b", "x/", "https://paper.example/en/", "#/"])
)
NAMES = st.sampled_from(["href", "src", "title", "alt", "action", "content", "data-href"])


@st.composite
def tags(draw: st.DrawFn) -> str:
    """Return a tag as our templates write one: quoted and escaped."""
    element = lxml.html.Element(draw(st.sampled_from(["a", "p", "img", "form", "link", "b"])))
    for name, value in draw(st.dictionaries(NAMES, VALUES, max_size=4)).items():
        element.set(name, value)
    element.text = draw(TEXTS)
    return str(lxml.html.tostring(element, encoding="unicode"))


def addresses_led_to(html: str, base: str) -> list[tuple[str, str, str | None]]:
    """Return every element with where its addresses lead, its other attributes, and its text."""
    return [
        (
            str(element.tag),
            repr(
                {
                    name: ONE_SLASH.sub("/", urljoin(base, value.strip(" ")))
                    if name in ("href", "src", "action")
                    else value
                    for name, value in element.attrib.items()
                }
            ),
            element.text,
        )
        for element in lxml.html.fragment_fromstring(f"<div>{html}</div>").iter()
    ]


def same_everywhere(html: str, path: str, make: Make = relative_html) -> bool:
    """Return whether a page, made relative, leads where it led, and says what it said."""
    made = make(html.encode(), depth_of(path)).decode()
    base = "http://paper.example" + path
    return addresses_led_to(html, base) == addresses_led_to(made, base)


@given(st.lists(tags(), max_size=6), st.sampled_from(PAGES))
def test_any_page_leads_where_it_led_and_says_what_it_said(parts: list[str], path: str) -> None:
    assert same_everywhere("".join(parts), path)


def test_the_control_of_a_plain_replacement_is_caught() -> None:
    """Replacing `="/` wherever it stands would change the words of a page."""
    html = '<p title="href=&quot;/en/&quot;">Say href="/en/" aloud.</p>'
    assert same_everywhere(html, "/en/")
    assert not same_everywhere(html, "/en/", lambda text, depth: text.replace(b'="/', b'="../'))
