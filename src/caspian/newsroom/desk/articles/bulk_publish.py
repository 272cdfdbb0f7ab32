"""Publishing what was ticked in a list: nothing goes out under a date to come."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from wagtail.admin import messages
from wagtail.models import Page

from caspian.newsroom.date_to_come import latest_goes_out_early, question_about
from caspian.newsroom.models import Article


def refuse_in_bulk(
    request: HttpRequest, action_type: str, objects: Iterable[Any], action: Any
) -> HttpResponse | None:
    """Publish nothing of what was ticked in a list while any of it would go out early."""
    if action_type != "publish" or not issubclass(action.model, Page):
        return None
    below = bool(action.cleaned_form.cleaned_data.get("include_descendants"))
    early = [one for one in _articles(objects, below=below) if latest_goes_out_early(one)]
    for article in early:
        button = messages.button(question_about(article), "Open it and choose")
        title = article.get_admin_display_title()
        messages.error(
            request,
            f"Nothing was published: the date shown over “{title}” is still to come. Choose "
            "whether it goes out then or now.",
            buttons=[button],
        )
    return redirect(action.next_url) if early else None


def _articles(pages: Iterable[Page], *, below: bool) -> Iterator[Article]:
    for page in pages:
        if isinstance(page.specific, Article):
            yield page.specific
        if below:
            yield from Article.objects.descendant_of(page).not_live().iterator()
