"""Which names somebody typed, and in which other forms the archive may have them."""

from caspian.stylebook.matching import Stands, comparable
from caspian.stylebook.models import StyleRule, lines_of
from caspian.stylebook.rules import rules_of


def forms_of(words: tuple[str, ...], code: str) -> list[tuple[frozenset[int], tuple[str, ...]]]:
    """Return for each name among some words, by their numbers, all forms of its entry: written,
    accepted and avoided, of every period."""
    matcher, rules = rules_of(code)
    shown = [comparable(word, code)[0] for word in words]
    starts = [sum(map(len, shown[:number])) + number for number in range(len(shown))]
    found = []
    for hit in matcher.find(" ".join(shown), is_typed=True):
        if hit.term.stands != Stands.EXCEPTION:
            end = hit.start + len(hit.words)
            numbers = frozenset(n for n, at in enumerate(starts) if hit.start <= at < end)
            entry = rules[hit.term.rule].entry_id
            forms = (_forms(rule) for rule in rules.values() if rule.entry_id == entry)
            found.append((numbers, tuple(dict.fromkeys(one for some in forms for one in some))))
    return [one for one in found if one[0]]


def _forms(rule: StyleRule) -> tuple[str, ...]:
    return (rule.form, *lines_of(rule.accepted), *lines_of(rule.avoided))
