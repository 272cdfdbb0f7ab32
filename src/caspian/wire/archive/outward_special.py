"""What of a record is no field of its row: keys, places in the tree, files, former versions."""

import datetime as dt
from collections import defaultdict
from collections.abc import Callable
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from django.contrib.contenttypes.models import ContentType
from taggit.models import TaggedItem
from wagtail.models import Page

from caspian.dossiers.models import Place
from caspian.newsroom.archive_pages import CONTRIBUTOR, LATEST, PLACE, SECTION, TOPIC, ListKey
from caspian.newsroom.drafts.proposed import PROPOSED, proposed_of
from caspian.newsroom.drafts.unfinished import KEY, typed_of
from caspian.newsroom.internals import parent_path, step_of
from caspian.newsroom.models import Article, Contributor, Section, Topic
from caspian.newsroom.stored import identifier
from caspian.wire.archive.kinds import KINDS, PAGES
from caspian.wire.archive.stored_forms import going_out, of_revision, stream_fields

if TYPE_CHECKING:
    from caspian.wire.archive.outward import Outward

Extra = dict[int, dict[str, Any]]
"""by the id of the row; a row that is not in it is not exported"""
NOT_YET: dict[str, Callable[[Any], Any]] = {
    "has_unpublished_changes": lambda page: False,
    "draft_title": lambda page: page.title,
    "go_live_at": lambda page: None,
    "latest_revision_created_at": lambda page: moment_of(page.last_published_at),
}
"""what of a public page tells of its next version, where drafts don't leave"""
LISTS: dict[str, Any] = {
    SECTION: Section, TOPIC: Topic, PLACE: Place, CONTRIBUTOR: Contributor,
}  # fmt: skip
OF_THE_PAGE = frozenset(
    ["alias_of", "draft_title", "has_unpublished_changes", "latest_revision_created_at", "live"]
)
"""what a version takes from its page, whatever it says itself"""


def tags_of_files() -> dict[tuple[int, int], list[str]]:
    """Return the tags of pictures and attachments, by content type and id."""
    found = defaultdict(list)
    rows = TaggedItem.objects.order_by("pk").values_list("content_type", "object_id", "tag__slug")
    for kind, pk, slug in rows:
        found[kind, pk].append(slug)
    return found


def _pages(out: "Outward", rows: list[Any]) -> Extra:
    above = dict(
        Page.objects.filter(path__in={parent_path(row.path) for row in rows}).values_list(
            "path", "pk"
        )
    )
    return {
        row.pk: {
            "key": out.keys.of(Page, row.pk),
            "language": out.keys.languages[row.locale_id],
            "parent": out.keys.of(Page, above[parent_path(row.path)]),
            "position": step_of(row.path),
            "path": row.url_path,
        }
        for row in rows
    }


def _files(out: "Outward", rows: list[Any]) -> Extra:
    kind = ContentType.objects.get_for_model(type(rows[0])).pk
    found = {}
    for row in rows:
        key = str(out.keys.of(type(row), row.pk))
        digest = key.partition("-")[0]
        name = PurePosixPath(row.file.name).name
        found[row.pk] = {
            "key": key,
            "file": None if digest == "lost" else out.members[digest],
            "filename": name or "lost",
            "tags": out.tags.get((kind, row.pk), []),
        }
    return found


def _revisions(out: "Outward", rows: list[Any]) -> Extra:
    ids = {int(row.object_id) for row in rows}
    pages = {page.pk: page for page in Page.objects.filter(pk__in=ids)}
    found: Extra = {}
    for row in rows:
        page = pages.get(int(row.object_id))
        key = out.keys.of(Page, page.pk) if page else None
        if page and key:
            found[row.pk] = {
                "page": key,
                "content": _content(out, page.specific_class, row.content),
                "is_latest": page.latest_revision_id == row.pk,
                "is_live": page.live_revision_id == row.pk,
            }
    return found


def _content(out: "Outward", model: Any, content: dict[str, Any]) -> dict[str, Any]:
    kind = next(KINDS[name] for name in PAGES if KINDS[name].model is model)
    streams = stream_fields(model)
    found: dict[str, Any] = {}
    for name in kind.fields:
        if name not in content or name in OF_THE_PAGE:
            continue
        field, held = model._meta.get_field(name), content[name]
        if name in streams:
            found[name] = going_out(of_revision(content, name), streams[name], out.keys.of)
        elif field.is_relation:
            many = [out.keys.of(field.related_model, identifier(one)) for one in _listed(held)]
            kept = [key for key in many if key]
            found[name] = kept if field.many_to_many else next(iter(kept), None)
        else:
            found[name] = held
    if isinstance(bylines := content.get("bylines"), list):
        found["bylines"] = [
            {"contributor": who, "role": one.get("role"), "sort_order": one.get("sort_order")}
            for one in bylines
            if isinstance(one, dict)
            and (who := out.keys.of(Contributor, identifier(one.get("contributor"))))
        ]
    if typed := typed_of(content):
        found[KEY] = typed
    if proposed := proposed_of(content.get(PROPOSED)):
        found[PROPOSED] = proposed
    return found


def _listed(held: Any) -> list[Any]:
    return held if isinstance(held, list) else [held]


def _archive_pages(out: "Outward", rows: list[Any]) -> Extra:
    found: Extra = {}
    newest = _newest(out, rows)
    for row in rows:
        key = ListKey.parse(row.list)
        model = LISTS.get(key.kind)
        of = out.keys.of(model, identifier(key.of)) if model else ""
        if of is not None and key.kind in (LATEST, *LISTS):
            found[row.pk] = {
                "list": key.kind, "language": key.code, "of": of, "article": newest[row.pk],
            }  # fmt: skip
    return found


def _newest(out: "Outward", rows: list[Any]) -> dict[int, str | None]:
    """Return the key of the newest article that may stand on each archive page, of its moment.

    The one that it was cut at may be gone: then it is the next older one of the same moment.
    """
    at: dict[dt.datetime, list[int]] = defaultdict(list)
    same = Article.objects.filter(published_at__in={row.published_at for row in rows})
    for moment, pk in same.order_by("-pk").values_list("published_at", "pk"):
        at[moment].append(pk)
    found = {}
    for row in rows:
        older = (pk for pk in at[row.published_at] if pk <= row.newest)
        found[row.pk] = next(filter(None, (out.keys.of(Article, pk) for pk in older)), None)
    return found


def _commenters(out: "Outward", rows: list[Any]) -> Extra:
    return {row.pk: {"number": out.keys.commenter(row.pk)} for row in rows}


def moment_of(moment: dt.datetime | None) -> str | None:
    """Return a moment as the archive writes it."""
    return moment.astimezone(dt.UTC).replace(tzinfo=None).isoformat() + "Z" if moment else None


EXTRA: dict[str, Callable[["Outward", list[Any]], Extra]] = {
    **dict.fromkeys(PAGES, _pages),
    "pictures": _files,
    "attachments": _files,
    "revisions": _revisions,
    "archive_pages": _archive_pages,
    "commenters": _commenters,
}
