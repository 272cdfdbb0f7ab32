"""Who may take an article back from its readers: also while an update of it is scheduled."""

from wagtail.locks import ScheduledForPublishLock
from wagtail.models import PagePermissionTester


class ArticlePermissions(PagePermissionTester):
    """Wagtail's, for which a scheduled update locks what is public: a lawyer does not wait."""

    def can_unpublish(self) -> bool:
        """Return whether somebody may take it back; its schedule goes with it, and comes back."""
        if not isinstance(self.page.get_lock(), ScheduledForPublishLock):
            return bool(super().can_unpublish())
        is_theirs = self.user.is_superuser or "publish" in self.permissions
        return bool(self.user.is_active and self.page.live and is_theirs)
