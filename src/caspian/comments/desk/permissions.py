"""Who may see and do what about comments at the desk."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest

MODERATE = "comments.change_comment"
ANSWER = "comments.add_comment"
READ_LOG = "comments.view_decision"
SEE_BANS = "comments.view_ban"
BAN = "comments.add_ban"
LIFT = "comments.change_ban"
CLOSE = "comments.change_commentsettings"
ERASE = "comments.delete_comment"
CHANGE_RULES = "comments.change_houserule"


class For:
    """A view for those who hold a permission; it stands first among a view's bases."""

    permission = MODERATE

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Refuse users who don't hold it, whatever the method."""
        if not request.user.has_perm(self.permission):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)  # type: ignore[misc]
