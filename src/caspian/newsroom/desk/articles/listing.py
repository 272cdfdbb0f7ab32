"""The list of all articles."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin import messages
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.ui.tables.pages import (
    BulkActionsColumn,
    PageStatusColumn,
    PageTitleColumn,
    ParentPageColumn,
)
from wagtail.admin.views.pages.listing import IndexView
from wagtail.admin.viewsets.pages import PageListingViewSet
from wagtail.models import Locale, Page

from caspian.newsroom.date_to_come import latest_goes_out_early, question_about
from caspian.newsroom.desk.articles.filters import ArticleFilters
from caspian.newsroom.desk.articles.new import ChooseSection
from caspian.newsroom.desk.start.lists import byline
from caspian.newsroom.desk.times import shown
from caspian.newsroom.models import Article


class MomentColumn(Column):
    """A moment in words, in the zone that the desk lives in; also one that no page can show."""

    def get_value(self, instance: Any) -> str:
        """Return the moment in words, or an empty text."""
        return shown(super().get_value(instance), timezone.get_current_timezone_name())


class ArticleList(IndexView):
    """Wagtail's flat list of pages, with what a newsroom looks for."""

    page_title = _("Articles")
    add_item_label = _("Write an article")

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
    menu_label = _("Articles")
    menu_order = 10
    add_to_admin_menu = True
    index_view_class = ArticleList
    choose_parent_view_class = ChooseSection
    filterset_class = ArticleFilters
    columns = [
        BulkActionsColumn("bulk_actions"),
        PageTitleColumn("title", label=_("Headline"), sort_key="title", classname="title"),
        ParentPageColumn("parent", label=_("Section"), width="10%"),
        Column("kind", label=_("Kind"), accessor="get_kind_display", sort_key="kind", width="9%"),
        Column("byline", label=_("Byline"), accessor=byline, width="13%"),
        MomentColumn("published_at", label=_("Published"), sort_key="published_at", width="10%"),
        DateColumn(
            "latest_revision_created_at",
            label=_("Last change"),
            sort_key="latest_revision_created_at",
            width="10%",
        ),
        PageStatusColumn("status", label=_("Status"), sort_key="live", width="10%"),
    ]


def refuse_in_bulk(
    request: HttpRequest, action_type: str, objects: Iterable[Any], action: Any
) -> HttpResponse | None:
    """Publish nothing of what was ticked in a list while any of it would go out early."""
    if action_type != "publish" or not issubclass(action.model, Page):
        return None
    below = bool(action.cleaned_form.cleaned_data.get("include_descendants"))
    early = [one for one in articles_of(objects, below=below) if latest_goes_out_early(one)]
    for article in early:
        button = messages.button(question_about(article), gettext("Open it and choose"))
        title = article.get_admin_display_title()
        messages.error(
            request,
            gettext(
                "Nothing was published: the date shown over “{title}” is still to "
                "come. Choose whether to publish it then or now."
            ).format(title=title),
            buttons=[button],
        )
    return redirect(action.next_url) if early else None


def articles_of(pages: Iterable[Page], *, below: bool) -> Iterator[Article]:
    """Yield the articles among some pages, and on demand the drafts that lie below them."""
    for page in pages:
        if isinstance(page.specific, Article):
            yield page.specific
        if below:
            yield from Article.objects.descendant_of(page).not_live().iterator()
