"""The day's paper as one EPUB of a language, for readers who pass it on where we can't be reached.

Which articles it holds changes with the hour. What they say is what they say now: a name that was
taken out of an article must not travel on in a file for the rest of an hour (decision 36).
"""

import datetime as dt
import uuid
from dataclasses import dataclass

from babel.lists import format_list

from caspian.common.dates import bounds, date_and_time, day_in, long_date
from caspian.common.languages import babel_locale, language
from caspian.edition.document import AS_IT_IS, Document
from caspian.edition.splice import part
from caspian.feeds.entries import AUTHORS, feed_content, public_article
from caspian.feeds.heads import NEVER
from caspian.formats.epub import write
from caspian.formats.epub.parts import Book, BookChapter, BookSection
from caspian.newsroom.archive_pages import LATEST, ListKey
from caspian.pages.builders.feeds import kind_names
from caspian.pages.parts import Link
from caspian.pages.reads import articles, paper
from caspian.pages.reads.articles import ArticleFacts
from caspian.pages.reads.door import expires_at, now, read, record_subject

FEW, MOST = 10, 150
"""articles: with fewer of today those of yesterday are added; and how many it holds at most"""
HOUR = dt.timedelta(hours=1)


@dataclass(frozen=True)
class DayArticle:
    """An article as the day's paper holds it, and the moments by which that is dated."""

    chapter: BookChapter
    section: Link
    published: dt.datetime
    changed: dt.datetime


def day_paper(key: str, code: str) -> Document:
    """Render the day's paper of a language; before the first article it is a cover."""
    zone = paper.publication(code).time_zone
    ids = before_the_hour(code, zone)
    articles.prefetch(tuple(day_article.unanswered(ids)))
    found = [one for each in ids if (one := day_article.or_left_out(each))]
    content = write.written(_book(key, code, zone, found))
    return Document(key, media_type=write.MEDIA_TYPE, parts=(part(content, AS_IT_IS),))


@read
def before_the_hour(code: str, zone: str) -> tuple[int, ...]:
    """Return the articles of the day that were published before the present hour, newest first.

    With few of today, all of yesterday's as well: who gets one file a day, whatever the hour,
    misses none. With few of both, the newest.
    """
    key = ListKey(LATEST, code)
    record_subject(key.subject)
    hour = now().astimezone(dt.UTC).replace(minute=0, second=0, microsecond=0)
    expires_at(hour + HOUR)
    listed = key.articles().filter(published_at__lt=hour)
    rows = list(listed.values_list("article_id", "published_at")[:MOST])
    today = day_in(hour, zone)
    starts = (bounds(day, zone)[0] for day in (today, today - dt.timedelta(days=1)))
    of_today, of_both = (sum(moment >= start for _, moment in rows) for start in starts)
    size = of_today if of_today >= FEW else max(of_both, FEW)
    return tuple(article for article, _ in rows[:size])


@read
def day_article(article_id: int) -> DayArticle | None:
    """Return a public article as the day's paper holds it, or None where it isn't public."""
    facts = public_article(article_id)
    if facts is None:
        return None
    code, root = facts.language, paper.public_address()
    publication = paper.publication(code)
    chapter = BookChapter(
        name=f"a{uuid.uuid5(uuid.NAMESPACE_URL, facts.address).hex}",
        title=facts.headline,
        kicker="" if facts.kind == "news" else kind_names(code).get(facts.kind, ""),
        standfirst=facts.standfirst,
        byline=_byline(facts),
        moment=date_and_time(facts.published_at, publication.dates, publication.time_zone),
        address=root + facts.address,
        content=feed_content.or_left_out(article_id) or "",
    )
    changed = max(facts.published_at, facts.updated_at or facts.published_at)
    return DayArticle(chapter, facts.section, facts.published_at, changed)


def _byline(facts: ArticleFacts) -> str:
    cards = (card for line in facts.bylines if line.role in AUTHORS for card in line.contributors)
    names = list(dict.fromkeys(card.name for card in cards))
    return format_list(names, locale=babel_locale(facts.language))


def _book(key: str, code: str, zone: str, found: list[DayArticle]) -> Book:
    root, spoken = paper.public_address(), language(code)
    publication = paper.publication(code)
    day = max((day_in(one.published, zone) for one in found), default=None)
    # One book for each day: a reader's program keeps the newest of it, and yesterday's beside it.
    name = f"{root}{key}#{day.isoformat() if day else ''}"
    return Book(
        id=uuid.uuid5(uuid.NAMESPACE_URL, name).urn,
        publication=publication.name,
        issue=long_date(day, publication.dates) if day else "",
        language=spoken.code,
        direction=spoken.direction,
        day=day,
        modified=max((one.changed for one in found), default=NEVER),
        page=f"{root}/{code}/",
        sections=tuple(_sections(code, found)),
    )


def _sections(code: str, found: list[DayArticle]) -> list[BookSection]:
    """Return the articles by section, in the paper's order."""
    by_section: dict[Link, list[BookChapter]] = {link: [] for link in paper.sections(code)}
    for one in found:
        by_section.setdefault(one.section, []).append(one.chapter)
    return [BookSection(link.text, tuple(each)) for link, each in by_section.items() if each]
