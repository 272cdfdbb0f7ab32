"""Publishes as the desk does, with the clock in hand; told what to do a line at a time.

`draft` writes a new article that nobody may see yet, `publish` publishes it, `revise` publishes a
new headline of an old article, `press` takes one turn of the press, `settle` all until nothing
waits; `bench.changes` has more verbs. Each answers with a line of JSON. Moments are those of the
machine's monotonic clock, which all its processes share.
"""

import json
import random
import sys
import time
from collections.abc import Callable
from functools import partial
from typing import Any
from unittest import mock

from django.db import connection
from wagtail.models import Locale

from bench.changes import CHANGES
from bench.papers import body, paragraphs, sentence
from caspian.dossiers.models import Place
from caspian.edition.store import Store
from caspian.newsroom.models import Article, Byline, Contributor, Section, Topic
from caspian.press import cycle, outbox, turn
from caspian.project.edition import open_edition, press_once


class Count:
    """Counts the queries that a connection is asked."""

    def __init__(self) -> None:
        self.queries = 0

    def __call__(self, execute: Callable[..., Any], *asked: Any) -> Any:
        self.queries += 1
        return execute(*asked)


class Desk:
    """A desk at which one person writes and publishes without end."""

    def __init__(self) -> None:
        self._chance = random.Random(time.time_ns())
        self._store: Store | None = None
        self._drafted: Article | None = None

    def work(self) -> None:
        """Do what standard input asks for, a line at a time, until it ends."""
        verbs: dict[str, Callable[[], dict[str, Any]]] = {
            "draft": self.draft,
            "publish": self.publish,
            "revise": self.revise,
            "press": self.press,
            "settle": self.settle,
        }
        verbs |= {name: partial(self.change, name) for name in CHANGES}
        for line in sys.stdin:
            print(json.dumps(verbs[line.strip()]()), flush=True)

    def draft(self) -> dict[str, Any]:
        """Write a new article, and leave it for the next `publish`."""
        self._drafted = self._written()
        return {"drafted": self._drafted.title}

    def publish(self) -> dict[str, Any]:
        """Publish the draft, or a new article; return where it should be seen, and when it was."""
        article, self._drafted = self._drafted or self._written(), None
        return {
            **_published(article),
            "paths": {
                "article": article.url_path,
                "front": "/en/",
                "section": article.get_parent().url_path,
                "topic": f"/en/topics/{article.topics.first().slug}/",
                "latest": "/en/latest/",
            },
        }

    def revise(self) -> dict[str, Any]:
        """Publish another headline of an article from the middle of the archive."""
        ids = Article.objects.order_by("pk").values_list("pk", flat=True)
        article = Article.objects.get(pk=ids[len(ids) // 2 + self._chance.randrange(100)])
        article.title = f"{sentence(self._chance, 6).capitalize()} {time.time_ns()}"
        return {**_published(article), "paths": {"article": article.url_path}}

    def press(self) -> dict[str, Any]:
        """Take one turn of the press."""
        self._store = self._store or open_edition()
        count = Count()
        with connection.execute_wrapper(count):
            done = press_once(self._store)
        return {
            "rendered": done.rendered,
            "changed": done.changed,
            "paged": self._paged(done.release.number) if done.release else 0,
            "milliseconds": done.seconds * 1000,
            "queries": count.queries,
        }

    def change(self, name: str) -> dict[str, Any]:
        """Change something, by its name in `bench.changes`."""
        CHANGES[name](self._chance)
        return {}

    def settle(self) -> dict[str, Any]:
        """Take turns of the press until nothing waits.

        Return what all of them took, and of that what it took until the first release stood.
        """
        self._store = self._store or open_edition()
        done: dict[str, float] = {"looked_at": 0, "changed": 0}
        released: list[float] = []

        def commit(*given: Any) -> Any:
            committed = turn.commit(*given)
            released.append(time.process_time())
            return committed

        began = time.process_time()
        with mock.patch.object(cycle, "commit", commit):
            while outbox.is_waiting():
                made = press_once(self._store)
                done["looked_at"] += made.rendered + made.checked
                done["changed"] += made.changed
        done["processor"] = (time.process_time() - began) * 1000
        done["release"] = (released[0] - began) * 1000
        return dict(done)

    def _paged(self, number: int) -> int:
        """Return how many of a release's documents are later pages of lists."""
        assert self._store is not None
        rows = self._store.database.rows(
            "SELECT key FROM edition_change WHERE number = ?", (number,)
        )
        return sum("/page/" in key for (key,) in rows)

    def _written(self) -> Article:
        chance = self._chance
        section: Any = chance.choice(list(Section.objects.order_by("pk")))
        mark = f"{time.time_ns()}"
        article = Article(
            title=f"{sentence(chance, 6).capitalize()} {mark}",
            slug=f"new-{mark}",
            standfirst=f"{sentence(chance, 18).capitalize()}.",
            body=body(paragraphs(chance), "What comes next"),
            locale=Locale.get_default(),
            live=False,
        )
        article.topics.set(chance.sample(list(Topic.objects.all()), 2))
        article.places.set(chance.sample(list(Place.objects.all()), 2))
        article.bylines.set([Byline(contributor=chance.choice(list(Contributor.objects.all())))])
        section.add_child(instance=article)
        return article


def change(number: int) -> None:
    """Publish another headline of the Nth article, counted from 0."""
    article = Article.objects.order_by("pk")[number]
    article.title = f"{article.title} {time.time_ns()}"
    article.save_revision().publish()


def _published(article: Article) -> dict[str, Any]:
    revision = article.save_revision()
    began = time.monotonic()
    revision.publish()
    return {"began": began, "returned": time.monotonic(), "mark": article.title.split()[-1]}
