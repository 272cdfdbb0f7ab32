"""The headline of a page in HTML: what it shows as such, checked against what it calls itself."""

import re
from collections.abc import Sequence

from lxml.html import HtmlElement

from caspian.formats.saved_page.headline import same
from caspian.formats.saved_page.phrases import words
from caspian.formats.saved_page.texts import tidy, weight

_AGREES = 0.5
"""the part of the longer one's words that two spellings of a headline share"""
_BORDER = re.compile(
    r"\s+[|–—·•»«‹›:-]+\s+|\s*[|_｜]\s*|\s::\s|：(?=\S{2,12}$)|(?<=\S)-(?=[^-\s]{2,12}$)"
)


def headline_of(tree: HtmlElement, titles: Sequence[str], names: Sequence[str]) -> str:
    """Return the headline; empty where neither a heading nor the page's own title can be one.

    `titles` are what the page calls its article, best first; `names` what it calls the paper.
    """
    shown = [text for text in _headings(tree) if not any(same(text, name) for name in names)]
    called = [bare for title in titles if (bare := without_name(title, names))]
    for title in called:
        for text in shown:
            if _agree(text, title):
                return text
    # An h1 that no title knows is a section's, a banner's, or the whole of a page without titles.
    if called and (weight(called[0]) >= _SHORT or not shown):
        return called[0]
    return max((*shown, *called[:1]), key=weight, default="")


def without_name(title: str, names: Sequence[str]) -> str:
    """Return a title without the paper's name and its section at either end."""
    title = tidy(title)
    if any(same(title, name) for name in names):
        return ""
    parts = [part for part in _BORDER.split(title) if part]
    if len(parts) < 2:
        return title
    known = [any(_names(part, name) for name in names) for part in parts]
    while known and known[-1]:
        known.pop()
        title = _cut(title, parts.pop(), at_end=True)
    while known and known[0]:
        known.pop(0)
        title = _cut(title, parts.pop(0), at_end=False)
    return title


def _names(part: str, name: str) -> bool:
    return same(part, name) or (weight(part) <= 3 and set(words(name)) <= set(words(part)) != set())


def _cut(title: str, part: str, *, at_end: bool) -> str:
    kept = title.rpartition(part)[0] if at_end else title.partition(part)[2]
    return kept.strip(" |–—·•»«‹›:_-｜：")


def _headings(tree: HtmlElement) -> list[str]:
    """Return the first-level headings: those in the article before those round it."""
    marked = tree.xpath("//*[self::h1 or self::h2][contains(@itemprop, 'headline')]")
    every = [*marked, *tree.iter("h1")]
    own = [one for one in every if not _is_around(one)]
    found = [tidy(heading.text_content()) for heading in (own or every)]
    return [text for text in found if text]


def _is_around(heading: HtmlElement) -> bool:
    for above in heading.iterancestors():
        if above.tag == "article":
            return False
        if above.tag in ("nav", "aside", "footer"):
            return True
    return False


def _agree(shown: str, title: str) -> bool:
    """Tell whether a heading and a title are two spellings of one headline."""
    one, other = words(shown), words(title)
    if not one or not other:
        return False
    if "".join(one) in "".join(other):
        # What is in a title and short is the paper's name or a section, but at its beginning.
        begins = other[: len(one)] == one and len(one) >= _SHORT
        return begins or 2 * len("".join(one)) > len("".join(other))
    if "".join(other) in "".join(one):
        return len(other) >= _SHORT or 2 * len("".join(other)) > len("".join(one))
    if any(len(part) > 1 and one[: len(part)] == part for part in map(words, _BORDER.split(title))):
        return True  # “Ferry returns | The Paper” over “Ferry returns to the harbour”
    return len({*one} & {*other}) >= _AGREES * max(len({*one}), len({*other}))


_SHORT = 3
