"""The list of all languages of the paper, for publishers."""

from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from caspian.common.languages import KNOWN, Language, language
from caspian.newsroom.models import Article, Home, Section
from caspian.newsroom.opening import (
    NEW,
    PUBLIC,
    SHUT,
    first_home,
    homes,
    state_of,
)

TITLE, ICON = _("Languages"), "globe"
RUNS_THE_PAPER = "newsroom.change_publication"
STATES = {PUBLIC: _("Readers can open it"), SHUT: _("Closed"), NEW: _("Not opened")}


@dataclass(frozen=True)
class LanguageRow:
    """A language as the list shows it: its state in words, and how much there is in it."""

    code: str
    language: Language
    state: str
    words: str
    sections: int
    articles: int
    is_first: bool


class OfPublishers(WagtailAdminTemplateMixin, TemplateView):
    """A screen for those who run the paper."""

    page_title, header_icon = TITLE, ICON

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Refuse everybody else, by any method."""
        if not request.user.has_perm(RUNS_THE_PAPER):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)


class EveryLanguageOfPaper(OfPublishers):
    """The languages that the paper comes out in, and those that it could."""

    template_name = "newsroom/desk/languages/index.html"

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        there = [row for row in map(_row, homes()) if row.state != NEW]
        codes = {row.code.lower() for row in there}
        offered = [(code, language(code)) for code, _name in KNOWN if code not in codes]
        return context | {"rows": there, "offered": offered}


def _row(home: Home) -> LanguageRow:
    code = home.locale.language_code
    state = state_of(code)
    articles = Article.objects.public() if state == PUBLIC else Article.objects.shut()
    return LanguageRow(
        code=code,
        language=language(code),
        state=state,
        words=str(STATES[state]),
        sections=Section.objects.child_of(home).count(),
        articles=articles.filter(path__startswith=home.path).count(),
        is_first=home.pk == first_home().pk,
    )
