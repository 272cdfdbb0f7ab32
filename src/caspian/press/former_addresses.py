"""Names the documents that lead elsewhere, by the redirects of the newsroom."""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from django.db.models import Q
from wagtail.contrib.redirects.models import Redirect

from caspian.feeds.documents import twins
from caspian.feeds.elsewhere import family
from caspian.newsroom.archive_pages import CONTRIBUTOR, PLACE, SECTION, TOPIC, ListKey
from caspian.newsroom.models import Home, Section
from caspian.pages.builders.lists import numbered
from caspian.press.subject_state import FILED, SubjectState

FOLDERS = {TOPIC: "topics", PLACE: "places", CONTRIBUTOR: "contributors"}
_KINDS = {folder: kind for kind, folder in FOLDERS.items()}
_RECORD = re.compile(r"^/(?P<code>[^/]+)/(?P<folder>topics|places|contributors)/(?P<slug>[^/]+)/$")
_COLUMNS = ("old_path", "redirect_page", "redirect_link")


def redirect_paths(old_path: str, numbers: Iterable[int] = ()) -> Iterator[str]:
    """Yield the paths that a redirect answers, with those of some archive pages.

    One that asks for a query answers none of ours.
    """
    if "?" in old_path:
        return
    page = f"{old_path}/"
    yield from (old_path, page, *family(page))
    for number in numbers:
        yield from (numbered(page, number), *twins(numbered(page, number)))


def paths_led(rows: Any) -> Iterator[str]:
    """Yield the paths that some redirects answer, given as a query set or as rows of it."""
    sections = dict(Section.objects.values_list("pk", "locale__language_code"))
    found = rows.values_list(*_COLUMNS) if hasattr(rows, "values_list") else rows
    for old_path, page, link in found:
        key = _list_led_to(page, link, sections)
        numbers = key.archive_pages().values_list("number", flat=True) if key else ()
        yield from redirect_paths(old_path, numbers)


def led_by(path: str) -> Any:
    """Return the redirects from a path."""
    return Redirect.objects.filter(old_path=Redirect.normalise_path(path))


def leading_to(facts: SubjectState) -> Any:
    """Return the redirects that a page, topic, place or contributor decides about.

    Those that lead to it, and those from where it stands: it wins over them.
    """
    if facts.kind in FILED:
        addresses = filed_addresses(facts)
        normal = [Redirect.normalise_path(one) for one in addresses]
        return Redirect.objects.filter(Q(redirect_link__in=addresses) | Q(old_path__in=normal))
    normal_path = Redirect.normalise_path(facts.path)
    return Redirect.objects.filter(Q(redirect_page=facts.id) | Q(old_path=normal_path))


def leading_to_list(key: ListKey, address: str) -> Any:
    """Return the redirects that lead to a list which stands at an address."""
    if key.kind == SECTION:
        return Redirect.objects.filter(redirect_page=int(key.of))
    return Redirect.objects.filter(redirect_link=address)


def filed_addresses(facts: SubjectState) -> list[str]:
    """Return where the pages of a topic, place or contributor stand, in each language."""
    codes = Home.objects.order_by("pk").values_list("locale__language_code", flat=True)
    return [f"/{code.lower()}/{FOLDERS[facts.kind]}/{facts.path}/" for code in codes]


def _list_led_to(page: int | None, link: str, sections: dict[int, str]) -> ListKey | None:
    if page is not None:
        code = sections.get(page)
        return ListKey(SECTION, code.lower(), str(page)) if code else None
    found = _RECORD.match(link)
    if found is None:
        return None
    kind = _KINDS[found["folder"]]
    record = FILED[kind].objects.filter(slug=found["slug"]).values_list("pk", flat=True).first()
    return ListKey(kind, found["code"], str(record)) if record else None
