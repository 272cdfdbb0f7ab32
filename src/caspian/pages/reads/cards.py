"""Facts about articles as they stand in lists."""

from typing import Any

from caspian.newsroom.models import Article, Byline, Section
from caspian.newsroom.models import Picture as PictureRecord
from caspian.newsroom.renditions import CARD
from caspian.pages.parts import Card, Link, Picture
from caspian.pages.reads.door import note, read
from caspian.pages.reads.pictures import picture_of


@read
def cards(ids: tuple[int, ...]) -> tuple[Card, ...]:
    """Return articles as cards, in the order asked for; those not public are left out."""
    for article_id in ids:
        note("card", article_id)
    rows = {
        article.pk: article
        for article in Article.objects.public()
        .filter(pk__in=ids)
        .prefetch_related("bylines__contributor")
        .defer("body")
    }
    sections = _sections(rows.values())
    pictures = _pictures(rows.values())
    return tuple(
        _card(rows[article_id], sections, pictures) for article_id in ids if article_id in rows
    )


def _card(article: Article, sections: dict[str, Link], pictures: dict[int, Picture]) -> Card:
    names = [
        byline.contributor.name
        for byline in article.bylines.all()
        if byline.role in (Byline.Role.BY, Byline.Role.WITH)
    ]
    return Card(
        article=article.pk,
        address=article.url_path,
        headline=article.list_headline,
        standfirst=article.standfirst,
        kind=article.kind,
        section=sections[_parent_path(article)],
        byline=", ".join(names),
        published_at=article.date_shown,
        picture=pictures.get(article.lead_picture_id),
    )


def _sections(articles: Any) -> dict[str, Link]:
    paths = {_parent_path(article) for article in articles}
    rows = Section.objects.filter(path__in=paths)
    return {row.path: Link(row.title, row.url_path) for row in rows}


def _pictures(articles: Any) -> dict[int, Picture]:
    ids = {article.lead_picture_id for article in articles} - {None}
    records = PictureRecord.objects.filter(pk__in=ids).prefetch_renditions(*CARD)
    alts = {article.lead_picture_id: article.lead_alt for article in articles}
    return {record.pk: picture_of(record, specs=CARD, alt=alts[record.pk]) for record in records}


def _parent_path(article: Article) -> str:
    return str(article.path[: -Article.steplen])
