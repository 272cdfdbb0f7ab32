"""Takes comments from readers, shows each its author, and lets the author take it back."""

from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_http_methods

from caspian.comments.intake import Banned, Closed, Sender, Spent, WrittenComment, take
from caspian.comments.limits import TooMany
from caspian.comments.models import Comment
from caspian.comments.pace import wants_another_look
from caspian.comments.tokens import (
    commenter_cookie,
    commenter_key,
    form_token,
    own_comment,
    own_token,
)
from caspian.comments.undo import withdraw
from caspian.comments.wording import RefusedWording
from caspian.newsroom.models import Article
from caspian.pages.builders.comment_forms import form_of, own_comment_page, write_comment_page
from caspian.pages.on_demand.shell import is_foreign, response
from caspian.pages.reads import articles
from caspian.pages.reads.articles import HeadFacts
from caspian.pages.reads.door import each_read_once

COOKIE = "commenter"
COOKIE_PATH = "/comments/"
"""reading never sees the cookie, and so no cache in front is troubled by it"""
_YEAR = 365 * 24 * 3600
SEE_OTHER, UNPROCESSABLE, TOO_MANY, FORBIDDEN = 303, 422, 429, 403


# Neither form acts on a login, and pressed pages carry no token of a session: where a form was sent
# from is what the browser says of it (`asked.origin`).
@csrf_exempt
@gzip_page
@require_http_methods(["GET", "HEAD", "POST"])
def comment_on(request: HttpRequest, article_id: int) -> HttpResponse:
    """Show the form for a comment on an article, or take what was written in it."""
    with each_read_once():
        head = articles.article_head(article_id)
        if head is None:
            raise Http404
        if request.method == "POST":
            return _taken(request, head)
        answers = _number(request.GET.get("answers", ""))
        form = form_of(head, answers=answers, token=form_token(head.id))
        return response(write_comment_page(head, form))


@csrf_exempt
@gzip_page
@require_http_methods(["GET", "HEAD", "POST"])
def own(request: HttpRequest, token: str) -> HttpResponse:
    """Show the author of a comment what became of it; a POST takes it back."""
    comments = Comment.objects.select_related("rule", "article__locale").defer("article__body")
    found = comments.filter(pk=own_comment(token) or 0).first()
    if found is None:
        raise Http404
    if request.method == "POST":
        # The page of one's own comment sends no word of itself, so its form may come from "null".
        if is_foreign(request, null_is=False):
            return HttpResponse(status=FORBIDDEN)
        withdraw(found)
        return _see(token)
    can_go = found.state != Comment.State.WITHDRAWN
    with each_read_once():
        # Gone or not, a reader's own words are theirs to take back.
        head = articles.article_head(found.article_id)
        page = own_comment_page(head, found, own_address(token) if can_go else "")
        answer = response(page)
    # The address is the key to the comment: it must not travel with a click on a link.
    answer["Referrer-Policy"] = "no-referrer"
    return answer


def own_address(token: str) -> str:
    """Return the path of a reader's own comment."""
    return f"/comments/own/{token}/"


def _taken(request: HttpRequest, head: HeadFacts) -> HttpResponse:
    article = Article.objects.public().select_related("locale").get(pk=head.id)
    written, sender, now = _written(request), _sender(request), timezone.now()
    if is_foreign(request):
        return _again(head, written, "mend", FORBIDDEN)
    try:
        if wants_another_look(article, written, sender, now):
            return _again(head, written, "once_more", UNPROCESSABLE)
        comment = take(article, written, sender, now)
    except RefusedWording as refused:
        return _again(head, written, "mend", UNPROCESSABLE, complaints=refused.complaints)
    except TooMany as refused:
        answer = _again(head, written, "wait", TOO_MANY, seconds=refused.seconds)
        answer["Retry-After"] = str(refused.seconds)
        return answer
    except Banned as refused:
        return _again(head, written, "banned", FORBIDDEN, until=refused.until)
    except Spent:
        return _again(head, written, "mend", UNPROCESSABLE)
    except Closed:
        return _again(head, written, "closed", FORBIDDEN)
    answer = _see(own_token(comment.pk))
    if comment.commenter:
        _remember(answer, comment.commenter.key)
    return answer


def _again(
    head: HeadFacts, written: WrittenComment, notice: str, status: int, **said: Any
) -> HttpResponse:
    """Return the form with all that was typed, and what to do about it."""
    form = form_of(
        head,
        name=written.name,
        text=written.text,
        email=written.email,
        answers=written.answers,
        token=form_token(head.id),
        complaints=said.pop("complaints", {}),
    )
    return response(write_comment_page(head, form, notice=notice, **said), status=status)


def _see(token: str) -> HttpResponse:
    answer = HttpResponseRedirect(own_address(token), status=SEE_OTHER)
    answer["Cache-Control"] = "no-store"
    return answer


def _remember(answer: HttpResponse, key: str) -> None:
    answer.set_cookie(
        COOKIE,
        commenter_cookie(key),
        max_age=_YEAR,
        path=COOKIE_PATH,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )


def _written(request: HttpRequest) -> WrittenComment:
    typed = request.POST
    return WrittenComment(
        name=typed.get("name", ""),
        text=typed.get("text", ""),
        email=typed.get("email", ""),
        answers=_number(typed.get("answers", "")),
        token=typed.get("token", ""),
        trap=typed.get("website", ""),
    )


def _sender(request: HttpRequest) -> Sender:
    headers = request.headers
    return Sender(
        # The front sets it, and takes out whatever the sender wrote there.
        address=headers.get("X-Forwarded-For", "") or request.META.get("REMOTE_ADDR", ""),
        browser=f"{headers.get('User-Agent', '')}|{headers.get('Accept-Language', '')}",
        key=commenter_key(request.COOKIES.get(COOKIE, "")),
    )


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 16 else None
