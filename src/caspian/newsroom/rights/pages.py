"""Articles at the desk: who finds which in lists, search, choosers, reports and the API."""

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Q
from wagtail.models import Page
from wagtail.permission_policies.pages import PagePermissionPolicy
from wagtail.permissions import policy_registry

from caspian.newsroom.models.article import Article
from caspian.newsroom.models.files import Picture
from caspian.newsroom.public import readable


class PagePolicy(PagePermissionPolicy):
    """Wagtail's policy, for which a right to add anywhere is a right to see everything there."""

    def explorable_instances(self, user: Any) -> Any:
        """Return the pages that somebody finds.

        Of articles these are one's own, those in sections where one edits, and what readers see.
        """
        found = super().explorable_instances(user)
        if user.is_superuser or not user.is_active:
            return found
        rest = ~Q(content_type=ContentType.objects.get_for_model(Article))
        mine = Q(owner=user)
        for held in self.get_cached_permissions_for_user(user):
            if held.permission.codename in EDITING:
                mine |= Q(path__startswith=held.page.path)
        return found.filter(rest | mine | readable())


EDITING = ("change_page", "publish_page", "lock_page", "unlock_page")


def sees_page(user: Any, pk: int) -> bool:
    """Return whether somebody finds a page at the desk."""
    seen = policy_registry.get_by_type(Page).explorable_instances(user)
    return bool(seen.filter(pk=pk).exists())


def writes(user: Any) -> bool:
    """Return whether somebody may write at all: moderators come to the desk and don't.

    Who has no section yet, but may upload pictures, is a writer whom the desk says what to do.
    """
    pages, pictures = (policy_registry.get_by_type(model) for model in (Page, Picture))
    may = pages.user_has_any_permission(user, {"add", "change", "publish"})
    return bool(may or pictures.user_has_permission(user, "add"))
