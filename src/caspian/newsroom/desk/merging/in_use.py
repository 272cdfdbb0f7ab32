"""Refuses to delete what articles name, and leads to the screen that merges it instead."""

from collections.abc import Iterable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext
from wagtail.models import Page

from caspian.newsroom.merge.content import usage_of
from caspian.newsroom.merge.kinds import kind_of
from caspian.newsroom.models import Article, Section


def refuse(request: HttpRequest, records: Iterable[Any]) -> HttpResponse | None:
    """Refuse to delete a topic, place or contributor that is in use; None lets it go."""
    for record in records:
        kind = kind_of(record)
        if kind is not None and (usage := usage_of(kind, record)):
            said = gettext(
                "“{name}” is in use and stays: {usage}. Merge it into another one instead."
            )
            messages.error(request, said.format(name=record, usage=usage.in_words()))
            return redirect(merge_address(record))
    return None


def refuse_page(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Refuse to delete a section that holds articles, drafts among them."""
    record = page.specific
    if isinstance(record, Section) and Article.objects.descendant_of(record).exists():
        return refuse(request, [record])
    return None


def refuse_in_bulk(
    request: HttpRequest, action_type: str, objects: Iterable[Any], action: Any
) -> HttpResponse | None:
    """Refuse the same for what was ticked in a list."""
    if action_type != "delete":
        return None
    if issubclass(action.model, Page):
        refused = (refuse_page(request, page) for page in objects)
        return next(filter(None, refused), None)
    return refuse(request, objects)


def merge_address(record: Any) -> str:
    """Return the address of the screen that merges a record."""
    kind = kind_of(record)
    assert kind is not None
    return reverse("merging:merge", args=[kind.name, record.pk])
