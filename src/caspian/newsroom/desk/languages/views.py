"""The screens of languages: which the paper comes out in, and what can be done with each."""

from typing import Any

from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin import messages
from wagtail.admin.menu import MenuItem
from wagtail.admin.viewsets.base import ViewSet

from caspian.common.languages import KNOWN, language
from caspian.newsroom.desk.accounts.recorded import Above, recorded
from caspian.newsroom.desk.languages.form import PAGE, SECTION, CloseForm, OpenForm
from caspian.newsroom.desk.languages.overview import (
    ICON,
    RUNS_THE_PAPER,
    TITLE,
    EveryLanguageOfPaper,
    OfPublishers,
)
from caspian.newsroom.opening import (
    CLOSED,
    NEW,
    OPENED,
    PUBLIC,
    REOPENED,
    close_language,
    first_home,
    give_sections,
    open_language,
    reopen_language,
    state_of,
)


class OneLanguage(OfPublishers):
    """A language: opens it, closes it or opens it again, as its state allows."""

    template_name = "newsroom/desk/languages/language.html"
    code: str
    form: OpenForm | CloseForm | None = None

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Find the language; there is none that nobody knows."""
        self.code = kwargs["code"]
        if self.code not in dict(KNOWN):
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    def post(self, request: HttpRequest, code: str) -> HttpResponse:
        """Do what its button says, or say why not."""
        try:
            done = self._done(request)
        except ValidationError as refusal:
            messages.error(request, " ".join(refusal.messages))
            return redirect("languages:language", code)
        except Above as refusal:
            messages.error(request, str(refusal))
            return redirect("languages:language", code)
        if done is None:
            messages.error(request, gettext("Nothing was changed: see what is marked below."))
            return self.get(request)
        messages.success(request, done)
        return redirect("languages:index")

    def _done(self, request: HttpRequest) -> str | None:
        """Do it and return what was done in a sentence; None where the form has to be mended."""
        name, asked = language(self.code).name, request.POST.get("do")
        if asked == "open" and state_of(self.code) == NEW:
            form = self.form = OpenForm(self.code, request.user, request.POST)
            if not form.is_valid():
                return None
            home = open_language(code=self.code, wanted=form.wanted(), by=request.user)
            if editors := form.editors():
                with recorded(by=request.user):
                    give_sections(home, accounts=editors)
            return gettext("Readers get the paper in {language} within seconds.").format(
                language=name
            )
        if asked == "close":
            closing = self.form = CloseForm(self.code, request.POST)
            if not closing.is_valid():
                return None
            leads_to = closing.cleaned_data["leads_to"]
            close_language(code=self.code, leads_to=leads_to, by=request.user)
            return gettext("{language} is closed. Nothing was deleted.").format(language=name)
        reopen_language(code=self.code, by=request.user)
        return gettext("Readers can open {language} again.").format(language=name)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        way = [{"url": reverse("languages:index"), "label": TITLE}]
        return [*self.breadcrumbs_items, *way, {"url": "", "label": language(self.code).name}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        state = state_of(self.code)
        form = self.form
        if form is None and state == NEW:
            form = OpenForm(self.code, self.request.user)
        elif form is None and state == PUBLIC:
            form = CloseForm(self.code)
        groups: list[tuple[str, list[dict[str, Any]]]] = []
        if isinstance(form, OpenForm):
            groups = [
                (gettext("Sections"), form.rows(SECTION)),
                (gettext("Pages about the paper"), form.rows(PAGE)),
            ]
        is_first = state == PUBLIC and first_home().locale.language_code == self.code
        return context | {
            "code": self.code,
            "language": language(self.code),
            "state": state,
            "is_first": is_first,
            "form": form,
            "groups": groups,
        }


class LanguagesMenuItem(MenuItem):
    """The menu's way to the screen, for those who run the paper."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Return whether somebody does."""
        return bool(request.user.has_perm(RUNS_THE_PAPER))


class LanguagesViewSet(ViewSet):
    """Languages, under Settings in the menu."""

    name = url_prefix = "languages"
    icon, menu_label, menu_order = ICON, TITLE, 1900
    menu_item_class = LanguagesMenuItem
    menu_hook = "register_settings_menu_item"

    def get_urlpatterns(self) -> list[Any]:
        """Return the addresses of the list and of a language."""
        return [
            path("", EveryLanguageOfPaper.as_view(), name="index"),
            path("<slug:code>/", OneLanguage.as_view(), name="language"),
        ]


def register(actions: Any) -> None:
    """Name the actions to Wagtail, which refuses to log any other."""
    actions.register_action(OPENED, _("Open a language"), _("Opened the paper in this language"))
    actions.register_action(CLOSED, _("Close a language"), _("Closed the paper in this language"))
    actions.register_action(REOPENED, _("Reopen a language"), _("Opened this language again"))
