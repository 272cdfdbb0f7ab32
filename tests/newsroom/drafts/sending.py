"""What a browser sends of an article's form, with whatever somebody typed into it."""

from typing import Any

from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from tests.cast import Cast

JSON = {"accept": "application/json"}
PUBLISH = {"action-publish": "action-publish"}


def form(*blocks: tuple[str, Any], bylines: Any = (), **typed: Any) -> dict[str, Any]:
    """Return a form with some blocks and bylines; what is typed overrides the usual."""
    usual: dict[str, Any] = {
        "title": "Ferry leaves",
        "slug": "ferry-leaves",
        "kind": "news",
        "change": "minor",
        "body": streamfield([(kind, value) for kind, value in blocks]),
        "bylines": inline_formset(list(bylines)),
        "comments": inline_formset([]),
    }
    return dict(nested_form_data(usual)) | typed


def paragraph(words: str) -> tuple[str, str]:
    """Return a paragraph as the editor's script sends it."""
    return "paragraph", rich_text(f"<p>{words}</p>")


def add(cast: Cast) -> str:
    """Return where an article in Politics begins."""
    return f"/desk/pages/add/newsroom/article/{cast.politics.pk}/"
