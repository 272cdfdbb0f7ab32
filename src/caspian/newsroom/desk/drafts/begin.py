"""A new article is made once, however often its form is sent.

A form saves itself while somebody presses "Save draft", and a line that drops makes it send again.
Each opened form has a token; the first save that carries it makes the page, and every other one
changes that page. The database holds each token once.
"""

import datetime as dt
import json
from typing import Any, cast

from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from wagtail.admin.utils import set_query_params
from wagtail.admin.views.pages.create import CreateView
from wagtail.admin.views.pages.edit import EditView
from wagtail.models import Page

from caspian.newsroom.desk.drafts.panels import TOKEN
from caspian.newsroom.models import Article, User
from caspian.newsroom.models.draft_session import DraftSession

KEPT = dt.timedelta(days=7)
TRIES = 3
MAKING, MADE, CHANGING = "caspian_making", "caspian_made", "caspian_changing"
"""attributes of a request: that its page is being made here, which, and what it changes instead"""


def once(request: HttpRequest, parent: Page, model: type[Page]) -> HttpResponse | None:
    """Make the page of an opened form, or change the one that an earlier save of it made."""
    token, user = request.POST.get(TOKEN, "")[:36], cast(User, request.user)
    if not token or model is not Article or hasattr(request, MAKING):
        return None
    setattr(request, MAKING, True)
    for _ in range(TRIES):
        if begun := DraftSession.objects.filter(user=user, token=token).first():
            return _change(request, begun)
        try:
            with transaction.atomic():
                return _make(request, parent, token)
        except IntegrityError:
            # Another save of this form was quicker by a moment: its page is there now.
            if not DraftSession.objects.filter(user=user, token=token).exists():
                raise
    return None


def remember(request: HttpRequest, page: Page) -> None:
    """Note which page was made, and the ids that the form would have to know for its next save."""
    setattr(request, MADE, page)


def remember_change(request: HttpRequest, page: Page) -> None:
    """Note the ids that a change made beside the form of the page's first save."""
    begun = getattr(request, CHANGING, None)
    if begun is not None:
        begun.known |= _ids(page)
        begun.save(update_fields=["known"])


def _make(request: HttpRequest, parent: Page, token: str) -> HttpResponse:
    # The row comes first: a second process waits at it until this transaction has ended.
    begun = DraftSession.objects.create(user=cast(User, request.user), token=token)
    # Two articles of one headline at one moment must not find the same address free.
    Page.objects.select_for_update().get(pk=parent.pk)
    response = CreateView.as_view()(
        request, Article._meta.app_label, Article._meta.model_name, parent.pk
    )
    page = getattr(request, MADE, None)
    if page is None:
        begun.delete()
    else:
        begun.page, begun.known = page, _ids(page)
        begun.save()
        DraftSession.objects.filter(begun_at__lt=timezone.now() - KEPT).delete()
    made: HttpResponse = response
    return made


def _change(request: HttpRequest, begun: DraftSession) -> HttpResponse:
    data = request.POST.copy()
    for name, value in begun.known.items():
        if name in data and not data.get(name, "").strip("0"):
            data[name] = value
    request.POST = data  # type: ignore[assignment]  # the types say that it stays as it came
    setattr(request, CHANGING, begun)
    response: Any = EditView.as_view()(request, begun.page_id)
    if response.headers.get("Content-Type", "").startswith("application/json"):
        return _with_address(response, begun)
    answer: HttpResponse = response
    return answer


def _with_address(response: Any, begun: DraftSession) -> HttpResponse:
    """Return an answer to a form that still believes its article new, with where it is now."""
    said = json.loads(response.content)
    if said.get("success"):
        url = reverse("wagtailadmin_pages:edit", args=[begun.page_id])
        said |= {"url": url, "hydrate_url": set_query_params(url, {"_w_hydrate_create_view": "1"})}
        said["field_updates"] = begun.known | said.get("field_updates", {})
        response.content = json.dumps(said)
    answer: HttpResponse = response
    return answer


def _ids(page: Any) -> dict[str, str]:
    form = getattr(page, "saved_by", None)
    return dict(form.get_field_updates_for_resave()) if form else {}
