"""The rules that hold on a day in a language, made ready to look for; kept until one changes."""

import datetime as dt
from collections.abc import Iterable
from functools import lru_cache

from django.db.models import Count, Max

from caspian.stylebook.matching import Stands, StyleMatcher, StyleTerm
from caspian.stylebook.models import StyleEntry, StyleRule, lines_of

Stamp = tuple[object, ...]


def stamp() -> Stamp:
    """Return what is another whenever the stylebook has changed."""
    found = StyleEntry.objects.aggregate(
        last=Max("changed_at"), number=Count("pk"), newest=Max("pk")
    )
    return found["last"], found["number"], found["newest"]


def rules_on(day: dt.date, code: str) -> tuple[StyleMatcher, dict[int, StyleRule]]:
    """Return what looks for the names of a language in an article of a day, and the rules by id."""
    version = stamp()
    rules = {rule.pk: rule for rule in _rules(code.lower(), version) if rule.holds_on(day)}
    return _matcher(code.lower(), version, tuple(rules)), rules


def rules_of(code: str) -> tuple[StyleMatcher, dict[int, StyleRule]]:
    """Return the same of a language whatever the day: for readers of the archive."""
    version = stamp()
    rules = {rule.pk: rule for rule in _rules(code.lower(), version)}
    return _matcher(code.lower(), version, tuple(rules)), rules


def terms_of(rules: Iterable[StyleRule]) -> list[StyleTerm]:
    """Return every form of some rules, as the matcher takes it."""
    return [
        StyleTerm(form, stands, rule.pk)
        for rule in rules
        for stands, forms in (
            (Stands.EXCEPTION, lines_of(rule.exceptions)),
            (Stands.WRITTEN, (rule.form,)),
            (Stands.ACCEPTED, lines_of(rule.accepted)),
            (Stands.AVOIDED, lines_of(rule.avoided)),
        )
        for form in forms
    ]


@lru_cache(32)
def _rules(code: str, version: Stamp) -> tuple[StyleRule, ...]:
    return tuple(StyleRule.objects.filter(language=code).order_by("pk"))


@lru_cache(64)
def _matcher(code: str, version: Stamp, chosen: tuple[int, ...]) -> StyleMatcher:
    rules = [rule for rule in _rules(code, version) if rule.pk in set(chosen)]
    return StyleMatcher.of(terms_of(rules), code)
