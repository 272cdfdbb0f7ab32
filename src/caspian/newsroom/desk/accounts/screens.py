"""The list and the forms of accounts, in the place of Wagtail's own."""

from typing import Any

import django_filters
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import path
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST
from wagtail.admin.ui.tables import BulkActionsCheckboxColumn, Column, DateColumn
from wagtail.permissions import policy_registry
from wagtail.users.views.users import (
    CreateView,
    EditView,
    IndexView,
    UserColumn,
    UserFilterSet,
    UserViewSet,
)

from caspian.newsroom.desk.accounts.forms import AccountForm, NewAccountForm
from caspian.newsroom.desk.accounts.inviting import can_invite, invite, is_invited
from caspian.newsroom.models import User
from caspian.newsroom.rights.account_role import GROUPS, Role, RoleReader


class AccountFilters(UserFilterSet):
    """Role, activity and last login: nobody needs the names of groups to find an editor."""

    role = django_filters.ChoiceFilter(
        label=_("Role"),
        choices=[(role.value, role.label) for role in (Role.ADMINISTRATOR, *GROUPS)],
        empty_label=_("Any"),
        method="of_role",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("group", "is_superuser"):
            del self.filters[name]

    def of_role(self, accounts: Any, name: str, value: str) -> Any:
        """Narrow to a role."""
        if value == Role.ADMINISTRATOR:
            return accounts.filter(is_superuser=True)
        return accounts.filter(groups__name=GROUPS[Role(value)])


class RoleColumn(Column):
    """The role of each account in words."""

    @cached_property
    def _reader(self) -> RoleReader:
        return RoleReader()

    def get_value(self, instance: Any) -> str:
        """Return the role of one account."""
        return str(self._reader.of(instance))


def status_of(user: User) -> str:
    """Return in a word how an account stands."""
    if not user.is_active:
        return gettext("Closed")
    if user.has_usable_password():
        return gettext("Active")
    return gettext("Invited") if user.email else gettext("No password")


class AccountList(IndexView):
    """Who may enter the desk, as what."""

    page_title = _("Accounts")
    add_item_label = _("Invite somebody")

    @cached_property
    def columns(self) -> list[Any]:
        """The columns: names, roles in words, addresses."""
        title = self._get_title_column_class(UserColumn)
        return [
            BulkActionsCheckboxColumn("bulk_actions", obj_type="user"),
            title(
                "name",
                accessor=lambda user: user.get_full_name() or user.get_username(),
                label=_("Name"),
                sort_key="name",
                get_url=self.get_edit_url,
                classname="name",
            ),
            RoleColumn("role", label=_("Role"), width="26%"),
            Column("username", label=_("User name"), sort_key="username", width="14%"),
            Column("email", label=_("E-mail"), sort_key="email", width="20%"),
            Column("status", accessor=status_of, label=_("Status"), width="8%"),
            DateColumn("last_login", label=_("Last login"), sort_key="last_login", width="10%"),
        ]

    def get_base_queryset(self) -> Any:
        """Fetch groups along with the accounts."""
        return super().get_base_queryset().prefetch_related("groups")


class NewAccount(CreateView):
    """Invites somebody, or makes an account with a first password."""

    page_title = _("Invite somebody")

    def get_page_subtitle(self) -> str:
        """Return the title of the screen."""
        return str(self.page_title)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Name this screen by what it does."""
        *above, _here = super().get_breadcrumbs_items()
        return [*above, {"url": "", "label": self.page_title}]

    def get_form_kwargs(self) -> dict[str, Any]:
        """Say who fills the form in."""
        return {**super().get_form_kwargs(), "by": self.request.user}

    def save_instance(self) -> Any:
        """Save the account, and send the invitation that it waits for."""
        user = super().save_instance()
        if self.form.is_invitation:
            invite(user, self.request.user)
        return user

    def get_success_message(self, instance: Any) -> str:
        """Return what was done, and what comes next."""
        if self.form.is_invitation:
            return gettext("An invitation goes to {address}.").format(address=instance.email)
        return gettext("The account “{name}” is made: hand its password over.").format(
            name=instance.get_username()
        )


class EditAccount(EditView):
    """Changes an account."""

    def get_form_kwargs(self) -> dict[str, Any]:
        """Say who fills the form in."""
        return {**super().get_form_kwargs(), "by": self.request.user}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say whether an invitation is under way."""
        context = super().get_context_data(**kwargs)
        return context | {"waits": can_invite() and is_invited(self.object)}


@require_POST
def invite_again(request: HttpRequest, pk: int) -> HttpResponse:
    """Send somebody another invitation."""
    user = get_object_or_404(User, pk=pk)
    policy = policy_registry.get_by_type(User)
    if not policy.user_has_permission_for_instance(request.user, "change", user):
        return redirect("wagtailusers_users:index")
    if can_invite() and is_invited(user):
        invite(user, request.user)
        sent = gettext("Another invitation goes to {address}.").format(address=user.email)
        messages.success(request, sent)
    else:
        messages.error(request, gettext("Nothing was sent: this account has a password already."))
    return redirect("wagtailusers_users:edit", pk)


class Accounts(UserViewSet):
    """Accounts in the menu."""

    index_view_class = AccountList
    add_view_class = NewAccount
    edit_view_class = EditAccount
    filterset_class = AccountFilters
    copy_view_enabled = False
    create_template_name = edit_template_name = "newsroom/desk/accounts/account.html"
    menu_label = _("Accounts")

    def get_form_class(self, for_update: bool = False) -> Any:
        """Return the form that offers what may be given."""
        return AccountForm if for_update else NewAccountForm

    def get_urlpatterns(self) -> list[Any]:
        """Return the addresses: Wagtail's, and that of another invitation."""
        return [*super().get_urlpatterns(), path("invite/<int:pk>/", invite_again, name="invite")]
