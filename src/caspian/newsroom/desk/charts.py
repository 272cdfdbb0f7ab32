"""Answers a chart's form with what readers would see, or with what keeps it from being drawn."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, JsonResponse
from django.urls import Resolver404, URLPattern, path, resolve
from django.utils.module_loading import import_string
from django.views.decorators.http import require_POST
from wagtail.models import Locale, Page

from caspian.formats.csv_table.cells import decoded
from caspian.formats.csv_table.table import BadTable
from caspian.newsroom.blocks.drawings import ChartBlock, faults_of, notes_of


def addresses() -> list[URLPattern]:
    """Return the addresses below the desk's own."""
    return [path("charts/preview/", preview, name="desk_chart_preview")]


@require_POST
def preview(request: HttpRequest) -> JsonResponse:
    """Answer with the chart as a page of its own, faults, notes, and the text of a file if any."""
    value = _value(request.POST)
    answer: dict[str, Any] = {"html": "", "faults": [], "notes": []}
    try:
        if file := request.FILES.get("file"):
            answer["data"] = value["data"] = decoded(file.read())
        answer["faults"] = faults_of(value)
    except BadTable as bad:
        answer["faults"] = bad.sentences()
    if value["data"].strip() and not answer["faults"]:
        answer["notes"] = notes_of(value)
        # Only the reader's pages know how a chart looks, and they lie upstairs.
        document = import_string(settings.CASPIAN_CHART_PREVIEW)
        answer["html"] = document(value, _language(request.POST.get("where", "")))
    return JsonResponse(answer)


def _value(posted: Any) -> dict[str, Any]:
    texts = {name: posted.get(name, "") for name in ChartBlock().child_blocks}
    return {**texts, "rows_are_series": posted.get("rows_are_series") == "true"}


def _language(where: str) -> str:
    """Return the language of the page that is open at an address of the desk."""
    try:
        named = resolve(where).kwargs
    except Resolver404:
        named = {}
    number = named.get("page_id") or named.get("parent_page_id")
    page = Page.objects.filter(pk=number).select_related("locale").first() if number else None
    return str((page.locale if page else Locale.get_active()).language_code)
