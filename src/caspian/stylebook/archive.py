"""Looks through the archive for forms to avoid, some articles at a time, for the report."""

import time
from collections.abc import Iterable

from django.db import transaction
from django.db.models import Q

from caspian.newsroom.checks.gather import dated
from caspian.newsroom.checks.values import ArticleValues
from caspian.newsroom.models import Article
from caspian.newsroom.stored import stored_blocks
from caspian.stylebook.checking import FoundForm, found_in
from caspian.stylebook.models import ArchiveLook, StyleFinding
from caspian.stylebook.rules import stamp

AT_ONCE = 20
WITHIN_SECONDS = 0.25
"""for each call: others write to the database too"""


def look_on() -> bool:
    """Look at the next articles; return whether there are more.

    Safe to break off and to repeat: how far it came stands in the database. Articles come in the
    order in which readers got what they have, so one that is published again comes again; a change
    of the stylebook begins anew.
    """
    began = time.monotonic()
    while _look_at_some():
        if time.monotonic() - began > WITHIN_SECONDS:
            return True
    return False


def progress() -> ArchiveLook:
    """Return how far it came; of a stylebook that has changed since, that is nowhere."""
    held = ArchiveLook.objects.first()
    now = _stamp()
    return held if held and held.stamp == now else ArchiveLook(stamp=now)


def _look_at_some() -> bool:
    look = progress()
    some = list(_next(look))
    if not some and look.is_done:
        return False
    # Read and compared outside of the transaction, which so locks others out for a moment only.
    found = [(one, _findings(one)) for one in some]
    with transaction.atomic():
        held = ArchiveLook.objects.select_for_update().first()
        if held is not None and held.pk != look.pk:
            look.pk = held.pk
            StyleFinding.objects.all().delete()
        for article, findings in found:
            StyleFinding.objects.filter(article=article).delete()
            for finding in findings:
                finding.save()
        if some:
            look.upto_at, look.upto = some[-1].last_published_at, some[-1].pk
        look.looked += len(some)
        look.is_done = len(some) < AT_ONCE
        look.save()
    return not look.is_done


def _stamp() -> str:
    return "|".join(str(part) for part in stamp())


def _next(look: ArchiveLook) -> Iterable[Article]:
    articles = Article.objects.public().filter(last_published_at__isnull=False)
    if look.upto_at is not None:
        same = Q(last_published_at=look.upto_at, pk__gt=look.upto)
        articles = articles.filter(Q(last_published_at__gt=look.upto_at) | same)
    ordered = articles.order_by("last_published_at", "pk").select_related("locale")
    return ordered[:AT_ONCE]


def _findings(article: Article) -> list[StyleFinding]:
    values = ArticleValues(
        article=article.pk,
        language=article.locale.language_code,
        headline=article.title,
        kind=article.kind,
        short_headline=article.short_headline,
        standfirst=article.standfirst,
        seo_title=article.seo_title,
        search_description=article.search_description,
        blocks=stored_blocks(article.body),
        dated=dated(article),
    )
    found: dict[tuple[int, str], StyleFinding] = {}
    for one in found_in(values, is_quoted=False):
        _row(found, article, one).times = one.times
    for one in found_in(values, is_quoted=True):
        _row(found, article, one).times_quoted = one.times
    return list(found.values())


def _row(
    found: dict[tuple[int, str], StyleFinding], article: Article, one: FoundForm
) -> StyleFinding:
    empty = StyleFinding(article=article, rule=one.rule, form=one.form, times=0, times_quoted=0)
    return found.setdefault((one.rule.pk, one.form), empty)
