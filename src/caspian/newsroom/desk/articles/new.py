"""A new article: which section it goes into, and whose name stands over it."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.signals import init_new_page

from caspian.newsroom.desk.permissions import sections_to_write_in
from caspian.newsroom.models import Article, Byline, Contributor, Section


class ChooseSection(WagtailAdminTemplateMixin, TemplateView):
    """Offers the sections that somebody may write in; goes straight on when there is one."""

    template_name = "newsroom/desk/articles/choose_section.html"
    page_title = _("Write an article")
    header_icon = "edit"

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        articles = {"url": reverse("articles:index"), "label": gettext("Articles")}
        return [*self.breadcrumbs_items, articles, {"url": "", "label": self.page_title}]

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Answer with the choice, or with the form when there is nothing to choose."""
        sections = list(sections_to_write_in(request.user))
        if len(sections) == 1:
            return redirect(_form_url(sections[0]))
        return self.render_to_response(self.get_context_data(languages=_by_language(sections)))


def _by_language(sections: list[Section]) -> dict[str, list[tuple[Section, str]]]:
    grouped: dict[str, list[tuple[Section, str]]] = {}
    for section in sections:
        language = section.locale.get_display_name()
        grouped.setdefault(language, []).append((section, _form_url(section)))
    return grouped


def _form_url(section: Section) -> str:
    return reverse("wagtailadmin_pages:add", args=["newsroom", "article", section.pk])


def connect() -> None:
    """Listen for articles that are begun in the desk."""
    init_new_page.connect(_sign, dispatch_uid="own_byline")


def _sign(sender: Any, page: Any, **kwargs: Any) -> None:
    if not isinstance(page, Article) or page.owner is None:
        return
    own = Contributor.objects.filter(user=page.owner).first()
    if own is not None:
        page.bylines.add(Byline(sort_order=0, contributor=own))
