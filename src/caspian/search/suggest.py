"""Offers another spelling for a word that hardly any article has: from the archive's own words."""

from dataclasses import replace

from rapidfuzz.distance import OSA

from caspian.common.folding import fold, tokens
from caspian.search.find import SearchQuestion, hits_of
from caspian.search.query import Query
from caspian.search.vocabulary import near

FEW = 2
"""hits of a word up to which another spelling is looked for"""
TIMES_MORE = 10
"""how many times as many articles must have the other word, if any has the one"""
SHORTEST, LONGEST, LONG = 4, 30, 6
"""letters: no other spelling is looked for below and above; from the third on, two may be wrong"""
MOST_WORDS = 4


def suggestion(question: SearchQuestion, query: Query) -> str:
    """Return the question in the spelling that it was probably meant in; empty if there is none.

    The one that comes back finds something.
    """
    others = {}
    for word in query.words[:MOST_WORDS]:
        hits = len(hits_of(SearchQuestion(question.language, word), FEW + 1))
        if hits <= FEW and (other := _nearest(word, question.language, hits)):
            others[word] = other
    if not others:
        return ""
    text = _with(query.text, others)
    return text if hits_of(replace(question, text=text), 1) else ""


def _nearest(word: str, language: str, hits: int) -> str:
    folded = fold(word, language)
    if not SHORTEST <= len(folded) <= LONGEST:
        return ""
    most = 2 if len(folded) >= LONG else 1
    ranked = sorted(
        (OSA.distance(folded, other, score_cutoff=most), -articles, shown)
        for other, shown, articles in near(folded, language, most)
        if other != folded and articles >= max(1, hits * TIMES_MORE) and _is_alike(folded, other)
    )
    return ranked[0][2] if ranked and ranked[0][0] <= most else ""


def _is_alike(one: str, other: str) -> bool:
    """Return whether two words can be near at all: a quick look before the distance is counted."""
    return len(set(one) ^ set(other)) <= 4


def _with(text: str, others: dict[str, str]) -> str:
    pieces, at = [], 0
    for token in tokens(text):
        pieces += [text[at : token.start], others.get(token.word, token.word)]
        at = token.end
    return "".join([*pieces, text[at:]])
