from typing import Any

from django.urls import path
from wagtail.admin.viewsets.base import ViewSet

from caspian.newsroom.desk.reads.views import Reads


class ReadsViewSet(ViewSet):
    """Reads in the menu, for everybody at the desk: of the articles that they find there."""

    name = "reads"
    url_prefix = "reads"
    icon = "glasses"
    menu_label = "Reads"
    menu_order = 30
    add_to_admin_menu = True

    def get_urlpatterns(self) -> list[Any]:
        """Return the addresses of the page, and of that of one article."""
        return [
            path("", Reads.as_view(), name="index"),
            path("<int:pk>/", Reads.as_view(), name="article"),
        ]
