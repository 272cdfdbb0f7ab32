"""Names what a record belongs to, so that its readers and its writers use one name.

A subject is a text such as "page:12" or "publication". Rows that make part of something bigger
have its subject: a byline is its article's, a name in another language is its topic's.
"""

from collections.abc import Callable
from typing import Any

from django.db.models import Model
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Locale, Page

from caspian.dossiers.models import Place, PlaceName
from caspian.newsroom.models import (
    ArchivePage,
    Article,
    Attachment,
    BreakingNews,
    Byline,
    Contributor,
    CrawlerSettings,
    KeyArticle,
    MostRead,
    Picture,
    PictureRendition,
    Pin,
    Publication,
    PublicationText,
    Related,
    SocialAddress,
    Topic,
    TopicName,
    Weather,
    Withdrawn,
)

PUBLICATION, LOCALES, PINS, MOST_READ = "publication", "locales", "pins", "most_read"
WEATHER, CRAWLERS = "weather", "crawlers"
HOMES, INFORMATION = "homes", "information"
"""which fronts and which pages about the paper there are, not what stands on them"""
EVERYWHERE = frozenset({PUBLICATION, LOCALES, HOMES, INFORMATION})
"""what nearly every page shows"""

_NAMES: dict[type[Model], Callable[[Any], str | None]] = {
    Article.topics.through: lambda row: page(row.article_id),
    Article.places.through: lambda row: page(row.article_id),
    Attachment: lambda row: f"document:{row.pk}",
    BreakingNews: lambda row: breaking(row.language),
    Byline: lambda row: page(row.article_id),
    Contributor: lambda row: f"contributor:{row.pk}",
    CrawlerSettings: lambda row: CRAWLERS,
    KeyArticle: lambda row: f"topic:{row.topic_id}",
    Locale: lambda row: LOCALES,
    MostRead: lambda row: MOST_READ,
    Picture: lambda row: f"picture:{row.pk}",
    PictureRendition: lambda row: f"picture:{row.image_id}",
    Pin: lambda row: PINS,
    Place: lambda row: f"place:{row.pk}",
    PlaceName: lambda row: f"place:{row.place_id}",
    Publication: lambda row: PUBLICATION,
    PublicationText: lambda row: PUBLICATION,
    Redirect: lambda row: f"redirect:{row.old_path}",
    Related: lambda row: f"related:{row.article_id}",
    SocialAddress: lambda row: PUBLICATION,
    Topic: lambda row: f"topic:{row.pk}",
    TopicName: lambda row: f"topic:{row.topic_id}",
    ArchivePage: lambda row: f"archive:{row.list}:{row.number}",
    Weather: lambda row: WEATHER,
    Withdrawn: lambda row: f"path:{row.path}",
}


def name_records(model: type[Model], name: Callable[[Any], str | None]) -> None:
    """Give the records of a model of a room upstairs their subject; `outbox.watch` calls it."""
    _NAMES[model] = name


def watched() -> tuple[type[Model], ...]:
    """Return the models, besides those of the tree, whose records readers see something of."""
    return tuple(_NAMES)


def subject_of(record: Model) -> str | None:
    """Return the subject that a record belongs to, or None where readers see nothing of it."""
    if isinstance(record, Page):
        return page(record.pk)
    name = _NAMES.get(type(record))
    return name(record) if name else None


def page(page_id: int) -> str:
    """Return the subject of a page of the tree: home, section, article, information."""
    return f"page:{page_id}"


def breaking(code: str) -> str:
    """Return the subject of the breaking banner of a language."""
    return f"breaking:{code.lower()}"
