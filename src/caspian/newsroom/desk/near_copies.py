"""Shows who uploads a picture that the paper has it already, or one that looks the same.

Wagtail asks this where pictures are uploaded, and knows only files that are the same to the byte.
"""

from typing import Any

from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext
from wagtail.admin import messages
from wagtail.images.views import chooser, images, multiple
from wagtail.permissions import policy_registry

from caspian.newsroom.near_copies import near_copies


def connect() -> None:
    """Let each way to upload ask for what looks alike; for a single picture Wagtail never asks."""
    chooser.find_image_duplicates = multiple.find_image_duplicates = near_copies
    images.CreateView.get_success_url = _after_upload


def _after_upload(self: Any) -> str:
    """Lead on to the list; what looks like another is said, and shown beside that one."""
    policy = policy_registry.get_by_type(type(self.object))
    like = near_copies(self.object, self.request.user, policy).first()
    if like is None:
        return reverse(self.index_url_name)
    said = gettext("It looks like {other}. Keep both, or delete the one that you do not need.")
    link = format_html(
        '<a href="{}">“{}”</a>', reverse(self.edit_url_name, args=[like.pk]), like.title
    )
    messages.warning(self.request, format_html(said, other=link))
    return reverse(self.edit_url_name, args=[self.object.pk])
