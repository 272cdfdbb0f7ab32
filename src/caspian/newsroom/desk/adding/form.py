"""An article's form in which people, places and topics can be added, and proposals are kept."""

import json
from typing import Any

from django.conf import settings
from django.forms import CharField, HiddenInput
from wagtail.admin.panels import Panel

from caspian.dossiers.models import countries
from caspian.newsroom.desk.adding.words import SUBJECTS
from caspian.newsroom.drafts.proposed import CONTRIBUTOR, PLACE, PROPOSED, TOPIC, proposed_of

WIDGETS = {"places": PLACE, "topics": TOPIC}
RIGHTS = {
    CONTRIBUTOR: "newsroom.add_contributor",
    PLACE: "dossiers.add_place",
    TOPIC: "newsroom.add_topic",
}
"""what it takes to add one; who has less proposes"""


def may_add(user: Any, kind: str) -> bool:
    """Return whether somebody may add a person, place or topic, or only propose one."""
    return bool(user.has_perm(RIGHTS[kind]))


class AddsWhileWriting:
    """A form that keeps what its writer proposes, and says at its lists who may add what."""

    fields: Any
    initial: Any
    instance: Any
    data: Any
    for_user: Any
    cleaned_data: dict[str, Any]

    def offer_adding(self) -> None:
        """Tell the widgets of places and topics who writes, and show what is proposed."""
        self.initial[PROPOSED] = json.dumps(self.instance.proposed)
        for field, kind in WIDGETS.items():
            if field in self.fields and self.for_user is not None:
                self.fields[field].widget.adds = kind

    def save(self, commit: bool = True) -> Any:
        """Save, with the proposals beside the fields; a form that sends none leaves them."""
        if PROPOSED in self.data:
            self.instance.proposed = proposed_of(_json(self.data[PROPOSED]))
        return super().save(commit=commit)  # type: ignore[misc]


def proposed_field() -> Any:
    """Return the field of the proposals: the script of the form writes it."""
    return CharField(required=False, widget=HiddenInput)


def _json(written: str) -> Any:
    try:
        return json.loads(written or "[]")
    except ValueError:
        return []


class ProposedPanel(Panel):
    """What is proposed with an article, over its form: an editor decides with one press."""

    def get_form_options(self) -> dict[str, Any]:
        """Say that the field stands here: Wagtail puts those that nobody claims at the end."""
        return {"fields": [PROPOSED]}

    class BoundPanel(Panel.BoundPanel):
        """The panel on one article's form."""

        template_name = "newsroom/desk/adding/proposed.html"

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            context: dict[str, Any] = super().get_context_data(parent_context)
            language = self.form.parent_page.locale.language_code
            user = self.request.user
            return context | {
                "field": self.form[PROPOSED],
                "kinds": " ".join(kind for kind in RIGHTS if may_add(user, kind)),
                "user": user.get_username(),
                "language": language,
                "is_english": language == settings.LANGUAGE_CODE,
                "countries": [("", ""), *countries()],
                "subjects": SUBJECTS,
            }


class AddContributorPanel(Panel):
    """A field under the bylines: who is typed there is put over the article, or added first."""

    class BoundPanel(Panel.BoundPanel):
        """The panel on one article's form."""

        template_name = "newsroom/desk/adding/contributor.html"

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            context: dict[str, Any] = super().get_context_data(parent_context)
            return context | {"kind": CONTRIBUTOR}
