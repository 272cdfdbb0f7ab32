from wagtail.users.apps import WagtailUsersAppConfig


class AccountsConfig(WagtailUsersAppConfig):
    """Wagtail's app for accounts, with the paper's own screens."""

    default_auto_field = WagtailUsersAppConfig.default_auto_field
    user_viewset = "caspian.newsroom.desk.accounts.screens.Accounts"
    group_viewset = "caspian.newsroom.desk.accounts.groups.Groups"
