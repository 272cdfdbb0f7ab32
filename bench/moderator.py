"""A newsroom with comments in a process of its own, for bench.moderating: does what a line says.

    python -m bench.moderator HELD OTHERS

`screen`, a tab and a query: opens a screen about comments. `deed`, a tab and a name: decides.
Each answers with a line of JSON: milliseconds of processor time, queries, comments.
"""

import datetime as dt
import json
import os
import random
import sys
import time
from collections.abc import Callable, Iterator
from typing import Any

import django

CAMPAIGNS, ARTICLES, AT_ONCE = 40, 60, 2000
SIGNS = ("links", "newcomer", "fast", "burst", "alike")


def main(held: int, others: int) -> int:
    """Make the newsroom, and do what is asked until nobody asks any more."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "caspian.project.settings")
    django.setup()
    from bench import newsroom, papers  # noqa: PLC0415  needs Django's apps

    newsroom._make_tables()
    papers._relate = lambda ids: None
    papers.make_paper(ARTICLES)
    _write(held, others)
    moderator = Moderator()
    for line in sys.stdin:
        verb, _, what = line.rstrip("\n").partition("\t")
        sys.stdout.write(json.dumps(moderator.do(verb, what)) + "\n")
        sys.stdout.flush()
    return 0


class Moderator:
    """Somebody who moderates, logged in."""

    def __init__(self) -> None:
        from django.test import Client  # noqa: PLC0415

        from caspian.comments.models import Comment, HouseRule  # noqa: PLC0415
        from caspian.newsroom.accounts import give_account  # noqa: PLC0415
        from caspian.newsroom.models import User  # noqa: PLC0415

        give_account("nino", role="moderator")
        self.user = User.objects.get(username="nino")
        self.rule = HouseRule.objects.create(title="No campaigns", text="None.")
        self.client = Client()
        self.client.force_login(self.user)
        self.comments = Comment.objects
        self.held = self.comments.filter(state="held")
        self.batch = ""

    def do(self, verb: str, what: str) -> dict[str, Any]:
        """Do what a line says, and return what it cost."""
        if verb == "made":
            return {"comments": self.comments.count()}
        if verb == "screen":
            busiest = self.held.order_by("-pk").values_list("article_id", flat=True)[0]
            address = "/desk/comments/" + what.format(article=busiest)
            return _cost(lambda: _opened(self.client.get(address)))
        return _cost(lambda: self._deed(what))

    def _deed(self, name: str) -> int:
        from caspian.comments.decide import decide  # noqa: PLC0415
        from caspian.comments.models import Comment  # noqa: PLC0415
        from caspian.comments.undo import undo  # noqa: PLC0415

        if name.startswith("take"):
            return undo(self.batch, by=self.user).back
        rejected = {"after": Comment.State.REJECTED, "rule": self.rule, "by": self.user}
        approved = {"after": Comment.State.APPROVED, "by": self.user}
        campaign = self.held.filter(alike__isnull=False).values_list("alike", flat=True)[:1]
        chosen, how = {
            "publish one": (self.held.order_by("score")[:1], approved),
            "reject a campaign": (self.held.filter(alike__in=list(campaign)), rejected),
            "reject everything": (self.held, rejected),
        }[name]
        done = decide(list(chosen.values_list("pk", flat=True)), **how)
        self.batch = done.batch
        return done.changed


def _opened(answer: Any) -> int:
    assert answer.status_code == 200, answer.status_code
    return 0


def _cost(deed: Callable[[], int]) -> dict[str, Any]:
    from django.db import connection  # noqa: PLC0415

    queries = [0]

    def counted(execute: Callable[..., Any], *asked: Any) -> Any:
        queries[0] += 1
        return execute(*asked)

    with connection.execute_wrapper(counted):
        start = time.process_time()
        comments = deed()
        passed = time.process_time() - start
    return {"ms": passed * 1000, "queries": queries[0], "comments": comments}


def _write(held: int, others: int) -> None:
    """Write comments straight to the tables: of those held, nine tenths are campaigns."""
    from django.db import transaction  # noqa: PLC0415

    from caspian.comments.models import Comment, Commenter  # noqa: PLC0415
    from caspian.newsroom.models import Article  # noqa: PLC0415

    chance = random.Random(held)
    articles = list(Article.objects.values_list("pk", flat=True))
    with transaction.atomic():
        writers = [Commenter(**_commenter(number, chance)) for number in range(held + others)]
        Commenter.objects.bulk_create(writers, batch_size=AT_ONCE)
        rows = _comments(held, others, articles, writers, chance)
        Comment.objects.bulk_create((Comment(**row) for row in rows), batch_size=AT_ONCE)


def _commenter(number: int, chance: random.Random) -> dict[str, Any]:
    from django.utils import timezone  # noqa: PLC0415

    first = timezone.now() - dt.timedelta(minutes=chance.randrange(1, 400_000))
    return {"key": f"{number:032x}", "name": f"Reader {number}", "first_at": first}


def _comments(
    held: int, others: int, articles: list[int], writers: list[Any], chance: random.Random
) -> Iterator[dict[str, Any]]:
    from bench.papers import sentence  # noqa: PLC0415

    now = dt.datetime.now(dt.UTC)
    for number in range(held + others):
        is_held = number >= others
        place = number - others
        is_campaign = is_held and place >= CAMPAIGNS and place % 10 > 0
        signs = chance.sample(SIGNS, 3)
        age = dt.timedelta(seconds=chance.randrange(120 if is_held else 9_000_000))
        yield {
            # Half of a flood goes to one article.
            "article_id": articles[0] if is_held and place % 2 else chance.choice(articles),
            "commenter": writers[number],
            "name": writers[number].name,
            "text": " ".join(sentence(chance, 12) for _ in range(3)),
            "state": "held" if is_held else chance.choice(("approved", "approved", "rejected")),
            "posted_at": now - age,
            "score": chance.random() * 30,
            "signs": [{"name": one, "points": 6.5, "words": f"A sign: {one}."} for one in signs],
            "network_mark": f"{chance.randrange(2000):032x}",
            "address_mark": f"{number:032x}",
            "alike_id": others + 1 + place % CAMPAIGNS if is_campaign else None,
        }


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]), int(sys.argv[2])))
