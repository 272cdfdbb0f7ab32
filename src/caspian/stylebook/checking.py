"""The check before publishing, and while one writes: forms that the paper avoids."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from caspian.formats.html.sanitise import plain
from caspian.newsroom.checks.registry import Check, add_check
from caspian.newsroom.checks.values import ArticleValues, Issue, block_of
from caspian.newsroom.models.publication_checks import CheckLevel
from caspian.newsroom.stored import readable
from caspian.stylebook.matching import Stands, StyleHit
from caspian.stylebook.models import KeptWording, StyleRule
from caspian.stylebook.rules import rules_on

OWN, QUOTED = "style", "style_quoted"
QUOTES = frozenset({"quote", "pull_quote"})
"""blocks that are a quotation as a whole"""
_FIELDS = {
    "title": "headline", "short_headline": "short_headline", "standfirst": "standfirst",
    "seo_title": "seo_title", "search_description": "search_description",
}  # fmt: skip


@dataclass
class FoundForm:
    """A form to avoid in an article: where it stands first, and how often."""

    rule: StyleRule
    form: str
    words: str
    field: str
    block: str
    times: int = 1


def connect() -> None:
    """Add the checks to the newsroom's register."""
    add_check(Check(OWN, _("Names are as in the stylebook"), CheckLevel.ADVICE, own_words))
    add_check(
        Check(QUOTED, _("Names in quotations are known to differ"), CheckLevel.ADVICE, quotations)
    )


def own_words(values: ArticleValues) -> Iterator[Issue]:
    """Yield an issue for each form to avoid in the paper's own words."""
    for found in found_in(values, is_quoted=False):
        says = gettext("“{words}”: the paper writes “{form}”.").format(
            words=found.words, form=found.rule.form
        )
        yield _issue(OWN, says, found, values)


def quotations(values: ArticleValues) -> Iterator[Issue]:
    """Yield an issue for each form to avoid in somebody's own words, which may stay."""
    for found in found_in(values, is_quoted=True):
        says = gettext(
            "A quotation has “{words}”, where the paper writes “{form}”. It may stay as it was."
        ).format(words=found.words, form=found.rule.form)
        yield _issue(QUOTED, says, found, values)


def found_in(values: ArticleValues, *, is_quoted: bool) -> list[FoundForm]:
    """Return the forms to avoid that stand in an article, without those that were let stand."""
    if not values.language or values.dated is None:
        return []
    matcher, rules = rules_on(values.dated, values.language)
    found: dict[tuple[int, str], FoundForm] = {}
    for text, field, block, in_quotes in _texts(values):
        for hit in matcher.find(text):
            if hit.term.stands == Stands.AVOIDED and (hit.is_quoted or in_quotes) == is_quoted:
                _count(found, hit, rules[hit.term.rule], field, block)
    kept = _kept(values.article) if found else set()
    return [one for one in found.values() if one.form not in kept]


def _count(
    found: dict[tuple[int, str], FoundForm], hit: StyleHit, rule: StyleRule, field: str, block: str
) -> None:
    key = (rule.pk, hit.term.form)
    if key in found:
        found[key].times += 1
    else:
        found[key] = FoundForm(rule, hit.term.form, hit.words, field, block)


def _texts(values: ArticleValues) -> Iterator[tuple[str, str, str, bool]]:
    for field, name in _FIELDS.items():
        yield str(getattr(values, name)), field, "", False
    for one in values.blocks:
        # Text by text: a quotation that nobody closed must not reach into the next.
        for html in readable(one["value"]):
            yield plain(html), "body", block_of(one), one["type"] in QUOTES


def _kept(article: int | None) -> set[str]:
    return set(KeptWording.objects.filter(article=article).values_list("form", flat=True))


def _issue(check: str, says: str, found: FoundForm, values: ArticleValues) -> Issue:
    rule = found.rule
    sentences = [says, rule.reason]
    if rule.first_mention:
        sentences.append(gettext("At first mention: {note}").format(note=rule.first_mention))
    if found.times > 1:
        times = ngettext("It stands there once.", "It stands there {times} times.", found.times)
        sentences.append(times.format(times=found.times))
    way = reverse("stylebook:keep", args=[values.article]) if values.article else ""
    return Issue(
        check,
        " ".join(filter(None, sentences)),
        found.field,
        found.block,
        subject=f"{rule.pk}:{found.form}",
        way=f"{way}?{urlencode({'form': found.form})}" if way else "",
        way_says=gettext("Let it stand"),
    )
