"""What a newsroom changes, as `bench.feeds` measures it; `bench.desk` takes the verbs by name."""

import random
import time
from collections.abc import Callable
from typing import Any

from django.utils import timezone

from bench.papers import sentence
from caspian.comments.models import Comment, Commenter
from caspian.newsroom.models import Article, Topic

NEWEST = 15


def typo(chance: random.Random) -> None:
    """Publish another word in an article of the last days, as a small correction."""
    article = _one_of_the_newest(chance)
    article.body[0] = ("paragraph", f"<p>{sentence(chance, 60).capitalize()}.</p>")
    article.save_revision().publish()


def headline(chance: random.Random) -> None:
    """Publish another headline of an article of the last days."""
    article = _one_of_the_newest(chance)
    article.title = f"{sentence(chance, 6).capitalize()} {time.time_ns()}"
    article.save_revision().publish()


def withdraw(chance: random.Random) -> None:
    """Take an article of the last days out of the paper."""
    _one_of_the_newest(chance).unpublish()


def comment(chance: random.Random) -> None:
    """Publish a comment under an article of the last days."""
    article = _one_of_the_newest(chance)
    who = Commenter.objects.create(
        key=f"{time.time_ns():032x}", name="Gulnara", first_at=timezone.now()
    )
    Comment.objects.create(
        article=article, commenter=who, name=who.name, text=sentence(chance, 30),
        posted_at=timezone.now(), state=Comment.State.APPROVED,
    )  # fmt: skip


def rename(chance: random.Random) -> None:
    """Give a topic another name."""
    topic = chance.choice(list(Topic.objects.order_by("pk")))
    topic.name = f"Topic {time.time_ns()}"
    topic.save()


CHANGES: dict[str, Callable[[random.Random], None]] = {
    "typo": typo,
    "headline": headline,
    "withdraw": withdraw,
    "comment": comment,
    "rename": rename,
}


def _one_of_the_newest(chance: random.Random) -> Any:
    rows = Article.objects.public().order_by("-published_at", "-pk")
    return chance.choice(list(rows[:NEWEST])).get_latest_revision_as_object()
