"""The panel before publishing, and the counts while one writes: of what stands in the form now."""

from dataclasses import replace
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, JsonResponse
from django.shortcuts import get_object_or_404
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.datastructures import MultiValueDictKeyError
from django.utils.text import capfirst
from django.utils.translation import gettext
from django.views.generic import View

from caspian.newsroom.approval import steps_left
from caspian.newsroom.change_notice import (
    TOLD,
    TOLD_KINDS,
    ChangeNotice,
    NoticedBy,
    NoticePlace,
    notice_of,
)
from caspian.newsroom.checks.overrule import RIGHT
from caspian.newsroom.checks.result import CheckResult, checked
from caspian.newsroom.checks.values import Issue
from caspian.newsroom.desk.articles.filing import FIELD
from caspian.newsroom.desk.publishing.button import is_to_come
from caspian.newsroom.desk.publishing.modes import ButtonMode, label_of, mode_of
from caspian.newsroom.desk.publishing.outline import outline_of, who_and_when
from caspian.newsroom.desk.times import by_paper_clock, paper_zone
from caspian.newsroom.models import Article

PANEL = "newsroom/desk/publishing/panel.html"
ISSUES = "newsroom/desk/publishing/issues.html"
NEXT_STEP = "newsroom/desk/publishing/next_step.html"


class PublishingPanel(View):
    """Answers a form that was not saved: what is missing, and what publishing would do."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, page_id: int) -> JsonResponse:
        """Look through what was sent; change nothing."""
        found = get_object_or_404(Article, pk=page_id)
        article = found.get_latest_revision_as_object()
        if not article.permissions_for_user(request.user).can_edit():
            raise PermissionDenied
        section = article.get_parent().specific
        next_step = _next_step(request, article, section)
        try:
            unfinished, section = _take_from_form(request, article, section)
        except MultiValueDictKeyError:
            # Wagtail's blocks say how many there are: a form without that came only in part.
            said = gettext("The form came only in part. Reload the page: what you typed is kept.")
            return JsonResponse({"error": said}, status=400)
        result = checked(article, section)
        result = replace(result, blocking=(*unfinished, *result.blocking))
        wanted = request.GET.get("mode", "")
        answer = {
            "words": result.words,
            "minutes": result.minutes,
            "blocking": len(result.blocking),
            "advice": len(result.advice),
            "issues": render_to_string(ISSUES, {"result": result}, request),
            **next_step,
        }
        if wanted:
            context = _context(request, article, section, result, wanted)
            context["is_unfinished"] = bool(unfinished)
            answer["panel"] = render_to_string(PANEL, context, request)
        return JsonResponse(answer)


def _next_step(request: HttpRequest, article: Article, section: Any) -> dict[str, Any]:
    """Return the one button as it is where the article stands: elsewhere somebody may do more."""
    mode = mode_of(article, request.user)
    context = {"mode": mode, "is_big": True, "label": label_of(mode, article)}
    return {
        "mode": mode,
        "button": render_to_string(NEXT_STEP, context, request),
        # What readers have is moved by a decision, and by no save of a draft.
        "stands_in": None if article.live else section.pk,
    }


def _take_from_form(
    request: HttpRequest, article: Any, section: Any
) -> tuple[tuple[Issue, ...], Any]:
    """Put what the form holds into an article in memory.

    Returns what can't be taken as it is, and the section that is chosen.
    """
    form_class = article.get_edit_handler().get_form_class()
    given = {"parent_page": section, "for_user": request.user}
    # A draft keeps whatever was typed and has no errors; what publishing asks for, says a form
    # of its own, on an article that nobody looks at after it.
    kept = form_class(request.POST, instance=article, **given)
    kept.defer_required_fields()
    if kept.is_valid():
        kept.save(commit=False)
    form = form_class(request.POST, instance=article.get_latest_revision_as_object(), **given)
    form.is_valid()
    issues = [_issue(form, name) for name in form.errors if name in form.fields]
    issues += [
        Issue("form", gettext("Something in “{part}” is unfinished.").format(part=name), name)
        for name, formset in form.formsets.items()
        if name != "comments" and any(formset.errors)
    ]
    chosen = form.cleaned_data.get(FIELD)
    return tuple(issues), chosen or section


def _steps(state: Any) -> str:
    """Return the steps that an approval takes at once, in words; empty where it is one."""
    left = [task.name for task in steps_left(state) or ()]
    names = [state.current_task_state.task.name, *left] if left else []
    return ", ".join(gettext("“{step}”").format(step=name) for name in names)


def _issue(form: Any, name: str) -> Issue:
    label = capfirst(str(form.fields[name].label or name))
    if name == "body":
        says = gettext("A block of the text is unfinished.")
    elif name == "title" and not str(form.data.get(name, "")).strip():
        says = gettext("There is no headline.")
    else:
        said = " ".join(str(error) for error in form.errors[name])
        says = gettext("{field}: {error}").format(field=label, error=said)
    return Issue("form", says, name, subject=name)


def _told_before(article: Article) -> ChangeNotice | None:
    """Return the notice that was written before something held the article."""
    latest = article.latest_revision
    is_draft = latest is not None and article.has_unpublished_changes
    return notice_of(latest.content.get(TOLD)) if is_draft else None


def _context(
    request: HttpRequest, article: Article, section: Any, result: CheckResult, wanted: str
) -> dict[str, Any]:
    own = mode_of(article, request.user)
    mode = ButtonMode(wanted) if wanted in set(ButtonMode) else own
    goes_out = article.go_live_at if is_to_come(article.go_live_at) else None
    state = article.current_workflow_state
    return {
        "article": article,
        "result": result,
        "mode": mode,
        "is_update": article.live,
        "approves": mode == ButtonMode.APPROVE_AND_PUBLISH,
        "rows": outline_of(article, section),
        "told": _told_before(article),
        "told_kinds": [(one.value, one.label) for one in TOLD_KINDS],
        "told_by": NoticedBy.choices,
        "told_places": NoticePlace.choices,
        "today": timezone.localdate(),
        "when": who_and_when(),
        "may_overrule": request.user.has_perm(RIGHT),
        "steps": _steps(state) if mode == ButtonMode.APPROVE_AND_PUBLISH else "",
        "ends_review": bool(state) and mode != ButtonMode.APPROVE_AND_PUBLISH,
        "goes_out": by_paper_clock(goes_out) if goes_out else None,
        "zone": paper_zone(),
    }
