"""The list and the forms of accounts, in the place of Wagtail's own."""

from typing import Any

from wagtail.users.forms import UserCreationForm, UserEditForm
from wagtail.users.views.users import CreateView, EditView, UserViewSet

from caspian.newsroom.rights.accounts import groups_to_give


class OffersOwn:
    """Leaves out the groups and rights that the one who fills the form in does not have."""

    def __init__(self, *args: Any, by: Any, **kwargs: Any) -> None:
        """Take the form's own arguments, and who fills it in."""
        super().__init__(*args, **kwargs)
        fields: Any = self.fields  # type: ignore[attr-defined]
        pks = [group.pk for group in groups_to_give(by)]
        fields["groups"].queryset = fields["groups"].queryset.filter(pk__in=pks)
        if not by.is_superuser:
            fields.pop("is_superuser", None)


class NewAccountForm(OffersOwn, UserCreationForm):
    """For a new account."""


class AccountForm(OffersOwn, UserEditForm):
    """For an account that there is."""

    def __init__(self, *args: Any, editing_self: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, editing_self=editing_self, **kwargs)
        if editing_self:
            # What one's own account may do somebody else decides.
            del self.fields["groups"]


class NewAccount(CreateView):
    """Makes an account."""

    def get_form_kwargs(self) -> dict[str, Any]:
        """Say who fills the form in."""
        return {**super().get_form_kwargs(), "by": self.request.user}


class EditAccount(EditView):
    """Changes an account."""

    def get_form_kwargs(self) -> dict[str, Any]:
        """Say who fills the form in."""
        return {**super().get_form_kwargs(), "by": self.request.user}


class Accounts(UserViewSet):
    """Accounts in the menu."""

    add_view_class = NewAccount
    edit_view_class = EditAccount
    copy_view_enabled = False

    def get_form_class(self, for_update: bool = False) -> Any:
        """Return the form that offers what may be given."""
        return AccountForm if for_update else NewAccountForm
