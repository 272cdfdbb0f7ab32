"""Which of the lines above the article is its headline."""

from collections.abc import Sequence

from caspian.formats.saved_page.kinds import (
    LONGEST_HEADLINE,
    LineKind,
    PageLine,
    is_excerpt,
    name_in,
    speaks_of_the_paper,
)
from caspian.formats.saved_page.phrases import RIGHTS, comparable, words

# Shorter lines above the headline are menu entries, sections and the paper's name.
_LIKELY = 20


def headline_at(
    lines: Sequence[PageLine], *, names: frozenset[str], filename: str = "", known: str = ""
) -> int | None:
    """Return the position of the headline, or None when no line can be it.

    `known` is the headline where the page's own metadata has told it.
    """
    if known:
        return next((at for at, line in enumerate(lines) if same(line.text, known)), None)
    free, among_teasers = _candidates(lines, names)
    title = " ".join(words(filename.rpartition(".")[0] or filename))
    for at in free + among_teasers:
        if len(lines[at].text) >= _LIKELY // 2 and " ".join(words(lines[at].text)) in title:
            return at
    for at in free:
        if len(lines[at].text) >= _LIKELY and len(lines[at].text.split()) >= 3:
            return at
    if free:
        return max(free, key=lambda at: len(lines[at].text))
    # A page whose first line is "Must read": the headline is nearest to the article.
    return among_teasers[-1] if among_teasers else None


def same(one: str, other: str) -> bool:
    """Tell whether two lines have the same words."""
    return len(one) < 1000 and len(other) < 1000 and words(one) == words(other)


def names_of_the_paper(lines: Sequence[PageLine]) -> frozenset[str]:
    """Return what the paper calls itself beside its copyright sign and in its about text."""
    names: set[str] = set()
    for line in lines:
        if len(line.text) < 200 and (rights := RIGHTS.match(line.text)):
            names.add(rights["name"].strip())
        elif speaks_of_the_paper(line.text, frozenset(), among_boilerplate=True):
            names.add(name_in(line.text) or "")
    return frozenset(name for name in names if 3 <= len(name) <= 60)


def _candidates(lines: Sequence[PageLine], names: frozenset[str]) -> tuple[list[int], list[int]]:
    """Return the lines that may be the headline: before any teasers, and among them."""
    free: list[int] = []
    among_teasers: list[int] = []
    own_names = {comparable(name) for name in names}
    in_teasers = False
    for at, line in enumerate(lines):
        if line.kind in (LineKind.TEASERS, LineKind.AFTER):
            in_teasers = True
        elif _is_first_of_body(line, names, in_teasers, seen=bool(free or among_teasers)):
            break
        elif _may_be_headline(line) and comparable(line.text) not in own_names:
            (among_teasers if in_teasers else free).append(at)
    return free, among_teasers


def _is_first_of_body(
    line: PageLine, names: frozenset[str], in_teasers: bool, *, seen: bool
) -> bool:
    if line.kind is not LineKind.PROSE or is_excerpt(line.text):
        return False
    if speaks_of_the_paper(line.text, names, among_boilerplate=in_teasers):
        return False
    # A headline may be a sentence; the first line of all that could be one is it.
    return seen or not _may_be_headline(line)


def _may_be_headline(line: PageLine) -> bool:
    if not any(character.isalpha() for character in line.text):
        return False
    if line.kind is LineKind.SHORT:
        return True
    return line.kind is LineKind.PROSE and len(line.text) <= LONGEST_HEADLINE // 2
