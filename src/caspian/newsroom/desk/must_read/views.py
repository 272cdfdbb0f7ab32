"""Pinning an article to "Must read", taking it off, and the list of what is pinned."""

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.views.generic import FormView, View
from wagtail.admin import messages
from wagtail.admin.ui.tables import Column, StatusTagColumn, TitleColumn
from wagtail.admin.utils import get_valid_next_url_from_request
from wagtail.admin.views import generic
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from caspian.newsroom.desk.must_read.form import PinForm, first_offer
from caspian.newsroom.desk.permissions import may_pin
from caspian.newsroom.desk.start.rows import name_of
from caspian.newsroom.desk.times import paper_zone, shown
from caspian.newsroom.models import Article, Pin
from caspian.newsroom.pin import pin, unpin


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
    page_title = "Must read"
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
        messages.success(self.request, f"“{self.article.title}” is held in Must read.")
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
        messages.success(request, f"“{self.article.title}” is no longer held in Must read.")
        return _back(request)


class PinnedList(generic.IndexView):
    """What is held in "Must read", the newest pin first, as readers find them."""

    model = Pin
    page_title = "Must read"
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
                label="Headline",
                url_name="must_read:pin",
                id_accessor="article_id",
                accessor="article.title",
            ),
            Column("by", label="Pinned by", accessor=lambda held: name_of(held.pinned_by)),
            Column("since", label="Since", accessor=lambda held: shown(held.pinned_at, zone)),
            Column("until", label="Until", accessor=lambda held: shown(held.until, zone)),
            StatusTagColumn("state", label="Now", accessor=_state, primary=_lasts),
        ]

    def get_base_queryset(self) -> Any:
        """Fetch articles and people along with the pins."""
        return Pin.objects.select_related("article", "pinned_by")


def _lasts(held: Pin) -> bool:
    return held.until > timezone.now()


def _state(held: Pin) -> str:
    return "held" if _lasts(held) else "over"


def _held(article: Article) -> Pin | None:
    return Pin.objects.select_related("pinned_by").filter(article=article).first()


def _back(request: HttpRequest) -> HttpResponse:
    return redirect(get_valid_next_url_from_request(request) or reverse("must_read:index"))
