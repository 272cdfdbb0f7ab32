"""The list and the forms of accounts, in the place of Wagtail's own."""

from typing import Any

from wagtail.users.views.users import CreateView, EditView, UserViewSet

from caspian.newsroom.desk.accounts.forms import AccountForm, NewAccountForm


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
