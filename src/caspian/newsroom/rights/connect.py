"""Puts the paper's policies in the place of Wagtail's."""

from django.contrib.auth.models import Group
from wagtail.models import AbstractPage
from wagtail.permissions import register_permission_policy

from caspian.newsroom.models import Attachment, Picture, User
from caspian.newsroom.rights.accounts import AccountPolicy, AdministratorsOnly
from caspian.newsroom.rights.files import AttachmentPolicy, FilePolicy
from caspian.newsroom.rights.pages import PagePolicy


def connect() -> None:
    """Register each policy; called once when Django is ready."""
    register_permission_policy(AbstractPage, PagePolicy())
    # Exact: Wagtail's apps, which are ready later, register theirs for the same models.
    for model, policy in (
        (Picture, FilePolicy(Picture)),
        (Attachment, AttachmentPolicy(Attachment)),
        (User, AccountPolicy(User)),
        (Group, AdministratorsOnly(Group)),
    ):
        register_permission_policy(model, policy, exact_class=True)
