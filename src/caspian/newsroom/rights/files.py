"""Pictures and files: reporters change only their own, and only before anybody relies on it.

Wagtail's reference index holds what the published version of a page names.
"""

from collections.abc import Iterable
from typing import Any

from django.db.models import Model, Q
from wagtail.models import Page, ReferenceIndex, Revision, WorkflowState
from wagtail.permission_policies.collections import CollectionOwnershipPermissionPolicy

from caspian.newsroom.internals import indexed_kind, references_in
from caspian.newsroom.models.files import Attachment, Picture
from caspian.newsroom.models.page_kinds import READER_PAGES


def used_ids(model: type[Model]) -> set[str]:
    """Return the ids of the records of a model that something public names."""
    return _named_publicly(ReferenceIndex.objects.filter(to_content_type=indexed_kind(model)))


def is_used(record: Model) -> bool:
    """Return whether something public names a record."""
    return bool(_named_publicly(ReferenceIndex.get_references_to(record)))


def is_settled(record: Model) -> bool:
    """Return whether others rely on a record as it is: it is public, scheduled, or in review.

    What an editor approved must not become something else before it goes out.
    """
    return is_used(record) or any(_names(page, record) for page in _on_their_way())


def _named_publicly(references: Any) -> set[str]:
    rows = list(references.values_list("to_object_id", "base_content_type", "object_id"))
    page_kind = indexed_kind(Page).pk
    pages = {int(row[2]) for row in rows if row[1] == page_kind}
    public = _public_among(pages) if pages else set()
    # What is no page, such as a contributor with a portrait, readers always see.
    return {to for to, kind, pk in rows if kind != page_kind or int(pk) in public}


def _public_among(pages: Iterable[int]) -> set[int]:
    public: set[int] = set()
    for model in READER_PAGES:
        public.update(model.objects.public().filter(pk__in=pages).values_list("pk", flat=True))
    return public


def _on_their_way() -> list[Page]:
    scheduled = Revision.page_revisions.filter(approved_go_live_at__isnull=False)
    pages = [revision.as_object() for revision in scheduled]
    for state in WorkflowState.objects.active():
        page = state.content_object
        if isinstance(page, Page):
            pages.append(page.get_latest_revision_as_object())
    return pages


def _names(page: Page, record: Model) -> bool:
    kind = indexed_kind(type(record)).pk
    return (kind, str(record.pk)) in references_in(page)


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
