"""The section of an article, chosen inside its form: where a new one goes, and where to move it."""

from typing import Any

from django.apps import apps
from django.forms import ModelChoiceField
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin import messages
from wagtail.models import Page
from wagtail.permissions import policy_registry

FIELD = "filed_in"


class ChoosesSection:
    """A form with a field for the section; it says where an article goes, and moves nothing."""

    fields: dict[str, Any]
    instance: Any
    parent_page: Any
    for_user: Any

    def offer_sections(self) -> None:
        """Offer the sections that somebody may write in, or move this article to."""
        parent = self.parent_page
        if parent is None or self.for_user is None:
            self.fields.pop(FIELD, None)
            return
        field = self.fields[FIELD]
        field.queryset = _offered(self.for_user, self.instance, parent)
        field.initial = parent.pk
        # Nothing to choose is said, and not asked.
        field.disabled = len(field.queryset) < 2


def section_field() -> Any:
    """Return the field; what it offers depends on who opens the form."""
    return ModelChoiceField(None, required=False, empty_label=None, label=_("Section"))


def _offered(user: Any, article: Any, parent: Any) -> Any:
    sections = _sections()
    here = sections.filter(pk=parent.pk)
    if article.pk and not article.permissions_for_user(user).can_move():
        return here
    return here | sections.filter(pk__in=_mine(user), locale=parent.locale_id)


def writes_elsewhere(user: Any, parent: Any) -> bool:
    """Return whether somebody may also write in another language than that of a section."""
    others = _sections().filter(pk__in=_mine(user)).exclude(locale=parent.locale_id)
    return bool(others.exists())


def _sections() -> Any:
    return apps.get_model("newsroom", "Section").objects.order_by("path")


def _mine(user: Any) -> Any:
    policy = policy_registry.get_by_type(Page)
    return policy.instances_user_has_permission_for(user, "add").values_list("pk", flat=True)


def move_or_leave(request: HttpRequest, page: Any) -> HttpResponse | None:
    """Move an article that was saved; lead on who may not change it where it is now.

    The form, which would go on to save itself, is answered with where to go instead.
    """
    before = page.path
    move_if_asked(request, page)
    if page.path == before or page.permissions_for_user(request.user).can_edit():
        return None
    said = gettext("“{title}” is in {section} now, where others go on with it.")
    section = page.get_parent().get_admin_display_title()
    messages.success(request, said.format(title=page.get_admin_display_title(), section=section))
    if request.accepts("text/html"):
        return redirect("wagtailadmin_home")
    left = {"success": True, "pk": page.pk, "left": reverse("wagtailadmin_home")}
    return JsonResponse(left)


def move_if_asked(request: HttpRequest, page: Any) -> None:
    """Move an article to the section chosen in its form, for those who may.

    What readers have is not moved by a form that saves itself: its address changes with that.
    """
    if request.method != "POST" or not hasattr(page, "takes_comments"):
        return
    wanted = request.POST.get(FIELD, "")
    if not wanted.isdecimal() or (page.live and not request.accepts("text/html")):
        return
    section = apps.get_model("newsroom", "Section").objects.filter(pk=wanted).first()
    if section is None or section.pk == page.get_parent().pk:
        return
    if not page.permissions_for_user(request.user).can_move_to(section):
        said = gettext("It stays where it is: you may not move it to {section}.")
        messages.error(request, said.format(section=section.title))
        return
    Page.objects.get(pk=page.pk).specific.move(section, pos="last-child", user=request.user)
    _follow(page)


def _follow(page: Any) -> None:
    """Let a page in memory know where it stands now: what saves it next must not move it back."""
    moved = Page.objects.get(pk=page.pk)
    page.path, page.depth, page.url_path = moved.path, moved.depth, moved.url_path
    for cached in ("_cached_parent_obj", "section"):
        page.__dict__.pop(cached, None)
