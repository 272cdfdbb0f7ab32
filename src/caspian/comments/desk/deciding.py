"""Takes decisions from the queue's buttons and keys, and takes them back."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext, ngettext
from django.views.generic import View
from wagtail.admin import messages
from wagtail.admin.utils import get_valid_next_url_from_request

from caspian.comments.decide import DECIDED, NoRule, decide
from caspian.comments.desk.queue.wanted import DOUBTED, Wanted
from caspian.comments.desk.screen import For, is_background
from caspian.comments.models import Comment, Decision, HouseRule
from caspian.comments.undo import undo

OFFERED = dt.timedelta(minutes=30)
"""after that only the log takes a decision back: nobody remembers what the key would undo"""
BAD_REQUEST = 400


@dataclass(frozen=True)
class LatestDecision:
    """A decision that can be taken back."""

    batch: str
    words: str


def latest_of(user: Any) -> LatestDecision | None:
    """Return the last decision of somebody, unless it was taken back or is old."""
    recent = timezone.now() - OFFERED
    lines = Decision.objects.filter(by=user, undone=False, at__gt=recent).exclude(batch="")
    last = lines.order_by("-pk").first()
    if last is None:
        return None
    number = Decision.objects.filter(batch=last.batch, undone=False).count()
    is_kept = last.before == last.after == Comment.State.APPROVED
    return LatestDecision(last.batch, done(last.after, number, is_kept=is_kept))


def done(after: str, number: int, rule: str = "", *, is_kept: bool = False) -> str:
    """Return in words what was done to some comments; `is_kept`: they were published already."""
    words = _words(after, number, is_kept=is_kept).format(number=f"{number:,}")
    return f"{words} ({rule})" if rule else words


def _words(after: str, number: int, *, is_kept: bool) -> str:
    # Whole sentences: in other languages the verb goes by the number, too.
    if is_kept:
        return ngettext("Kept: {number} comment", "Kept: {number} comments", number)
    if after == Comment.State.APPROVED:
        return ngettext("Published: {number} comment", "Published: {number} comments", number)
    if after == Comment.State.HELD:
        return ngettext("Held: {number} comment", "Held: {number} comments", number)
    return ngettext("Rejected: {number} comment", "Rejected: {number} comments", number)


class BadDecision(Exception):
    """A form without what it takes; the message says what to do."""


class Decide(For, View):
    """One press: a verdict on some comments, on those like them, or on all that were asked for."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest) -> HttpResponse:
        """Decide, and answer with words and the way to take it back."""
        try:
            after, rule = verdict_of(request.POST.get("verdict", ""))
            chosen = _chosen(request.POST)
            decided = decide(
                chosen, after=after, by=request.user, rule=rule, why=request.POST.get("why", "")
            )
        except (BadDecision, NoRule) as refused:
            return answer(request, str(refused), is_error=True)
        is_kept = after == Comment.State.APPROVED and _among(request.POST).state == DOUBTED
        words = done(after, decided.changed, rule.title if rule else "", is_kept=is_kept)
        if decided.withdrawn:
            words = gettext(
                "{done}. Left alone, because their authors withdrew them: {number}"
            ).format(done=words, number=f"{decided.withdrawn:,}")
        state = Comment.State(after).label
        return answer(request, words, batch=decided.batch, changed=decided.changed, state=state)


class UndoDecision(For, View):
    """Takes one press back."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest) -> HttpResponse:
        """Put back what nobody has decided on since, and say what stays."""
        batch = request.POST.get("batch", "")
        undone = undo(batch, by=request.user)
        if not undone.back and not undone.left:
            return answer(request, gettext("There is nothing to undo."), is_error=True)
        words = ngettext("Undone: {number} comment", "Undone: {number} comments", undone.back)
        words = words.format(number=f"{undone.back:,}")
        if undone.left:
            words = gettext("{done}. Left alone, because they were changed since: {number}").format(
                done=words, number=f"{len(undone.left):,}"
            )
        return answer(request, words, batch=batch, left=list(undone.left[:1000]))


def verdict_of(text: str) -> tuple[Comment.State, HouseRule | None]:
    """Return the state that a button stands for, and the rule: "approved", "rejected:3".

    Raises NotUnderstood.
    """
    state, _, rule = text.partition(":")
    if state not in DECIDED:
        raise BadDecision(
            gettext("Choose what to do with them: publish, hold, or reject by a rule.")
        )
    found = HouseRule.objects.filter(pk=int(rule)).first() if rule.isdecimal() else None
    if rule and found is None:
        raise BadDecision(gettext("This rule is gone. Load the page again and choose another."))
    return Comment.State(state), found


def answer(
    request: HttpRequest, words: str, *, is_error: bool = False, **more: Any
) -> HttpResponse:
    """Answer a script with words, and a browser with a page that says them."""
    if is_background(request):
        status = BAD_REQUEST if is_error else 200
        return JsonResponse({"words": words, **more}, status=status)
    (messages.error if is_error else messages.success)(request, words)
    return redirect(get_valid_next_url_from_request(request) or reverse("comments:queue"))


def _among(form: QueryDict) -> Wanted:
    return Wanted.of(QueryDict(form.get("among", "")).dict())


def _chosen(form: QueryDict) -> Iterable[int]:
    """Return the comments that a form means.

    `among` is the query of the screen it was on, `upto` the newest comment that could be seen then:
    what came in since was seen by nobody and is not decided on.
    """
    wanted = _among(form)
    upto = form.get("upto", "")
    seen = {"pk__lte": int(upto)} if upto.isdecimal() else {}
    if form.get("whole"):
        return wanted.comments().filter(**seen).order_by("pk").values_list("pk", flat=True)
    pks = [int(pk) for pk in form.getlist("ids") if pk.isdecimal()]
    if not pks:
        raise BadDecision(gettext("Choose at least one comment."))
    if not form.get("fold"):
        return pks
    like = wanted.with_those_like(pks).filter(**seen).order_by("pk").values_list("pk", flat=True)
    # Those chosen themselves, also where the screen's own choice no longer holds them.
    return [*pks, *like]
