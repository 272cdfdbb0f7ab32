"""What the form of a draft carries and shows: which form it is, and what is unfinished."""

import uuid
from typing import Any

from django.utils.html import json_script
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import Panel

TOKEN = "opened"
"""the name of the field that tells one opened form from another"""
WORDS = {
    "not_saved_connection": _(
        "Not saved: no connection. Your words are kept here, and are saved when it is back."
    ),
    "not_saved_server": _(
        "Not saved: the desk does not answer. Your words are kept here, and are saved when it does."
    ),
    "not_saved_well": _("Not saved yet. Your words are kept here, and the desk tries again."),
    "not_saved_session": _("Not saved: you are signed out. Your words are kept here."),
    "not_saved_account": _(
        "Not saved: somebody else is signed in in this browser. Your words are kept here."
    ),
    "not_saved_moved": _(
        "Not saved: the article is in a section now in which others write. What you typed since "
        "is kept here: copy it, and give it to them."
    ),
    "not_saved_locked": _("Not saved: {reason} Your words are kept here."),
    "not_saved_validation_error": _("Not saved: {reason} Your words are kept here."),
    "not_saved_invalid_revision": _(
        "Not saved: somebody changed this article meanwhile. Your words are kept here."
    ),
    "not_saved_conflict": _("Not saved yet: {reason} Choose below. Your words are kept here."),
    "conflict_title": _("{name} changed the same place as you"),
    "conflict_mine": _("Your text"),
    "conflict_theirs": _("The text of {name}"),
    "conflict_both": _("Both, one after the other"),
    "conflict_button": _("Save what is chosen"),
    "kept": _("You typed this article further on {time}, and that was not saved."),
    "signin_title": _("Sign in again"),
    "signin_session": _("You are signed out. What you typed is still here."),
    "signin_account": _("Somebody else is signed in in this browser. What you typed is here."),
    "signin_password": _("Password of {name}"),
    "signin_button": _("Sign in and save"),
    "signin_later": _("Not now"),
    "signin_failed": _("There is no connection. Try again in a moment."),
}
"""what `drafts.js` and `signin.js` say"""


class OpenedPanel(Panel):
    """What keeps the words of an opened form; of a new article, the token of its saves, too."""

    class BoundPanel(Panel.BoundPanel):
        """The panel on one article's form."""

        template_name = "newsroom/desk/drafts/opened.html"

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            context: dict[str, Any] = super().get_context_data(parent_context)
            article = self.instance
            is_new = article.pk is None
            return context | {
                "is_new": is_new,
                "name": TOKEN,
                "token": self.form.data.get(TOKEN) or uuid.uuid4(),
                "page": f"new:{self.form.parent_page.pk}" if is_new else article.pk,
                "account": self.request.user,
                "words": json_script(WORDS, "desk-draft-words"),
            }


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
