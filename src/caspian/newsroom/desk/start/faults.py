"""What the press could not show to readers: which article or picture, why, and what to do."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext
from wagtail.admin.ui.components import Component
from wagtail.models import Page

from caspian.dossiers.models import Place
from caspian.edition.database import DATABASE_ERRORS
from caspian.edition.faults import Fault, faults
from caspian.edition.store import NotAnEdition
from caspian.newsroom.desk.permissions import articles_seen_by
from caspian.newsroom.desk.start.figure import edition, publishes
from caspian.newsroom.desk.times import paper_zone, shown
from caspian.newsroom.models import Attachment, Contributor, Picture, Topic

MOST = 12
"""faults that are shown; the rest is counted"""
_EDIT: dict[str, tuple[Any, str]] = {
    "picture": (Picture, "wagtailimages:edit"),
    "document": (Attachment, "wagtaildocs:edit"),
    "topic": (Topic, "wagtailsnippets_newsroom_topic:edit"),
    "contributor": (Contributor, "wagtailsnippets_newsroom_contributor:edit"),
    "place": (Place, "wagtailsnippets_dossiers_place:edit"),
}


@dataclass(frozen=True)
class Trouble:
    """One thing that can't be shown, and where to mend it; `edit_url` may be empty."""

    title: str
    error: str
    advice: str
    since: str
    edit_url: str = ""
    is_hidden: bool = False
    """whether readers miss something because of it"""


class FaultsPanel(Component):
    """Lists what the press goes on without; without faults it is not there."""

    name, order, stands = "press-faults", 5, "top"
    template_name = "newsroom/desk/start/faults.html"

    def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
        found = list(_troubles(_faults(), parent_context["request"].user))
        return {"panel": self, "troubles": found[:MOST], "more": max(0, len(found) - MOST)}


def _faults() -> list[Fault]:
    try:
        with edition() as store:
            return faults(store)
    except (NotAnEdition, ValueError, *DATABASE_ERRORS):
        return []  # the figure “Release” tells of an edition that can't be read


def _troubles(found: Iterable[Fault], user: Any) -> Iterable[Trouble]:
    """Yield each thing once, though several documents may show it."""
    sees_all, zone = publishes(user), paper_zone()
    seen: set[tuple[str, str]] = set()
    for fault in found:
        subject = _subject(fault)
        if (subject, fault.error) in seen or not (sees_all or _is_theirs(subject, user)):
            continue
        seen.add((subject, fault.error))
        title, edit_url = _named(subject)
        yield Trouble(
            title,
            fault.error,
            gettext(fault.advice),
            shown(fault.since, zone),
            edit_url,
            fault.hides,
        )


def _subject(fault: Fault) -> str:
    """Return the subject of the newsroom that a fault is about, or the key of a document."""
    if fault.name.startswith("part:card "):
        (article,) = json.loads(fault.about.partition(" ")[2])
        return f"page:{article}"
    if fault.about.startswith("/"):
        path = fault.about.removesuffix("comments/")
        found = Page.objects.filter(url_path=path).values_list("pk", flat=True).first()
        return f"page:{found}" if found else fault.about
    return fault.about


def _is_theirs(subject: str, user: Any) -> bool:
    kind, _, number = subject.partition(":")
    if kind == "page":
        return bool(articles_seen_by(user).filter(pk=number, owner=user).exists())
    if kind == "picture":
        return Picture.objects.filter(pk=number, uploaded_by_user=user).exists()
    return False


def _named(subject: str) -> tuple[str, str]:
    """Return what a subject is called at the desk, and where it is edited."""
    kind, _, number = subject.partition(":")
    if kind == "page":
        page = Page.objects.filter(pk=number).first()
        if page:
            return page.get_admin_display_title(), reverse(
                "wagtailadmin_pages:edit", args=[page.pk]
            )
    if kind in _EDIT and number.isdecimal():
        model, view = _EDIT[kind]
        record = model.objects.filter(pk=number).first()
        if record:
            return str(record), _reversed(view, record.pk)
    return subject, ""


def _reversed(view: str, pk: int) -> str:
    try:
        return reverse(view, args=[pk])
    except NoReverseMatch:
        return ""
