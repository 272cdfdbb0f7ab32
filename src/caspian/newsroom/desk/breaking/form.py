from typing import Any

from django import forms
from django.utils import timezone
from wagtail.admin.widgets import AdminPageChooser

from caspian.newsroom.desk.moments import MomentField
from caspian.newsroom.models import Article
from caspian.newsroom.models.breaking_news import MOST_CHARACTERS, USUALLY

SCRIPT = "newsroom/desk/counted.js"


class BreakingForm(forms.Form):
    """Asks what happened, which article tells more, and until when it stands."""

    words = forms.CharField(
        label="What happened",
        max_length=MOST_CHARACTERS,
        widget=forms.Textarea(attrs={"rows": 2, "data-counted": MOST_CHARACTERS}),
        help_text=f"One sentence of up to {MOST_CHARACTERS} characters.",
    )
    article = forms.ModelChoiceField(
        Article.objects.all(),
        required=False,
        label="Article",
        widget=AdminPageChooser(target_models=[Article]),
        help_text="The words lead there. May be left empty. If the article is withdrawn, the words "
        "stay and lead nowhere.",
    )
    until = MomentField(label="It ends", help_text="At most 24 hours from now. It ends by itself.")

    @property
    def media(self) -> forms.Media:
        """Return what the fields need, and the script that counts while one types."""
        return super().media + forms.Media(js=[SCRIPT])


def first_offer() -> dict[str, Any]:
    """Return what the form starts with: two hours from now."""
    return {"until": (timezone.now() + USUALLY).replace(second=0, microsecond=0)}
