"""The report on the archive: which public articles have a form that the paper avoids."""

from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.urls import path
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin.menu import MenuItem
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.viewsets.base import ViewSet

from caspian.common.languages import KNOWN, Language, language
from caspian.newsroom.desk.permissions import articles_seen_by
from caspian.newsroom.models import Article
from caspian.stylebook.archive import progress
from caspian.stylebook.models import StyleFinding

KEEPS_RECORDS = "stylebook.change_styleentry"
TITLE = _("Names in the archive")
ROWS = 50


class StyleReportForm(forms.Form):
    """What the report is narrowed to; what makes no sense is left out."""

    language = forms.ChoiceField(
        choices=[("", _("All languages")), *KNOWN], required=False, label=_("Language")
    )
    quoted = forms.BooleanField(required=False, label=_("Quotations too"))
    page = forms.IntegerField(required=False, min_value=1, max_value=10_000)

    def __init__(self, data: Any) -> None:
        super().__init__(data)
        self.is_valid()


@dataclass(frozen=True)
class ReportLine:
    """An article, and what was found in it."""

    article: Article
    language: Language
    findings: tuple[StyleFinding, ...]


class StyleReport(WagtailAdminTemplateMixin, TemplateView):
    """The articles, newest first; what they have was found in the background."""

    template_name = "stylebook/desk/report.html"
    page_title = TITLE
    header_icon = "openquote"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Let those in who keep the stylebook."""
        if not request.user.has_perm(KEEPS_RECORDS):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        form = StyleReportForm(self.request.GET)
        number = form.cleaned_data.get("page") or 1
        ids = self._articles(form)
        look = progress()
        query = self.request.GET.copy()
        query.pop("page", None)
        return super().get_context_data(**kwargs) | {
            "form": form,
            "lines": _lines(ids[:ROWS], _chosen(form)),
            "look": look,
            "previous": number - 1,
            "next": number + 1 if len(ids) > ROWS else 0,
            "query": query.urlencode(),
        }

    def _articles(self, form: StyleReportForm) -> list[int]:
        seen = articles_seen_by(self.request.user).public()
        found = _chosen(form).filter(article__in=seen)
        if code := form.cleaned_data.get("language"):
            found = found.filter(rule__language=code)
        rows = found.order_by("-article_id").values_list("article_id", flat=True).distinct()
        first = ROWS * ((form.cleaned_data.get("page") or 1) - 1)
        return list(rows[first : first + ROWS + 1])


def _chosen(form: StyleReportForm) -> Any:
    found = StyleFinding.objects.all()
    return found if form.cleaned_data.get("quoted") else found.filter(times__gt=0)


def _lines(ids: list[int], findings: Any) -> list[ReportLine]:
    articles = Article.objects.filter(pk__in=ids).select_related("locale").defer("body").in_bulk()
    rows = findings.filter(article__in=ids).select_related("rule").order_by("-article_id", "pk")
    return [
        ReportLine(articles[pk], language(articles[pk].locale.language_code), tuple(some))
        for pk, some in groupby(rows, key=lambda row: int(row.article_id))
        if pk in articles
    ]


class StyleReportMenuItem(MenuItem):
    """The menu's way to the report, for those who keep the stylebook."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Return whether somebody does."""
        return bool(request.user.has_perm(KEEPS_RECORDS))


class StyleReportViewSet(ViewSet):
    """Names in the archive, under Reports in the menu."""

    name, url_prefix = "stylebook_report", "stylebook/report"
    icon, menu_label, menu_order = "openquote", TITLE, 950
    menu_item_class = StyleReportMenuItem
    menu_hook = "register_reports_menu_item"

    def get_urlpatterns(self) -> list[Any]:
        """Return the one address."""
        return [path("", StyleReport.as_view(), name="index")]
