"""Leads on from former addresses, and names the documents that do, by the newsroom's redirects."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from django.db.models import Q
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page

from caspian.edition.document import MOVED
from caspian.edition.staleness import known
from caspian.edition.store import Store
from caspian.feeds.documents import twins
from caspian.feeds.elsewhere import family
from caspian.newsroom.archive_pages import CONTRIBUTOR, PLACE, SECTION, TOPIC, ListKey
from caspian.newsroom.models import Home, Section
from caspian.newsroom.outbox import record_below
from caspian.newsroom.redirects import lead_on, remember_move, remember_new_paths
from caspian.pages.builders.lists import numbered
from caspian.press.subject_state import FILED, SubjectState, states_of, unpacked

FOLDERS = {TOPIC: "topics", PLACE: "places", CONTRIBUTOR: "contributors"}
_KINDS = {folder: kind for kind, folder in FOLDERS.items()}
_RECORD = re.compile(r"^/(?P<code>[^/]+)/(?P<folder>topics|places|contributors)/(?P<slug>[^/]+)/$")
COLUMNS = ("old_path", "redirect_page", "redirect_link")
"""of redirects, as `paths_led` takes them"""


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
    sections: dict[int, str] | None = None
    found = rows.values_list(*COLUMNS) if hasattr(rows, "values_list") else rows
    for old_path, page, link in found:
        if sections is None:
            sections = dict(Section.objects.values_list("pk", "locale__language_code"))
        key = _list_led_to(page, link, sections)
        numbers = key.archive_pages().values_list("number", flat=True) if key else ()
        yield from redirect_paths(old_path, numbers)


def led_by(*paths: str) -> Any:
    """Return the redirects from some paths."""
    return Redirect.objects.filter(old_path__in=[Redirect.normalise_path(one) for one in paths])


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


def remember_moves(store: Store, subjects: Sequence[str]) -> None:
    """Lead readers on from where pages, topics, places and contributors stood before."""
    named = [one for one in subjects if one.partition(":")[0] in ("page", *FILED)]
    before = {subject: unpacked(facts) for subject, facts in known(store, named).items()}
    moved: dict[str, str] = {}
    lists: dict[str, str] = {}
    for subject, facts in states_of(sorted(before)).items():
        former = before[subject]
        if facts.path == former.path:
            continue
        if facts.kind in FILED:
            paths = (filed_addresses(former), filed_addresses(facts))
            lists |= dict(zip(*paths, strict=True))
        else:
            page_moved = Page.objects.get(pk=facts.id)
            moved[former.path] = facts.path
            remember_move(page_moved, former.path)
            # Wagtail tells of what stands below only after the commit: a crash in between loses it.
            record_below(f"moved: {page_moved.title}", page_moved, set(subjects))
    if moved:
        lead_on(moved)
    if lists:
        # No reader saw a list without articles whose address led to where another one went.
        kept = {old for old in lists if (at := store.find(old)) and at.status == MOVED}
        remember_new_paths(lists, kept)


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
