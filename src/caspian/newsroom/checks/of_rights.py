"""Checks of the rights to an article's pictures, on the day on which readers get it."""

import datetime as dt
from collections.abc import Iterator

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from caspian.newsroom.checks.of_things import shown_in
from caspian.newsroom.checks.values import ArticleValues, Issue, PictureValues

SOON = dt.timedelta(days=14)
LEAD = "lead_picture"


def right(values: ArticleValues) -> Iterator[Issue]:
    """Yield an issue for each picture that may not be shown any more when readers get it."""
    for pk, found, field, block in _pictures(values):
        ends = found.valid_until
        if ends is not None and values.day is not None and ends < values.day:
            says = _("“{title}” may be shown until {day} only: readers would see a sentence.")
            yield Issue("right", _said(says, found.title, ends), field, block, str(pk))


def ending(values: ArticleValues) -> Iterator[Issue]:
    """Yield an issue for each picture that is taken out within two weeks."""
    for pk, found, field, block in _pictures(values):
        ends = found.valid_until
        if ends and values.day and values.day <= ends <= values.day + SOON:
            says = _("“{title}” may be shown until {day}: after that, readers see a sentence.")
            yield Issue("ending", _said(says, found.title, ends), field, block, str(pk))


def licence(values: ArticleValues) -> Iterator[Issue]:
    """Yield an issue for each picture of which nobody has said by which right it is shown."""
    for pk, found, field, block in _pictures(values):
        if not found.licence:
            says = _("The picture “{title}” has no licence.").format(title=found.title)
            yield Issue("licence", says, field, block, str(pk))


def _pictures(values: ArticleValues) -> Iterator[tuple[int, PictureValues, str, str]]:
    for pk, _own, field, block in shown_in(values):
        found = values.pictures.get(pk)
        if found is not None:
            yield pk, found, field if block else LEAD, block


def _said(words: str, title: str, day: dt.date) -> str:
    return words.format(title=title, day=date_format(day))
