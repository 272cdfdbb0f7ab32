"""The form of a breaking banner."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminPageChooser

from caspian.newsroom.desk.moments import MomentField
from caspian.newsroom.models import Article
from caspian.newsroom.models.front_page import MOST_CHARACTERS, USUALLY

SCRIPT = "newsroom/desk/counted.js"


class BreakingForm(forms.Form):
    """Asks what happened, which article tells more, and until when it stands."""

    words = forms.CharField(
        label=_("What happened"),
        max_length=MOST_CHARACTERS,
        widget=forms.Textarea(attrs={"rows": 2, "data-counted": MOST_CHARACTERS}),
        help_text=format_lazy(_("One sentence of up to {most} characters."), most=MOST_CHARACTERS),
    )
    article = forms.ModelChoiceField(
        Article.objects.all(),
        required=False,
        label=_("Article"),
        widget=AdminPageChooser(target_models=[Article]),
        help_text=_(
            "Optional: the words link to it. If the article is unpublished, the words stay "
            "without a link."
        ),
    )
    until = MomentField(
        label=_("Until"), help_text=_("At most 24 hours from now. Then it ends automatically.")
    )

    @property
    def media(self) -> forms.Media:
        """Return what the fields need, and the script that counts while one types."""
        return super().media + forms.Media(js=[SCRIPT])


def first_offer() -> dict[str, Any]:
    """Return what the form starts with: two hours from now."""
    return {"until": (timezone.now() + USUALLY).replace(second=0, microsecond=0)}
