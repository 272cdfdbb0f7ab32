"""Cuts the part out of a text that shows why it was found, and marks the words in it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from caspian.common.folding import Token, parts, tokens
from caspian.search.query import Term, stem

LENGTH = 240
"""characters of a snippet, more or less"""
FAR = 4 * LENGTH
"""characters that are looked through for a better place once all words have come up"""
BEFORE = 60
"""characters that may stand before the first word that is marked"""
MOST_HITS, MOST_TOKENS = 200, 20_000
_UNKNOWN, _NONE = -2, -1
ELLIPSIS, BETWEEN = "…", " · "
"""where something is left out, and between two paragraphs"""
_BREAK = re.compile(r"\n(?:[\s·•]*\n)*")


@dataclass(frozen=True)
class SnippetPart:
    """A piece of a text; `marked` where it is a word that was looked for."""

    text: str
    marked: bool = False


Pieces = tuple[SnippetPart, ...]


class Marker:
    """Marks the words of one question in any number of texts of its language."""

    def __init__(self, wanted: Sequence[Term], language: str) -> None:
        self._wanted, self._language = wanted, language
        # A page shows ten texts, and most words of a language come in all of them.
        self._known: dict[str, int] = {}

    def marked(self, text: str) -> Pieces:
        """Return a whole text in pieces, the wanted words marked."""
        hits = [token for token, _ in self._hits(text, far=len(text))]
        return tuple(_pieces(text, 0, len(text), hits))

    def snippet(self, text: str) -> Pieces:
        """Return the part of a text that has most of the wanted words; empty without any."""
        hits = self._hits(text, far=FAR)
        if not hits:
            return ()
        first, last = _densest(hits)
        start = _start(text, hits[first][0].start)
        end = _end(text, max(start + LENGTH, hits[last][0].end))
        inside = [token for token, _ in hits if start <= token.start and token.end <= end]
        pieces = [
            SnippetPart(_in_one_line(piece.text), piece.marked)
            for piece in _pieces(text, start, end, inside)
        ]
        pieces[0] = SnippetPart(pieces[0].text.removeprefix(BETWEEN), pieces[0].marked)
        pieces[-1] = SnippetPart(pieces[-1].text.removesuffix(BETWEEN), pieces[-1].marked)
        before = [SnippetPart(ELLIPSIS)] if start > 0 and text[start - 1] != "\n" else []
        after = [SnippetPart(ELLIPSIS)] if end < len(text) else []
        return (*before, *pieces, *after)

    def _hits(self, text: str, far: int) -> list[tuple[Token, int]]:
        """Return the words that are wanted, each with which one it is.

        Once all have come up, only the next `far` characters are looked through.
        """
        found: list[tuple[Token, int]] = []
        missing, end = set(range(len(self._wanted))), len(text)
        if not self._wanted:
            return found
        known = self._known
        for token in islice(tokens(text), MOST_TOKENS):
            number = known.get(token[0], _UNKNOWN)
            if number == _UNKNOWN:
                number = known[token[0]] = self._which(token[0])
            if token.start > end or len(found) == MOST_HITS:
                break
            if number >= 0:
                found.append((token, number))
                if number in missing:
                    missing.discard(number)
                    end = end if missing else token.start + far
        return found

    def _which(self, word: str) -> int:
        stems = [stem(word, self._language)]
        if "\u200c" in word:
            stems += [stem(part, self._language) for part in parts(word)]
        for number, term in enumerate(self._wanted):
            if any(term.fits(one) for one in stems if one):
                return number
        return _NONE


def beginning(text: str) -> str:
    """Return the beginning of a text, for one that was found by its title or names."""
    shown = _in_one_line(text.strip())
    return shown if len(shown) <= LENGTH else shown[: _end(shown, LENGTH)] + ELLIPSIS


def _in_one_line(text: str) -> str:
    # An empty paragraph is none to mark.
    return _BREAK.sub(BETWEEN, text)


def _densest(hits: list[tuple[Token, int]]) -> tuple[int, int]:
    """Return the first and last of the hits that stand together: where most different ones do.

    Of such places the first: how often a word comes says where the sources are listed.
    """
    best, chosen, last = 0, (0, 0), 0
    inside: dict[int, int] = {}
    for first, (token, number) in enumerate(hits):
        while last < len(hits) and hits[last][0].end - token.start <= LENGTH - BEFORE:
            inside[hits[last][1]] = inside.get(hits[last][1], 0) + 1
            last += 1
        different = sum(1 for count in inside.values() if count)
        if different > best:
            best, chosen = different, (first, last - 1)
        if last > first:
            inside[number] -= 1
        else:
            last = first + 1
    return chosen


def _start(text: str, hit: int) -> int:
    """Return where to begin: with the sentence or line if that is near, else at a word."""
    earliest = max(0, hit - BEFORE)
    if earliest == 0:
        return text.rfind("\n", 0, hit) + 1
    line = text.rfind("\n", earliest, hit)
    sentence = max(text.rfind(f"{mark} ", earliest, hit) for mark in ".!?؟։")
    if max(line, sentence) >= 0:
        return max(line + 1, sentence + 2)
    space = text.find(" ", earliest, hit)
    return space + 1 if space >= 0 else hit


def _end(text: str, end: int) -> int:
    """Return where to end: at the line's end if it comes before, else behind a whole word."""
    if end >= len(text):
        return len(text)
    space = text.rfind(" ", max(0, end - LENGTH // 2), end + 1)
    return space if space > 0 else end


def _pieces(text: str, start: int, end: int, hits: list[Token]) -> Iterator[SnippetPart]:
    at = start
    for hit in hits:
        if hit.start > at:
            yield SnippetPart(text[at : hit.start])
        yield SnippetPart(text[hit.start : hit.end], marked=True)
        at = hit.end
    if at < end:
        yield SnippetPart(text[at:end])
