"""What the checks say of an article: what holds it, and what is advice."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from caspian.newsroom.checks.gather import values_of
from caspian.newsroom.checks.registry import CHECKS, issues_in
from caspian.newsroom.checks.values import Issue
from caspian.newsroom.models.article import Article
from caspian.newsroom.models.publication_checks import CheckLevel, CheckRule, Overruling


@dataclass(frozen=True)
class CheckResult:
    """What the checks found in an article, parted by how much it matters there."""

    blocking: tuple[Issue, ...]
    advice: tuple[Issue, ...]
    words: int
    minutes: int


def checked(article: Any, section: Any = None) -> CheckResult:
    """Return what the checks say of an article as it stands in memory.

    What readers have already is advice: who mends a misspelt word need not mend all else first.
    """
    parent = section or article.get_parent()
    values, levels = values_of(article, parent), levels_in(parent.pk, article.kind)
    found = [issue for issue in issues_in(values) if levels[issue.check] != CheckLevel.OFF]
    holding = {issue.key for issue in found if levels[issue.check] == CheckLevel.BLOCKS}
    if holding and article.pk:
        holding -= _public_already(article)
    return CheckResult(
        blocking=tuple(issue for issue in found if issue.key in holding),
        advice=tuple(issue for issue in found if issue.key not in holding),
        words=values.words,
        minutes=values.minutes,
    )


def holding(article: Any, revision: int | None) -> tuple[Issue, ...]:
    """Return what holds a version of an article, without what somebody overruled for it."""
    blocking = checked(article).blocking
    if not blocking:
        return ()
    waived = overruled(article.pk, revision)
    return tuple(issue for issue in blocking if issue.key not in waived)


def overruled(article: int, revision: int | None) -> set[str]:
    """Return the keys of the issues that somebody overruled for a version."""
    rows = Overruling.objects.filter(article=article, revision=revision or 0)
    return {key for row in rows for key, _ in row.issues}


def levels_in(section: int | None, kind: str) -> dict[str, CheckLevel]:
    """Return how much each check matters in a section, for a kind of article."""
    found = {code: check.level for code, check in CHECKS.items()}
    for rule in sorted(_rules_for(section, kind), key=_nearness):
        if rule.code in found:
            found[rule.code] = CheckLevel(rule.level)
    return found


def _rules_for(section: int | None, kind: str) -> Iterable[CheckRule]:
    return [
        rule
        for rule in CheckRule.objects.all()
        if rule.section_id in (None, section) and rule.kind in ("", kind)
    ]


def _nearness(rule: CheckRule) -> tuple[bool, bool, int]:
    return rule.section_id is not None, bool(rule.kind), rule.pk


def _public_already(article: Any) -> set[str]:
    public = Article.objects.public().filter(pk=article.pk).first()
    return {issue.key for issue in issues_in(values_of(public))} if public else set()
