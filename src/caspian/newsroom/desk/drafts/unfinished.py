"""Publishes nothing of what was ticked in a list while any of it is unfinished."""

from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext
from wagtail.admin import messages
from wagtail.models import Page

from caspian.newsroom.desk.articles.listing import articles_of
from caspian.newsroom.drafts.unfinished import unfinished


def refuse_in_bulk(
    request: HttpRequest, action_type: str, objects: Iterable[Any], action: Any
) -> HttpResponse | None:
    """Say of each article what is unfinished, with the way to its form."""
    if action_type != "publish" or not issubclass(action.model, Page):
        return None
    below = bool(action.cleaned_form.cleaned_data.get("include_descendants"))
    refused = False
    for article in articles_of(objects, below=below):
        if missing := unfinished(article.get_latest_revision_as_object()):
            refused = True
            form = reverse("wagtailadmin_pages:edit", args=[article.pk])
            said = gettext("Nothing was published: “{title}” is not finished. {place}: {sentence}")
            messages.error(
                request,
                said.format(
                    title=article.get_admin_display_title(),
                    place=missing[0].label,
                    sentence=missing[0].sentence,
                ),
                buttons=[messages.button(form, gettext("Open it"))],
            )
    return redirect(action.next_url) if refused else None
