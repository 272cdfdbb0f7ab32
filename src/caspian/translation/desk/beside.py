"""The original beside the form of its translation: its words, what changed, and what to do."""

import datetime as dt
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.dateparse import parse_datetime
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _
from django.views import View
from wagtail.models import Revision

from caspian.common.dates import date_and_time
from caspian.common.languages import language
from caspian.newsroom.desk.permissions import articles_seen_by
from caspian.newsroom.desk.times import paper_zone
from caspian.newsroom.models import Article
from caspian.translation import carrying
from caspian.translation.desk.difference import difference
from caspian.translation.models import CarriedPart, FollowedTranslation
from caspian.translation.parity import CHANGED, PartState, latest, states_of
from caspian.translation.parts import HEAD, parts_of

OPENED = "translation-opened"
"""the field of the form that says when it was opened, and so what stood beside it"""
NAMES = {
    "title": _("Headline"),
    "standfirst": _("Standfirst"),
    "lead_caption": _("Caption"),
    "lead_alt": _("Alt text"),
}
OWN, TAKE = "own", "take"


class BesideForm(View):
    """What stands beside the form of a translation; by POST, what a button of it does."""

    article: Article
    row: FollowedTranslation | None

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Find the article among those that somebody may edit."""
        self.article = get_object_or_404(articles_seen_by(request.user), pk=kwargs["pk"])
        if not self.article.permissions_for_user(request.user).can_edit():
            raise PermissionDenied
        self.row = carrying.row_of(self.article)
        answer = super().dispatch(request, *args, **kwargs)
        answer["Cache-Control"] = "no-store"
        return answer

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Answer with every part of the original; with nothing where it is no translation."""
        return JsonResponse(beside(self.row, request.user) if self.row else {})

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Do what a button says of one part, and answer as `get`; 409 with why not."""
        if self.row is None:
            return JsonResponse({"refused": gettext("This is no translation.")}, status=409)
        name, do = request.POST.get("part", ""), request.POST.get("do", "")
        try:
            if do == TAKE:
                self._refuse_where_it_is_locked(request)
                carrying.take_block(self.row, name, request.user)
            elif do == OWN:
                carrying.keep_own(self.row, name)
            else:
                carrying.mark(self.row, name, do, request.POST.get("seen", ""), request.user)
        except ValidationError as refusal:
            return JsonResponse({"refused": " ".join(refusal.messages)}, status=409)
        return JsonResponse(beside(self.row, request.user))

    def _refuse_where_it_is_locked(self, request: HttpRequest) -> None:
        if self.article.permissions_for_user(request.user).page_locked():
            raise ValidationError(
                gettext("The article is locked, so no block can be put into it now.")
            )


def beside(row: FollowedTranslation, user: Any) -> dict[str, Any]:
    """Return what the form shows of the original of a translation."""
    own = parts_of(latest(row.article))
    written_in = language(row.source.locale.language_code)
    may_see = articles_seen_by(user).filter(pk=row.source_id).exists()
    return {
        "language": {"name": written_in.name, "code": written_in.code, "dir": written_in.direction},
        "original": reverse("wagtailadmin_pages:edit", args=[row.source_id]) if may_see else "",
        "parts": [_part(one, one.name in own) for one in states_of(row, own)],
    }


def carry_saved(request: HttpRequest, page: Any) -> None:
    """Mark what a form that was saved carried over: it says when it was opened.

    One that takes up an earlier version again carries nothing over.
    """
    row = carrying.row_of(page) if isinstance(page, Article) else None
    if row is None:
        return
    version = request.resolver_match.kwargs.get("revision_id") if request.resolver_match else None
    opened = _moment(request.POST.get(OPENED, ""))
    if version is not None:
        carrying.go_back(row, page.revisions.get(pk=version))
    elif opened is not None:
        carrying.carry_what_was_saved(row, opened, request.user, _began(request, page))


def _began(request: HttpRequest, page: Article) -> Revision | None:
    """Return the version that a form showed; None where its editor wrote over it since."""
    named = request.POST.get("loaded_revision_id", "")
    found = page.revisions.filter(pk=int(named)).first() if named.isdecimal() else None
    moment = _moment(request.POST.get("loaded_revision_created_at", ""))
    return found if found is not None and found.created_at == moment else None


def _moment(posted: str) -> dt.datetime | None:
    try:
        moment = parse_datetime(posted)
    except ValueError:
        return None
    return moment if moment is not None and moment.tzinfo else None


def _part(one: PartState, is_here: bool) -> dict[str, Any]:
    original, carried = one.original, one.carried
    before = carried.words if carried and carried.state == CarriedPart.State.TRANSLATED else ""
    return {
        "name": one.name,
        "label": str(NAMES.get(one.name, "")),
        "state": one.state,
        "is_here": is_here,
        "is_block": one.name not in HEAD,
        "words": original.words if original else "",
        "html": difference(before, original.words) if original else "",
        "digest": original.digest if original else "",
        "when": _when(one),
    }


def _when(one: PartState) -> str:
    if one.since is None or one.state != CHANGED:
        return ""
    moment = date_and_time(one.since, get_language() or "en", paper_zone())
    return gettext("Changed in the original on {moment}.").format(moment=moment)
