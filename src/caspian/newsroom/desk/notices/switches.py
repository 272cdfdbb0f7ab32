"""Which notices somebody gets, and how: a table of switches in their account."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.views import account
from wagtail.users.models import UserProfile

from caspian.newsroom.models import User
from caspian.newsroom.models.notices import Notice
from caspian.newsroom.notices import DESK, MAIL, wants

WAYS = ((DESK, _("At the desk")), (MAIL, _("By mail")))
ALWAYS = ((Notice.Kind.TROUBLE, DESK),)
"""what nobody can switch off: it stands on the start page until it is mended"""
SWITCHES = [
    (kind, way) for kind in Notice.Kind for way, _label in WAYS if (kind, way) not in ALWAYS
]


class SwitchesForm(forms.Form):
    """A switch for each kind of notice and each way; it takes an account as `instance`."""

    comments = forms.BooleanField(
        label=_("By mail, when somebody answers a comment of mine"), required=False
    )

    def __init__(self, *args: Any, instance: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.instance = instance
        profile = UserProfile.get_for_user(instance)
        self.fields["comments"].initial = profile.updated_comments_notifications
        for kind, way in SWITCHES:
            self.fields[f"{kind.value}-{way}"] = forms.BooleanField(
                label=kind.label, required=False, initial=wants(self.instance, kind, way)
            )

    def table(self) -> list[tuple[Any, list[Any]]]:
        """Return each kind with its switches, for the template."""
        return [
            (kind.label, [self._switch(kind, way) for way, _label in WAYS]) for kind in Notice.Kind
        ]

    def _switch(self, kind: Any, way: str) -> Any:
        return self[f"{kind.value}-{way}"] if (kind, way) in SWITCHES else None

    def ways(self) -> list[Any]:
        """Return the heads of the columns."""
        return [label for _way, label in WAYS]

    def save(self) -> None:
        """Keep what is off: a kind that comes later is on for everybody."""
        given = self.cleaned_data
        self.instance.notices_off = [
            f"{kind.value} {way}" for kind, way in SWITCHES if not given[f"{kind.value}-{way}"]
        ]
        self.instance.save(update_fields=["notices_off"])
        profile = UserProfile.get_for_user(self.instance)
        profile.updated_comments_notifications = given["comments"]
        profile.save(update_fields=["updated_comments_notifications"])


class SwitchesPanel(account.BaseSettingsPanel):
    """The table in one's account, in the place of Wagtail's."""

    name = "notices"
    title = _("Notices")
    tab = account.notifications_tab
    order = 100
    form_class = SwitchesForm
    template_name = "newsroom/desk/notices/switches.html"


def panel(request: Any, user: Any, profile: Any) -> SwitchesPanel:
    """Return the panel for Wagtail's hook."""
    return SwitchesPanel(request, user, profile)


def connect() -> None:
    """Leave Wagtail's own switches out: they are for mails that are not sent here."""
    account.NotificationsSettingsPanel.is_active = lambda self: False
