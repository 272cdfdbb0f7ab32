"""The screen on which a publisher says how much each check matters, where and for what."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils.http import urlencode
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.menu import MenuItem
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.viewsets.base import ViewSet
from wagtail.log_actions import log

from caspian.newsroom.checks.registry import CHECKS
from caspian.newsroom.checks.result import levels_in
from caspian.newsroom.models import Article, CheckRule, Publication, Section
from caspian.newsroom.models.publication_checks import CheckLevel

RUNS_THE_PAPER = "newsroom.change_publication"
TITLE = _("Checks before publishing")
AS_ELSEWHERE = ""


class CheckRules(WagtailAdminTemplateMixin, TemplateView):
    """Each check with its level: for the paper, a section, a kind of article, or both."""

    template_name = "newsroom/desk/publishing/rules.html"
    page_title = TITLE
    header_icon = "glasses"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Let nobody in who does not run the paper."""
        if not request.user.has_perm(RUNS_THE_PAPER):
            raise PermissionDenied
        asked = request.POST if request.method == "POST" else request.GET
        self.sections = list(Section.objects.order_by("path").select_related("locale"))
        chosen = {str(one.pk): one for one in self.sections}
        self.section = chosen.get(asked.get("section", ""))
        kinds = dict(Article.Kind.choices)
        self.kind = asked.get("kind", "") if asked.get("kind") in kinds else ""
        return super().dispatch(request, *args, **kwargs)

    def post(self, request: HttpRequest) -> HttpResponse:
        """Keep what was chosen, and nothing where it is as elsewhere."""
        with transaction.atomic():
            mine = CheckRule.objects.filter(section=self.section, kind=self.kind)
            mine.delete()
            for code in CHECKS:
                level = request.POST.get(f"level-{code}", AS_ELSEWHERE)
                if level in CheckLevel.values:
                    CheckRule.objects.create(
                        code=code, section=self.section, kind=self.kind, level=level
                    )
            log(instance=Publication.load(), action="wagtail.edit", user=request.user)
        messages.success(request, gettext("The checks are saved."))
        query = {"section": self.section.pk if self.section else "", "kind": self.kind}
        return redirect(f"{reverse('check_rules:index')}?{urlencode(query)}")

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        rules = CheckRule.objects.filter(section=self.section, kind=self.kind)
        own = {rule.code: rule.level for rule in rules}
        pk = self.section.pk if self.section else None
        levels = levels_in(pk, self.kind)
        return context | {
            "rows": [
                (one, own.get(one.code, ""), levels[one.code].label) for one in CHECKS.values()
            ],
            "levels": CheckLevel.choices,
            "sections": self.sections,
            "section": self.section,
            "kinds": Article.Kind.choices,
            "kind": self.kind,
            "is_everywhere": not (self.section or self.kind),
        }


class CheckRulesMenuItem(MenuItem):
    """The menu's way to the screen, for those who run the paper."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Return whether somebody does."""
        return bool(request.user.has_perm(RUNS_THE_PAPER))


class CheckRulesViewSet(ViewSet):
    """Checks before publishing, under Settings in the menu."""

    name, url_prefix = "check_rules", "checks"
    icon, menu_label, menu_order = "glasses", TITLE, 1500
    menu_item_class = CheckRulesMenuItem
    menu_hook = "register_settings_menu_item"

    def get_urlpatterns(self) -> list[Any]:
        """Return the one address."""
        return [path("", CheckRules.as_view(), name="index")]
