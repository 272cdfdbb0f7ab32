"""The forms of an account, which offer only what the one who fills them in may give."""

from typing import Any

from wagtail.users.forms import UserCreationForm, UserEditForm

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
