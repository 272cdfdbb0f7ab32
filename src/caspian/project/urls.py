"""Addresses of the office: the desk, files for download, and how the newsroom is."""

from django.urls import include, path
from wagtail.admin import urls as desk
from wagtail.documents import urls as documents

from caspian.project import reader

# The front passes on what begins with one of the first two (`server/settings.py`).
urlpatterns = [
    path("desk/", include(desk)),
    path("documents/", include(documents)),
    path("healthz", reader.health),
]
handler500 = "caspian.project.reader.broken"
