"""A new article: which section it begins in, whose name stands over it, and a paragraph ready."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.rich_text import RichText
from wagtail.signals import init_new_page

from caspian.newsroom.desk.permissions import sections_to_write_in
from caspian.newsroom.internals import parent_path
from caspian.newsroom.models import Article, Byline, Section
from caspian.newsroom.translating import name_in_paper


class ChooseSection(WagtailAdminTemplateMixin, TemplateView):
    """Goes on to a new article in somebody's own section; the form offers the others.

    With `?all` it lists the sections: those of another language are not offered in the form.
    """

    template_name = "newsroom/desk/articles/choose_section.html"
    page_title = _("Write an article")
    header_icon = "edit"

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        articles = {"url": reverse("articles:index"), "label": gettext("Articles")}
        return [*self.breadcrumbs_items, articles, {"url": "", "label": self.page_title}]

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Answer with the form, or with the list for somebody who asks for it or has no section."""
        sections = list(sections_to_write_in(request.user))
        if sections and (len(sections) == 1 or "all" not in request.GET):
            return redirect(_form_url(_own_section(request.user, sections)))
        return self.render_to_response(self.get_context_data(languages=_by_language(sections)))


def _own_section(user: Any, sections: list[Section]) -> Section:
    """Return where somebody began an article last, else where they publish, else the first."""
    last = Article.objects.filter(owner=user).order_by("-pk").first()
    if last is not None:
        path = parent_path(last.path)
        if found := next((one for one in sections if one.path == path), None):
            return found
    own = (one for one in sections if one.permissions_for_user(user).can_publish_subpage())
    return next(own, sections[0])


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
    # A list of pairs is how one sets a StreamField, whatever its types say.
    page.body = [("paragraph", RichText(""))]  # type: ignore[assignment]
    own = name_in_paper(page.owner)
    if own is not None:
        page.bylines.add(Byline(sort_order=0, contributor=own))
