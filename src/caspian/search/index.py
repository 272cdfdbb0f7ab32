"""Keeps the index true: what is public is in it, what is not is out, whatever path a change took.

The index is derived, as the lists are. The press calls `index` for the pages that changed and
`follow` for whatever stands in the index of many articles, such as a topic's name; `catch_up` does
a portion of that at a time, so that no publication waits for an archive.
"""

import unicodedata
from collections.abc import Collection, Iterable, Sequence
from importlib.metadata import version
from typing import Any

from django.db import transaction
from django.db.models import QuerySet

from caspian.common import folding
from caspian.newsroom.internals import delete_unseen
from caspian.newsroom.models import Article, Byline
from caspian.search.content import IndexedContent, contents_of
from caspian.search.engines import engine
from caspian.search.engines.shape import Columns, Held
from caspian.search.models import Entry, EntryText, Progress, Word
from caspian.search.query import stems
from caspian.search.ranking import free
from caspian.search.vocabulary import WordCount

SHAPE = "1"
"""changed whenever what is indexed of an article changes"""
PORTION = 100
MOST_WORDS = 30_000
"""words of a text that are indexed: more than any article has, and a tsvector has an end"""
EVERYTHING = "everything"
_FOLLOWED = ("contributor:", "place:", "topic:")
_ABOVE_ALL = 1 << 62


def index(ids: Iterable[int]) -> None:
    """Put articles that are public into the index, and take out those that are not.

    Ids that are no article's are passed over.
    """
    wanted = sorted(set(ids))
    for start in range(0, len(wanted), PORTION):
        with transaction.atomic():
            _progress()
            _index(wanted[start : start + PORTION])


def follow(subjects: Iterable[str]) -> None:
    """Note that names changed which stand in the index of articles: "topic:4", "place:2"."""
    named = [subject for subject in subjects if subject.startswith(_FOLLOWED)]
    if named:
        with transaction.atomic():
            progress = _progress()
            waiting = [pair for pair in progress.behind if pair[0] not in named]
            progress.behind = [*waiting, *([subject, _ABOVE_ALL] for subject in named)]
            progress.save()


def is_behind() -> bool:
    """Return whether there is anything left to catch up with; one small query."""
    row = Progress.objects.values_list("made_with", "behind").first()
    return row is None or row[0] != made_with() or bool(row[1])


@transaction.atomic
def catch_up() -> bool:
    """Index a portion of what `follow` noted, newest articles first; return whether more is left.

    An index that is missing, or was made by another way of folding, is emptied and begun anew.
    """
    progress = _progress()
    if not progress.behind:
        return False
    (subject, below), *rest = progress.behind
    ids = list(_articles_of(subject, below)[:PORTION])
    _index(ids)
    progress.behind = [[subject, ids[-1]], *rest] if len(ids) == PORTION else rest
    progress.save()
    return bool(progress.behind)


def made_with() -> str:
    """Return what tells this index from one that keeps other stems of the same words."""
    parts = (SHAPE, folding.VERSION, unicodedata.unidata_version, version("snowballstemmer"))
    return " ".join(parts)


def _progress() -> Progress:
    """Return how far the index is, locked against another press; begin it anew if it is not ours.

    What was put in can only be taken out word by word, so it must have been made as we make it.
    """
    progress = Progress.objects.select_for_update().first() or Progress()
    if progress.made_with != made_with():
        engine().empty()
        for model in (EntryText, Entry, Word):
            everything: QuerySet[Any] = model.objects.all()
            # Without looking at each: there may be 100,000, and nothing hangs on them.
            delete_unseen(everything)
        progress.made_with, progress.behind = made_with(), [[EVERYTHING, _ABOVE_ALL]]
        progress.save()
    return progress


def _articles_of(subject: str, below: int) -> QuerySet[Any, int]:
    """Return the ids of the articles that a name stands in, below an id, highest first."""
    kind, _, of = subject.partition(":")
    if kind == EVERYTHING:
        rows = Article.objects.public().filter(pk__lt=below).order_by("-pk")
        return rows.values_list("pk", flat=True)
    links: QuerySet[Any] = {
        "contributor": Byline.objects.filter(contributor_id=of),
        "place": Article.places.through.objects.filter(place_id=of),
        "topic": Article.topics.through.objects.filter(topic_id=of),
    }[kind]
    found = links.filter(article_id__lt=below).values_list("article_id", flat=True)
    if kind == "place":
        datelines = Article.objects.filter(dateline_id=of, pk__lt=below)
        found = found.order_by().union(datelines.order_by().values_list("pk", flat=True))
        return found.order_by("-article_id")
    return found.order_by("-article_id").distinct()


def _index(ids: Collection[int]) -> None:
    contents = contents_of(ids)
    entries = Entry.objects.filter(article__in=ids).select_related("text")
    held = {entry.article: entry for entry in entries}
    same = {pk for pk, entry in held.items() if pk in contents and _is(entry, contents[pk])}
    counted = WordCount()
    _take_out([entry for pk, entry in held.items() if pk not in same], counted)
    for pk, content in contents.items():
        if pk not in same:
            _put(content, held.get(pk), counted)
    counted.write()


def _take_out(entries: Sequence[Entry], counted: WordCount) -> None:
    if not entries:
        return
    engine().take_out([_held(entry, entry.text) for entry in entries])
    for entry in entries:
        counted.add(_texts(entry.text), entry.language, -1)
    Entry.objects.filter(pk__in=[entry.pk for entry in entries]).delete()


def _put(content: IndexedContent, before: Entry | None, counted: WordCount) -> None:
    stays = before is not None and before.published_at == content.published_at
    entry = Entry(
        position=before.position if before and stays else free(content.published_at),
        article=content.article,
        language=content.language,
        published_at=content.published_at,
        filed=content.filed,
    )
    text = EntryText(
        entry=entry,
        title=content.title,
        standfirst=content.standfirst,
        names=content.names,
        body=content.body,
    )
    entry.save(force_insert=True)
    text.save(force_insert=True)
    engine().put([_held(entry, text)])
    counted.add(_texts(text), entry.language, 1)


def _is(entry: Entry, content: IndexedContent) -> bool:
    ours = (entry.language, entry.published_at, entry.filed, *_texts(entry.text))
    theirs = (content.language, content.published_at, content.filed, *_texts(content))
    return ours == theirs


def _texts(of: EntryText | IndexedContent) -> tuple[str, str, str, str]:
    return of.title, of.standfirst, of.names, of.body


def _held(entry: Entry, text: EntryText) -> Held:
    title, standfirst, names, body = (
        stems(one, entry.language)[:MOST_WORDS] for one in _texts(text)
    )
    columns = Columns(title, standfirst, names, body, entry.filed.split())
    return Held(entry.position, entry.language, columns)
