"""Lists every document that an edition has: enumerated from the newsroom, never found by links."""

import datetime as dt
from collections.abc import Iterator
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Q, TextField
from django.db.models.functions import Cast
from wagtail.contrib.redirects.models import Redirect

from caspian.comments.models import Comment
from caspian.comments.watched import SETTINGS
from caspian.common.dates import bounds, day_in, is_in_range
from caspian.corrections.models import Version
from caspian.edition.document import LANGUAGES_KEY, UNKNOWN, WITHDRAWN
from caspian.feeds.api.addresses import COLLECTIONS, article_address, collection_address
from caspian.feeds.api.addresses import index_address as api_index_address
from caspian.feeds.api.documents import api_keys
from caspian.feeds.documents import OF_PAPER, entry_keys, twins
from caspian.feeds.elsewhere import family
from caspian.feeds.site_files import FILES
from caspian.feeds.sitemaps import ALWAYS, day_key, month_address
from caspian.newsroom.archive_pages import CONTRIBUTOR, LATEST, PLACE, TOPIC, ListKey
from caspian.newsroom.models import (
    ArchivePage,
    Article,
    Home,
    Information,
    Publication,
    Section,
    Withdrawn,
)
from caspian.newsroom.stored import stored_blocks
from caspian.pages.builders.body import FIGURE_TYPES, figure_ids
from caspian.pages.builders.comments import FOLDER, rules_address
from caspian.pages.builders.history import HISTORY
from caspian.pages.builders.indexes import index_address
from caspian.pages.builders.lists import day_address, latest_address, numbered
from caspian.pages.builders.plain import offline_address
from caspian.pages.embed_addresses import EMBED_ABSENT, of_article, of_block
from caspian.pages.feed_addresses import (
    feed_addresses,
    feeds_page_address,
    kind_address,
    today_address,
)
from caspian.pages.fragments.builders import fragment_key, fragment_names
from caspian.pages.manifest import KEY_ADDRESS as EDITION_KEY
from caspian.pages.manifest import manifest_address
from caspian.pages.reads.stylebook import style_address
from caspian.press.former_addresses import COLUMNS, FOLDERS, paths_led
from caspian.press.invalidation import list_address
from caspian.press.render import absent_key
from caspian.press.subject_state import FILED, TREE, latest_of

AT_ONCE = 2000


def documents() -> Iterator[str]:
    """Yield the key of every document that an edition may have; some turn out to be none.

    What all pages share comes first, then the pages that lead on, then the archive, newest first.
    """
    yield from shared()
    yield from _paged(Section.objects.public(), "url_path")
    for path in _paged(Information.objects.public(), "url_path"):
        yield from (path, *feed_addresses(path))
    for pk, path in _paged(Article.objects.public(), "pk", "url_path"):
        yield from (path, article_address(path), *entry_keys(pk), *of_article(path))
    yield from _figures()
    yield from _discussions()
    yield from _histories()
    for path in _paged(Section.objects.public(), "url_path"):
        yield from twins(path)
    # After the articles: what their pages read of each other is in these lists again.
    codes = [code.lower() for code in _codes()]
    yield from _days(codes)
    yield from _lists(codes)
    for path in _paged(Withdrawn.objects.all(), "path"):
        yield path
        yield from family(path)
    yield from _of_closed()
    yield from paths_led(_paged(Redirect.objects.all(), *COLUMNS))


def _of_closed() -> Iterator[str]:
    """Yield what stood in closed languages, as `pages.addresses` knows it."""
    for model in (Home, Section, Information, Article):
        for path in _paged(model.objects.shut(), "url_path"):
            yield from (path, *family(path))
    shut = Home.objects.shut().values_list("locale__language_code", flat=True)
    for code in map(str.lower, shut):
        yield from (rules_address(code), style_address(code))
        yield from (feeds_page_address(code), today_address(code))
        yield from _programs_of(code)
        articles = Article.objects.shut().filter(locale__language_code__iexact=code)
        for day in _dates(articles.order_by("-published_at")):
            yield day_address(code, day)
        keys = [ListKey(LATEST, code)]
        for kind in (TOPIC, PLACE, CONTRIBUTOR):
            ids = FILED[kind].objects.order_by("pk").values_list("pk", flat=True)
            keys += [ListKey(kind, code, str(of)) for of in ids]
        for address in map(list_address, keys):
            yield from (address, *twins(address))


def _programs_of(code: str) -> Iterator[str]:
    """Yield what a language has once of indexes, and feeds by kind."""
    yield api_index_address(code)
    yield from (collection_address(code, name) for name in COLLECTIONS)
    yield from (index_address(code, folder) for folder in FOLDERS.values())
    for kind in Article.Kind.values:
        yield from feed_addresses(kind_address(code, kind))


def shared() -> Iterator[str]:
    """Yield what each language has once: fragments, front, what is said where nothing stands."""
    yield LANGUAGES_KEY
    yield EDITION_KEY
    yield from OF_PAPER
    yield from (*ALWAYS, *FILES, *api_keys())
    for code in map(str.lower, _codes()):
        yield from (fragment_key(name, code) for name in fragment_names(code))
        for absent in (absent_key(status, code) for status in (UNKNOWN, WITHDRAWN)):
            yield from (absent, f"{absent}{EMBED_ABSENT}")
        yield rules_address(code)
        yield style_address(code)
        yield offline_address(code)
        yield manifest_address(code)
        yield feeds_page_address(code)
        yield today_address(code)
        yield latest_address(code)  # which each front leads to
        yield from (index_address(code, folder) for folder in FOLDERS.values())
        for kind in Article.Kind.values:
            yield from feed_addresses(kind_address(code, kind))
    yield from Home.objects.public().order_by("pk").values_list("url_path", flat=True)


def subjects() -> Iterator[str]:
    """Yield every subject whose facts the press keeps."""
    yield "publication"
    yield SETTINGS
    for code in _codes():
        yield f"beside:{code.lower()}"
    for model in TREE.values():
        yield from (f"page:{pk}" for pk in _paged(model.objects.public(), "pk"))
    for kind, model in FILED.items():
        yield from (f"{kind}:{pk}" for pk in _paged(model.objects.all(), "pk"))


def _codes() -> list[str]:
    return list(Home.objects.public().values_list("locale__language_code", flat=True))


def _paged(rows: Any, *columns: str) -> Iterator[Any]:
    """Yield a column, or several, of all rows, newest first, with a query for each two thousand.

    So it may be gone through in many transactions: what comes meanwhile is in the outbox.
    """
    last = None
    while True:
        older = rows if last is None else rows.filter(pk__lt=last)
        found = list(older.order_by("-pk").values_list("pk", *columns)[:AT_ONCE])
        yield from (row[1] if len(columns) == 1 else row[1:] for row in found)
        if len(found) < AT_ONCE:
            return
        last = found[-1][0]


def _discussions() -> Iterator[str]:
    shown = Comment.objects.filter(state=Comment.State.APPROVED)
    rows = Article.objects.public().filter(pk__in=shown.values("article"))
    for path in _paged(rows, "url_path"):
        yield f"{path}{FOLDER}"
        yield from feed_addresses(f"{path}{FOLDER}")


def _histories() -> Iterator[str]:
    later = Version.objects.filter(number__gt=1)
    rows = Article.objects.public().filter(pk__in=later.values("article"))
    yield from (f"{path}{HISTORY}" for path in _paged(rows, "url_path"))


def _figures() -> Iterator[str]:
    # The bodies of those alone that may have one: in a large archive they are few.
    text = Cast("body", TextField())
    holding = reduce(or_, (Q(text__contains=f'"{one}"') for one in FIGURE_TYPES))
    rows = Article.objects.public().annotate(text=text).filter(holding)
    for path, body in _paged(rows, "url_path", "body"):
        for block in filter(None, figure_ids(stored_blocks(body))):
            yield from of_block(path, block)


def _lists(codes: list[str]) -> Iterator[str]:
    keys = [ListKey(LATEST, code) for code in codes]
    for kind in (TOPIC, PLACE, CONTRIBUTOR):
        ids = list(FILED[kind].objects.order_by("pk").values_list("pk", flat=True))
        keys += [ListKey(kind, code, str(of)) for code in codes for of in ids]
    for address in map(list_address, keys):
        yield address
        yield from twins(address)
    for name, number in _paged(ArchivePage.objects.all(), "list", "number"):
        if address := list_address(ListKey.parse(name)):
            yield numbered(address, number)
            yield from twins(numbered(address, number))


def _days(codes: list[str]) -> Iterator[str]:
    months: dict[str, None] = {}
    for code in codes:
        for day in _dates(latest_of(code).articles()):
            yield from (day_address(code, day), day_key(day))
            months[month_address(day)] = None
    # After all its days: a month shows the part of each, which may be new in another time zone.
    yield from months


def _dates(newest_first: Any) -> Iterator[dt.date]:
    """Yield the days on which articles, or rows of a list, were published."""
    zone = Publication.load().time_zone
    listed = newest_first.values_list("published_at", flat=True)
    moment = listed.first()
    while moment is not None:
        before = moment
        if is_in_range(moment):
            day = day_in(moment, zone)
            yield day
            before = bounds(day, zone)[0]
        # A query a day, by the index, and not a row for each article.
        moment = listed.filter(published_at__lt=before).first()
