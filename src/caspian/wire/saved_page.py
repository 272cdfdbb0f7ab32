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
from django.utils.text import slugify

from caspian.common.dates import is_in_range, long_date
from caspian.formats.html.sanitise import from_text
from caspian.formats.saved_page.decode import LARGEST
from caspian.formats.saved_page.read import NotAnArticle, SavedPage, read
from caspian.newsroom.checks.door import HeldByChecks
from caspian.newsroom.models import Article, ImportRecord, Publication, Section

KIND = "saved-page"
LANGUAGE = "en"
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

    def lines(self) -> list[str]:
        """Return the report in words, a line each."""
        article = self.article
        if not self.new:
            return [f"This file was imported before, as “{article.title}”: nothing was changed."]
        state = "Published" if article.live else "Imported as a draft"
        lines = [f"{state}: “{article.title}”", f"  Address: {article.url_path}"]
        if self.left_out:
            lines.append(f"  Left out as the page’s own surroundings: {len(self.left_out)} lines")
        return [*lines, *(f"  Note: {note}" for note in [self.note] if note)]


def import_saved_page(
    file: Path, *, publish: bool = False, section: str = "", date: dt.date | None = None
) -> SavedPageReport:
    """Make an article of a saved page; a file that came in before changes nothing.

    Raises ImportRefused when the file, the section or the date can't be used; nothing is written
    then. A date on the page that no page of ours can show is none.
    """
    if date is not None and not is_in_range(date):
        raise ImportRefused(f"{date}: choose a date between 1900 and 2200.")
    data = _bytes_of(file)
    fingerprint = hashlib.sha256(data).hexdigest()
    before = ImportRecord.objects.filter(kind=KIND, fingerprint=fingerprint).first()
    if before is not None:
        return SavedPageReport(before.article, new=False, note=before.note)
    try:
        page = _within_range(read(data, filename=file.name))
    except NotAnArticle as reason:
        raise ImportRefused(f"{file.name}: {reason}") from reason
    moment = _moment(date or page.printed_date)
    if publish and moment is not None and moment > timezone.now():
        raise ImportRefused(
            f"{moment:%Y-%m-%d} is yet to come: an article can't be published under it. Import it "
            "without --publish and schedule it in the desk, or give its own date with --date."
        )
    parent = _section(section)
    with transaction.atomic(), _refused_by_checks():
        note = _note(page, date)
        article = _article(page, parent, moment)
        ImportRecord.objects.create(
            article=article,
            kind=KIND,
            fingerprint=fingerprint,
            saved_on=page.printed_date if page.date_standing == "masthead" else None,
            note=note,
        )
        if publish:
            article.save_revision().publish()
            article.refresh_from_db()
    return SavedPageReport(article, new=True, note=note, left_out=page.left_out)


@contextmanager
def _refused_by_checks() -> Iterator[None]:
    """Say in the words of an import what a check holds; nothing of it is kept."""
    try:
        yield
    except HeldByChecks as held:
        raise ImportRefused(
            f"{held} Import it without --publish, and mend it in the desk."
        ) from held


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


def _section(slug: str) -> Section:
    sections = Section.objects.in_language(LANGUAGE).order_by("path")
    if not slug:
        first = sections.first()
        if first is None:
            raise ImportRefused("the paper has no section yet. Make one in the desk first.")
        return first
    found = sections.filter(slug=slug).first()
    if found is None:
        known = ", ".join(section.slug for section in sections) or "none yet"
        raise ImportRefused(f"there is no section “{slug}”. The sections are: {known}.")
    return found


def _article(page: SavedPage, parent: Section, moment: dt.datetime | None) -> Article:
    article = Article(
        title=page.headline[:HEADLINE_LENGTH],
        slug=_free_slug(page.headline, parent),
        locale=parent.locale,
        standfirst=page.standfirst[:400],
        body=[("paragraph", from_text("\n\n".join(page.paragraphs)))],
        live=False,
    )
    article.published_at = moment
    if moment is not None and moment <= timezone.now():
        article.first_published_at = moment
    parent.add_child(instance=article)
    article.save_revision()
    return article


def _moment(date: dt.date | None) -> dt.datetime | None:
    """Return the moment that an article of a day gets: noon, or now where it is not yet noon."""
    if date is None:
        return None
    now, zone = timezone.now(), ZoneInfo(Publication.load().time_zone)
    noon = dt.datetime.combine(date, dt.time(12), zone)
    return min(noon, now) if date == now.astimezone(zone).date() else noon


def _free_slug(headline: str, parent: Section) -> str:
    wanted = slugify(headline, allow_unicode=True)[:80].strip("-") or "article"
    taken = set(parent.get_children().values_list("slug", flat=True))
    numbered = (f"{wanted}-{number}" for number in range(2, len(taken) + 3))
    return next(slug for slug in (wanted, *numbered) if slug not in taken)


def _note(page: SavedPage, given: dt.date | None) -> str:
    """Return what an editor should check about the article's date, or an empty text."""
    authors = f" The page names as its author: {', '.join(page.authors)}." if page.authors else ""
    if given is not None:
        return authors.strip()
    if page.printed_date is None:
        return f"The page shows no date: set “Date shown to readers” before publishing.{authors}"
    if page.date_standing == "masthead":
        day = long_date(page.printed_date, LANGUAGE)
        return (
            f"The only date on the page, {day}, stands in its masthead: it is the day on which "
            "the page was saved, and the article may be older. It is dated by that day for want "
            f"of a better one: check “Date shown to readers”.{authors}"
        )
    return authors.strip()
