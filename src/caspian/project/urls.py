"""Addresses: the desk and files by name, everything else is the reader's."""

from django.urls import include, path, re_path
from wagtail.admin import urls as desk
from wagtail.documents import urls as documents

from caspian.project import reader

urlpatterns = [
    path("desk/", include(desk)),
    path("documents/", include(documents)),
    path("healthz", reader.health),
    path("", reader.to_language),
    re_path(r"^(?P<path>.+)$", reader.page, name="reader"),
]
handler500 = "caspian.project.reader.broken"
