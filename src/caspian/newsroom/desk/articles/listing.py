"""The list of all articles."""

from typing import Any

from django.utils import timezone
from django.utils.functional import cached_property
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.ui.tables.pages import (
    BulkActionsColumn,
    PageStatusColumn,
    PageTitleColumn,
    ParentPageColumn,
)
from wagtail.admin.views.pages.listing import IndexView
from wagtail.admin.viewsets.pages import PageListingViewSet
from wagtail.models import Locale

from caspian.newsroom.desk.articles.choose_section import ChooseSection
from caspian.newsroom.desk.articles.filters import ArticleFilters
from caspian.newsroom.desk.start.rows import byline
from caspian.newsroom.desk.times import shown
from caspian.newsroom.models import Article


class MomentColumn(Column):
    """A moment in words, in the zone that the desk lives in; also one that no page can show."""

    def get_value(self, instance: Any) -> str:
        """Return the moment in words, or an empty text."""
        return shown(super().get_value(instance), timezone.get_current_timezone_name())


class ArticleList(IndexView):
    """Wagtail's flat list of pages, with what a newsroom looks for."""

    page_title = "Articles"
    add_item_label = "Write an article"

    @cached_property
    def show_locale_labels(self) -> bool:
        """Name the language of each article only where there is more than one."""
        return Locale.objects.count() > 1

    def annotate_queryset(self, pages: Any) -> Any:
        """Fetch bylines along with the articles: a list must cost the same however long."""
        return super().annotate_queryset(pages).prefetch_related("bylines__contributor")

    def search_queryset(self, queryset: Any) -> Any:
        """Search the whole text; while a word is unfinished, the beginnings of headlines."""
        if not self.is_searching:
            return queryset
        by_relevance = not self.is_explicitly_ordered
        words = {"operator": "and", "order_by_relevance": by_relevance}
        found = queryset.search(self.search_query, **words)
        return found if found.count() else queryset.autocomplete(self.search_query, **words)


class ArticleViewSet(PageListingViewSet):
    """Articles in the menu: the list, and the choice of a section for a new one."""

    model = Article
    name = url_prefix = "articles"
    icon = "doc-full"
    menu_label = "Articles"
    menu_order = 10
    add_to_admin_menu = True
    index_view_class = ArticleList
    choose_parent_view_class = ChooseSection
    filterset_class = ArticleFilters
    columns = [
        BulkActionsColumn("bulk_actions"),
        PageTitleColumn("title", label="Headline", sort_key="title", classname="title"),
        ParentPageColumn("parent", label="Section", width="10%"),
        Column("kind", label="Kind", accessor="get_kind_display", sort_key="kind", width="9%"),
        Column("byline", label="Byline", accessor=byline, width="13%"),
        MomentColumn("published_at", label="Published", sort_key="published_at", width="10%"),
        DateColumn(
            "latest_revision_created_at",
            label="Last change",
            sort_key="latest_revision_created_at",
            width="10%",
        ),
        PageStatusColumn("status", label="Status", sort_key="live", width="10%"),
    ]
