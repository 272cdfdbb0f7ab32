"""The list of groups, which administrators alone see, in the place of Wagtail's own."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.users.views.groups import GroupViewSet, IndexView


class GroupList(IndexView):
    """Groups by the roles that they make, and beside it the names that the command line takes."""

    columns = [
        TitleColumn(
            "role", accessor=str, label=_("Role"), url_name="wagtailusers_groups:edit", width="50%"
        ),
        Column("name", label=_("Name for the command line"), sort_key="name"),
    ]


class Groups(GroupViewSet):
    """Groups in the menu."""

    index_view_class = GroupList
