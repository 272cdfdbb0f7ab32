"""Leads readers from an address that was public to wherever the same thing stands now.

All that moves is remembered in Wagtail's table of redirects: pages by their id, topics, places and
contributors by the path of their page. Wagtail's own way is left off in the settings: it comes
after the transaction of the change, so that a crash in between loses the redirect.
"""

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from django.db import transaction
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, Site

from caspian.newsroom.archive_pages import ListKey


@transaction.atomic
def remember_move(page: Page, old_path: str) -> None:
    """Lead readers from a page's old path to wherever the page stands; safe to call again."""
    _lead(old_path, redirect_page=page)


@transaction.atomic
def remember_new_paths(moved: Mapping[str, str], kept: Collection[str] = ()) -> list[int]:
    """Lead readers from the former path of each list to its present one; safe to call again.

    All at once: two lists may have changed places. From the paths in `kept` readers were led
    elsewhere before, and still are. Returns the ids of the redirects for these.
    """
    taken = {Redirect.normalise_path(new) for new in moved.values()}
    lead_on(moved)
    stale = Redirect.objects.filter(old_path__in=taken, redirect_page=None)
    stale.filter(automatically_created=True).delete()
    made = (
        _lead(old, redirect_link=new)
        for old, new in moved.items()
        if Redirect.normalise_path(old) not in taken and old not in kept
    )
    return [row.pk for row in made if row is not None]


@transaction.atomic
def lead_on(moved: Mapping[str, str]) -> dict[int, str]:
    """Lead whatever redirect names a former path to the present one; return what it named, by id.

    Those that an editor wrote among them.
    """
    former = {}
    for row in Redirect.objects.filter(redirect_link__in=list(moved)):
        former[row.pk] = str(row.redirect_link)
        row.redirect_link = moved[row.redirect_link]
        row.save()
    return former


def led_from(*paths: str) -> dict[str, str]:
    """Return where some paths lead since lists moved, by the path as a redirect has it."""
    normal = [Redirect.normalise_path(path) for path in paths]
    rows = Redirect.objects.filter(old_path__in=normal, redirect_page=None)
    rows = rows.filter(automatically_created=True)
    return dict(rows.values_list("old_path", "redirect_link"))


def lead_again(led: Mapping[str, str]) -> None:
    """Lead from paths where `led_from` said, as far as they lead nowhere now."""
    there = Redirect.objects.filter(old_path__in=list(led)).values_list("old_path", flat=True)
    for path in led.keys() - set(there):
        _lead(path, redirect_link=led[path])


def forget_move(paths: Iterable[str]) -> None:
    """Lead nobody on from some paths any more, except by what an editor wrote."""
    normal = [Redirect.normalise_path(path) for path in paths]
    Redirect.objects.filter(old_path__in=normal, automatically_created=True).delete()


def archive_paths(key: ListKey, addresses: Iterable[str]) -> list[str]:
    """Return the paths of the archive pages of a list at some addresses of it."""
    numbers = list(key.archive_pages().values_list("number", flat=True))
    return [f"{address}page/{number}/" for address in addresses for number in numbers]


def former_paths(page: Page) -> list[str]:
    """Return the paths from which redirects lead to a page."""
    rows = Redirect.objects.filter(redirect_page=page.pk).values_list("old_path", flat=True)
    return [f"{path}/" for path in rows]


def _lead(old_path: str, **target: Any) -> Redirect | None:
    """Make or change the redirect of a path; what an editor wrote stays, and None is returned."""
    normal = Redirect.normalise_path(old_path)
    wanted = {"redirect_page": None, "redirect_link": "", **target}
    held = Redirect.objects.filter(old_path=normal).first()
    if held is None:
        site = Site.objects.filter(is_default_site=True).first()
        held = Redirect(old_path=normal, site=site, is_permanent=True, automatically_created=True)
    elif not held.automatically_created:
        return None
    elif all(getattr(held, name) == value for name, value in wanted.items()):
        return held
    for name, value in wanted.items():
        setattr(held, name, value)
    held.save()
    return held
