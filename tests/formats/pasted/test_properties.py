"""Whatever is pasted: every word stays, in its order, and nothing comes out that may do harm."""

import time
from html import escape

from hypothesis import given, settings
from hypothesis import strategies as st

from caspian.formats.html.sanitise import stored
from caspian.formats.pasted.blocks import (
    PastedBlock,
    PastedList,
    PastedNotes,
    PastedParagraph,
    PastedPicture,
)
from caspian.formats.pasted.read import read
from caspian.formats.pasted.tables import text_of
from caspian.formats.pasted.tokens import words
from tests.formats.pasted import samples
from tests.thorough import often

LETTERS = st.text(st.sampled_from("abcПриветسلام<>&\"'[^1]-*.\u00a0\u200c 　"), max_size=12)
INLINE = st.sampled_from(["b", "i", "span", "a", "sup", "u", "font", "s", "o:p", "strong"])
BLOCK = st.sampled_from(
    ["p", "div", "h2", "ul", "ol", "li", "blockquote", "table", "tr", "td", "th", "pre", "section",
     "footer", "figcaption", "center", "thead"]
)  # fmt: skip
STYLES = st.sampled_from(
    ["", ' style="font-weight:bold"', " class=MsoQuote", ' style="mso-list:l0 level1 lfo1"',
     " class=MsoHeading1", ' href="javascript:x()"', ' href="https://example.org"', " colspan=3",
     " rowspan=2", ' onclick="x()"']
)  # fmt: skip


@st.composite
def wrapped(draw: st.DrawFn, inner: st.SearchStrategy[str]) -> str:
    """Return some HTML in an element, well nested or not."""
    name = draw(INLINE | BLOCK)
    end = draw(st.sampled_from([f"</{name}>", f"</{name}>", f"</{name}>", "", "</p>", "<br>"]))
    return f"<{name}{draw(STYLES)}>{''.join(draw(st.lists(inner, max_size=4)))}{end}"


HTML = st.recursive(LETTERS.map(escape), wrapped, max_leaves=25)


def marked_up(block: PastedBlock) -> list[str]:
    """Return the markup in a block."""
    if isinstance(block, PastedParagraph):
        return [block.html]
    if isinstance(block, PastedList):
        return list(block.items)
    return list(block.notes) if isinstance(block, PastedNotes) else []


def letters(words: list[str]) -> str:
    """Return words without what parts them: a break within one parts it in one of the two.

    Nor are dashes counted: the one before the name of who is quoted goes.
    """
    return "".join("".join(words).replace("-", "").split())


@settings(max_examples=often(100, 3000), deadline=None)
@given(HTML)
def test_all_words_stay_in_their_order(html: str) -> None:
    out = [text_of(block) for block in read(html).blocks]
    assert letters(out) == letters(words(html))


@settings(max_examples=often(100, 3000), deadline=None)
@given(HTML | st.text(max_size=200))
def test_nothing_comes_out_but_what_may_be_stored(html: str) -> None:
    for block in read(html).blocks:
        for one in marked_up(block):
            assert stored(one) == one
        assert text_of(block).strip() or isinstance(block, PastedPicture) or not marked_up(block)


@settings(max_examples=often(60, 2000), deadline=None)
@given(st.text(max_size=300))
def test_every_text_can_be_pasted(text: str) -> None:
    for block in read("", text).blocks:
        assert all(stored(one) == one for one in marked_up(block))


def test_two_megabytes_take_four_times_what_half_a_one_takes() -> None:
    """A second on a machine of today; what is asked here holds on a busy one too."""
    one = samples.WORD.partition("<!--StartFragment-->")[2].partition("<div style='mso-element")[0]
    small, large = (one * (size // len(one)) for size in (500_000, 2_000_000))
    assert min(_time(large) for _ in range(2)) < 8 * min(_time(small) for _ in range(2))


def _time(html: str) -> float:
    before = time.process_time()
    read(html)
    return time.process_time() - before


def test_ten_thousand_elements_in_one_another_are_read() -> None:
    html = "<div><b>" * 10_000 + "deep" + "</b></div>" * 10_000
    assert read(html).blocks == (PastedParagraph("<b>deep</b>"),)
