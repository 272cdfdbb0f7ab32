"""The menu's ways to the front page of each language, and to the sections."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext
from wagtail.admin.menu import Menu, MenuItem, SubmenuMenuItem

from caspian.common.languages import language
from caspian.newsroom.desk.composing.views import fronts_of

ORDER, ICON = 12, "home"


def put_fronts(request: HttpRequest, items: list[MenuItem]) -> None:
    """Add an entry for each front that somebody may compose: by itself where there is one."""
    fronts = fronts_of(request.user)
    label = gettext("Front page")
    ways = [_way(home.locale.language_code) for home in fronts]
    if len(ways) == 1:
        items.append(MenuItem(label, ways[0].url, name="front-page", icon_name=ICON, order=ORDER))
    elif ways:
        menu = Menu(items=ways)
        items.append(SubmenuMenuItem(label, menu, name="front-page", icon_name=ICON, order=ORDER))


def _way(code: str) -> Any:
    url = reverse("composing:front", args=[code.lower()])
    return MenuItem(language(code).name, url, name=f"front-page-{code}", icon_name=ICON)
