"""The sections of the paper in a list: what is in them, what comes, and who looks after them."""

from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import HttpRequest
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin.menu import MenuItem
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.viewsets.base import ViewSet
from wagtail.models import Revision

from caspian.common.languages import Language, language
from caspian.newsroom.desk.permissions import articles_seen_by
from caspian.newsroom.desk.start.lists import name_of
from caspian.newsroom.desk.times import paper_zone, shown
from caspian.newsroom.models import Article, Home, Section, User
from caspian.newsroom.rights.pages import writes
from caspian.newsroom.roles import section_group_name


@dataclass(frozen=True)
class SectionRow:
    """A section as the list shows it; addresses are empty where somebody may not go."""

    title: str
    articles: int
    scheduled: int
    last: str
    editors: str
    reader_url: str
    list_url: str
    write_url: str
    edit_url: str


class EverySection(WagtailAdminTemplateMixin, TemplateView):
    """The sections of each language, for those who write."""

    template_name = "newsroom/desk/composing/sections.html"
    page_title = _("Sections")
    header_icon = "folder-inverse"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Refuse those who don't write."""
        if not writes(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        homes = Home.objects.select_related("locale").order_by("path")
        return context | {"languages": [_of_language(home, self.request.user) for home in homes]}


def _of_language(home: Home, user: Any) -> tuple[Language, list[SectionRow], str]:
    sections = Section.objects.child_of(home).order_by("path")
    policy = home.permissions_for_user(user)
    begin = reverse("wagtailadmin_pages:add", args=["newsroom", "section", home.pk])
    may_begin = policy.can_publish() and policy.can_add_subpage()
    rows = [_row(section, user) for section in sections]
    return language(home.locale.language_code), rows, begin if may_begin else ""


def _row(section: Section, user: Any) -> SectionRow:
    inside = Q(path__startswith=section.path)
    public = Article.objects.public().filter(inside)
    seen = articles_seen_by(user).filter(inside)
    waiting = Revision.page_revisions.filter(approved_go_live_at__isnull=False)
    ids = [int(pk) for pk in waiting.values_list("object_id", flat=True)]
    newest = public.newest_first().first()
    people = User.objects.filter(is_active=True, groups__name=section_group_name(section))
    may = section.permissions_for_user(user)
    return SectionRow(
        title=section.get_admin_display_title(),
        articles=public.count(),
        scheduled=seen.filter(pk__in=ids).count(),
        last=shown(newest.published_at, paper_zone()) if newest else "",
        editors=", ".join(sorted(name_of(one) for one in people.distinct())),
        reader_url=section.url_path if section.live else "",
        list_url=f"{reverse('articles:index')}?section={section.pk}",
        write_url=reverse("wagtailadmin_pages:add", args=["newsroom", "article", section.pk])
        if may.can_add_subpage()
        else "",
        edit_url=reverse("wagtailadmin_pages:edit", args=[section.pk]) if may.can_edit() else "",
    )


class SectionsMenuItem(MenuItem):
    """The menu's way to the sections, for those who write."""

    def is_shown(self, request: HttpRequest) -> bool:
        return writes(request.user)


class SectionsViewSet(ViewSet):
    """Sections in the menu."""

    name = url_prefix = "sections"
    icon = "folder-inverse"
    menu_label = _("Sections")
    menu_order = 13
    menu_item_class = SectionsMenuItem
    add_to_admin_menu = True

    def get_urlpatterns(self) -> list[Any]:
        """Return the address of the list."""
        return [path("", EverySection.as_view(), name="index")]
