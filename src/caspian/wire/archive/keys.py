"""What records are called outside this database: keys that hold in another one, too."""

from array import array
from bisect import bisect_left
from collections.abc import Iterable
from functools import cached_property
from typing import Any
from uuid import UUID

from django.db.models import Model, QuerySet
from wagtail.models import Locale, Page, Site

from caspian.comments.models import Commenter, HouseRule
from caspian.dossiers.models import Place
from caspian.newsroom.models import Attachment, Contributor, Picture, Topic
from caspian.wire.archive.choosing import ExportChoice
from caspian.wire.archive.kinds import KINDS, PAGES

UUID_BYTES = 16
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
    """The keys of what is exported, by model and id; a page takes 32 bytes of memory."""

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

    def of(self, model: type[Model], pk: int | None) -> str | None:
        """Return the key of a record, or None where it is not exported."""
        if pk is None:
            return None
        if issubclass(model, Page):
            return next(filter(None, (kind.key(pk) for kind in self._pages)), None)
        return self._held[model].get(pk)

    def name_file(self, model: type[Model], pk: int, key: str) -> None:
        """Note the key of a picture or an attachment."""
        self._held[model][pk] = key

    def commenter(self, pk: int | None) -> int | None:
        """Return the number of a commenter, counted from 1."""
        return None if pk is None else bisect_left(self._commenters, pk) + 1

    @cached_property
    def _pages(self) -> list["PageKeys"]:
        # All at once: the pages of an archive name articles of every year, list after list.
        kinds = (self.choice.pages(KINDS[name].model) for name in PAGES)
        return [PageKeys(pages, self.languages) for pages in kinds]


class PageKeys:
    """The keys of the pages of a kind, as packed as they can be."""

    def __init__(self, pages: QuerySet[Any], languages: dict[int, str]) -> None:
        self._languages = languages
        self._ids, self._locales, self._uuids = array("q"), array("q"), bytearray()
        found = pages.order_by("pk").values_list("pk", "locale_id", "translation_key")
        for pk, locale, uuid in found.iterator(chunk_size=2000):
            self._ids.append(pk)
            self._locales.append(locale)
            self._uuids += uuid.bytes

    def key(self, pk: int) -> str | None:
        """Return the key of a page, or None where it is not exported."""
        at = bisect_left(self._ids, pk)
        if at == len(self._ids) or self._ids[at] != pk:
            return None
        uuid = UUID(bytes=bytes(self._uuids[at * UUID_BYTES : (at + 1) * UUID_BYTES]))
        return page_key(self._languages[self._locales[at]], uuid)
