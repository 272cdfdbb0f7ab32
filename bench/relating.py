"""A labelled set as a paper, published an article at a time; it needs Django's apps."""

import datetime as dt
import json
import time
import uuid
from collections.abc import Callable
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import connection
from treebeard.mp_tree import MP_Node
from wagtail.models import Locale, Page

from bench.desk import Count
from bench.reports import Report
from caspian.newsroom.founding import found
from caspian.newsroom.models import Article, Change, Likeness, Related, Section
from caspian.newsroom.related.relate import is_copy, relate
from caspian.newsroom.related.traits import Traits, unpacked
from caspian.newsroom.relist import relist

SECTION = "News"
AT_ONCE = 1000


class Paper:
    """A paper whose only section holds the articles of a set, in its order."""

    def __init__(self, reports: list[Report]) -> None:
        self._reports = reports
        home = found().home
        section = Section(title=SECTION, slug="news", locale=home.locale, live=True)
        home.add_child(instance=section)
        self._first = (Page.objects.order_by("-pk").values_list("pk", flat=True).first() or 0) + 1
        self._write(section)
        Change.objects.all().delete()

    def publish(self, tell: Callable[[str], None]) -> list[dict[str, float]]:
        """Publish one after another; return what each took in the settling of what goes with what.

        Each stands in its lists before it is related, as the press has it.
        """
        costs = []
        for index in range(len(self._reports)):
            pk = self._first + index
            relist([pk])
            count = Count()
            started = time.process_time()
            with connection.execute_wrapper(count):
                relate([pk])
            seconds = time.process_time() - started
            told = Change.objects.exclude(subject=f"related:{pk}").count()
            Change.objects.all().delete()
            costs.append(
                {
                    "processor, milliseconds": seconds * 1000,
                    "queries": count.queries,
                    "other articles whose list changed": told,
                }
            )
            if index % AT_ONCE == AT_ONCE - 1:
                tell(f"{index + 1:,} of {len(self._reports):,} published …")
        return costs

    def more(self, index: int) -> list[int]:
        """Return what goes with an article, nearest first."""
        rows = Related.objects.filter(article=self._first + index).order_by("-score", "-other")
        return [pk - self._first for pk in rows.values_list("other", flat=True)]

    def only_copies(self, index: int, fellows: list[int]) -> bool:
        """Return whether some articles are all copies of one."""
        own = self._traits(index)
        return all(is_copy(own, self._traits(fellow)) for fellow in fellows)

    def _traits(self, index: int) -> Traits:
        return unpacked(bytes(Likeness.objects.get(pk=self._first + index).traits))

    def _write(self, section: Section) -> None:
        """Write all articles straight to the tables: what is measured begins after that."""
        locale = Locale.get_default()
        kind = ContentType.objects.get_for_model(Article)
        articles = []
        for index, report in enumerate(self._reports):
            title = report.headline[:250] or "Untitled"
            at = dt.datetime.combine(report.date, dt.time(), dt.UTC) + dt.timedelta(seconds=index)
            articles.append(
                Article(
                    pk=self._first + index, title=title, draft_title=title, slug=f"a-{index}",
                    live=True, depth=section.depth + 1, numchild=0, locale=locale,
                    path=section.path + MP_Node._int2str(index + 1).rjust(4, "0"),
                    content_type=kind, url_path=f"{section.url_path}a-{index}/",
                    translation_key=uuid.UUID(int=index + 1), first_published_at=at,
                    last_published_at=at, published_at=at, body=_body(report.text),
                )
            )  # fmt: skip
        for start in range(0, len(articles), AT_ONCE):
            _insert(articles[start : start + AT_ONCE])


def _insert(articles: list[Article]) -> None:
    # Django's own bulk_create refuses a model that has a parent with a table of its own.
    fields: list[Any] = [field.attname for field in Page._meta.concrete_fields]
    Page.objects.bulk_create(
        [Page(**{name: getattr(article, name) for name in fields}) for article in articles]
    )
    own = list(Article._meta.local_concrete_fields)
    columns = ", ".join(field.column for field in own)
    marks = ", ".join(["%s"] * len(own))
    with connection.cursor() as cursor:
        cursor.executemany(
            f"INSERT INTO newsroom_article ({columns}) VALUES ({marks})",
            [
                [
                    field.get_db_prep_save(getattr(article, field.attname), connection)
                    for field in own
                ]
                for article in articles
            ],
        )


def _body(text: str) -> str:
    paragraphs = [part.strip() for part in text.split("\n") if part.strip()]
    return json.dumps(
        [
            {"type": "paragraph", "value": f"<p>{part}</p>", "id": str(uuid.UUID(int=at + 1))}
            for at, part in enumerate(paragraphs)
        ]
    )
