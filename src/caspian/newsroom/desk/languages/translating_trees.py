"""Closes Wagtail's way of copying a whole tree into a language, article by article."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext
from wagtail.contrib.simple_translation import views, wagtail_hooks
from wagtail.contrib.simple_translation.forms import SubmitTranslationForm

from caspian.newsroom.models import Home


class OnePageAtATime(SubmitTranslationForm):
    """Wagtail's form without the pages below: hundreds of drafts that nobody asked for, copied in
    one transaction that kept everybody else from writing."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["include_subtree"].widget = forms.HiddenInput()

    def clean_include_subtree(self) -> bool:
        """Return that no page below is copied, whatever was sent."""
        return False


class OpensFronts(views.SubmitPageTranslationView):
    """Wagtail's screen; of a front it leads to where a language is opened."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Answer, or lead on."""
        if not Home.objects.filter(pk=kwargs["page_id"]).exists():
            answer: HttpResponse = super().dispatch(request, *args, **kwargs)
            return answer
        messages.info(request, gettext("A language is opened here, with its sections and pages."))
        return redirect("languages:index")


def connect() -> None:
    """Put both in the place of Wagtail's."""
    views.SubmitTranslationForm = OnePageAtATime
    wagtail_hooks.SubmitPageTranslationView = OpensFronts
