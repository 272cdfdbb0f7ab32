"""The page of reads: a plot of them over time, and the most read articles."""

import datetime as dt
from typing import Any
from urllib.parse import urlencode

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import get_language
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from caspian.common.dates import date_and_time
from caspian.newsroom.desk.permissions import articles_seen_by
from caspian.newsroom.desk.reads.figures import FigureLine, by_hour, most_read, tallies
from caspian.newsroom.desk.reads.form import ReadsForm
from caspian.newsroom.desk.reads.periods import PeriodColumns, columns
from caspian.newsroom.desk.reads.plot import PART_WIDTH, SPARK_HEIGHT, SPARK_WIDTH, plot, spark
from caspian.newsroom.desk.sections import section_titles
from caspian.newsroom.desk.times import paper_zone
from caspian.newsroom.models import Article, Publication


class Reads(WagtailAdminTemplateMixin, TemplateView):
    """Shows reads over time: of all articles, of a section's, or of one."""

    template_name = "newsroom/desk/reads/index.html"
    page_title = "Reads"
    header_icon = "glasses"

    @cached_property
    def asked(self) -> ReadsForm:
        """Return what was asked for; what makes no sense is left out."""
        return ReadsForm(self.request.GET)

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
        items = [*self.breadcrumbs_items, {"url": reverse("reads:index"), "label": self.page_title}]
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
        most = max((line.reads for line in lines), default=0)
        return [
            {
                "line": line,
                "section": titles[line.article.pk],
                "spark": spark(line.values),
                "reads": f"{line.reads:,}",
                "score": f"{line.score:,.1f}",
                "percent": f"{line.share:.1%}",
                "part": round(PART_WIDTH * line.reads / most, 1),
                "url": f"{reverse('reads:article', args=[line.article.pk])}?{asked}",
            }
            for line in lines
        ]


def _summary(shown: PeriodColumns, values: list[int]) -> str:
    """Return in a sentence what the plot shows, for users who can't see it."""
    total = sum(values)
    if not total:
        return f"No reads in the last {shown.period.label}."
    peak = max(range(len(values)), key=lambda n: values[n])
    began = date_and_time(shown.since, shown.language, shown.zone)
    return (
        f"{total:,} reads since {began}, a column for each {shown.period.unit}; "
        f"most, {values[peak]:,}, from {shown.name(shown.starts[peak])}."
    )


def _numbers(shown: PeriodColumns, values: list[int]) -> list[tuple[str, int]]:
    """Return the numbers of the plot, newest first."""
    return [(shown.name(start), value) for start, value in reversed(_paired(shown, values))]


def _paired(shown: PeriodColumns, values: list[int]) -> list[tuple[dt.datetime, int]]:
    return list(zip(shown.starts, values, strict=True))
