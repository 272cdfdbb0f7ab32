"""Tells an open form whether its writer is still signed in, and takes in what had no token."""

from typing import Any
from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.urls import URLPattern, path, reverse
from django.views.decorators.cache import never_cache
from wagtail.models import Page

SECRET = ("csrfmiddlewaretoken", "password")


def addresses() -> list[URLPattern]:
    """Return the addresses below the desk's own."""
    return [path("drafts/session/", session, name="desk_draft_session")]


@never_cache
def session(request: HttpRequest) -> JsonResponse:
    """Answer with who is signed in, and the token that a form needs now.

    Of a page that a form is about, also whether they may still write in it.
    """
    said = {"account": request.user.pk, "csrf": get_token(request)}
    if (pk := request.GET.get("page", "")).isdecimal():
        page = Page.objects.filter(pk=pk).first()
        said["writes"] = bool(page and page.permissions_for_user(request.user).can_edit())
    return JsonResponse(said)


def without_token(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Answer a form whose token is missing or old: with our page, and with the words in it."""
    context: dict[str, Any] = {"pairs": [], "home": reverse("wagtailadmin_home")}
    # Another site could have sent it: what it wrote must not stand beside a button of ours.
    if _is_ours(request) and request.path.startswith(context["home"]):
        context["pairs"] = [
            (name, value)
            for name, values in request.POST.lists()
            for value in values
            if not name.startswith(SECRET)
        ]
        context["again"] = request.get_full_path()
    return render(request, "newsroom/desk/drafts/without_token.html", context, status=403)


def _is_ours(request: HttpRequest) -> bool:
    origin = request.headers.get("Origin", "")
    return bool(origin) and urlsplit(origin).netloc == request.get_host()
