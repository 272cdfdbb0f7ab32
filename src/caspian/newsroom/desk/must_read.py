"""Must read at the desk: what is pinned, by whom and until when."""

import datetime as dt
from collections.abc import Iterator
from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import path, reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.generic import FormView, View
from wagtail.admin import messages
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.menus.pages import PageMenuItem
from wagtail.admin.ui.tables import Column, StatusTagColumn, TitleColumn
from wagtail.admin.utils import get_valid_next_url_from_request
from wagtail.admin.views import generic
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.viewsets.base import ViewSet

from caspian.newsroom.desk.moments import MomentField
from caspian.newsroom.desk.permissions import may_pin
from caspian.newsroom.desk.start.lists import name_of
from caspian.newsroom.desk.times import paper_zone, shown
from caspian.newsroom.models import Article, Pin
from caspian.newsroom.must_read import pin, unpin

DAYS = 3


class PinForm(forms.Form):
    """Asks until when an article should be held in "Must read"."""

    until = MomentField(
        label=_("Pinned until"),
        help_text=_("After that it stays only while it is among the most read."),
    )


def first_offer() -> dict[str, Any]:
    """Return what the form starts with: three days from now, at a full hour."""
    moment = timezone.now() + dt.timedelta(days=DAYS)
    return {"until": moment.replace(minute=0, second=0, microsecond=0)}


class OfArticle:
    """A view on one article, for users who may pin it."""

    article: Article

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Find the article; refuse users who may not publish it."""
        self.article = get_object_or_404(Article, pk=kwargs["pk"])
        if not may_pin(request.user, self.article):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)  # type: ignore[misc]


class PinArticle(OfArticle, WagtailAdminTemplateMixin, FormView):  # type: ignore[type-arg]
    """Asks until when, and pins."""

    template_name = "newsroom/desk/must_read/pin.html"
    form_class = PinForm
    page_title = _("Must read")
    header_icon = "thumbtack"

    def get_initial(self) -> dict[str, Any]:
        """Offer the pin's own end, or three days."""
        held = _held(self.article)
        return {"until": held.until} if held else first_offer()

    def form_valid(self, form: PinForm) -> HttpResponse:
        """Pin the article, or say why not."""
        try:
            pin(article=self.article, by=self.request.user, until=form.cleaned_data["until"])
        except ValidationError as refusal:
            form.add_error(None, refusal)
            return self.form_invalid(form)
        messages.success(
            self.request,
            gettext("“{title}” is pinned to Must read.").format(title=self.article.title),
        )
        return _back(self.request)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        pins = {"url": reverse("must_read:index"), "label": self.page_title}
        return [*self.breadcrumbs_items, pins, {"url": "", "label": str(self.article.title)}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        held = _held(self.article)
        context |= {
            "article": self.article,
            "held": held,
            "held_by": name_of(held.pinned_by) if held else "",
            "held_until": shown(held.until, paper_zone()) if held else "",
            "over": bool(held and not _lasts(held)),
            "media": context["form"].media,
            "next": get_valid_next_url_from_request(self.request),
        }
        return context


class TakeOff(OfArticle, View):
    """Takes an article off "Must read"."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Take it off and go back."""
        unpin(article=self.article)
        messages.success(
            request,
            gettext("“{title}” is no longer pinned to Must read.").format(title=self.article.title),
        )
        return _back(request)


class PinnedList(generic.IndexView):
    """What is held in "Must read", the newest pin first, as readers find them."""

    model = Pin
    page_title = _("Must read")
    any_permission_required = ["add", "change", "delete", "view"]
    default_ordering = "-pinned_at"
    is_searchable = False

    @cached_property
    def columns(self) -> list[Column]:
        """Return what is shown of a pin, with moments in the paper's time zone."""
        zone = paper_zone()
        return [
            TitleColumn(
                "article",
                label=gettext("Headline"),
                url_name="must_read:pin",
                id_accessor="article_id",
                accessor="article.title",
            ),
            Column("by", label=gettext("Pinned by"), accessor=lambda held: name_of(held.pinned_by)),
            Column(
                "since", label=gettext("Since"), accessor=lambda held: shown(held.pinned_at, zone)
            ),
            Column("until", label=gettext("Until"), accessor=lambda held: shown(held.until, zone)),
            StatusTagColumn("state", label=gettext("Now"), accessor=_state, primary=_lasts),
        ]

    def get_base_queryset(self) -> Any:
        """Fetch articles and people along with the pins."""
        return Pin.objects.select_related("article", "pinned_by")


def _lasts(held: Pin) -> bool:
    return held.until > timezone.now()


def _state(held: Pin) -> str:
    return gettext("pinned") if _lasts(held) else gettext("over")


def _held(article: Article) -> Pin | None:
    return Pin.objects.select_related("pinned_by").filter(article=article).first()


def _back(request: HttpRequest) -> HttpResponse:
    return redirect(get_valid_next_url_from_request(request) or reverse("must_read:index"))


class PinButton(PageMenuItem):
    """Leads to the form that pins an article."""

    label = _("Must read …")
    icon_name = "thumbtack"
    url_name = "must_read:pin"

    def is_shown(self, user: Any) -> bool:
        return isinstance(self.page, Article) and may_pin(user, self.page)


def in_a_list(page: Any, user: Any, next_url: str | None = None) -> Iterator[PinButton]:
    """Offer it in lists, where asking for each article whether it is pinned would cost."""
    yield PinButton(page=page, next_url=next_url, priority=25)


def at_the_head(
    page: Any, user: Any, view_name: str, next_url: str | None = None
) -> Iterator[PinButton]:
    """Offer it on the article's own screen, and say whether it is pinned."""
    held = isinstance(page, Article) and Pin.objects.filter(article_id=page.pk).exists()
    label = gettext("Pinned to Must read …") if held else gettext("Pin to Must read …")
    yield PinButton(label, page=page, next_url=next_url, priority=12)


class MustReadMenuItem(MenuItem):
    """The menu's way to the pins, for those who may pin anywhere."""

    def is_shown(self, request: HttpRequest) -> bool:
        return request.user.has_perm("newsroom.view_pin")


class MustReadViewSet(ViewSet):
    """Must read in the menu: what is pinned, and the form for one article."""

    name = "must_read"
    url_prefix = "must-read"
    icon = "thumbtack"
    menu_label = _("Must read")
    menu_order = 20
    menu_item_class = MustReadMenuItem
    add_to_admin_menu = True

    def get_urlpatterns(self) -> list[Any]:
        """Return the addresses of the list, of one article's pin and of taking it off."""
        return [
            path("", self.construct_view(PinnedList, **self._list()), name="index"),
            path("results/", self.construct_view(PinnedList, **self._list(True)), name="results"),
            path("<int:pk>/", PinArticle.as_view(), name="pin"),
            path("<int:pk>/take-off/", TakeOff.as_view(), name="take_off"),
        ]

    def _list(self, results_only: bool = False) -> dict[str, Any]:
        return {
            "index_url_name": "must_read:index",
            "index_results_url_name": "must_read:results",
            "header_icon": self.icon,
            "results_only": results_only,
        }
