"""What records are called outside this database: keys that hold in another one, too."""

from array import array
from bisect import bisect_left
from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from django.db.models import Model
from wagtail.models import Locale, Page, Site

from caspian.comments.models import Commenter, HouseRule
from caspian.dossiers.models import Place
from caspian.newsroom.models import Attachment, Contributor, Picture, Topic
from caspian.wire.archive.choosing import ExportChoice
from caspian.wire.archive.kinds import KINDS, PAGES

RANGE = 2000
"""ids that are looked up at once: pages that name each other are often of one time"""
NATURAL: dict[type[Model], str] = {
    Contributor: "slug",
    HouseRule: "title",
    Place: "slug",
    Topic: "slug",
}
"""the field that is the key, for models that have one"""


def page_key(language: str, translation_key: Any) -> str:
    """Return the key of a page: translations of one page share the second part."""
    return f"{language}:{translation_key}"


def site_key(site: Any) -> str:
    """Return the key of a site."""
    return f"{site.hostname}:{site.port}"


class OutwardKeys:
    """The keys of what is exported, by model and id; memory grows with files and topics alone."""

    def __init__(self, choice: ExportChoice) -> None:
        self.choice = choice
        self.languages: dict[int, str] = dict(Locale.objects.values_list("pk", "language_code"))
        self._held: dict[type[Model], dict[int, str]] = {
            model: dict(model._base_manager.values_list("pk", field))
            for model, field in NATURAL.items()
        }
        self._held |= {Picture: {}, Attachment: {}}
        self._held[Site] = {site.pk: site_key(site) for site in Site.objects.all()}
        commenters: Iterable[int] = Commenter.objects.order_by("pk").values_list("pk", flat=True)
        self._commenters = array("q", commenters.iterator())  # type: ignore[attr-defined]
        self._range = lru_cache(maxsize=16)(self._range_of)

    def of(self, model: type[Model], pk: int | None) -> str | None:
        """Return the key of a record, or None where it is not exported."""
        if pk is None:
            return None
        if issubclass(model, Page):
            return self._range(pk // RANGE).get(pk)
        return self._held[model].get(pk)

    def name_file(self, model: type[Model], pk: int, key: str) -> None:
        """Note the key of a picture or an attachment."""
        self._held[model][pk] = key

    def commenter(self, pk: int | None) -> int | None:
        """Return the number of a commenter, counted from 1."""
        return None if pk is None else bisect_left(self._commenters, pk) + 1

    def _range_of(self, number: int) -> dict[int, str]:
        first, end = number * RANGE, (number + 1) * RANGE
        return {
            pk: page_key(self.languages[locale], key)
            for name in PAGES
            for pk, locale, key in self.choice.pages(KINDS[name].model)
            .filter(pk__gte=first, pk__lt=end)
            .values_list("pk", "locale_id", "translation_key")
        }
