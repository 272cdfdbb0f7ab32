"""Addresses of articles: made of the headline until readers have them, and numbered where taken."""

import re
from typing import Any

from wagtail.models import Page

from caspian.common.addresses import address_part


def free_slug(wanted: str, headline: str, parent: Any, page: Any) -> str:
    """Return the address nearest to a wanted one, or to a headline, that is free in a section.

    A headline of signs alone, or none, makes the address "article".
    """
    base = wanted.strip("-_") or slug_of(headline, language_of(page, parent))
    if parent is None:
        return base
    siblings = parent.get_children().exclude(pk=page.pk)
    taken = set(siblings.filter(slug__startswith=base).values_list("slug", flat=True))
    found, number = base, 1
    while found in taken:
        number += 1
        found = f"{base}-{number}"
    return found


def slug_of(headline: str, code: str) -> str:
    """Return the address that a headline makes in a language."""
    return address_part(headline, code) or "article"


def follows_headline(page: Any, parent: Any) -> bool:
    """Return whether a page's address is still that of its headline, and changes with it.

    Not once readers had it, nor where it was typed by hand; a translation keeps its original's.
    """
    if page.first_published_at is not None or page.live:
        return False
    made = slug_of(page.title, language_of(page, parent))
    if not re.fullmatch(rf"{re.escape(made)}(?:-\d+)?", page.slug or ""):
        return False
    others = Page.objects.filter(translation_key=page.translation_key).exclude(pk=page.pk)
    return not others.exists()


def language_of(page: Any, parent: Any) -> str:
    """Return the language in which a page is written, or is to be."""
    locale = page.locale if page.locale_id else getattr(parent, "locale", None)
    return str(locale.language_code) if locale else "en"
