"""Where one lands after a step that Wagtail ends in its tree: at what the step was about."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from caspian.newsroom.models import Article, Home, Section


def after_deleting(request: HttpRequest, page: Any) -> HttpResponse:
    """Lead on to the list that what was deleted is missing from now."""
    return redirect("articles:index" if isinstance(page.specific, Article) else "sections:index")


def after_moving(request: HttpRequest, page: Any) -> HttpResponse:
    """Lead on to what was moved."""
    return _to(page)


def after_copying(request: HttpRequest, page: Any, copied: Any) -> HttpResponse:
    """Lead on to the form of the copy, which is about to be changed."""
    return redirect("wagtailadmin_pages:edit", copied.pk)


def after_publishing(request: HttpRequest, page: Any) -> HttpResponse | None:
    """Lead on from a section, a front or another page that was published or unpublished."""
    return None if isinstance(page.specific, Article) else _to(page)


def _to(page: Any) -> HttpResponse:
    if isinstance(page.specific, Article):
        return redirect("article_publishing:state", page.pk)
    if isinstance(page.specific, Section | Home):
        return redirect("sections:index")
    return redirect("wagtailadmin_pages:edit", page.pk)
