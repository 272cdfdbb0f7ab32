"""Takes from an article, and from what it names, the values that the checks look at."""

import datetime as dt
from dataclasses import replace
from typing import Any

from django.utils import timezone
from wagtail.models import Page

from caspian.common.dates import day_in, is_in_range
from caspian.newsroom.checks.of_things import links
from caspian.newsroom.checks.values import ArticleValues, PictureValues, pictures_in
from caspian.newsroom.date_to_come import goes_out_early
from caspian.newsroom.desk.times import paper_zone
from caspian.newsroom.models.files import Attachment, Picture
from caspian.newsroom.public import readable
from caspian.newsroom.stored import identifier, stored_blocks


def values_of(article: Any, section: Any = None) -> ArticleValues:
    """Return the values of an article as it stands in memory, saved or not.

    `section` is where it is going to be filed; None: where it is.
    """
    parent = section or article.get_parent()
    early = goes_out_early(article, article.published_at, article.go_live_at)
    values = ArticleValues(
        article=article.pk,
        language=article.locale.language_code if article.locale_id else "",
        headline=article.title,
        kind=article.kind,
        section=parent.title,
        section_is_public=_is_open(parent),
        short_headline=article.short_headline,
        standfirst=article.standfirst,
        seo_title=article.seo_title,
        search_description=article.search_description,
        bylines=len(article.bylines.all()),
        blocks=stored_blocks(article.body),
        lead=article.lead_picture_id,
        lead_alt=article.lead_alt,
        lead_credit=article.lead_credit,
        proposed=tuple(one["name"] for one in article.proposed),
        day=_day_of(article),
        dated=dated(article),
        early_by=article.published_at if early else None,
    )
    return _with_what_it_names(values)


def _day_of(article: Any) -> dt.date:
    """Return on which day readers get an article: that of its schedule, or today."""
    now = timezone.now()
    moment = article.go_live_at if article.go_live_at and article.go_live_at > now else now
    return day_in(moment if is_in_range(moment) else now, paper_zone())


def dated(article: Any) -> dt.date:
    """Return on which day readers got an article first, or get it."""
    shown = article.published_at if article.live else None
    return day_in(shown, paper_zone()) if shown and is_in_range(shown) else _day_of(article)


def _is_open(page: Any) -> bool:
    return bool(Page.objects.filter(readable(), pk=page.pk).exists())


def _with_what_it_names(values: ArticleValues) -> ArticleValues:
    named = list(links(values))
    pages = {pk for kind, pk, _ in named if kind == "page"}
    files = {pk for kind, pk, _ in named if kind == "document"}
    shown = {
        identifier(one.get("image")) for block in values.blocks for one in pictures_in(block)
    } | {values.lead}
    found = Picture.objects.filter(pk__in=shown - {None}) if shown - {None} else ()
    return replace(
        values,
        pictures={
            one.pk: PictureValues(
                one.title, one.description or "", one.credit, one.licence, one.valid_until
            )
            for one in found
        },
        open_pages=frozenset(_ids(Page.objects.filter(readable()), pages)),
        open_files=frozenset(_ids(Attachment.objects.all(), files)),
    )


def _ids(rows: Any, wanted: set[int]) -> list[int]:
    return list(rows.filter(pk__in=wanted).values_list("pk", flat=True)) if wanted else []
