"""What the form of a draft carries and shows: which form it is, and what is unfinished."""

import uuid
from typing import Any

from wagtail.admin.panels import Panel

TOKEN = "opened"
"""the name of the field that tells one opened form from another"""


class OpenedPanel(Panel):
    """A hidden field by which the saves of one form of a new article are known as such."""

    class BoundPanel(Panel.BoundPanel):
        """The panel on one article's form."""

        template_name = "newsroom/desk/drafts/opened.html"

        def is_shown(self) -> bool:
            return self.instance.pk is None or TOKEN in self.form.data

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            context: dict[str, Any] = super().get_context_data(parent_context)
            return context | {"name": TOKEN, "token": self.form.data.get(TOKEN) or uuid.uuid4()}


class UnfinishedPanel(Panel):
    """What is missing before the article can go out; one press leads to each place."""

    class BoundPanel(Panel.BoundPanel):
        """The panel on one article's form."""

        template_name = "newsroom/desk/drafts/unfinished.html"

        def is_shown(self) -> bool:
            return bool(self.form.unfinished())

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            context: dict[str, Any] = super().get_context_data(parent_context)
            return context | {"unfinished": self.form.unfinished()}
