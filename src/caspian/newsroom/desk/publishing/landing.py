"""Where one lands after a step: on the article's own state, in our own words."""

from typing import Any

from django.contrib.messages import get_messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext
from wagtail.admin import messages

from caspian.newsroom.approval import approval_publishes, means_all_steps
from caspian.newsroom.change_notice import notice_in_form
from caspian.newsroom.checks.overrule import RIGHT, overrule
from caspian.newsroom.checks.result import holding
from caspian.newsroom.desk.publishing.modes import moment_in_words
from caspian.newsroom.models import Article
from caspian.newsroom.unpublishing import remember

REASON = "overrule-reason"
OPENS = "publishing"
"""in the address of an article's form: the panel opens at once"""


def form_with_panel(article: Any) -> str:
    """Return the address of an article's form, with the panel open."""
    return f"{reverse('wagtailadmin_pages:edit', args=[article.pk])}?{OPENS}=1"


def note_approval(request: HttpRequest, page: Any) -> None:
    """Note before a form is saved whether it is an approval that would publish."""
    is_approval = request.method == "POST" and (
        request.POST.get("action-workflow-action")
        and request.POST.get("workflow-action-name") == "approve"
    )
    if is_approval and isinstance(page, Article):
        by = request.user if means_all_steps(request.POST) else None
        publishes = approval_publishes(page.current_workflow_state, by=by)
        request.approves = publishes  # type: ignore[attr-defined]


def hold(request: HttpRequest, page: Any) -> HttpResponse | None:
    """Stop what the checks hold; what was typed is saved by then, as a draft."""
    if not isinstance(page, Article):
        return None
    revision = page.get_latest_revision()
    reason = request.POST.get(REASON, "")
    if reason.strip() and request.user.has_perm(RIGHT):
        overrule(revision, by=request.user, reason=reason)
    sentences = [issue.says for issue in holding(page, revision.pk)]
    notice = notice_in_form(request.POST)
    if notice is not None and notice.fault:
        sentences.append(notice.fault)
    if not sentences:
        return None
    _is_no_public_page(page)
    return _held(request, page, sentences)


def _is_no_public_page(page: Any) -> None:
    # Wagtail's form saves a new page as live before it publishes it.
    if page.live and page.first_published_at is None:
        page.live = False
        page.save(update_fields=["live"])


def _held(request: HttpRequest, page: Any, sentences: list[str]) -> HttpResponse:
    first = gettext("Saved as a draft and not published:")
    _say(request, messages.error, " ".join([first, *sentences]))
    return redirect(form_with_panel(page))


def after_publishing(request: HttpRequest, page: Any) -> HttpResponse | None:
    """Lead on to the state of an article that was published or scheduled."""
    if not isinstance(page, Article):
        return None
    scheduled = page.scheduled_revision
    if scheduled is not None:
        moment = moment_in_words(scheduled.approved_go_live_at)
        said = gettext("“{title}” is scheduled for {moment}.").format(
            title=page.get_admin_display_title(), moment=moment
        )
    else:
        said = gettext("“{title}” is published.").format(title=page.get_admin_display_title())
    return _lead_on(request, page, said)


def after_saving(request: HttpRequest, page: Any) -> HttpResponse | None:
    """Lead on to the state of an article that was submitted or decided on; not after a save."""
    if not isinstance(page, Article) or request.method != "POST":
        return None
    sent, title = request.POST, page.get_admin_display_title()
    if sent.get("action-submit"):
        return _lead_on(request, page, gettext("“{title}” is submitted.").format(title=title))
    if not sent.get("action-workflow-action"):
        return None
    if sent.get("workflow-action-name") == "reject":
        return _lead_on(request, page, gettext("You asked for changes."))
    state = page.current_workflow_state
    if getattr(request, "approves", False) and state is not None:
        issues = holding(page, page.latest_revision_id)
        return _held(request, page, [issue.says for issue in issues])
    fresh = Article.objects.get(pk=page.pk)
    if state is None and (fresh.live or fresh.scheduled_revision):
        return after_publishing(request, fresh)
    return _lead_on(request, page, gettext("“{title}” is approved.").format(title=title))


def keep_for_undo(request: HttpRequest, page: Any) -> None:
    """Keep what readers have, before it is unpublished."""
    if isinstance(page, Article) and page.live:
        remember(Article.objects.get(pk=page.pk), by=request.user)


def after_unpublishing(request: HttpRequest, page: Any) -> HttpResponse | None:
    """Lead on to the state of an article that was unpublished, where one press undoes that."""
    if not isinstance(page, Article):
        return None
    said = gettext("“{title}” is unpublished. You can undo that for ten minutes.")
    return _lead_on(request, page, said.format(title=page.get_admin_display_title()))


def _lead_on(request: HttpRequest, page: Any, said: str) -> HttpResponse:
    _say(request, messages.success, said)
    return redirect("article_publishing:state", page.pk)


def _say(request: HttpRequest, kind: Any, words: str) -> None:
    """Say one thing in our words, in place of what Wagtail was about to say of a "page"."""
    list(get_messages(request))
    kind(request, words)
