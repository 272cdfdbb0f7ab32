"""Exchanges the record that a draft names: on a revision's content, as it is stored."""

import json
from collections.abc import Iterable, Iterator
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from django.db.models import Q
from django.utils.translation import ngettext
from wagtail.models import Page, ReferenceIndex, Revision

from caspian.newsroom.internals import indexed_kind
from caspian.newsroom.merge.kinds import MergeKind
from caspian.newsroom.models import Article, Byline, Home, Publication, Section
from caspian.newsroom.named_records import ITEM
from caspian.newsroom.stored import exchange

STREAMS: dict[str, Any] = {"body": Article, "front": Home}
Marks = dict[str, Any]
NOBODY = -1
"""an id that no record has: what would be exchanged for it is what names the record"""


def swap(
    content: dict[str, Any], kind: MergeKind, old: int, new: int
) -> tuple[dict[str, Any], Marks]:
    """Return a content that names another record, and marks by which `swap_back` finds the places.

    Without marks nothing named the record.
    """
    found, marks = deepcopy(content), Marks()
    if kind.many and old in (held := found.get(kind.many) or []):
        marks["many"] = "both" if new in held else "only"
        found[kind.many] = list(dict.fromkeys(new if one == old else one for one in held))
    if kind.one and found.get(kind.one) == old:
        marks["one"], found[kind.one] = True, new
    if kind.byline:
        _swap_bylines(found, marks, old, new)
    for name in STREAMS:
        ids: list[str] = []
        if stored := _stored(found, name):
            changed = exchange(stored, _block(name), kind.model, _noting(old, new, ids))
            if ids:
                marks[name], found[name] = ids, json.dumps(changed)
    return found, marks


def swap_back(
    content: dict[str, Any], kind: MergeKind, old: int, new: int, marks: Marks
) -> dict[str, Any]:
    """Return a content that names the old record where it did, as far as that place is there."""
    found = deepcopy(content)
    if "many" in marks and new in (held := found.get(kind.many) or []):
        keeps = [new, old] if marks["many"] == "both" else [old]
        found[kind.many] = [
            one for held_one in held for one in (keeps if held_one == new else [held_one])
        ]
    if marks.get("one") and found.get(kind.one) == new:
        found[kind.one] = old
    for role, sort_order, was_dropped in marks.get("bylines", ()):
        _put_back(found["bylines"], old, new, role, sort_order, was_dropped)
    for name in STREAMS:
        wanted = marks.get(name, ())
        if wanted and (stored := _stored(found, name)):
            back = _only_at(wanted, new, old)
            found[name] = json.dumps(exchange(stored, _block(name), kind.model, back))
    return found


def _swap_bylines(found: dict[str, Any], marks: Marks, old: int, new: int) -> None:
    rows = found.get("bylines") or []
    taken = {row["role"] for row in rows if row["contributor"] == new}
    kept, noted = [], []
    for row in rows:
        if row["contributor"] == old:
            dropped = row["role"] in taken
            noted.append([row["role"], row.get("sort_order"), dropped])
            if dropped:
                continue
            taken.add(row["role"])
            row["contributor"] = new
        kept.append(row)
    if noted:
        marks["bylines"], found["bylines"] = noted, kept


def _put_back(rows: list[Any], old: int, new: int, role: str, order: Any, dropped: bool) -> None:
    row = next((one for one in rows if (one["role"], one["contributor"]) == (role, new)), None)
    if row is None:
        return  # an editor took it out since
    if dropped:
        rows.append({**row, "pk": None, "contributor": old, "sort_order": order})
    else:
        row["contributor"] = old


def _noting(old: int, new: int, ids: list[str]) -> Any:
    def change(held: Any, mark: str) -> Any:
        if held != old:
            return held
        ids.append(mark)
        return new

    return change


def _only_at(marks: Any, old: int, new: int) -> Any:
    return lambda held, mark: new if held == old and mark in marks else held


def _stored(content: dict[str, Any], name: str) -> list[Any]:
    text = content.get(name)
    stored = json.loads(text) if isinstance(text, str) and text.startswith("[") else []
    return stored if isinstance(stored, list) else []


def _block(name: str) -> Any:
    return STREAMS[name]._meta.get_field(name).stream_block


@dataclass(frozen=True)
class Usage:
    """Who names a record."""

    articles: int
    others: int = 0
    """fronts, and the paper's own settings"""

    def __bool__(self) -> bool:
        return bool(self.articles or self.others)

    def in_words(self) -> str:
        """Return the number in words."""
        articles = ngettext("{number} article", "{number} articles", self.articles)
        articles = articles.format(number=f"{self.articles:,}")
        if not self.others:
            return articles
        others = ngettext(
            "{articles}, and {number} front or the settings",
            "{articles}, and {number} fronts or the settings",
            self.others,
        )
        return others.format(articles=articles, number=self.others)


def usage_of(kind: MergeKind, record: Any) -> Usage:
    """Return how many articles, fronts and settings name a record, published or not."""
    if isinstance(record, Section):
        below = set(Article.objects.descendant_of(record).values_list("pk", flat=True))
        fronts = _streams(record) | _drafts(kind, record)
        return Usage(len(below), len(fronts - below))
    found = filed(kind, record) | _streams(record) | _drafts(kind, record)
    articles = set(Article.objects.filter(pk__in=found).values_list("pk", flat=True))
    is_city = kind.name == "place" and Publication.objects.filter(city=record).exists()
    return Usage(len(articles), len(found - articles) + is_city)


def filed(kind: MergeKind, record: Any) -> set[int]:
    """Return the articles whose own row, as it stands, names a record."""
    found: set[int] = set()
    if kind.many:
        rows = kind.links.objects.filter(**{kind.column: record.pk})
        found.update(rows.values_list("article_id", flat=True))
    if kind.one:
        found.update(Article.objects.filter(**{kind.one: record}).values_list("pk", flat=True))
    if kind.byline:
        rows = Byline.objects.filter(contributor=record)
        found.update(rows.values_list("article_id", flat=True))
    return found


def candidates(pages: Iterable[int]) -> Iterator[Revision]:
    """Yield the revisions that may go out or be worked on: the latest of drafts and of some pages,
    and what is scheduled."""
    latest = Page.objects.filter(Q(pk__in=list(pages)) | Q(has_unpublished_changes=True))
    numbers = latest.exclude(latest_revision=None).values("latest_revision")
    wanted = Q(pk__in=numbers) | Q(approved_go_live_at__isnull=False)
    yield from Revision.page_revisions.filter(wanted).order_by("pk").iterator(chunk_size=200)


def _streams(record: Any) -> set[int]:
    kind = indexed_kind(Page)
    found = ReferenceIndex.get_references_to(record).filter(base_content_type=kind)
    # Fields that name several are moved in one statement: of a topic they are thousands.
    found = found.exclude(model_path__endswith=f".{ITEM}")
    return {int(pk) for pk in found.values_list("object_id", flat=True)}


def pages_with_blocks(record: Any) -> set[int]:
    """Return the pages whose published blocks may name a record."""
    return _streams(record)


def _drafts(kind: MergeKind, record: Any) -> set[int]:
    return {
        int(revision.object_id)
        for revision in candidates(())
        if swap(revision.content, kind, record.pk, NOBODY)[1]
    }
