"""Where somebody reads their notices: on the start page, and all of the last month in a list."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import path, reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST
from django.views.generic import TemplateView
from wagtail.admin.ui.components import Component
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.viewsets.base import ViewSet

from caspian.newsroom.desk.start.lists import name_of
from caspian.newsroom.desk.times import paper_zone, shown
from caspian.newsroom.models.notices import Notice

ON_THE_START_PAGE, IN_THE_LIST = 6, 100
AFTER_OPENING = "wagtailadmin_pages:edit"


@dataclass(frozen=True)
class NoticeRow:
    """One notice as the desk shows it."""

    pk: int
    says: str
    headline: str
    by: str
    words: str
    when: str
    is_new: bool
    language: str


def _of(request: HttpRequest) -> Any:
    user: Any = request.user
    return Notice.objects.filter(account=user)


def rows_of(notices: Any) -> list[NoticeRow]:
    """Return a row for each notice."""
    zone = paper_zone()
    return [
        NoticeRow(
            pk=one.pk,
            says=one.get_kind_display(),
            headline=one.article.get_admin_display_title(),
            by=name_of(one.by),
            words=one.words,
            when=shown(one.made_at, zone),
            is_new=one.read_at is None,
            language=one.article.locale.language_code,
        )
        for one in notices.select_related("article__locale", "by")
    ]


class NoticesPanel(Component):
    """What is new for who opened the desk; without anything new it is not there."""

    name, order, stands = "notices", 4, "top"
    template_name = "newsroom/desk/notices/panel.html"

    def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
        new = _of(parent_context["request"]).filter(read_at=None)
        return {"rows": rows_of(new[:ON_THE_START_PAGE]), "number": new.count()}


class NoticeList(WagtailAdminTemplateMixin, TemplateView):
    """All notices of the last month."""

    template_name = "newsroom/desk/notices/index.html"
    page_title = _("Notices")
    header_icon = "mail"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Return the rows, the newest first."""
        own = _of(self.request)
        return super().get_context_data(rows=rows_of(own[:IN_THE_LIST]), **kwargs)


@require_POST
def open_notice(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a notice as read, and go to its article."""
    notice = get_object_or_404(_of(request), pk=pk)
    same = _of(request).filter(article=notice.article, read_at=None)
    same.update(read_at=timezone.now())
    return redirect(AFTER_OPENING, notice.article_id)


@require_POST
def read_all(request: HttpRequest) -> HttpResponse:
    """Take all notices as read."""
    _of(request).filter(read_at=None).update(read_at=timezone.now())
    return redirect(reverse("wagtailadmin_home"))


class NoticesViewSet(ViewSet):
    """The list and what one does with it."""

    name = url_prefix = "notices"
    icon = "mail"

    @cached_property
    def index(self) -> Any:
        """The list."""
        return self.construct_view(NoticeList)

    def get_urlpatterns(self) -> list[Any]:
        """Return the addresses."""
        return [
            path("", self.index, name="index"),
            path("read/", read_all, name="read_all"),
            path("<int:pk>/", open_notice, name="open"),
        ]
