"""The page of views: a plot of them over time, and the most viewed articles."""

import datetime as dt
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlencode

from django.shortcuts import get_object_or_404
from django.urls import path, reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin.ui.menus.pages import PageMenuItem
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.viewsets.base import ViewSet

from caspian.common.dates import date_and_time
from caspian.newsroom.desk.permissions import articles_seen_by
from caspian.newsroom.desk.sections import section_titles
from caspian.newsroom.desk.times import paper_zone
from caspian.newsroom.desk.view_counts.figures import (
    FigureLine,
    PeriodColumns,
    by_hour,
    columns,
    most_read,
    tallies,
)
from caspian.newsroom.desk.view_counts.form import ViewsForm
from caspian.newsroom.desk.view_counts.plot import (
    PART_WIDTH,
    SPARK_HEIGHT,
    SPARK_WIDTH,
    plot,
    spark,
)
from caspian.newsroom.models import Article, Publication


class Views(WagtailAdminTemplateMixin, TemplateView):
    """Shows views over time: of all articles, of a section's, or of one."""

    template_name = "newsroom/desk/views/index.html"
    page_title = _("Views")
    header_icon = "glasses"

    @cached_property
    def asked(self) -> ViewsForm:
        """Return what was asked for; what makes no sense is left out."""
        return ViewsForm(self.request.GET)

    @cached_property
    def article(self) -> Article | None:
        """Return the one article that is looked at, if any; 404 where it isn't there to be seen."""
        if "pk" not in self.kwargs:
            return None
        found: Article = get_object_or_404(
            articles_seen_by(self.request.user), pk=self.kwargs["pk"]
        )
        return found

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        items = [*self.breadcrumbs_items, {"url": reverse("views:index"), "label": self.page_title}]
        if self.article:
            items.append({"url": "", "label": str(self.article.title)})
        return items

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        now, section = timezone.now(), None if self.article else self.asked.chosen_section
        shown = columns(self.asked.chosen_period, now, paper_zone(), get_language() or "en")
        found = tallies(self.request.user, shown, section=section, article=self.article)
        values = shown.filled(by_hour(found))
        lines = [] if self.article else most_read(found, shown, now)
        paper = Publication.load()
        return context | {
            "form": self.asked,
            "article": self.article,
            "section": section,
            "period": shown.period,
            "total": sum(values),
            "total_shown": f"{sum(values):,}",
            "plot": self._plot(shown, values),
            "summary": _summary(shown, values),
            "numbers": _numbers(shown, values),
            "rows": self._rows(lines),
            "part_width": PART_WIDTH,
            "spark_width": SPARK_WIDTH,
            "spark_height": SPARK_HEIGHT,
            "paper": paper,
            "zone": shown.zone,
        }

    def _plot(self, shown: PeriodColumns, values: list[int]) -> Any:
        marks = [shown.mark(start) for start in shown.starts]
        return plot(values, marks, shown.words(values), self._published(shown))

    def _published(self, shown: PeriodColumns) -> float | None:
        at = self.article.published_at if self.article else None
        if at is None or not shown.since <= at < shown.end:
            return None
        return float((at - shown.since) / (shown.end - shown.since))

    def _rows(self, lines: list[FigureLine]) -> list[dict[str, Any]]:
        titles = section_titles([line.article for line in lines])
        asked = urlencode({"period": self.asked.chosen_period.name})
        most = max((line.views for line in lines), default=0)
        return [
            {
                "line": line,
                "section": titles[line.article.pk],
                "spark": spark(line.values),
                "views": f"{line.views:,}",
                "score": f"{line.score:,.1f}",
                "percent": f"{line.share:.1%}",
                "part": round(PART_WIDTH * line.views / most, 1),
                "url": f"{reverse('views:article', args=[line.article.pk])}?{asked}",
            }
            for line in lines
        ]


def _summary(shown: PeriodColumns, values: list[int]) -> str:
    """Return in a sentence what the plot shows, for users who can't see it."""
    total = sum(values)
    if not total:
        return gettext("No views in the last {period}.").format(period=shown.period.label)
    peak = max(range(len(values)), key=lambda n: values[n])
    began = date_and_time(shown.since, shown.language, shown.zone)
    return gettext(
        "{total} views since {began}, a column is {unit}; most, {most}, from {start}."
    ).format(
        total=f"{total:,}",
        began=began,
        unit=shown.period.unit,
        most=f"{values[peak]:,}",
        start=shown.name(shown.starts[peak]),
    )


def _numbers(shown: PeriodColumns, values: list[int]) -> list[tuple[str, int]]:
    """Return the numbers of the plot, newest first."""
    return [(shown.name(start), value) for start, value in reversed(_paired(shown, values))]


def _paired(shown: PeriodColumns, values: list[int]) -> list[tuple[dt.datetime, int]]:
    return list(zip(shown.starts, values, strict=True))


class ViewsButton(PageMenuItem):
    """Leads to the views of one article, once it has been public."""

    label = _("Views")
    icon_name = "glasses"
    url_name = "views:article"

    def is_shown(self, user: Any) -> bool:
        return isinstance(self.page, Article) and self.page.published_at is not None


def in_a_list(page: Any, user: Any, next_url: str | None = None) -> Iterator[ViewsButton]:
    """Offer it in lists."""
    yield ViewsButton(page=page, priority=26)


def at_the_head(
    page: Any, user: Any, view_name: str, next_url: str | None = None
) -> Iterator[ViewsButton]:
    """Offer it on the article's own screen."""
    yield ViewsButton(page=page, priority=13)


class ViewsViewSet(ViewSet):
    """Views in the menu, for everybody at the desk: of the articles that they find there."""

    name = "views"
    url_prefix = "views"
    icon = "glasses"
    menu_label = _("Views")
    menu_order = 30
    add_to_admin_menu = True

    def get_urlpatterns(self) -> list[Any]:
        """Return the addresses of the page, and of that of one article."""
        return [
            path("", Views.as_view(), name="index"),
            path("<int:pk>/", Views.as_view(), name="article"),
        ]
