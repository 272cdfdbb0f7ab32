"""Makes a paper of any size for the benchmarks: invented articles, written straight to the tables.

Seeded: the same size is the same paper. Articles are spread over the years at ten a day, six
sections, forty topics, sixty places, thirty contributors; each has a body of some 500 words.
"""

import datetime as dt
import json
import random
import uuid
from collections import defaultdict
from collections.abc import Iterator
from itertools import accumulate, product
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import connection, transaction
from django.utils import timezone
from treebeard.mp_tree import MP_Node
from wagtail.models import Locale, Page

from caspian.dossiers.models import Place
from caspian.newsroom.archive_pages import (
    CONTRIBUTOR,
    KIND,
    LATEST,
    PLACE,
    SECTION,
    TOPIC,
    ListKey,
    Position,
    bind,
)
from caspian.newsroom.founding import found
from caspian.newsroom.models import (
    Article,
    Byline,
    Change,
    Contributor,
    Likeness,
    Listed,
    MostRead,
    Related,
    Section,
    Topic,
)
from caspian.newsroom.related import index
from caspian.newsroom.related.relate import relate
from caspian.newsroom.related.traits import contents

SECTIONS, TOPICS, PLACES, CONTRIBUTORS = 6, 40, 60, 30
AT_ONCE = 2000
PARAGRAPHS, IN_STOCK = 8, 4000
MOST_READ = 5
RELATED_TRULY = 300
MINUTES_APART = 144
CODE = "en"
_COMMON = (
    "the of and in to a from with by for at on over under after before between along across sea "
    "port ferry grain river border pipeline language carpet harvest market school bridge railway "
    "island delta sturgeon village council museum desert steppe mountain winter summer tariff "
    "ministry archive letter road coast wind water salt oil gas copper wool tea cotton"
)
# A few dozen words would compress to nothing and flatter every server: as in a real language,
# there are some three thousand, and the commoner ones come more often (Zipf's law).
_RARE = [
    "".join(part)
    for part in product(
        ("b", "kh", "d", "g", "sh", "l", "m", "n", "r", "s", "t", "z"),
        ("a", "e", "i", "o", "u"),
        ("br", "ld", "m", "nk", "rs", "st", "tr", "v", "z"),
        ("a", "en", "er", "ing", "ov"),
    )
]
_WORDS = [*_COMMON.split(), *_RARE]
_WEIGHTS = list(accumulate(1 / (rank + 2) for rank in range(len(_WORDS))))


def make_paper(size: int) -> None:
    """Fill an empty newsroom with a paper of `size` public articles, lists included."""
    chance = random.Random(size)
    home = found().home
    with transaction.atomic():
        _records(home, chance)
        sections = [Section.objects.get(slug=f"section-{n}") for n in range(SECTIONS)]
        ids = _pages(size, sections, chance)
        _articles(ids, chance)
        lists = _links(ids, sections, chance)
        _list(lists, ids)
        _relate(ids)
        MostRead.objects.bulk_create(
            [MostRead(rank=rank, article_id=pk) for rank, pk in enumerate(ids[-40:-15:5], start=1)]
        )
        Change.objects.all().delete()


def sentence(chance: random.Random, words: int) -> str:
    """Return some invented words."""
    return " ".join(chance.choices(_WORDS, cum_weights=_WEIGHTS, k=words))


def paragraphs(chance: random.Random) -> list[str]:
    """Return the paragraphs of an article, as HTML."""
    return [f"<p>{sentence(chance, 60).capitalize()}.</p>" for _ in range(PARAGRAPHS)]


def body(texts: list[str], heading: str) -> str:
    """Return the body of an article as the newsroom keeps it."""
    blocks = [
        {"type": "paragraph", "value": text, "id": str(uuid.UUID(int=n + 1))}
        for n, text in enumerate(texts)
    ]
    blocks.insert(4, {"type": "heading", "value": heading, "id": str(uuid.UUID(int=99))})
    return json.dumps(blocks)


def _records(home: Any, chance: random.Random) -> None:
    for n in range(SECTIONS):
        section = Section(title=f"Section {n}", slug=f"section-{n}", locale=home.locale, live=True)
        home.add_child(instance=section)
    for n in range(TOPICS):
        Topic.objects.create(name=f"Topic {n}", slug=f"topic-{n}", code="medtop:06000000")
    for n in range(PLACES):
        Place.objects.create(
            name=f"Place {n}", slug=f"place-{n}", country="AZ", latitude=40.0, longitude=50.0
        )
    for n in range(CONTRIBUTORS):
        about = f"{sentence(chance, 20).capitalize()}."
        Contributor.objects.create(
            name=f"Contributor {n}", slug=f"contributor-{n}", role="Correspondent", about=about
        )


def _pages(size: int, sections: list[Section], chance: random.Random) -> list[int]:
    first = (Page.objects.order_by("-pk").values_list("pk", flat=True).first() or 0) + 1
    now = timezone.now().replace(microsecond=0)
    locale = Locale.get_default()
    content_type = ContentType.objects.get_for_model(Article)
    pages = []
    for n in range(size):
        section = sections[n % SECTIONS]
        title = f"{sentence(chance, 8).capitalize()} {n}"
        moment = now - dt.timedelta(minutes=MINUTES_APART * (size - n))
        pages.append(
            Page(
                pk=first + n, title=title, draft_title=title, slug=f"article-{n}", live=True,
                path=section.path + MP_Node._int2str(n // SECTIONS + 1).rjust(4, "0"),
                depth=section.depth + 1, numchild=0, locale=locale, content_type=content_type,
                url_path=f"{section.url_path}article-{n}/", translation_key=uuid.UUID(int=n + 1),
                first_published_at=moment, last_published_at=moment,
                latest_revision_created_at=moment,
            )
        )  # fmt: skip
    Page.objects.bulk_create(pages, batch_size=AT_ONCE)
    for section in sections:
        Page.objects.filter(pk=section.pk).update(numchild=size // SECTIONS + 1)
    return [page.pk for page in pages]


def _articles(ids: list[int], chance: random.Random) -> None:
    columns = (
        "page_ptr_id", "kind", "short_headline", "standfirst", "body", "lead_alt",
        "lead_caption", "lead_credit", "published_at", "change", "takes_comments",
    )  # fmt: skip
    sql = f"INSERT INTO newsroom_article ({', '.join(columns)}) VALUES ({_marks(len(columns))})"
    dates = dict(Page.objects.filter(pk__gte=ids[0]).values_list("pk", "first_published_at"))
    adapt = connection.ops.adapt_datetimefield_value
    # To draw 500 words for each of 100,000 articles would take longer than all the rest.
    stock = [text for _ in range(IN_STOCK // PARAGRAPHS) for text in paragraphs(chance)]
    standfirsts = [f"{sentence(chance, 18).capitalize()}." for _ in range(IN_STOCK)]
    with connection.cursor() as cursor:
        for some in _batches(ids):
            rows = [
                (
                    pk, _kind(pk), "", chance.choice(standfirsts),
                    body(chance.choices(stock, k=PARAGRAPHS), "What comes next"),
                    "", "", "", adapt(dates[pk]), "minor", True,
                )
                for pk in some
            ]  # fmt: skip
            cursor.executemany(sql, rows)


def _links(ids: list[int], sections: list[Section], chance: random.Random) -> dict[str, list[int]]:
    """File each article under two topics, two places, a contributor; return all lists, by key."""
    lists: dict[str, list[int]] = defaultdict(list)
    lists[str(ListKey(LATEST, CODE))] = ids
    for n, pk in enumerate(ids):
        lists[str(ListKey(SECTION, CODE, str(sections[n % SECTIONS].pk)))].append(pk)
        lists[str(ListKey(KIND, CODE, _kind(pk)))].append(pk)
    filed: tuple[tuple[str, Any, Any, str, int], ...] = (
        (TOPIC, Topic, Article.topics.through, "topic_id", 2),
        (PLACE, Place, Article.places.through, "place_id", 2),
        (CONTRIBUTOR, Contributor, Byline, "contributor_id", 1),
    )
    for name, model, through, column, number in filed:
        records = list(model.objects.order_by("pk").values_list("pk", flat=True))
        rows = [(pk, of) for pk in ids for of in chance.sample(records, number)]
        for pk, of in rows:
            lists[str(ListKey(name, CODE, str(of)))].append(pk)
        through.objects.bulk_create(
            [through(article_id=pk, **{column: of}) for pk, of in rows], batch_size=AT_ONCE
        )
    return lists


def _relate(ids: list[int]) -> None:
    """Say what goes with what: invented for the archive, computed for the newest.

    What articles are compared by is true of all: a publication finds the whole archive.
    """
    steps = (1, 2, 3, 5, 8, 13, 21, 34)
    for some in _batches(ids[:-RELATED_TRULY]):
        index.put(list(contents(some).values()))
    Likeness.objects.update(offered=len(steps))
    for some in _batches(range(len(ids) - RELATED_TRULY)):
        Related.objects.bulk_create(
            [
                Related(article_id=ids[n], other_id=ids[n + step], score=0.03 + step / 1000)
                for n in some
                for step in steps
            ],
            batch_size=AT_ONCE,
        )
    relate(ids[-RELATED_TRULY:])


def _list(lists: dict[str, list[int]], ids: list[int]) -> None:
    """Write the lists, and cut their archive pages: as `relist` would, but one list at a time."""
    dates = dict(Page.objects.filter(pk__gte=ids[0]).values_list("pk", "first_published_at"))
    for name, members in sorted(lists.items()):
        Listed.objects.bulk_create(
            [Listed(list=name, article_id=pk, published_at=dates[pk]) for pk in members],
            batch_size=AT_ONCE,
        )
        key = ListKey.parse(name)
        if key.is_paged:
            bind(key, [Position(dates[members[-1]], members[-1])])


def _kind(pk: int) -> str:
    return "perspective" if pk % 9 == 0 else "news"


def _batches(values: Any) -> Iterator[Any]:
    for start in range(0, len(values), AT_ONCE):
        yield values[start : start + AT_ONCE]


def _marks(number: int) -> str:
    return ", ".join(["%s"] * number)
