"""Widens a question by the forms of a name: who types one of them means them all."""

from collections.abc import Callable, Sequence

from django.conf import settings
from django.utils.module_loading import import_string

from caspian.common.folding import tokens
from caspian.search.query import Term, term

Found = Sequence[tuple[frozenset[int], tuple[str, ...]]]
"""of each name: which of the words it is, by their numbers, and its forms"""
Groups = tuple[tuple[tuple[Term, ...], ...], ...]


def named_in(words: tuple[str, ...], code: str) -> tuple[frozenset[int], Groups]:
    """Return which words of a question are names, and for each name the ways to find it.

    What was typed is one of its ways, so nothing is lost that was found without.
    """
    # The room that knows names stands beside this one: the project says which function it is.
    forms_of: Callable[[tuple[str, ...], str], Found] = import_string(settings.CASPIAN_NAME_FORMS)
    found = forms_of(words, code) if words else ()
    groups = []
    for numbers, forms in found:
        typed = tuple(term(words[number], code) for number in sorted(numbers))
        others = (_way(form, code) for form in forms)
        groups.append(tuple(dict.fromkeys(way for way in (typed, *others) if way)))
    return frozenset().union(*(numbers for numbers, _ in found)), tuple(groups)


def _way(form: str, code: str) -> tuple[Term, ...]:
    return tuple(term(token.word, code) for token in tokens(form))
