"""Addresses of articles: one that is taken gets a number, and no headline is without one."""

import re
from typing import Any

from caspian.common.text import slug

LONGEST = 230


def free_slug(wanted: str, headline: str, parent: Any, page: Any) -> str:
    """Return the address nearest to a wanted one, or to a headline, that is free in a section.

    A headline of signs alone, or none, makes the address "article".
    """
    base = wanted.strip("-_") or slug_of(headline)
    if parent is None:
        return base
    siblings = parent.get_children().exclude(pk=page.pk)
    taken = set(siblings.filter(slug__startswith=base).values_list("slug", flat=True))
    found, number = base, 1
    while found in taken:
        number += 1
        found = f"{base}-{number}"
    return found


def slug_of(headline: str) -> str:
    """Return the address that a headline makes."""
    made = slug(headline)[:LONGEST].strip("-_") if re.search(r"[^\W_]", headline) else ""
    return made or "article"
