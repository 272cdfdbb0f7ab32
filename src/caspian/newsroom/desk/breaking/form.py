from typing import Any

from django import forms
from django.utils import timezone
from wagtail.admin.widgets import AdminDateTimeInput, AdminPageChooser

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
    until = forms.DateTimeField(label="It ends", widget=AdminDateTimeInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # Typed in the desk's time zone, which may differ from the one that it is shown in.
        zone = timezone.get_current_timezone_name()
        said = f"Time in {zone}, at most 24 hours from now. It ends by itself."
        self.fields["until"].help_text = said

    @property
    def media(self) -> forms.Media:
        """Return what the fields need, and the script that counts while one types."""
        return super().media + forms.Media(js=[SCRIPT])


def first_offer() -> dict[str, Any]:
    """Return what the form starts with: two hours from now."""
    return {"until": (timezone.now() + USUALLY).replace(second=0, microsecond=0)}
