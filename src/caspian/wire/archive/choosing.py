"""Which pages leave: all that readers may see, and by choice what they may not see yet."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db.models import Q, QuerySet
from wagtail.models import Page, PageViewRestriction, Revision

from caspian.newsroom.models import Article, Home, Section
from caspian.newsroom.public import readable
from caspian.wire.archive.kinds import KINDS, PAGES
from caspian.wire.archive.stored_forms import references, stream_fields


@dataclass(frozen=True)
class ExportChoice:
    """What is exported besides what is public."""

    drafts: bool = False
    """drafts, what is scheduled, what is embargoed or withdrawn"""
    history: bool = False
    """every former version, too"""

    def pages(self, model: Any) -> QuerySet[Any]:
        """Return the pages of a kind that are exported."""
        if self.drafts:
            return model.objects.all()
        public: QuerySet[Any] = model.objects.public()
        if model in (Home, Section):  # what is public must have something to stand below
            public = model.objects.filter(
                pk__in=[*self._above, *public.values_list("pk", flat=True)]
            )
        return public

    @cached_property
    def _above(self) -> list[int]:
        hidden = Page.objects.filter(depth__lte=3).exclude(readable()).values_list("pk", "path")
        return [pk for pk, path in hidden if Article.objects.public().filter(path__startswith=path)]

    @cached_property
    def closed(self) -> tuple[str, ...]:
        """Return the branches behind a login or a password: elsewhere they would be open."""
        return tuple(PageViewRestriction.objects.values_list("page__path", flat=True))

    def revisions(self) -> QuerySet[Any]:
        """Return the versions that are exported, besides what the pages' own records say."""
        found: QuerySet[Any] = Revision.page_revisions.all()
        if not self.drafts:
            return found.none()
        if self.history:
            return found
        newer = Page.objects.filter(has_unpublished_changes=True).exclude(latest_revision=None)
        latest = Q(pk__in=newer.values("latest_revision"))
        return found.filter(latest | Q(approved_go_live_at__isnull=False))

    def files(self, model: Any) -> QuerySet[Any]:
        """Return the pictures or attachments that are exported: without drafts, those in use."""
        if self.drafts:
            return model.objects.all()
        return model.objects.filter(pk__in=self._named[model])

    @cached_property
    def _named(self) -> dict[Any, set[int]]:
        pictures, attachments = KINDS["pictures"].model, KINDS["attachments"].model
        found: dict[Any, set[int]] = {pictures: set(), attachments: set()}
        portraits = KINDS["contributors"].model._base_manager.values_list("portrait", flat=True)
        found[pictures].update(pk for pk in portraits if pk)
        for name in PAGES:
            model: Any = KINDS[name].model
            lead = ["lead_picture_id"] if model is Article else []
            rows = self.pages(model).values_list(*lead, *stream_fields(model), named=True)
            for page in rows.iterator(chunk_size=500):
                if lead and page.lead_picture_id:
                    found[pictures].add(page.lead_picture_id)
                for of, pk in references(model, page):
                    if of in found:
                        found[of].add(pk)
        return found
