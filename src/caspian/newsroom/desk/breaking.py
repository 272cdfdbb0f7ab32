"""Breaking news at the desk: setting the banner of a language, and ending it."""

from typing import Any

from django.contrib.auth.mixins import PermissionRequiredMixin
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.generic import FormView, TemplateView, View
from wagtail.admin import messages
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import Column, Table, TitleColumn
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.viewsets.base import ViewSet

from caspian.common.languages import language
from caspian.newsroom.breaking import break_news, end_breaking
from caspian.newsroom.desk.breaking_form import BreakingForm, first_offer
from caspian.newsroom.desk.start.lists import name_of
from caspian.newsroom.desk.times import paper_zone, shown
from caspian.newsroom.models import BreakingNews, Home

TITLE, ICON = _("Breaking news"), "warning"


class ForEditors(PermissionRequiredMixin):
    """A view for users who may set the banner: editors and publishers."""

    permission_required = "newsroom.change_breakingnews"
    raise_exception = True


class EveryLanguage(ForEditors, WagtailAdminTemplateMixin, TemplateView):
    """The languages of the paper, each with what stands at its head; with one, its form."""

    template_name = "newsroom/desk/breaking/index.html"
    page_title = TITLE
    header_icon = ICON

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show the list, or the form where there is nothing to choose."""
        codes = _codes()
        if len(codes) == 1:
            return redirect("breaking:set", codes[0])
        return super().get(request, *args, **kwargs)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [*self.breadcrumbs_items, *_crumbs()]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        zone = paper_zone()
        rows = [(code, standing(code)) for code in _codes()]
        columns = [
            TitleColumn(
                "language",
                label=gettext("Language"),
                accessor=lambda row: language(row[0]).name,
                get_url=lambda row: reverse("breaking:set", args=[row[0]]),
            ),
            Column(
                "words",
                label=gettext("Now"),
                accessor=lambda row: row[1].words if row[1] else gettext("nothing"),
            ),
            Column(
                "until",
                label=gettext("Until"),
                accessor=lambda row: shown(row[1].until, zone) if row[1] else "",
            ),
        ]
        return context | {"table": Table(columns, rows)}


def _crumbs(*more: str) -> list[dict[str, Any]]:
    way = [{"url": reverse("breaking:index"), "label": TITLE}]
    return way + [{"url": "", "label": one} for one in more]


class OfLanguage(ForEditors):
    """A view on the banner of one language of the paper."""

    code: str

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Find the language; there is none that the paper does not come out in."""
        self.code = kwargs["code"]
        if self.code not in _codes():
            raise Http404
        return super().dispatch(request, *args, **kwargs)


class SetBreaking(OfLanguage, WagtailAdminTemplateMixin, FormView):  # type: ignore[type-arg]
    """Asks what happened and until when, and puts it at the head of every page."""

    template_name = "newsroom/desk/breaking/set.html"
    form_class = BreakingForm
    page_title = TITLE
    header_icon = ICON

    def get_initial(self) -> dict[str, Any]:
        """Offer what stands now, or two hours for something new."""
        held = standing(self.code)
        if held is None:
            return first_offer()
        return {"words": held.words, "article": held.article_id, "until": held.until}

    def form_valid(self, form: BreakingForm) -> HttpResponse:
        """Set the banner, or say why not."""
        try:
            break_news(language=self.code, by=self.request.user, **form.cleaned_data)
        except ValidationError as refusal:
            form.add_error(None, refusal)
            return self.form_invalid(form)
        messages.success(self.request, gettext("Every page shows it within a few seconds."))
        return redirect("breaking:set", self.code)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        # Wagtail's header shows the last of these: the language alone would say too little.
        title = gettext("Breaking news in {language}").format(language=language(self.code).name)
        return [*self.breadcrumbs_items, *_crumbs(title)]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        held, zone = standing(self.code), paper_zone()
        return context | {
            "code": self.code,
            "language": language(self.code),
            "held": held,
            "held_by": name_of(held.set_by) if held else "",
            "since": shown(held.since, zone) if held else "",
            "until": shown(held.until, zone) if held else "",
            "media": context["form"].media,
        }


class EndBreaking(OfLanguage, View):
    """Ends the banner of a language now."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, code: str) -> HttpResponse:
        """End it and go back."""
        end_breaking(language=code)
        messages.success(request, gettext("The breaking news has ended."))
        return redirect("breaking:set", code)


def standing(code: str) -> BreakingNews | None:
    """Return the banner that stands now at the head of a language's pages, or None."""
    now = timezone.now()
    rows = BreakingNews.objects.select_related("set_by").filter(until__gt=now)
    return rows.filter(language=code.lower()).first()


def _codes() -> list[str]:
    homes = Home.objects.public().few().order_by("path")
    return list(homes.values_list("locale__language_code", flat=True))


class BreakingMenuItem(MenuItem):
    """The menu's way to the banner, for those who may set it."""

    def is_shown(self, request: HttpRequest) -> bool:
        return request.user.has_perm("newsroom.change_breakingnews")


class BreakingViewSet(ViewSet):
    """Breaking news in the menu: a form for each language, and the button that ends it."""

    name = "breaking"
    url_prefix = "breaking-news"
    icon = ICON
    menu_label = TITLE
    menu_order = 15
    menu_item_class = BreakingMenuItem
    add_to_admin_menu = True

    def get_urlpatterns(self) -> list[Any]:
        """Return the addresses of the list, of a language's form and of ending it."""
        return [
            path("", EveryLanguage.as_view(), name="index"),
            path("<slug:code>/", SetBreaking.as_view(), name="set"),
            path("<slug:code>/end/", EndBreaking.as_view(), name="end"),
        ]
