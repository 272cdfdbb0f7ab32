"""In which section an article is, for many articles at once."""

from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail.admin import messages
from wagtail.models import Page
from wagtail.permissions import policy_registry

from caspian.newsroom.internals import parent_path
from caspian.newsroom.models import Article, Section


def section_titles(articles: Iterable[Article]) -> dict[int, str]:
    """Return the title of each article's section, by the article's id, with one query."""
    parents = {article.pk: parent_path(article.path) for article in articles}
    sections = Section.objects.filter(path__in=set(parents.values()))
    titles = dict(sections.values_list("path", "title"))
    return {pk: titles.get(path, "") for pk, path in parents.items()}


def refuse(request: HttpRequest, page: Any) -> HttpResponse | None:
    """Refuse to take a page away that has public articles below it, or that others look after.

    None lets it go.
    """
    return _refuse_any(request, [page])


def refuse_in_bulk(
    request: HttpRequest, action_type: str, objects: Iterable[Any], action: Any
) -> HttpResponse | None:
    """Refuse the same for pages that were ticked in a list."""
    if action_type in ("delete", "unpublish") and issubclass(action.model, Page):
        return _refuse_any(request, objects)
    return None


def _refuse_any(request: HttpRequest, pages: Iterable[Any]) -> HttpResponse | None:
    for page in pages:
        if not _may_take_away(request.user, page):
            messages.error(
                request,
                WHO.format(title=page.get_admin_display_title()),
            )
            return redirect("wagtailadmin_explore", page.pk)
        number = Article.objects.descendant_of(page).live().count()
        if number:
            messages.error(request, _reason(page, number))
            return redirect("wagtailadmin_explore", page.pk)
    return None


def _may_take_away(user: Any, page: Any) -> bool:
    """Return whether somebody may take away what they may: no section, unless they begin them.

    Wagtail lets who publishes in a section delete it when it is empty.
    """
    if issubclass(page.specific_class or Page, Article):
        return True
    policy, parent = policy_registry.get_by_type(Page), page.get_parent()
    return parent is not None and policy.user_has_permission_for_instance(user, "publish", parent)


WHO = _("“{title}” stays: only a publisher can delete or unpublish a section.")


def _reason(page: Any, number: int) -> str:
    return ngettext(
        "“{title}” stays: readers can open {number} article in it. Move it to another section or "
        "unpublish it first.",
        "“{title}” stays: readers can open {number} articles in it. Move them to another section "
        "or unpublish them one by one first.",
        number,
    ).format(title=page.get_admin_display_title(), number=number)
