"""Pinning an article to "Must read", and taking it off."""

import datetime as dt
from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.generic import FormView, View
from wagtail.admin import messages
from wagtail.admin.utils import get_valid_next_url_from_request
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

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
            "over": bool(held and not lasts(held)),
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


def _held(article: Article) -> Pin | None:
    return Pin.objects.select_related("pinned_by").filter(article=article).first()


def _back(request: HttpRequest) -> HttpResponse:
    return redirect(get_valid_next_url_from_request(request) or reverse("must_read:index"))


def lasts(held: Pin) -> bool:
    """Return whether a pin still holds."""
    return held.until > timezone.now()
