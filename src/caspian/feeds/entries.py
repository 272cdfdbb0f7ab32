"""What a feed says of an article: the same in every format, read once for all of them."""

import datetime as dt
import uuid
from dataclasses import dataclass

from caspian.common.dates import checked, is_in_range
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
from caspian.pages.reads.articles import ArticleFacts
from caspian.pages.reads.door import read, record_dependency, record_subject
from caspian.pages.reads.pictures import social_pictures

AUTHORS = ("by", "with")
MEDIA_TOPICS = "http://cv.iptc.org/newscodes/mediatopic/"
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
    ids = [
        one for home in paper.homes() for one in lists.newest(home.address.strip("/"), PAPER_SIZE)
    ]
    rows = Article.objects.public().filter(pk__in=ids).order_by("-published_at", "-pk")
    return _entries(tuple(rows.values_list("pk", flat=True)[:PAPER_SIZE]))


def _entries(
    ids: tuple[int, ...], newer: int | None = None, older: int | None = None
) -> FeedEntries:
    rows = Article.objects.public().filter(pk__in=ids).values_list("pk", "updated_at", *DATES)
    moments: dict[int, dt.datetime] = {}
    for pk, updated, *dates in rows:
        try:
            moments[pk] = checked(updated or date_for_programs(*dates))
        except ValueError:
            continue  # lists leave it out, too, and say so
    # No subject of each: whatever changes an article names the feeds of its lists, and an index of
    # all entries of all feeds would cost each publication as much as all else (invalidation.py).
    found = tuple(one for one in ids if one in moments)
    return FeedEntries(found, max((moments[one] for one in found), default=None), newer, older)


@read
def feed_entry(article_id: int) -> FeedEntry | None:
    """Return a public article as a feed carries it, or None where it isn't public.

    Where its text can't be written, the entry goes without: feeds that many follow must not wait
    for one article.
    """
    head = articles.article_head(article_id)
    if head is None:
        return None
    facts = articles.article(article_id)
    spoken, root = language(facts.language), paper.public_address()
    return FeedEntry(
        id=permanent_id(article_id),
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
    updated, *dates = rows.values_list("updated_at", *DATES).get()
    published = date_for_programs(*dates)
    if not (is_in_range(published) and is_in_range(updated or published)):
        return None
    spoken = language(head.language)
    return FeedEntry(
        id=permanent_id(article_id),
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


@read
def permanent_id(article_id: int) -> str:
    """Return the name of an article that stays its own wherever it moves, as an IRI.

    Translations share a key in the newsroom; in each language it is another article.
    """
    record_subject(page(article_id))
    rows = Article.objects.filter(pk=article_id)
    key, code = rows.values_list("translation_key", "locale__language_code").get()
    return uuid.uuid5(key, code.lower()).urn


@read
def topic_codes(article_id: int) -> tuple[tuple[str, str], ...]:
    """Return the IPTC Media Topics of an article's topics, in their order: code and name."""
    record_subject(page(article_id))
    record = Article.objects.get(pk=article_id)
    found = []
    for topic in record.topics.all():
        record_dependency(topic)
        if topic.code:
            found.append((topic.code, topic.name_in(record.locale.language_code)))
    return tuple(found)


def _authors(facts: ArticleFacts) -> tuple[FeedAuthor, ...]:
    cards = (card for line in facts.bylines if line.role in AUTHORS for card in line.contributors)
    return tuple(dict.fromkeys(FeedAuthor(card.name, absolute(card.address)) for card in cards))


def _categories(facts: ArticleFacts, root: str) -> tuple[FeedCategory, ...]:
    start = f"{root}/{facts.language.lower()}/"
    section = FeedCategory(_slug(facts.section.address), start, facts.section.text)
    topics = (FeedCategory(_slug(one.address), f"{start}topics/", one.text) for one in facts.topics)
    # Several topics of the paper may be one to others: it is named once, as the first is called.
    known = dict(reversed(topic_codes(facts.id)))
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
