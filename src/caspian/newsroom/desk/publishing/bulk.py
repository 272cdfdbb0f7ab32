"""Publishes nothing of what was ticked in a list while the checks hold any of it."""

from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext
from wagtail.admin import messages
from wagtail.models import Page

from caspian.newsroom.checks.result import holding
from caspian.newsroom.desk.articles.listing import articles_of
from caspian.newsroom.desk.publishing.landing import form_with_panel


def refuse_in_bulk(
    request: HttpRequest, action_type: str, objects: Iterable[Any], action: Any
) -> HttpResponse | None:
    """Refuse all, and say of each that is held what is missing."""
    if action_type != "publish" or not issubclass(action.model, Page):
        return None
    below = bool(action.cleaned_form.cleaned_data.get("include_descendants"))
    held = False
    for article in articles_of(objects, below=below):
        latest = article.get_latest_revision_as_object()
        if issues := holding(latest, article.latest_revision_id):
            held = True
            sentences = " ".join(issue.says for issue in issues)
            said = gettext("Nothing was published. “{title}”: {issues}").format(
                title=article.get_admin_display_title(), issues=sentences
            )
            button = messages.button(form_with_panel(article), gettext("Open it and mend it"))
            messages.error(request, said, buttons=[button])
    return redirect(action.next_url) if held else None
