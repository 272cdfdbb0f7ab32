"""The register of checks: what each is called, how much it matters by default, how it is done."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from caspian.newsroom.checks import of_rights, of_things, of_words
from caspian.newsroom.checks.values import ArticleValues, Issue
from caspian.newsroom.models.publication_checks import CheckLevel


@dataclass(frozen=True)
class Check:
    """One thing that is asked of an article: a pure function, and what it is called."""

    code: str
    name: Any
    level: CheckLevel
    find: Callable[[ArticleValues], Iterator[Issue]]


BLOCKS, ADVICE, OFF = CheckLevel.BLOCKS, CheckLevel.ADVICE, CheckLevel.OFF
CHECKS: dict[str, Check] = {
    check.code: check
    for check in (
        Check("text", _("There is something to read"), BLOCKS, of_words.there_is_text),
        Check("alt", _("Pictures have an alt text"), BLOCKS, of_things.alt),
        Check("right", _("Pictures may still be shown"), BLOCKS, of_rights.right),
        Check("mark", _("Each mark has its note"), BLOCKS, of_things.mark_without_note),
        Check("section", _("Readers can open its section"), BLOCKS, of_things.section),
        Check("standfirst", _("There is a standfirst"), ADVICE, of_words.standfirst),
        Check("headline", _("The headline fits where it shows"), ADVICE, of_words.headline),
        Check("byline", _("There is a byline"), ADVICE, of_things.byline),
        Check("proposed", _("What is proposed is decided on"), ADVICE, of_things.proposed),
        Check("opinion", _("Opinion says that it is, and whose"), ADVICE, of_words.opinion),
        Check("attribution", _("Quotes say whose words they are"), ADVICE, of_words.attribution),
        Check("credit", _("Pictures say who made them"), ADVICE, of_things.credit),
        Check("ending", _("Pictures may be shown for a while"), ADVICE, of_rights.ending),
        Check("licence", _("Pictures say by which right they are shown"), OFF, of_rights.licence),
        Check("link", _("Links into the paper lead somewhere"), ADVICE, of_things.dead_link),
        Check("note", _("Each note has its mark"), ADVICE, of_things.note_without_mark),
        Check("empty", _("No block is empty"), ADVICE, of_words.empty_block),
        Check("date", _("The date shown is not to come"), ADVICE, of_things.date),
    )
}
"""in the order in which the desk shows them"""


def add_check(check: Check) -> None:
    """Add a check of a room upstairs, after the newsroom's own."""
    CHECKS[check.code] = check


def issues_in(values: ArticleValues) -> Iterator[Issue]:
    """Yield what the checks find, whatever each matters."""
    for check in CHECKS.values():
        yield from check.find(values)
