"""What a reviewer asked for stands where one edits, and is answered there."""

from typing import Any

from django.apps import apps
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, JsonResponse
from django.shortcuts import get_object_or_404
from django.template.loader import render_to_string
from django.utils.module_loading import import_string
from django.views.generic import View
from wagtail.admin.panels import Panel

from caspian.newsroom.desk.times import paper_zone, shown

ANSWERS = "newsroom/desk/publishing/answers.html"


def _answering(name: str) -> Any:
    # An article's form is made before there are models: whatever needs them is looked up late.
    return import_string(f"caspian.newsroom.answering.{name}")


class ReviewBanner(Panel):
    """The request for changes, over the form; not there unless there is one."""

    class BoundPanel(Panel.BoundPanel):
        """The panel on one article's form."""

        template_name = "newsroom/desk/publishing/banner.html"

        def is_shown(self) -> bool:
            return _answering("request_of")(self.instance) is not None

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            context: dict[str, Any] = super().get_context_data(parent_context)
            asked = _answering("request_of")(self.instance)
            return context | {
                "article": self.instance,
                "words": asked.comment,
                "who": _name(asked.finished_by),
                "at": shown(asked.finished_at, paper_zone()),
                "answers": _rows(self.instance, asked),
                "longest": _answering("LONGEST"),
            }


class AnswerReview(View):
    """Takes an answer to a reviewer, and gives back all that was answered."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, page_id: int) -> JsonResponse:
        """Keep the answer, or say why not."""
        article = get_object_or_404(apps.get_model("newsroom", "Article"), pk=page_id)
        if not article.permissions_for_user(request.user).can_edit():
            raise PermissionDenied
        try:
            words = request.POST.get("words", "")
            _answering("answer")(article, by=request.user, words=words)
        except ValidationError as refusal:
            return JsonResponse({"fault": " ".join(refusal.messages)})
        rows = _rows(article, _answering("request_of")(article))
        return JsonResponse({"answers": render_to_string(ANSWERS, {"answers": rows}, request)})


def _rows(article: Any, asked: Any) -> list[tuple[str, str, str]]:
    zone = paper_zone()
    return [
        (_name(row.user), shown(row.timestamp, zone), row.data.get("words", ""))
        for row in _answering("answers_to")(article, asked)
    ]


def _name(user: Any) -> str:
    return (user.get_full_name() or user.get_username()) if user else ""
