"""The pictures that readers see and soon may not, with every page that shows them."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, gettext, ngettext
from wagtail.admin.ui.components import Component
from wagtail.permissions import policy_registry

from caspian.common.dates import day_in, long_date
from caspian.newsroom.desk.times import paper_zone
from caspian.newsroom.models import Picture
from caspian.newsroom.picture_rights import EndingRight, ending_soon

MOST, OVER_FOR = 20, 14
"""pictures that are listed; days for which one stays in the list after its end"""


@dataclass(frozen=True)
class RightsRow:
    """A picture, when its right ends, and where it is shown."""

    title: str
    edit_url: str
    """empty for somebody who may not change it"""
    ends: str
    is_over: bool
    shown_on: tuple[tuple[str, str, str], ...]
    """title, address of its form, language"""


class EndingRights(Component):
    """Lists them for those who may change them and for who uploaded them; else it is not there."""

    name, order, stands = "ending-rights", 6, "top"
    template_name = "newsroom/desk/start/rights.html"

    def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
        user, language = parent_context["request"].user, get_language() or "en"
        today = day_in(timezone.now(), paper_zone())
        found = [one for one in ending_soon(today, over_for=OVER_FOR) if _is_theirs(one, user)]
        rows = [_row(one, user, language) for one in found[:MOST]]
        return {"panel": self, "rows": rows, "more": max(0, len(found) - MOST)}


def _is_theirs(one: EndingRight, user: Any) -> bool:
    policy: Any = policy_registry.get_by_type(Picture)
    return one.picture.uploaded_by_user_id == user.pk or policy.changes_all(user)


def _row(one: EndingRight, user: Any, language: str) -> RightsRow:
    may = policy_registry.get_by_type(Picture).user_has_permission_for_instance(
        user, "change", one.picture
    )
    return RightsRow(
        title=one.picture.title,
        edit_url=reverse("wagtailimages:edit", args=[one.picture.pk]) if may else "",
        ends=ending_words(one, language),
        is_over=one.days < 0,
        shown_on=tuple(shown_on(one)),
    )


def ending_words(one: EndingRight, language: str) -> str:
    """Return when a picture's right ends, as a day and in days from now."""
    assert one.picture.valid_until is not None, "those without an end are not listed"
    day = long_date(one.picture.valid_until, language)
    if one.days < 0:
        return gettext("Ended on {day}: readers see a sentence in its place.").format(day=day)
    if one.days == 0:
        return gettext("Until the end of today, {day}.").format(day=day)
    said = ngettext("Until {day}, {days} more day.", "Until {day}, {days} more days.", one.days)
    return said.format(day=day, days=one.days)


def shown_on(one: EndingRight) -> list[tuple[str, str, str]]:
    """Return title, form and language of each page, and of each contributor, that shows one."""
    pages = [
        (page.title, reverse("wagtailadmin_pages:edit", args=[page.pk]), page.locale.language_code)
        for page in one.pages
    ]
    people = [
        (person.name, reverse("wagtailsnippets_newsroom_contributor:edit", args=[person.pk]), "")
        for person in one.contributors
    ]
    return [*pages, *people]
