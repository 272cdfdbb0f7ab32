"""Warns by mail of pictures that soon may not be shown: 14 days before and 2, once each.

It goes to who uploaded the picture and to the editors of the sections whose articles show it.
Moving the end makes it another one, of which people are warned anew.
"""

import datetime as dt
from collections.abc import Iterable
from typing import Any
from urllib.parse import urljoin

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext, ngettext
from wagtail.models import Page

from caspian.common.dates import day_in
from caspian.newsroom.desk.start.rights import ending_words, shown_on
from caspian.newsroom.desk.times import paper_zone
from caspian.newsroom.models import Picture, Section, User
from caspian.newsroom.picture_rights import WARN_DAYS, EndingRight, ending_soon
from caspian.newsroom.roles import section_group_name


def warn_of_ends(now: dt.datetime) -> int:
    """Write the mails that are due; return how many pictures they are about."""
    due = [one for one in ending_soon(day_in(now, paper_zone())) if one.picture.warned != _of(one)]
    for one in due:
        with transaction.atomic():
            ours = Picture.objects.filter(pk=one.picture.pk, warned=one.picture.warned)
            if ours.update(warned=_of(one)):  # another worker may have been quicker
                for user in _people(one):
                    _letter(one, user).send()
    return len(due)


def _of(one: EndingRight) -> str:
    return f"{one.picture.valid_until} {next(days for days in WARN_DAYS if one.days <= days)}"


def _people(one: EndingRight) -> Iterable[User]:
    """Return whom to tell: each address once."""
    groups = {section_group_name(section) for section in _sections(one.pages)}
    found = list(User.objects.filter(groups__name__in=groups, is_active=True).order_by("pk"))
    owner: Any = one.picture.uploaded_by_user
    if owner is not None and owner.is_active:
        found.insert(0, owner)
    return {user.email.casefold(): user for user in reversed(found) if user.email}.values()


def _sections(pages: Iterable[Page]) -> Iterable[Section]:
    paths = {page.path[:end] for page in pages for end in _ends(page.path)}
    return Section.objects.filter(path__in=paths)


def _ends(path: str) -> range:
    return range(Page.steplen, len(path) + 1, Page.steplen)


def _letter(one: EndingRight, user: User) -> EmailMessage:
    profile = getattr(user, "wagtail_userprofile", None)
    with translation.override(profile.get_preferred_language() if profile else "en"):
        title, base = one.picture.title, settings.WAGTAILADMIN_BASE_URL
        subject = ngettext(
            "The picture “{title}” may be shown for {days} more day",
            "The picture “{title}” may be shown for {days} more days",
            one.days,
        )
        lines = [
            ending_words(one, translation.get_language()),
            gettext(
                "After that readers see a sentence in its place. Replace it, or move the day if "
                "its licence was renewed:"
            ),
            urljoin(base, reverse("wagtailimages:edit", args=[one.picture.pk])),
            "",
            gettext("Shown on:"),
            *(f"- {name}: {urljoin(base, url)}" for name, url, _ in shown_on(one)),
        ]
        said = subject.format(title=title, days=one.days)
        return EmailMessage(" ".join(said.split()), "\n".join(lines), to=[user.email])
