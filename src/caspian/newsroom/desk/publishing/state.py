"""An article's own state: where it stands, its public link, and what can be done next."""

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import path, reverse
from django.utils.translation import gettext
from django.views.generic import TemplateView, View
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.viewsets.base import ViewSet
from wagtail.models import WorkflowState

from caspian.newsroom.desk.publishing.banner import AnswerReview
from caspian.newsroom.desk.publishing.modes import moment_in_words
from caspian.newsroom.desk.publishing.panel import PublishingPanel
from caspian.newsroom.desk.start.lists import name_of
from caspian.newsroom.desk.times import paper_zone, shown
from caspian.newsroom.models import Article, HeldBack
from caspian.newsroom.unpublishing import can_be_put_back, put_back


class ArticleState(WagtailAdminTemplateMixin, TemplateView):
    """Where an article stands on its way to its readers."""

    template_name = "newsroom/desk/publishing/state.html"
    header_icon = "doc-full"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Find the article, for those who may open it."""
        self.article = get_object_or_404(Article, pk=kwargs["page_id"])
        may = self.article.permissions_for_user(request.user)
        if not (may.can_edit() or may.can_publish()):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_page_title(self) -> str:
        """Return the headline."""
        return str(self.article.get_admin_display_title())

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        articles = {"url": reverse("articles:index"), "label": gettext("Articles")}
        return [*self.breadcrumbs_items, articles, {"url": "", "label": self.get_page_title()}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        article, may = self.article, self.article.permissions_for_user(self.request.user)
        return context | {
            "article": article,
            "sentences": list(_where_it_stands(article)),
            "held": HeldBack.objects.filter(article=article.pk).first(),
            "public_url": article.full_url if article.live else "",
            "overrulings": [
                (row, name_of(row.by), shown(row.at, paper_zone()))
                for row in article.overrulings.select_related("by")
            ],
            "can_undo": may.can_publish() and can_be_put_back(article) is not None,
            "can_unpublish": may.can_unpublish(),
            "can_edit": may.can_edit(),
            "zone": paper_zone(),
        }


def _where_it_stands(article: Article) -> Any:
    zone = paper_zone()
    if article.live:
        since = shown(article.published_at, zone)
        yield gettext("Readers can open it. The date shown to them is {date}.").format(date=since)
        if article.has_unpublished_changes:
            yield gettext("There are changes that readers don’t have.")
    else:
        yield gettext("Readers can’t open it.")
    scheduled = article.scheduled_revision
    if scheduled is not None:
        moment = moment_in_words(scheduled.approved_go_live_at)
        yield gettext("It goes out at {moment}.").format(moment=moment)
    yield from _review(article)


def _review(article: Article) -> Any:
    state = article.current_workflow_state
    if state is None:
        return
    if state.status == WorkflowState.STATUS_NEEDS_CHANGES:
        yield gettext("A reviewer asked for changes. Edit it and submit it again.")
        return
    yield gettext("It waits at the step “{step}”. The editors of {section} decide.").format(
        step=state.current_task_state.task.name, section=article.section.title
    )


class PutBackArticle(View):
    """Undoes an unpublication."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, page_id: int) -> HttpResponse:
        """Put back what readers had, or say why not."""
        article = get_object_or_404(Article, pk=page_id)
        if not article.permissions_for_user(request.user).can_publish():
            raise PermissionDenied
        try:
            put_back(article, by=request.user)
        except ValidationError as refusal:
            messages.error(request, " ".join(refusal.messages))
        else:
            messages.success(request, gettext("Readers can open it again, as it was."))
        return redirect("article_publishing:state", page_id)


class PublishingViewSet(ViewSet):
    """The addresses round the one button; none of them stands in the menu."""

    name, url_prefix = "article_publishing", "publishing"

    def get_urlpatterns(self) -> list[Any]:
        """Return the addresses of the panel, of an article's state, and of undoing."""
        return [
            path("<int:page_id>/panel/", PublishingPanel.as_view(), name="panel"),
            path("<int:page_id>/", ArticleState.as_view(), name="state"),
            path("<int:page_id>/answer/", AnswerReview.as_view(), name="answer"),
            path("<int:page_id>/put-back/", PutBackArticle.as_view(), name="put_back"),
        ]
