"""Makes rows of the records of an archive: many in few statements, and all in the outbox."""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import cached_property
from typing import Any

from django.db import DatabaseError, models
from django.db.models import Model
from wagtail.models import Locale, Page, Site

from caspian.common.batches import batches
from caspian.formats.caspian_archive.layout import lines_of
from caspian.formats.caspian_archive.read import ArchiveReader, BadArchive
from caspian.newsroom import outbox
from caspian.newsroom.internals import insert_as_they_are
from caspian.newsroom.models import Attachment, Picture, User
from caspian.newsroom.subjects import subject_of
from caspian.wire.archive.keys import NATURAL, site_key
from caspian.wire.archive.kinds import KINDS, ArchiveKind, ArchivePart
from caspian.wire.archive.stored_forms import coming_in

AT_ONCE = 500
CAUSE, FORMER = "imported", "former-newsroom"
Record = dict[str, Any]
Numbered = tuple[int, Record]
Decode = Callable[[Any], Any]
Tell = Callable[[str, int, int], None]


class UnknownKey(Exception):
    """A record names one that is not in the archive."""


class Inward:
    """An archive on its way into the database, in one transaction."""

    def __init__(self, archive: ArchiveReader, tell: Tell) -> None:
        self.archive, self._tell = archive, tell
        self.ids: dict[type[Model], dict[str, int]] = {
            model: {} for model in (Page, Locale, Site, Picture, Attachment, *NATURAL)
        }
        self.commenters: list[int] = []

    def id_of(self, model: type[Model], key: str | None) -> int:
        """Return the id of a record by its key. Raises UnknownKey."""
        held = self.ids[Page if issubclass(model, Page) else model]
        try:
            return held[key or ""]
        except KeyError:
            what = model._meta.verbose_name
            raise UnknownKey(f"it names the {what} {key!r}, which is not in the archive") from None

    def portions(self, kind: str) -> Iterator[list[Numbered]]:
        """Yield the records of a kind with their lines, in portions."""
        total, done = self.archive.manifest["counts"].get(kind, 0), 0
        for some in batches(self.archive.records(kind), AT_ONCE):
            yield some
            done += len(some)
            self._tell(kind, done, total)

    @contextmanager
    def faults_of(self, kind: str, lines: Iterable[int]) -> Iterator[None]:
        """Turn what goes wrong with some lines into words. Raises BadArchive."""
        listed = list(lines)
        first, last = listed[0], listed[-1]
        try:
            yield
        except (UnknownKey, ValueError, TypeError, KeyError, OverflowError) as bad:
            what = str(bad) if isinstance(bad, UnknownKey) else f"it can't be read ({bad!r})"
            advice = "Mend the record, or export again."
            raise BadArchive(what, advice, file=lines_of(kind), line=first) from bad
        except DatabaseError as bad:
            where = f"{lines_of(kind)}, lines {first} to {last}"
            what = f"the database refuses it ({' '.join(str(bad).split())})"
            raise BadArchive(what, "Two records may have one key.", file=where) from bad

    def rows(self, kind: ArchiveKind | ArchivePart, name: str, some: list[Numbered]) -> list[Any]:
        """Return the rows of some records, not inserted yet."""
        fields = [field for field in kind.fields if not self._is_many(kind.model, field)]
        decoders = [(field, *self.decoder(kind.model, field)) for field in fields]
        found = []
        for line, record in some:
            with self.faults_of(name, [line]):
                row: Any = kind.model()
                for field, target, decode in decoders:
                    value = record[field]
                    # Into the row itself: a field of blocks would make values of what it is given.
                    row.__dict__[target] = value if value is None else decode(value)
                found.append(row)
        return found

    def insert(self, name: str, some: list[Numbered], rows: list[Any]) -> None:
        """Insert the rows of some records with their parts, and tell the outbox."""
        kind = KINDS[name]
        with self.faults_of(name, [line for line, _ in some]):
            insert_as_they_are(kind.model, rows)
        for part in kind.parts:
            self.insert_parts(name, part, some, rows)
        subjects = dict.fromkeys(filter(None, map(subject_of, rows)))
        if subjects and name not in ("articles", "homes", "sections", "information"):
            outbox.record(CAUSE, subjects)

    def insert_parts(
        self, name: str, part: ArchivePart, some: list[Numbered], wholes: list[Any]
    ) -> None:
        """Insert the parts of some records."""
        told = [
            (whole, line, one)
            for (line, record), whole in zip(some, wholes, strict=True)
            for one in record[part.name]
        ]
        rows = self.rows(part, name, [(line, one) for _, line, one in told])
        for (whole, _, _), row in zip(told, rows, strict=True):
            setattr(row, f"{part.whole}_id", whole.pk)
            if part.name == "brought_in":
                row.article_id = whole.article_id
        for (_, _, one), row in zip(told, rows, strict=True):
            if one.get("by_moderator"):
                row.by_id = self.account
        if rows:
            with self.faults_of(name, [line for _, line, _ in told]):
                insert_as_they_are(part.model, rows)

    @cached_property
    def account(self) -> int:
        """Return the account that stands for the newsroom that the paper comes from.

        Nobody can log in with it: accounts don't travel, and a decision must not seem to be the
        shield's.
        """
        former, new = User.objects.get_or_create(username=FORMER, defaults={"is_active": False})
        if new:
            former.set_unusable_password()
            former.save()
        return int(former.pk)

    def link(self, name: str, some: list[Numbered], rows: list[Any]) -> None:
        """Insert what some records are filed under."""
        kind = KINDS[name]
        for field_name in kind.fields:
            if not self._is_many(kind.model, field_name):
                continue
            field: Any = kind.model._meta.get_field(field_name)
            through = field.remote_field.through
            near, far = field.m2m_column_name(), field.m2m_reverse_name()
            links = []
            for (line, record), row in zip(some, rows, strict=True):
                with self.faults_of(name, [line]):
                    for key in record[field_name]:
                        ids = {near: row.pk, far: self.id_of(field.related_model, key)}
                        links.append(through(**ids))
            if links:
                with self.faults_of(name, [line for line, _ in some]):
                    insert_as_they_are(through, links)

    def decoder(self, model: type[Model], name: str) -> tuple[str, Decode]:
        """Return where the value of a field is kept in a row, and what makes it."""
        field: Any = model._meta.get_field(name)
        if isinstance(field, models.ForeignKey):
            related: Any = field.related_model
            return field.attname, lambda key: self.id_of(related, key)
        if hasattr(field, "stream_block"):
            stream = field.stream_block
            return name, lambda stored: coming_in(stored, stream, self.id_of)
        if isinstance(field, models.DateTimeField):
            return name, moment_of
        if isinstance(field, models.DateField):
            return name, dt.date.fromisoformat
        if isinstance(field, models.IntegerField):
            return name, int
        return name, _as_it_is

    @staticmethod
    def _is_many(model: type[Model], name: str) -> bool:
        return bool(model._meta.get_field(name).many_to_many)

    def remember(self, name: str, rows: list[Any], records: list[Numbered]) -> None:
        """Note the ids that some records got."""
        model = KINDS[name].model
        if model not in self.ids:
            return
        held, natural = self.ids[model], NATURAL.get(model)
        for row, (_, record) in zip(rows, records, strict=True):
            key = getattr(row, natural) if natural else record.get("key") or site_key(row)
            held[key] = row.pk


def moment_of(text: str) -> dt.datetime:
    """Return a moment as an archive writes it. Raises ValueError."""
    return dt.datetime.fromisoformat(text)


def _as_it_is(value: Any) -> Any:
    return value
