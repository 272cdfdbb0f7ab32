"""Comments in the desk: the menu, and the addresses of their screens."""

from typing import Any

from django.http import HttpRequest
from django.urls import path
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.sidebar import LinkMenuItem
from wagtail.admin.viewsets.base import ViewSet

from caspian.comments.desk.bans import Bans, Lift
from caspian.comments.desk.closing import ClosePaper, SetArticleOpen, SetPaperOpen
from caspian.comments.desk.comment import BanAuthor, OneComment, Reply
from caspian.comments.desk.deciding import Decide, UndoDecision
from caspian.comments.desk.log import AuditLog, Log
from caspian.comments.desk.queue.views import COUNTED, QueueView, counted
from caspian.comments.desk.reader_rights import ReadersRights
from caspian.comments.desk.screen import MODERATE
from caspian.comments.desk.whole import Whole
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


class CommentsViewSet(ViewSet):
    """Comments in the menu: the queue, and whatever else there is to do about comments."""

    name = url_prefix = "comments"
    icon = "comment"
    menu_label = _("Comments")
    menu_order = 30
    menu_item_class = CommentsMenuItem
    add_to_admin_menu = True

    def get_urlpatterns(self) -> list[Any]:
        """Return the addresses; what changes something takes POST only."""
        return [
            path("", QueueView.as_view(), name="queue"),
            path("decide/", Decide.as_view(), name="decide"),
            path("undo/", UndoDecision.as_view(), name="undo"),
            path("whole/", Whole.as_view(), name="whole"),
            path("log/", Log.as_view(), name="log"),
            path("log/actions/", AuditLog.as_view(), name="actions"),
            path("bans/", Bans.as_view(), name="bans"),
            path("bans/<int:pk>/lift/", Lift.as_view(), name="lift"),
            path("rights/", ReadersRights.as_view(), name="rights"),
            path("close/", ClosePaper.as_view(), name="close_paper"),
            path("open/", SetPaperOpen.as_view(), name="set_paper_open"),
            path("articles/<int:pk>/open/", SetArticleOpen.as_view(), name="set_article_open"),
            path("<int:pk>/", OneComment.as_view(), name="comment"),
            path("<int:pk>/ban/", BanAuthor.as_view(), name="ban"),
            path("<int:pk>/answer/", Reply.as_view(), name="answer"),
        ]
