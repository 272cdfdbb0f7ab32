"""Two editors on one article: what each sends is merged into what the other saved meanwhile."""

import json
from typing import Any, cast

from django.core.serializers.json import DjangoJSONEncoder
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.models import EditingSession
from wagtail.admin.utils import get_user_display_name
from wagtail.models import COMMENTS_RELATION_NAME, Page, Revision

from caspian.formats.html.sanitise import plain
from caspian.newsroom.desk.drafts.panels import TOKEN
from caspian.newsroom.drafts.merge import BOTH, Conflict, Content, merge
from caspian.newsroom.drafts.proposed import PROPOSED
from caspian.newsroom.models import Article, DraftSession, User
from caspian.newsroom.stored import field_of, readable

CHOICES = "merge-choices"
"""in what a form sends: JSON, a choice for each place that two people changed"""
NOT_MERGED = ("comment_notifications", "go_live_at", "expire_at")


def merge_in(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Merge a form that was opened before somebody else saved; None where nobody did."""
    if request.method != "POST" or not isinstance(page, Article) or _is_closed(request, page):
        return None
    base = _base(request, page)
    if base is None:
        _leave_to_others(request, page)
        return None
    form = _form(request, page.with_content_json(base or page.latest_revision.content))
    if not form.is_valid():
        return None
    draft = form.save(commit=False)
    sent, newest = _plain(draft.serializable_data()), page.latest_revision.content
    fields = [name for name in (*form.fields, "bylines") if name in newest or name == PROPOSED]
    fields = [name for name in fields if name not in NOT_MERGED]
    chosen = _choices(request)
    merged, conflicts = merge(base, newest, sent, fields=fields, chosen=chosen)
    if conflicts and _is_by_itself(request):
        return _ask(form, page, conflicts)
    if conflicts:
        # A button was pressed, and there is no dialog: both texts stand in the draft.
        kept = {one.place: BOTH for one in conflicts}
        merged, _ = merge(base, newest, sent, fields=fields, chosen=chosen | kept)
    others = get_user_display_name(page.latest_revision.user)
    _save(request, page, draft, merged)
    token = request.POST.get(TOKEN, "")[:36]
    if _is_by_itself(request):
        DraftSession.objects.update_or_create(
            user=cast(User, request.user), token=token, defaults={"page": page, "sent": sent}
        )
        comments = form.serialize_comments(request.user)
        answer = {"success": True, "pk": page.pk, "field_updates": {}, "comments": comments}
        return JsonResponse(answer | {"merged": _merged_words(others, conflicts)})
    messages.warning(request, _merged_words(others, conflicts))
    return redirect("wagtailadmin_pages:edit", page.pk)


def _merged_words(others: str, conflicts: list[Conflict]) -> str:
    if conflicts:
        return gettext(
            "{name} changed the same place as you. Both texts are in the draft now: take one out."
        ).format(name=others)
    return gettext(
        "{name} changed this article while you wrote. The draft has the changes of both now: "
        "look at it before it goes out."
    ).format(name=others)


def _is_closed(request: HttpRequest, page: Any) -> bool:
    lock = page.get_lock()
    return bool(page.alias_of_id or (lock is not None and lock.for_user(request.user)))


def _is_by_itself(request: HttpRequest) -> bool:
    return not request.accepts("text/html")


def _base(request: HttpRequest, page: Any) -> Content | None:
    """Return the content that a form began from; None where that is the newest one."""
    token = request.POST.get(TOKEN, "")[:36]
    own = DraftSession.objects.filter(user=cast(User, request.user), token=token, page=page).first()
    if own is not None and own.sent is not None:
        return cast(Content, own.sent)
    latest = page.latest_revision
    if not _is_by_itself(request) and latest is not None and latest.user_id == request.user.pk:
        # What a button sends does not know what the same form saved by itself a moment ago.
        return None
    named = request.POST.get("overwrite_revision_id") or request.POST.get("loaded_revision_id")
    if not named or latest is None or not named.isdecimal():
        return None
    found = Revision.page_revisions.filter(object_id=str(page.pk), pk=named).first()
    as_loaded = found is not None and _is_as_loaded(request, found)
    if found is not None and found.pk == latest.pk and as_loaded:
        return None
    # What it began from was written over: then all that differs is asked about.
    return cast(Content, found.content) if found is not None and as_loaded else {}


def _is_as_loaded(request: HttpRequest, revision: Any) -> bool:
    if request.POST.get("overwrite_revision_id"):
        return True
    loaded = request.POST.get("loaded_revision_created_at", "")
    return not loaded or bool(loaded == revision.created_at.isoformat())


def _leave_to_others(request: HttpRequest, page: Any) -> None:
    """Let a form make a version of its own while others have the one before it open.

    A form that saves itself writes over its last version; theirs would have nothing to be merged
    against.
    """
    latest = page.latest_revision
    if not latest or request.POST.get("overwrite_revision_id") != str(latest.pk):
        return
    sessions = EditingSession.objects.filter(object_id=str(page.pk)).exclude(user=request.user)
    if not sessions.exists():
        return
    data = request.POST.copy()
    del data["overwrite_revision_id"]
    data["loaded_revision_id"] = str(latest.pk)
    data["loaded_revision_created_at"] = latest.created_at.isoformat()
    request.POST = data  # type: ignore[assignment]  # the types say that it stays as it came


def _form(request: HttpRequest, began: Any) -> Any:
    form = Article.get_edit_handler().get_form_class()(
        request.POST,
        request.FILES,
        instance=began,
        parent_page=began.get_parent(),
        for_user=request.user,
    )
    form.defer_required_fields()
    return form


def _plain(content: Content) -> Content:
    found: Content = json.loads(json.dumps(content, cls=DjangoJSONEncoder))
    return found


def _choices(request: HttpRequest) -> dict[str, str]:
    try:
        found = json.loads(request.POST.get(CHOICES, "{}"))
    except ValueError:
        return {}
    return {str(place): str(choice) for place, choice in found.items()}


def _save(request: HttpRequest, page: Any, draft: Any, merged: Content) -> None:
    for comment in getattr(draft, COMMENTS_RELATION_NAME).all():
        if comment.pk is None:
            comment.page = page
            comment.save()
    result = page.with_content_json(merged)
    if not result.live:
        result.save()
    result.save_revision(user=request.user, log_action=True, clean=False)
    # What follows a saved form follows this one, too; the answer to it is the merge's own.
    for follow in hooks.get_hooks("after_edit_page"):
        follow(request, result)


def _ask(form: Any, page: Any, conflicts: list[Conflict]) -> JsonResponse:
    name = get_user_display_name(page.latest_revision.user)
    asked = [
        {
            "place": one.place,
            "label": str(form[one.place].label) if one.place in form.fields else "",
            "mine": _words(one.mine),
            "theirs": _words(one.theirs),
        }
        for one in conflicts
    ]
    said = gettext("{name} changed the same place as you.").format(name=name)
    return JsonResponse(
        {
            "success": False,
            "error_code": "conflict",
            "error_message": said,
            "name": name,
            "conflicts": asked,
            "form": reverse("wagtailadmin_pages:edit", args=[page.pk]),
        }
    )


def _words(held: Any) -> str:
    value = field_of(held, "value") if isinstance(held, dict) else held
    if isinstance(value, str | dict | list):
        return "\n".join(plain(one) for one in readable(value) if one)
    return "" if value is None else str(value)
