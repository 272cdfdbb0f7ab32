"""The screens: into which one, and what was merged within the last day."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.text import capfirst
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.generic import FormView, TemplateView, View
from wagtail.admin import messages as desk_messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from caspian.newsroom.desk.start.lists import name_of
from caspian.newsroom.desk.times import paper_zone, shown
from caspian.newsroom.merge.content import Usage, usage_of
from caspian.newsroom.merge.kinds import KINDS, MergeKind
from caspian.newsroom.merge.merge import CantMerge, merge, undo_merge
from caspian.newsroom.models import Merge, Section
from caspian.newsroom.models.filing import UNDONE_WITHIN

ICON = "collapse-down"
TITLE, LIST_TITLE = _("Merge"), _("Merged")


def may_merge(user: Any, kind: MergeKind, record: Any = None) -> bool:
    """Return whether somebody may merge a kind of record: who may delete one when nothing names it.

    Of sections, those who run the paper: articles change their addresses.
    """
    if kind.name == "section":
        return bool(user.has_perm("newsroom.change_publication"))
    return bool(user.has_perm(f"{kind.model._meta.app_label}.delete_{kind.model._meta.model_name}"))


def kinds_to_merge(user: Any) -> list[str]:
    """Return the names of the kinds that somebody may merge."""
    return [kind.name for kind in KINDS.values() if may_merge(user, kind)]


class IntoForm(forms.Form):
    """Asks into which one."""

    into = forms.ModelChoiceField(Merge.objects.none(), label=_("Merge into"))

    def __init__(self, record: Any, kind: MergeKind, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        others = kind.model.objects.exclude(pk=record.pk)
        if isinstance(record, Section):
            others = others.filter(locale=record.locale).order_by("path")
        field: Any = self.fields["into"]
        field.queryset = others


class MergeOne(WagtailAdminTemplateMixin, FormView):  # type: ignore[type-arg]
    """Says what names a record, and merges it into another one."""

    template_name = "newsroom/desk/merging/merge.html"
    form_class = IntoForm
    page_title, header_icon = TITLE, ICON

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Find the record, for those who may merge it."""
        if kwargs["kind"] not in KINDS:
            raise Http404
        self.kind = KINDS[kwargs["kind"]]
        if not may_merge(request.user, self.kind):
            raise PermissionDenied
        self.record = get_object_or_404(self.kind.model, pk=kwargs["pk"])
        return super().dispatch(request, *args, **kwargs)

    def get_form_kwargs(self) -> dict[str, Any]:
        """Say what is merged."""
        return {**super().get_form_kwargs(), "record": self.record, "kind": self.kind}

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Return the way here."""
        way = {"url": reverse("merging:index"), "label": LIST_TITLE}
        return [*self.breadcrumbs_items, way, {"url": "", "label": str(self.record)}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say how many articles name the record."""
        usage = usage_of(self.kind, self.record)
        return super().get_context_data(**kwargs) | {
            "record": self.record,
            "says": _says(self.kind, self.record, usage),
        }

    def form_valid(self, form: IntoForm) -> HttpResponse:
        """Merge, and offer to undo it."""
        try:
            done = merge(self.record, into=form.cleaned_data["into"], by=self.request.user)
        except CantMerge as refusal:
            form.add_error(None, str(refusal))
            return self.form_invalid(form)
        said = gettext(
            "“{loser}” is now part of “{winner}”. You can undo this for one day."
        ).format(loser=done.loser_name, winner=done.winner_name)
        button = desk_messages.button(reverse("merging:index"), gettext("Undo"))
        desk_messages.success(self.request, said, buttons=[button])
        return redirect("merging:index")


def _says(kind: MergeKind, record: Any, usage: Usage) -> str:
    """Return what a merge would move."""
    return format_html(
        # Translators: {name} is what is merged, {usage} is “3 articles”.
        gettext(
            "{kind} <strong>{name}</strong>: {usage}. Merging moves all of that to the one you "
            "choose, and old links will lead there too. You can undo it for one day."
        ),
        kind=capfirst(kind.model._meta.verbose_name),
        name=record,
        usage=usage.in_words() if usage else gettext("nothing names it"),
    )


class Merged(WagtailAdminTemplateMixin, TemplateView):
    """What was merged within the last day, each with a button that undoes it."""

    template_name = "newsroom/desk/merging/index.html"
    page_title, header_icon = LIST_TITLE, ICON

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Return the way here."""
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Refuse those who may merge nothing."""
        self.kinds = kinds_to_merge(request.user)
        if not self.kinds:
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Return the merges that can still be undone."""
        recent = timezone.now() - UNDONE_WITHIN
        found = Merge.objects.filter(kind__in=self.kinds, undone_at=None, at__gt=recent)
        zone = paper_zone()
        rows = [
            {"merge": one, "when": shown(one.at, zone), "who": name_of(one.by) if one.by else ""}
            for one in found.select_related("by")
        ]
        return super().get_context_data(**kwargs) | {"rows": rows}


class UndoMerge(View):
    """Undoes a merge."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Undo it, or say why not."""
        done = get_object_or_404(Merge, pk=pk)
        if not may_merge(request.user, KINDS[done.kind]):
            raise PermissionDenied
        try:
            undo_merge(done, by=request.user)
        except CantMerge as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(request, gettext("“{name}” is back.").format(name=done.loser_name))
        return redirect("merging:index")
