"""What a feed says of an article: the same in every format, read once for all of them."""

import datetime as dt
import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial
from itertools import chain

from caspian.common.dates import is_in_range
from caspian.common.languages import language
from caspian.feeds.addresses import absolute
from caspian.feeds.content import content_of
from caspian.formats.feed.parts import FeedAuthor, FeedCategory, FeedEntry, FeedPicture
from caspian.newsroom.archive_pages import KIND, PER_PAGE, ListKey
from caspian.newsroom.date_to_come import DATES, date_for_programs
from caspian.newsroom.models import Article
from caspian.newsroom.subjects import page
from caspian.pages.builders.body import body_of
from caspian.pages.builders.frame import absolute as absolute_source
from caspian.pages.parts import PagePicture, Source
from caspian.pages.reads import articles, lists, paper
from caspian.pages.reads.again import prefetched_by
from caspian.pages.reads.articles import ArticleFacts
from caspian.pages.reads.door import inside, read, record_subject, unrecorded
from caspian.pages.reads.pictures import social_pictures

AUTHORS = ("by", "with")
MEDIA_TOPICS = "http://cv.iptc.org/newscodes/mediatopic/"
Moments = dict[int, tuple[dt.datetime, dt.datetime]]
PAPER_SIZE = 30
"""entries of the feed of all languages, which has no archive: each language's has one"""


@dataclass(frozen=True)
class FeedEntries:
    """The articles of one document of a feed, newest first, and when the last of them changed.

    `newer` and `older` are the numbers of the archive pages beside it, as of `lists.Shown`.
    """

    ids: tuple[int, ...]
    updated: dt.datetime | None
    newer: int | None = None
    older: int | None = None


@read
def feed_entries(key: ListKey, number: int) -> FeedEntries | None:
    """Return what stands in the feed of a list: in its head (0), or in an archive page of it."""
    if key.kind == KIND:
        return None if number else _entries(lists.of_kind(key.of, key.code, PER_PAGE))
    shown = lists.archive_page(key, number) if number else lists.head(key)
    return _entries(shown.ids, shown.newer, shown.older) if shown else None


@read
def paper_entries() -> FeedEntries:
    """Return what stands in the feed of all languages."""
    ids = tuple(
        one for home in paper.homes() for one in lists.newest(home.address.strip("/"), PAPER_SIZE)
    )
    moments = _moments(ids)
    newest = sorted(moments, key=lambda one: (moments[one][0], one), reverse=True)
    return _entries(tuple(newest[:PAPER_SIZE]))


@read
def entry_moments(article_id: int) -> tuple[dt.datetime, dt.datetime] | None:
    """Return when an article appeared and when it last changed, or None where it isn't public."""
    return _moments_of(article_id, _rows([article_id]))


def prefetch(keys: Iterable[ListKey]) -> None:
    """Answer for the heads of many feeds with one query what `feed_entries` asks of each entry."""
    with inside():
        heads = (lists.head(key).ids for key in dict.fromkeys(keys) if key.kind != KIND)
        _prefetch_moments(tuple(chain.from_iterable(heads)))


prefetched_by(feed_entries, prefetch)


def _prefetch_moments(ids: tuple[int, ...]) -> None:
    if wanted := entry_moments.unanswered(ids):
        rows = _rows(wanted)
        for one in wanted:
            entry_moments.keep((one,), partial(_moments_of, one, rows))


def _moments_of(article_id: int, rows: Moments) -> tuple[dt.datetime, dt.datetime] | None:
    record_subject(page(article_id))
    return rows.get(article_id)


def _rows(ids: list[int]) -> Moments:
    rows = Article.objects.public().filter(pk__in=ids)
    columns = rows.values_list("pk", "updated_at", *DATES)
    return {pk: (dates[0], updated or date_for_programs(*dates)) for pk, updated, *dates in columns}


def _moments(ids: tuple[int, ...]) -> Moments:
    # No subject of each: whatever changes an article names the feeds of its lists, and an index of
    # all entries of all feeds would cost each publication as much as all else (invalidation.py).
    with unrecorded():
        _prefetch_moments(ids)
        return {one: found for one in ids if (found := entry_moments(one))}


def _entries(
    ids: tuple[int, ...], newer: int | None = None, older: int | None = None
) -> FeedEntries:
    changed = {
        one: at
        for one, (_, at) in _moments(ids).items()
        if is_in_range(at)  # lists leave others out, too, and say so
    }
    return FeedEntries(tuple(changed), max(changed.values(), default=None), newer, older)


@read
def feed_entry(article_id: int) -> FeedEntry | None:
    """Return a public article as a feed carries it, or None where it isn't public.

    Where its text can't be written, the entry goes without: feeds that many follow must not wait
    for one article.
    """
    facts = public_article(article_id)
    if facts is None:
        return None
    spoken, root = language(facts.language), paper.public_address()
    return FeedEntry(
        id=permanent_id(facts.shared_key, facts.language),
        address=absolute(facts.address),
        title=facts.headline,
        summary=facts.standfirst,
        content=feed_content.or_left_out(article_id) or "",
        authors=_authors(facts),
        published=facts.dated,
        updated=facts.updated_at or facts.dated,
        language=spoken.code,
        direction=spoken.direction,
        categories=_categories(facts, root),
        picture=_picture(facts),
        comments=absolute(f"{facts.address}#comments") if facts.takes_comments else "",
    )


@read
def bare_entry(article_id: int) -> FeedEntry | None:
    """Return a public article as a feed names it where no more of it can be written."""
    head = articles.article_head(article_id)
    if head is None:
        return None
    record_subject(page(article_id))
    rows = Article.objects.public().filter(pk=article_id)
    key, updated, *dates = rows.values_list("translation_key", "updated_at", *DATES).get()
    published = date_for_programs(*dates)
    if not (is_in_range(published) and is_in_range(updated or published)):
        return None
    spoken = language(head.language)
    return FeedEntry(
        id=permanent_id(key, head.language),
        address=absolute(head.address),
        title=head.headline,
        summary="",
        content="",
        authors=(),
        published=published,
        updated=updated or published,
        language=spoken.code,
        direction=spoken.direction,
    )


@read
def feed_content(article_id: int) -> str:
    """Return the text of a public article as feeds carry it."""
    facts = articles.article(article_id)
    body = body_of(facts.body, facts.language, facts.places)
    address = absolute(facts.address)
    return content_of(facts.lead, body, language(facts.language), address)


def public_article(article_id: int) -> ArticleFacts | None:
    """Return a public article, or None where it isn't public; call it inside a read."""
    record_subject(page(article_id))
    try:
        return articles.article(article_id)
    except Article.DoesNotExist:
        return None


def permanent_id(key: uuid.UUID, code: str) -> str:
    """Return the name of an article that stays its own wherever it moves, as an IRI.

    Translations share a key in the newsroom; in each language it is another article.
    """
    return uuid.uuid5(key, code.lower()).urn


def _authors(facts: ArticleFacts) -> tuple[FeedAuthor, ...]:
    cards = (card for line in facts.bylines if line.role in AUTHORS for card in line.contributors)
    return tuple(dict.fromkeys(FeedAuthor(card.name, absolute(card.address)) for card in cards))


def _categories(facts: ArticleFacts, root: str) -> tuple[FeedCategory, ...]:
    start = f"{root}/{facts.language.lower()}/"
    section = FeedCategory(_slug(facts.section.address), start, facts.section.text)
    topics = (FeedCategory(_slug(one.address), f"{start}topics/", one.text) for one in facts.topics)
    # Several topics of the paper may be one to others: it is named once, as the first is called.
    known = dict(reversed(facts.topic_codes))
    codes = (
        FeedCategory(code.removeprefix("medtop:"), MEDIA_TOPICS, name, is_code=True)
        for code, name in sorted(known.items())
    )
    return (section, *topics, *codes)


def _slug(address: str) -> str:
    return address.rstrip("/").rpartition("/")[2]


def _picture(facts: ArticleFacts) -> FeedPicture | None:
    if facts.lead_id is None or facts.lead is None:
        return None
    found = sorted(social_pictures(facts.lead_id), key=lambda source: source.height)
    return _fed(absolute_source(found[0]), facts.lead) if found else None


def _fed(source: Source, lead: PagePicture) -> FeedPicture:
    return FeedPicture(
        source.address, source.width, source.height, "image/jpeg", lead.alt, lead.credit
    )
