"""Makes the records of an archive: kind by kind, in portions, so that memory stays flat."""

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import Any

from django.db import models
from django.db.models import QuerySet
from wagtail.models import Page

from caspian.common.batches import batches
from caspian.wire.archive import outward_special as special
from caspian.wire.archive.choosing import ExportChoice
from caspian.wire.archive.keys import OutwardKeys
from caspian.wire.archive.kinds import KINDS, PAGES, ArchiveKind, ArchivePart
from caspian.wire.archive.outward_articles import OF_ARTICLES
from caspian.wire.archive.stored_forms import going_out, raw

AT_ONCE = 50
"""rows in memory at once: the blocks of an article take up twenty times what they say"""
OF_TREE = ("path", "url_path", "locale_id", "live", "title", "last_published_at")
"""what is said of a page besides its own fields"""
Record = dict[str, Any]
Encode = Callable[[Any], Any]


class Outward:
    """The records of a newsroom, as they stand in an archive."""

    def __init__(self, choice: ExportChoice) -> None:
        # A choice of its own: it keeps what it finds out about the paper, which changes.
        self.choice = replace(choice)
        self.keys = OutwardKeys(self.choice)
        self.tags = special.tags_of_files()
        self.members: dict[str, str] = {}
        """the names in the archive of files, by their SHA-256"""

    def records(self, name: str) -> Iterator[Record]:
        """Yield the records of a kind."""
        kind = KINDS[name]
        if name in OF_ARTICLES:
            for some in self._portions(plain(self.choice.pages(KINDS["articles"].model))):
                yield from OF_ARTICLES[name](self, some)
            return
        fields = [(field, self.encoder(kind.model, field)) for field in kind.fields]
        for some in self._portions(self._rows(kind)):
            parts = [(part.name, self.parts(part, some)) for part in kind.parts]
            linked = self._linked(kind, some)
            extra = special.EXTRA[name](self, some) if name in special.EXTRA else {}
            for row in some:
                if name in special.EXTRA and row.pk not in extra:
                    continue
                record = {field: encode(row) for field, encode in fields if encode}
                record |= {field: found[row.pk] for field, found in linked.items()}
                record |= {part: found[row.pk] for part, found in parts}
                record |= extra.get(row.pk, {})
                if _stands(name, record):
                    yield record

    def _rows(self, kind: ArchiveKind) -> QuerySet[Any]:
        model: Any = kind.model
        if kind.name in PAGES:
            return plain(self.choice.pages(model), *OF_TREE, *columns(model, kind.fields))
        if kind.name in ("pictures", "attachments"):
            return self.choice.files(model)
        if kind.name == "revisions":
            return self.choice.revisions()
        return model._base_manager.all()

    @staticmethod
    def _portions(rows: QuerySet[Any]) -> Iterator[list[Any]]:
        last = 0
        while some := list(rows.filter(pk__gt=last).order_by("pk")[:AT_ONCE]):
            yield some
            last = some[-1].pk

    def parts(self, part: ArchivePart, wholes: list[Any]) -> dict[int, list[Record]]:
        """Return the parts of some records, by the ids of these."""
        found: dict[int, list[Record]] = defaultdict(list)
        column = f"{part.whole}_id"
        fields = [(field, self.encoder(part.model, field)) for field in part.fields]
        for some in batches(wholes, AT_ONCE):  # as many ids as every database takes at once
            ids = [row.pk for row in some]
            rows = part.model._base_manager.filter(**{f"{column}__in": ids}).order_by("pk")
            by = ("by_id",) if part.name == "decisions" else ()
            for row in plain(rows, column, *by, *columns(part.model, part.fields)):
                record = {field: encode(row) for field, encode in fields if encode}
                if by:
                    record["by_moderator"] = row.by_id is not None
                found[getattr(row, column)].append(record)
        return found

    def _linked(self, kind: ArchiveKind, rows: list[Any]) -> dict[str, dict[int, list[str]]]:
        """Return what some records are filed under, by the field, and by their ids."""
        linked: dict[str, dict[int, list[str]]] = {}
        for name in kind.fields:
            field: Any = kind.model._meta.get_field(name)
            if not field.many_to_many:
                continue
            through, found = field.remote_field.through, defaultdict(list)
            near, far = field.m2m_column_name(), field.m2m_reverse_name()
            links = through._base_manager.filter(**{f"{near}__in": [row.pk for row in rows]})
            for of, to in links.order_by("pk").values_list(near, far):
                if key := self.keys.of(field.related_model, to):
                    found[of].append(key)
            linked[name] = found
        return linked

    def encoder(self, model: type[models.Model], name: str) -> Encode | None:
        """Return what makes the value of a field, or None where it is not in the row itself."""
        field: Any = model._meta.get_field(name)
        if field.many_to_many:
            return None
        if isinstance(field, models.ForeignKey):
            related: Any = field.related_model
            return lambda row: self.keys.of(related, getattr(row, field.attname))
        if hasattr(field, "stream_block"):
            stream = field.stream_block
            return lambda row: going_out(raw(getattr(row, name)), stream, self.keys.of)
        if name == "live" and issubclass(model, Page):
            return lambda row: row.live and not row.path.startswith(self.choice.closed)
        if issubclass(model, Page) and not self.choice.drafts and name in special.NOT_YET:
            return special.NOT_YET[name]
        return lambda row: plain_value(getattr(row, field.attname))


def plain(rows: QuerySet[Any], *names: str) -> QuerySet[Any]:
    """Return rows as their columns, which have the names of attributes.

    To build the record of a page takes more time than to write it.
    """
    return rows.values_list("pk", *dict.fromkeys(names), named=True)


def columns(model: type[models.Model], names: Iterable[str]) -> Iterator[str]:
    """Yield the columns that hold some fields of a model."""
    for name in names:
        field: Any = model._meta.get_field(name)
        if not field.many_to_many:
            yield field.attname


def plain_value(value: Any) -> Any:
    """Return a value as JSON has it."""
    if isinstance(value, dt.datetime):
        return value.astimezone(dt.UTC).replace(tzinfo=None).isoformat() + "Z"
    return value.isoformat() if isinstance(value, dt.date) else value


def _stands(name: str, record: Record) -> bool:
    """Return whether a record is whole although what it names may not be exported."""
    if name == "redirects":
        return bool(record["redirect_page"] or record["redirect_link"])
    return name not in ("promotions", "key_articles") or record["article"] is not None
