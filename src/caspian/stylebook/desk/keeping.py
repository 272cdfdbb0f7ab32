"""The screen on which a writer lets a form stand that the paper avoids."""

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import path, reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.viewsets.base import ViewSet

from caspian.newsroom.models import Article
from caspian.stylebook.keeping import keep_wording


class KeepWording(WagtailAdminTemplateMixin, TemplateView):
    """Asks for a word why a form is to stand in an article, and writes it down."""

    template_name = "stylebook/desk/keep.html"
    page_title = _("Let it stand")
    header_icon = "openquote"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Let those in who may edit the article."""
        self.article = get_object_or_404(Article, pk=kwargs["pk"])
        if not self.article.permissions_for_user(request.user).can_edit():
            raise PermissionDenied
        self.form = (request.POST.get("form") or request.GET.get("form", ""))[:120]
        self.error = ""
        return super().dispatch(request, *args, **kwargs)

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        """Let it stand, or say what is missing."""
        lock = self.article.get_lock()
        if lock and lock.for_user(request.user):
            raise PermissionDenied
        try:
            kept = keep_wording(
                self.article, self.form, by=request.user, reason=request.POST.get("reason", "")
            )
        except ValidationError as error:
            self.error = error.messages[0]
            return self.render_to_response(self.get_context_data())
        messages.success(
            request, gettext("“{form}” stands in this article.").format(form=kept.form)
        )
        return redirect(reverse("wagtailadmin_pages:edit", args=[self.article.pk]))

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return context | {"article": self.article, "form": self.form, "error": self.error}


class StylebookViewSet(ViewSet):
    """The addresses of the stylebook besides its list and form."""

    name = url_prefix = "stylebook"

    def get_urlpatterns(self) -> list[Any]:
        """Return the addresses."""
        return [path("<int:pk>/keep/", KeepWording.as_view(), name="keep")]
