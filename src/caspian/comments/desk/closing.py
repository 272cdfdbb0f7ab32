"""Closing comments from the desk: on one article, or on the whole paper at once."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.generic import View

from caspian.comments.desk.deciding import answer
from caspian.comments.desk.screen import CLOSE, MODERATE, For, Screen
from caspian.comments.discussion import set_open, set_paper_open
from caspian.newsroom.models import Article
from caspian.newsroom.rights.pages import sees_page


class ClosePaper(Screen):
    """Asks once more before the whole paper is closed."""

    permission = CLOSE
    template_name = "comments/desk/close_paper.html"
    page_title = _("Close all comments")


class SetPaperOpen(For, View):
    """Closes the whole paper, or opens it again."""

    permission = CLOSE
    http_method_names = ["post"]

    def post(self, request: HttpRequest) -> HttpResponse:
        """Do what the button says."""
        is_open = request.POST.get("open") == "1"
        set_paper_open(is_open=is_open, by=request.user)
        if is_open:
            return answer(request, gettext("Readers may comment again."))
        return answer(request, gettext("Comments are closed everywhere."))


class SetArticleOpen(For, View):
    """Closes one article, or opens it again."""

    permission = MODERATE
    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int, **kwargs: Any) -> HttpResponse:
        """Do what the button says."""
        # Moderators who do not edit see what readers see, and decide on no more.
        public = Article.objects.public().filter(pk=pk).exists()
        if not public and not sees_page(request.user, pk):
            raise Http404
        article, is_open = get_object_or_404(Article, pk=pk), request.POST.get("open") == "1"
        set_open(article, is_open=is_open, by=request.user)
        said = (
            gettext("“{title}” takes comments again.")
            if is_open
            else gettext("“{title}” takes no more comments.")
        )
        return answer(request, said.format(title=article.title))
