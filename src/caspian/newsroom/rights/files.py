"""Pictures and files: reporters change only their own, and only before anybody relies on it."""

from typing import Any

from django.db.models import Q
from wagtail.permission_policies.collections import CollectionOwnershipPermissionPolicy

from caspian.newsroom.models.attachment import Attachment
from caspian.newsroom.models.picture import Picture
from caspian.newsroom.rights.public_use import is_settled, is_used, used_ids


class FilePolicy(CollectionOwnershipPermissionPolicy):
    """What somebody may do with a picture or file in a collection."""

    def __init__(self, model: Any) -> None:
        """Take the model; Wagtail notes in it who uploaded a record."""
        app = "wagtailimages.Image" if model is Picture else "wagtaildocs.Document"
        super().__init__(model, auth_model=app, owner_field_name="uploaded_by_user")

    def user_has_any_permission_for_instance(self, user: Any, actions: Any, instance: Any) -> bool:
        """Return whether one of the actions is allowed on a record."""
        return any(self._may(user, action, instance) for action in actions)

    def _may(self, user: Any, action: str, instance: Any) -> bool:
        if not super().user_has_any_permission_for_instance(user, {action}, instance):
            return False
        if action == "delete" and is_used(instance):
            # It would leave a hole in a public page: take it out of the article first.
            return False
        if action in ("change", "delete") and not self.changes_all(user, instance.collection):
            return not is_settled(instance)
        return True

    def changes_all(self, user: Any, collection: Any = None) -> bool:
        """Return whether somebody may change what others uploaded."""
        return bool(self._check_perm(user, ["change"], collection))


class AttachmentPolicy(FilePolicy):
    """For files also who sees them: a draft's file is not for everybody at the desk."""

    def _may(self, user: Any, action: str, instance: Any) -> bool:
        if not super()._may(user, action, instance):
            return False
        return action == "add" or self._sees(user, instance)

    def _sees(self, user: Any, instance: Any) -> bool:
        mine = instance.uploaded_by_user_id == user.pk
        return mine or self.changes_all(user, instance.collection) or is_used(instance)

    def instances_user_has_any_permission_for(self, user: Any, actions: Any) -> Any:
        """Return the files on which one of the actions is allowed."""
        found = super().instances_user_has_any_permission_for(user, actions)
        if self.changes_all(user):
            return found
        return found.filter(Q(uploaded_by_user=user) | Q(pk__in=used_ids(Attachment)))


def sees_file(user: Any, attachment: Attachment) -> bool:
    """Return whether somebody at the desk may download a file that no public page offers."""
    policy = AttachmentPolicy(Attachment)
    return bool(policy.user_has_any_permission_for_instance(user, {"choose"}, attachment))
