"""Addresses of the backend: the desk, files for download, and how the newsroom is."""

from django.urls import include, path, register_converter
from django.urls.converters import IntConverter
from wagtail.admin import urls as desk
from wagtail.documents import urls as documents

from caspian.feeds.api import search as api_search
from caspian.newsroom.desk.pictures import picture_file
from caspian.pages.on_demand import comments, search
from caspian.project import reader


class IdConverter(IntConverter):
    """A number that a database can hold: one of thirty digits is no record's, and no fault."""

    regex = "[0-9]{1,18}"


register_converter(IdConverter, "id")
# The front passes on what begins with one of the first two (`server/settings.py`).
urlpatterns = [
    path("desk/pictures/<path:name>", picture_file, name="desk_picture"),
    path("desk/", include(desk)),
    path("documents/", include(documents)),
    path("comments/<id:article_id>/", comments.comment_on),
    path("comments/own/<str:token>/", comments.own),
    path("<str:code>/search/", search.search),
    path(api_search.PATTERN, api_search.search),
    path("healthz", reader.health),
]
handler400 = "caspian.project.reader.refused"
handler404 = "caspian.project.reader.absent"
handler500 = "caspian.project.reader.broken"
