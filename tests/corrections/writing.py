"""Publishes with a notice, as the form of an article does."""

from typing import Any

from caspian.newsroom.change_notice import ChangeNotice
from caspian.newsroom.models import Article
from tests.cast import publish

RIGHT, WRONG = "The ferry holds 30 cars.", "We wrote that it holds 300."
SENT = {
    "told-kind": "correction",
    "told-wrong": WRONG,
    "told-right": RIGHT,
    "told-since": "2024-07-15",
    "told-noticed_by": "reader",
    "told-place": "top",
    "change": "update",
}
"""what the form sends with its button"""


def corrected(article: Article, *, kind: str = "correction", **changes: Any) -> Article:
    """Return an article after a change of which readers are told; `notice` says what."""
    said = {"right": RIGHT, "wrong": WRONG} | changes.pop("notice", {})
    current = article.get_latest_revision_as_object()
    for name, value in changes.items():
        setattr(current, name, value)
    current.change = "update"
    current.told = ChangeNotice(kind=kind, **said).packed()
    publish(current.save_revision())
    return Article.objects.get(pk=article.pk)


def words(text: str) -> list[Any]:
    """Return a body of one paragraph."""
    return [("paragraph", f"<p>{text}</p>")]
