"""Moves whatever names one record to another, and notes it so that it can be moved back."""

import json
from collections.abc import Iterable
from typing import Any

from wagtail.models import Page, ReferenceIndex, Revision

from caspian.newsroom.internals import indexed_kind, reference_row
from caspian.newsroom.merge.content import (
    STREAMS,
    candidates,
    filed,
    pages_with_blocks,
    swap,
    swap_back,
)
from caspian.newsroom.merge.kinds import MergeKind
from caspian.newsroom.models import Article, Byline, Publication
from caspian.newsroom.named_records import ITEM
from caspian.newsroom.stored import exchange

Moved = dict[str, Any]


def move(kind: MergeKind, old: Any, new: Any) -> tuple[Moved, set[int]]:
    """Let everything that names one record name another; return notes, and the pages concerned.

    The rows are written in bulk: the caller tells the outbox.
    """
    pages, moved = filed(kind, old), Moved()
    moved["streams"] = _move_streams(kind, old.pk, new.pk, pages_with_blocks(old))
    concerned = pages | {int(pk) for pk in moved["streams"]}
    # First, while the rows still say which pages are concerned.
    moved["drafts"] = _move_drafts(kind, old.pk, new.pk, concerned)
    if kind.many:
        rows = kind.links.objects.filter(**{kind.column: old.pk})
        has = kind.links.objects.filter(**{kind.column: new.pk}).values("article_id")
        moved["both"] = list(rows.filter(article_id__in=has).values_list("article_id", flat=True))
        rows.filter(article_id__in=moved["both"]).delete()
        moved["only"] = list(rows.values_list("article_id", flat=True))
        rows.update(**{kind.column: new.pk})
        _exchange_named(kind.many, old, new, moved["both"] + moved["only"])
    if kind.one:
        rows = Article.objects.filter(**{kind.one: old})
        moved["one"] = list(rows.values_list("pk", flat=True))
        rows.update(**{kind.one: new})
        _move_references(old, new, moved["one"])
        paper = Publication.load()
        moved["city"] = paper.city_id == old.pk
        if moved["city"]:
            paper.city = new
            paper.save()
    if kind.byline:
        moved["dropped"], moved["bylines"] = _move_bylines(old, new)
        _move_references(old, new, pages)
    return moved, concerned


def move_back(kind: MergeKind, old: Any, new: Any, moved: Moved) -> set[int]:
    """Let name the old record again what did, as far as it names the new one; return the pages."""
    pages = {int(pk) for pk in moved["streams"]}
    if kind.many:
        rows = kind.links.objects.filter(**{kind.column: new.pk})
        still = set(rows.values_list("article_id", flat=True))
        rows.filter(article_id__in=moved["only"]).update(**{kind.column: old.pk})
        kind.links.objects.bulk_create(
            kind.links(article_id=pk, **{kind.column: old.pk})
            for pk in moved["both"]
            if pk in still
        )
        _exchange_named(kind.many, new, old, moved["only"])
        for page in Article.objects.filter(pk__in=moved["both"]):
            ReferenceIndex.create_or_update_for_object(page)
        pages.update(moved["only"], moved["both"])
    if kind.one:
        back = Article.objects.filter(pk__in=moved["one"], **{kind.one: new})
        back.update(**{kind.one: old})
        _move_references(new, old, moved["one"])
        pages.update(moved["one"])
        paper = Publication.load()
        if moved["city"] and paper.city_id == new.pk:
            paper.city = old
            paper.save()
    if kind.byline:
        pages |= _bylines_back(old, new, moved)
    _streams_back(kind, old.pk, new.pk, moved["streams"])
    _drafts_back(kind, old.pk, new.pk, moved["drafts"])
    return pages


def _move_bylines(old: Any, new: Any) -> tuple[list[Any], list[int]]:
    taken = set(Byline.objects.filter(contributor=new).values_list("article_id", "role"))
    dropped, kept = [], []
    for row in Byline.objects.filter(contributor=old).order_by("pk"):
        if (row.article_id, row.role) in taken:
            dropped.append([row.article_id, row.role, row.sort_order])
            path = f"bylines.{row.pk}.contributor"
            _on_pages(old).filter(object_id=str(row.article_id), content_path=path).delete()
            row.delete()
        else:
            taken.add((row.article_id, row.role))
            kept.append(row.pk)
    Byline.objects.filter(pk__in=kept).update(contributor=new)
    return dropped, kept


def _bylines_back(old: Any, new: Any, moved: Moved) -> set[int]:
    rows = Byline.objects.filter(pk__in=moved["bylines"], contributor=new)
    pages = set(rows.values_list("article_id", flat=True))
    rows.update(contributor=old)
    _move_references(new, old, pages)
    there = set(Byline.objects.filter(contributor=new).values_list("article_id", "role"))
    for article, role, order in moved["dropped"]:
        if (article, role) in there:
            Byline.objects.create(article_id=article, role=role, sort_order=order, contributor=old)
            pages.add(article)
    return pages


def _move_references(old: Any, new: Any, pages: Iterable[int]) -> None:
    """Keep Wagtail's index of who names what true, which no bulk change tells."""
    rows = _on_pages(old).filter(
        object_id__in=[str(pk) for pk in pages],
        model_path__in=("dateline", "bylines.item.contributor"),
    )
    rows.update(to_object_id=str(new.pk))


def _exchange_named(field: str, old: Any, new: Any, pages: Iterable[int]) -> None:
    gone = _on_pages(old).filter(
        object_id__in=[str(pk) for pk in pages], model_path=f"{field}.{ITEM}"
    )
    kind = indexed_kind(type(new)).pk
    rows = [
        reference_row(one.content_type, one.base_content_type, one.object_id, kind, str(new.pk),
                      one.model_path, one.content_path)
        for one in gone.select_related("content_type", "base_content_type")
    ]  # fmt: skip
    # One that names both is there already.
    ReferenceIndex.objects.bulk_create(rows, ignore_conflicts=True)
    gone.delete()


def _on_pages(record: Any) -> Any:
    kind = indexed_kind(Page)
    return ReferenceIndex.get_references_to(record).filter(base_content_type=kind)


def _move_streams(kind: MergeKind, old: int, new: int, pages: set[int]) -> dict[str, list[str]]:
    moved = {}
    for page in Page.objects.filter(pk__in=pages).specific():
        ids: list[str] = []

        def change(held: Any, mark: str, ids: list[str] = ids) -> Any:
            if held != old:
                return held
            ids.append(mark)
            return new

        if _exchange(page, kind, change, ids):
            moved[str(page.pk)] = ids
    return moved


def _streams_back(kind: MergeKind, old: int, new: int, moved: dict[str, list[str]]) -> None:
    for page in Page.objects.filter(pk__in=moved).specific():
        wanted = moved[str(page.pk)]
        ids: list[str] = []

        def change(held: Any, mark: str, wanted: Any = wanted, ids: list[str] = ids) -> Any:
            if held != new or mark not in wanted:
                return held
            ids.append(mark)
            return old

        _exchange(page, kind, change, ids)


def _exchange(page: Any, kind: MergeKind, change: Any, ids: list[str]) -> bool:
    for name in STREAMS:
        value = getattr(page, name, None)
        if value is not None and hasattr(value, "stream_block"):
            stored = list(value.raw_data)
            changed = exchange(stored, value.stream_block, kind.model, change)
            if ids:
                setattr(page, name, json.dumps(changed))
                page.save(clean=False, update_fields=[name])
    return bool(ids)


def _move_drafts(kind: MergeKind, old: int, new: int, pages: set[int]) -> dict[str, Any]:
    moved = {}
    for revision in candidates(pages):
        content, marks = swap(revision.content, kind, old, new)
        if marks:
            moved[str(revision.object_id)] = marks
            _rewrite(revision, content)
    return moved


def _drafts_back(kind: MergeKind, old: int, new: int, moved: dict[str, Any]) -> None:
    for revision in candidates(int(pk) for pk in moved):
        if marks := moved.get(str(revision.object_id)):
            _rewrite(revision, swap_back(revision.content, kind, old, new, marks))


def _rewrite(revision: Revision, content: dict[str, Any]) -> None:
    if content != revision.content:
        revision.content = content
        revision.save(update_fields=["content"])
