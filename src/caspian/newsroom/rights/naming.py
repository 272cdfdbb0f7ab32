"""What a text may name: what its author finds at the desk, and what it named before.

A form takes a number for a file or an article, and shows its title: a number can be typed.
"""

from typing import Any

from wagtail.models import Page
from wagtail.permissions import policy_registry

from caspian.newsroom.internals import indexed_kind, references_in
from caspian.newsroom.models.files import Attachment

Named = set[tuple[int, int]]
"""kinds and ids"""


def names_too_much(user: Any, page: Page) -> bool:
    """Return whether a page, as it would be saved, names what somebody may not find."""
    new = _named(page)
    if new and page.pk:
        new -= _named(page.get_latest_revision_as_object())
    pages, files = (policy_registry.get_by_type(model) for model in (Page, Attachment))
    return not (
        _are_all(new, Page, pages.explorable_instances(user))
        and _are_all(new, Attachment, files.instances_user_has_any_permission_for(user, ["choose"]))
    )


def _are_all(named: Named, model: Any, found: Any) -> bool:
    kind = indexed_kind(model).pk
    wanted = {pk for of, pk in named if of == kind}
    # What is not there at all shows nothing.
    there = model.objects.filter(pk__in=wanted)
    return not wanted or bool(found.filter(pk__in=wanted).count() == there.count())


def _named(page: Page) -> Named:
    kinds = {indexed_kind(one).pk for one in (Page, Attachment)}
    return {(kind, int(pk)) for kind, pk in references_in(page) if kind in kinds}
