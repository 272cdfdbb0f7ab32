"""Imports the saved page of an article: one file, one article, whatever paper it came from."""

import datetime as dt
import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from zoneinfo import ZoneInfo

from django.db import transaction
from django.utils import timezone

from caspian.common.dates import is_in_range, long_date
from caspian.formats.saved_page.decode import LARGEST
from caspian.formats.saved_page.read import NotAnArticle, SavedPage, read
from caspian.newsroom.checks.door import HeldByChecks
from caspian.newsroom.drafts.slugs import slug_of
from caspian.newsroom.models import Article, ImportRecord, Publication, Section
from caspian.wire.saved_body import BodyMaking, bylines_of
from caspian.wire.saved_place import LANGUAGE, NoSuchSection, language_fault, section_for

KIND = "saved-page"
HEADLINE_LENGTH = 255


class ImportRefused(Exception):
    """Nothing was imported; the message says why and what to do."""


@dataclass(frozen=True)
class SavedPageReport:
    """What came of an import."""

    article: Article
    new: bool
    note: str
    left_out: tuple[str, ...] = ()
    held: tuple[str, ...] = ()
    """why it was not published though that was asked for"""

    def lines(self) -> list[str]:
        """Return the report in words, a line each."""
        article = self.article
        if not self.new:
            return [f"This file was imported before, as “{article.title}”: nothing was changed."]
        state = "Published" if article.live else "Imported as a draft"
        held = [f"  Not published: {why}" for why in self.held]
        lines = [f"{state}: “{article.title}”", f"  Address: {article.url_path}"]
        if self.left_out:
            lines.append(f"  Left out as the page’s own surroundings: {len(self.left_out)} lines")
        notes = [note for note in self.note.split("\n") if note and note not in self.held]
        return [*lines, *held, *(f"  Note: {note}" for note in notes)]


def import_saved_page(
    file: Path, *, publish: bool = False, section: str = "", date: dt.date | None = None
) -> SavedPageReport:
    """Make an article of a saved page; a file that came in before changes nothing.

    Raises ImportRefused when the file, the section or the date can't be used; nothing is written
    then. A date on the page that no page of ours can show is none. Without any date, or in a
    section of another language, it stays a draft: an old article is never published as today's.
    """
    if date is not None and not is_in_range(date):
        raise ImportRefused(f"{date}: choose a date between 1900 and 2200.")
    data = _bytes_of(file)
    fingerprint = hashlib.sha256(data).hexdigest()
    if before := ImportRecord.objects.filter(kind=KIND, fingerprint=fingerprint).first():
        return SavedPageReport(before.article, new=False, note=before.note)
    try:
        page = _within_range(read(data, filename=file.name))
        parent = section_for(section, page)
    except NotAnArticle as reason:
        raise ImportRefused(f"{file.name}: {reason}") from reason
    except NoSuchSection as reason:
        raise ImportRefused(str(reason)) from reason
    moment = _moment(date or page.printed_date)
    _refuse_date_to_come(moment if publish else None)
    held = _held(page, parent, moment, chosen=bool(section))
    body = BodyMaking(file.parent)
    with _refused_by_checks(body), transaction.atomic():
        article, new = _article(page, parent, moment, body)
        note = "\n".join([*_notes(page, date, new), *held, *body.said()])
        saved_on = page.printed_date if page.date_standing == "masthead" else None
        known = {"kind": KIND, "fingerprint": fingerprint}
        ImportRecord.objects.create(article=article, saved_on=saved_on, note=note, **known)
        if publish and not held:
            article.save_revision().publish()
            article.refresh_from_db()
    told = tuple(held) if publish else ()
    return SavedPageReport(article, new=True, note=note, left_out=page.left_out, held=told)


def _refuse_date_to_come(moment: dt.datetime | None) -> None:
    if moment is not None and moment > timezone.now():
        raise ImportRefused(
            f"{moment:%Y-%m-%d} is yet to come: an article can't be published under it. Import it "
            "without --publish and schedule it in the desk, or give its own date with --date."
        )


@contextmanager
def _refused_by_checks(body: BodyMaking) -> Iterator[None]:
    """Say in the words of an import what a check holds; nothing of it is kept."""
    try:
        yield
    except BaseException as failed:
        for picture in body.pictures:  # the database forgets them, the disk does not
            picture.file.storage.delete(picture.file.name)
        if isinstance(failed, HeldByChecks):
            raise ImportRefused(
                f"{failed} Import it without --publish, and mend it in the desk."
            ) from failed
        raise


def _held(
    page: SavedPage, parent: Section, moment: dt.datetime | None, *, chosen: bool
) -> list[str]:
    """Return why the article must not be published as it is."""
    undated = (
        "The page shows no date, and the article would pass for one of today. Set “Date shown to "
        "readers” before publishing, or import it with --date."
    )
    faults = ("" if moment else undated, language_fault(page, parent, chosen=chosen))
    return [fault for fault in faults if fault]


def _bytes_of(file: Path) -> bytes:
    """Return the bytes of a file, and of a larger one than is taken just enough to see that."""
    try:
        with file.open("rb") as opened:
            return opened.read(LARGEST + 1)
    except OSError as error:
        raise ImportRefused(f"{file} can't be read ({error.strerror}).") from error


def _within_range(page: SavedPage) -> SavedPage:
    if page.printed_date is None or is_in_range(page.printed_date):
        return page
    return replace(page, printed_date=None, date_standing="none")


def _article(
    page: SavedPage, parent: Section, moment: dt.datetime | None, body: BodyMaking
) -> tuple[Article, list[str]]:
    """Return the new article, and whom of its authors the paper did not know."""
    article = Article(
        title=page.headline[:HEADLINE_LENGTH],
        slug=_free_slug(page.headline, parent),
        locale=parent.locale,
        standfirst=page.standfirst[:400],
        body=body.stream(page),
        live=False,
        takes_comments=page.has_comment_form,
        comments_since=timezone.now() if page.has_comment_form else None,
    )
    lines, new = bylines_of(page.authors)
    article.bylines.set(lines)
    article.published_at = moment
    if moment is not None and moment <= timezone.now():
        article.first_published_at = moment
    parent.add_child(instance=article)
    article.save_revision()
    return article, new


def _moment(date: dt.date | None) -> dt.datetime | None:
    """Return the moment that an article of a day gets: noon, or now where it is not yet noon."""
    if date is None:
        return None
    now, zone = timezone.now(), ZoneInfo(Publication.load().time_zone)
    noon = dt.datetime.combine(date, dt.time(12), zone)
    return min(noon, now) if date == now.astimezone(zone).date() else noon


def _free_slug(headline: str, parent: Section) -> str:
    wanted = slug_of(headline, parent.locale.language_code)
    taken = set(parent.get_children().values_list("slug", flat=True))
    numbered = (f"{wanted}-{number}" for number in range(2, len(taken) + 3))
    return next(slug for slug in (wanted, *numbered) if slug not in taken)


def _notes(page: SavedPage, given: dt.date | None, new: list[str]) -> list[str]:
    """Return what an editor should check, each in a sentence or two."""
    notes: list[str] = []
    if given is None and page.date_standing == "masthead" and page.printed_date is not None:
        day = long_date(page.printed_date, LANGUAGE)
        notes.append(
            f"The only date on the page, {day}, stands in its masthead: it is the day on which "
            "the page was saved, and the article may be older. It is dated by that day for want "
            "of a better one: check “Date shown to readers”."
        )
    if new:
        notes.append(f"New among the contributors, from the byline: {', '.join(new)}.")
    if page.broken_letters:
        some = "1 letter" if page.broken_letters == 1 else f"{page.broken_letters} letters"
        notes.append(f"{some} of the file could not be read: a � stands there. Look for it.")
    return notes
