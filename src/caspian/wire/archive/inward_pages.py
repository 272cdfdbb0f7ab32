"""Pages of an archive: first all places in the tree, so that blocks can name what comes later."""

import json
from collections import Counter
from typing import Any
from uuid import UUID

from django.contrib.contenttypes.models import ContentType
from wagtail.models import Locale, Page, Revision

from caspian.newsroom import outbox
from caspian.newsroom.drafts.proposed import PROPOSED, proposed_of
from caspian.newsroom.drafts.unfinished import KEY, typed_of
from caspian.newsroom.internals import insert_as_they_are, path_below
from caspian.newsroom.models import Contributor, Section
from caspian.newsroom.roles import ensure_section_editors
from caspian.newsroom.subjects import page
from caspian.wire.archive.inward import CAUSE, Inward, Numbered, UnknownKey, moment_of
from caspian.wire.archive.kinds import KINDS, PAGES
from caspian.wire.archive.outward_special import OF_THE_PAGE
from caspian.wire.archive.stored_forms import coming_in, stream_fields

_NAMES: dict[Any, str] = {KINDS[name].model: name for name in PAGES}
OF_PAGE = frozenset(field.name for field in Page._meta.get_fields())


class InwardPages:
    """The pages of an archive on their way into the tree."""

    def __init__(self, inward: Inward) -> None:
        self._in = inward
        root = Page.get_first_root_node()
        self._above: dict[str | None, tuple[int, str, str]] = {None: (root.pk, root.path, "/")}
        self._below: Counter[int] = Counter()
        self._aliases: list[tuple[int, str, str, int]] = []

    def insert_all(self) -> None:
        """Insert all pages with what is in them, and tell the outbox of each."""
        for name in PAGES:
            for some in self._in.portions(name):
                self._places(name, some)
        self._tie()
        for name in PAGES:
            for some in self._in.portions(name):
                self._contents(name, some)
        for section in Section.objects.order_by("pk"):
            ensure_section_editors(section)

    def _places(self, name: str, some: list[Numbered]) -> None:
        kind = ContentType.objects.get_for_model(KINDS[name].model)
        fields = [f for f in KINDS[name].fields if f in OF_PAGE and f != "alias_of"]
        decoders = [(f, self._in.decoder(Page, f)[1]) for f in fields]
        rows = []
        for line, record in some:
            with self._in.faults_of(name, [line]):
                row: Any = Page(content_type=kind)
                for field, decode in decoders:
                    value = record[field]
                    setattr(row, field, value if value is None else decode(value))
                self._place(name, row, record)
                rows.append(row)
        with self._in.faults_of(name, [line for line, _ in some]):
            insert_as_they_are(Page, rows)
        for row, (line, record) in zip(rows, some, strict=True):
            self._note(name, row, line, record)
        outbox.record(CAUSE, [page(row.pk) for row in rows])

    def _place(self, name: str, row: Any, record: dict[str, Any]) -> None:
        if record["parent"] not in self._above:
            raise UnknownKey(f"the page {record['parent']!r} above it is not in the archive")
        above, path, url = self._above[record["parent"]]
        language, _, key = record["key"].partition(":")
        row.translation_key, row.locale_id = UUID(key), self._in.id_of(Locale, language)
        row.path = path_below(path, record["position"])
        row.depth, row.numchild = len(row.path) // Page.steplen, 0
        row.url_path = f"{url}{row.slug}/"
        self._below[above] += 1

    def _note(self, name: str, row: Any, line: int, record: dict[str, Any]) -> None:
        self._in.ids[Page][record["key"]] = row.pk
        if name in ("homes", "sections"):
            self._above[record["key"]] = (row.pk, row.path, row.url_path)
        if record["alias_of"] is not None:
            self._aliases.append((row.pk, record["alias_of"], name, line))

    def _tie(self) -> None:
        for pk, number in self._below.items():
            Page.objects.filter(pk=pk).update(numchild=number)
        for pk, key, name, line in self._aliases:
            with self._in.faults_of(name, [line]):
                Page.objects.filter(pk=pk).update(alias_of=self._in.id_of(Page, key))

    def _contents(self, name: str, some: list[Numbered]) -> None:
        kind = KINDS[name]
        fields = [f for f in kind.fields if f not in OF_PAGE and f not in ("topics", "places")]
        decoders = [(f, *self._in.decoder(kind.model, f)) for f in fields]
        rows = []
        for line, record in some:
            with self._in.faults_of(name, [line]):
                row: Any = kind.model()
                row.page_ptr_id = row.id = self._in.id_of(Page, record["key"])
                for field, target, decode in decoders:
                    value = record[field]
                    row.__dict__[target] = value if value is None else decode(value)
                rows.append(row)
        self._in.insert(name, some, rows)
        self._in.link(name, some, rows)

    def insert_revisions(self) -> None:
        """Insert the versions of pages that are not published."""
        kinds = {name: ContentType.objects.get_for_model(KINDS[name].model) for name in PAGES}
        by_id = {kind.pk: (KINDS[name].model, kind) for name, kind in kinds.items()}
        base = ContentType.objects.get_for_model(Page)
        for some in self._in.portions("revisions"):
            keys = [record["page"] for _, record in some]
            ids = [self._in.ids[Page].get(key, 0) for key in keys]
            of = dict(Page.objects.filter(pk__in=ids).values_list("pk", "content_type"))
            rows = []
            for line, record in some:
                with self._in.faults_of("revisions", [line]):
                    pk = self._in.id_of(Page, record["page"])
                    model, kind = by_id[of[pk]]
                    due = record["approved_go_live_at"]
                    rows.append(
                        Revision(
                            content_type=kind,
                            base_content_type=base,
                            object_id=str(pk),
                            created_at=moment_of(record["created_at"]),
                            object_str=record["object_str"],
                            approved_go_live_at=due and moment_of(due),
                            content=self._content(model, pk, record["content"]),
                        )
                    )
            with self._in.faults_of("revisions", [line for line, _ in some]):
                insert_as_they_are(Revision, rows)
            self._point_to(rows, some)

    def _point_to(self, rows: list[Any], some: list[Numbered]) -> None:
        for row, (_, record) in zip(rows, some, strict=True):
            flags = {"latest_revision": record["is_latest"], "live_revision": record["is_live"]}
            named = {field: row.pk for field, is_so in flags.items() if is_so}
            if named:
                Page.objects.filter(pk=row.object_id).update(**named)

    def _content(self, model: Any, pk: int, content: dict[str, Any]) -> dict[str, Any]:
        """Return the content of a version as Wagtail keeps it."""
        streams, known = stream_fields(model), KINDS[_NAMES[model]].fields
        found: dict[str, Any] = {"pk": pk}
        for name, held in content.items():
            if name in OF_THE_PAGE:
                continue
            if name == KEY:
                found[name] = typed_of(content)
            elif name == PROPOSED:
                found[name] = proposed_of(held)
            elif name == "bylines":
                found[name] = [self._byline(pk, one) for one in held]
            elif name not in known:
                raise UnknownKey(f"content.{name} is not known")
            elif name in streams:
                found[name] = as_stored_text(coming_in(held, streams[name], self._in.id_of))
            elif (field := model._meta.get_field(name)).is_relation:
                related = field.related_model
                if field.many_to_many:
                    found[name] = [self._in.id_of(related, key) for key in held]
                else:
                    found[name] = None if held is None else self._in.id_of(related, held)
            else:
                found[name] = held
        return found

    def _byline(self, pk: int, one: dict[str, Any]) -> dict[str, Any]:
        who = self._in.id_of(Contributor, one["contributor"])
        order = one["sort_order"]
        return {"pk": None, "sort_order": order, "article": pk, "contributor": who,
                "role": one["role"]}  # fmt: skip


def as_stored_text(held: Any) -> Any:
    """Return blocks as a version keeps them: as a text of JSON."""

    return json.dumps(held) if isinstance(held, list) else held
