"""Comments in the desk's menu, with how many are held."""

from typing import Any

from django.http import HttpRequest
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.sidebar import LinkMenuItem

from caspian.comments.desk.permissions import MODERATE
from caspian.comments.desk.queue.page import COUNTED, counted
from caspian.comments.models import Comment


class CommentsMenuItem(MenuItem):
    """The way to the queue, for those who moderate."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Return whether somebody moderates."""
        return request.user.has_perm(MODERATE)

    def render_component(self, request: HttpRequest) -> Any:
        """Say how many are held; the item itself is made once for everybody."""
        number = counted(Comment.objects.filter(state=Comment.State.HELD))
        held = f"{COUNTED:,}+" if number > COUNTED else f"{number:,}"
        return LinkMenuItem(
            self.name,
            f"{self.label} ({held})" if number else self.label,
            self.url,
            icon_name=self.icon_name,
            classname=self.classname,
            attrs=self.attrs,
        )
