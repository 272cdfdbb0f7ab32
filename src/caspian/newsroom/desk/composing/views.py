"""The screens and answers of the composer: each asks who may, does one thing, and answers."""

import json
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.templatetags.static import static
from django.urls import path
from django.utils.translation import get_language, get_language_bidi
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView, View
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.viewsets.base import ViewSet

from caspian.common.languages import language
from caspian.dossiers.models import Place
from caspian.newsroom.desk.composing import presence
from caspian.newsroom.desk.composing.blocks import LISTS, USUAL
from caspian.newsroom.desk.composing.draft import (
    change,
    draft_of,
    is_locked,
    may_compose,
    publish,
)
from caspian.newsroom.desk.composing.find import found, sections_of
from caspian.newsroom.desk.composing.state import composed, state_of
from caspian.newsroom.desk.composing.words import KINDS, WORDS
from caspian.newsroom.models import Home, Topic

CONFLICT, UNFIT = 409, 422
MOST_RECORDS = 500


def fronts_of(user: Any) -> list[Home]:
    """Return the fronts that somebody may compose, in the order of the tree."""
    homes = Home.objects.select_related("locale").order_by("path")
    return [home for home in homes if may_compose(user, home)]


class OfFront:
    """A view on the front of one language, for those who may compose it."""

    front: Home

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Find the front; refuse those who may not edit it."""
        homes = Home.objects.select_related("locale", "latest_revision__user")
        found = homes.filter(locale__language_code__iexact=kwargs["code"]).first()
        if found is None:
            raise Http404
        if not may_compose(request.user, found):
            raise PermissionDenied
        self.front = found
        return super().dispatch(request, *args, **kwargs)  # type: ignore[misc]


class EveryFront(WagtailAdminTemplateMixin, TemplateView):
    """The fronts that somebody may compose; with one, its composer."""

    template_name = "newsroom/desk/composing/index.html"
    page_title = _("Front page")
    header_icon = "home"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show the list, or the composer where there is nothing to choose."""
        fronts = fronts_of(request.user)
        if not fronts:
            raise PermissionDenied
        if len(fronts) == 1:
            return redirect("composing:front", fronts[0].locale.language_code)
        languages = [(language(home.locale.language_code), home) for home in fronts]
        return self.render_to_response(self.get_context_data(languages=languages))

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]


class Compose(OfFront, TemplateView):
    """The composer: the front in a picture of itself, and what can be placed beside it."""

    template_name = "newsroom/desk/composing/front.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        home = self.front
        code = home.locale.language_code
        user: Any = self.request.user
        return context | {
            "home": home,
            "code": code,
            "language": language(code),
            "several": len(fronts_of(user)) > 1,
            "locked": is_locked(user, home),
            "may_publish": home.permissions_for_user(user).can_publish(),
            "sections": sections_of(home),
            "words": {name: str(words) for name, words in WORDS.items()},
            "setup": {
                "direction": "rtl" if get_language_bidi() else "ltr",
                "language": get_language(),
                "kinds": list(KINDS),
                "usual": USUAL,
                "most": {f"{kind}.{name}": most for (kind, name), most in LISTS.items()},
                "records": _records(home),
            },
        }


def _records(home: Home) -> dict[str, list[tuple[int, str]]]:
    """Return what strips can be of, with names in the front's language."""
    code = home.locale.language_code
    topics, places = Topic.objects.all()[:MOST_RECORDS], Place.objects.all()[:MOST_RECORDS]
    return {
        "section": list(sections_of(home).values_list("pk", "title")),
        "topic": [(one.pk, one.name_in(code)) for one in topics],
        "place": [(one.pk, one.name_in(code)) for one in places],
    }


class PictureOfFront(OfFront, View):
    """The front as readers would see the draft, its places marked, for the composer's frame."""

    http_method_names = ["get"]

    def get(self, request: HttpRequest, code: str) -> HttpResponse:
        """Answer with the page."""
        draft = draft_of(self.front)
        response: HttpResponse = composed(draft, request.GET.get("shade", ""))["response"]
        sheet = static("newsroom/desk/composing/picture.css")
        html = response.content.decode()
        response.content = html.replace("</head>", f'<link rel="stylesheet" href="{sheet}"></head>')
        response["Cache-Control"] = "no-store"
        return response


class FindArticles(OfFront, View):
    """What can be placed, as the list beside the front."""

    http_method_names = ["get"]

    def get(self, request: HttpRequest, code: str) -> HttpResponse:
        """Answer with the two lists."""
        words = " ".join(request.GET.get("q", "").split())[:200]
        lists = found(self.front, request.user, words, request.GET.get("section", ""))
        context = {**lists, "words": words, "language": language(self.front.locale.language_code)}
        return render(request, "newsroom/desk/composing/found.html", context)


class StateOfFront(OfFront, View):
    """What stands in the draft now; little where a browser knows it already."""

    http_method_names = ["get"]

    def get(self, request: HttpRequest, code: str) -> HttpResponse:
        """Note who composes, and answer."""
        presence.is_here(request.user, self.front)
        draft = draft_of(self.front)
        if request.GET.get("version") == draft.version:
            return JsonResponse(
                {"version": draft.version, "who": presence.others(request.user, self.front)}
            )
        return JsonResponse(state_of(draft, request.user))


class ChangeFront(OfFront, View):
    """Takes what somebody made of the front that they saw."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, code: str) -> HttpResponse:
        """Merge it into the draft, and answer with what stands there now."""
        try:
            base, mine = (json.loads(request.POST.get(name, "")) for name in ("base", "mine"))
            draft = change(home=self.front, by=request.user, base=base, mine=mine)
        except ValidationError as refusal:
            return _refused(refusal.messages)
        except ValueError:
            return _refused([])
        return JsonResponse(state_of(draft, request.user))


class PublishFront(OfFront, View):
    """Publishes the draft that somebody saw."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, code: str) -> HttpResponse:
        """Publish it, or answer with what stands there by now."""
        try:
            draft = publish(home=self.front, by=request.user, seen=request.POST.get("seen", ""))
        except ValidationError as refusal:
            return _refused(refusal.messages)
        if draft is None:
            return JsonResponse(state_of(draft_of(self.front), request.user), status=CONFLICT)
        return JsonResponse(state_of(draft, request.user))


def _refused(sentences: list[str]) -> JsonResponse:
    return JsonResponse({"refused": sentences}, status=UNFIT)


class ComposingViewSet(ViewSet):
    """The composer's addresses; the menu's entries are in `composing.menu`."""

    name = "composing"
    url_prefix = "front-page"

    def get_urlpatterns(self) -> list[Any]:
        """Return the addresses of the list, and those of a front's composer."""
        return [
            path("", EveryFront.as_view(), name="index"),
            path("<slug:code>/", Compose.as_view(), name="front"),
            path("<slug:code>/picture/", PictureOfFront.as_view(), name="picture"),
            path("<slug:code>/articles/", FindArticles.as_view(), name="articles"),
            path("<slug:code>/state/", StateOfFront.as_view(), name="state"),
            path("<slug:code>/change/", ChangeFront.as_view(), name="change"),
            path("<slug:code>/publish/", PublishFront.as_view(), name="publish"),
        ]
