"""Papers full of comments, and the time that the shield takes for one more; bench/shield.py's."""

import datetime as dt
import random
import shutil
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from django.conf import settings
from django.db import connection, transaction
from django.utils import timezone

from bench.desk import Count
from bench.papers import make_paper, sentence
from caspian.comments.judging.judge import judge
from caspian.comments.judging.learning import learn_all, train_if_wanted
from caspian.comments.judging.likeness import remember
from caspian.comments.judging.slow import watch_bursts
from caspian.comments.marks import Marks
from caspian.comments.models import Comment, Commenter, Likeness, LikenessKey
from caspian.comments.posting import Posting
from caspian.newsroom.models import Article
from caspian.project.install import copy_blank
from caspian.shield.sketch import keys, sketch

ARTICLES, FLOODED = 200, 20_000
AT_ONCE, EACH_ROUND = 2_000, 100
OWN, CAMPAIGN, KNOWN = "a new reader's own words", "a campaign's text", "of a good record"
STREWN = "a phrase of thousands in words of its own"
IN_FLOOD = ", in a flood"


@dataclass(frozen=True)
class Case:
    """What is judged, and beside how many stored comments."""

    stored: int
    what: str


@dataclass
class Times:
    """What each judging took, of the processor, and the most queries of one."""

    milliseconds: list[float] = field(default_factory=list)
    queries: int = 0


class Papers:
    """Two papers that are the same but for how many comments are stored."""

    def __init__(self, folder: Path, small: int, large: int) -> None:
        self._chance = random.Random(0)
        self._now = timezone.now()
        path = Path(settings.DATABASES["default"]["NAME"])
        copy_blank(path)
        make_paper(ARTICLES)
        self._articles = list(Article.objects.order_by("pk").values_list("pk", flat=True))
        first = self._now - dt.timedelta(days=90)
        self._known = Commenter.objects.create(key="k", name="Known", approved=5, first_at=first)
        self._texts = [f"{sentence(self._chance, 25)}." for _ in range(3)]
        self._phrase = sentence(self._chance, 8)
        # A campaign is found by its first.
        long_ago = dt.timedelta(days=1)
        _keep_all([self._row(self._articles[1], text, long_ago) for text in self._texts])
        self._write(small)
        self._teach()
        connection.close()
        self._files = {small: folder / "small.sqlite3", large: path}
        shutil.copyfile(path, self._files[small])
        self._write(large - small)
        self._flood()
        self._large = large

    def measure(self, rounds: int, chance: random.Random) -> dict[Case, Times]:
        """Judge some of each kind in each paper, in turn."""
        found: dict[Case, Times] = defaultdict(Times)
        for turn in range(rounds + 1):
            for stored, path in self._files.items():
                with _open(path):
                    for what in self._kinds(stored):
                        times = found[Case(stored, what)] if turn else Times()  # the first warms up
                        self._measure(what, times, chance)
        return dict(found)

    def _kinds(self, stored: int) -> Iterator[str]:
        yield from (OWN, CAMPAIGN, KNOWN)
        if stored == self._large:
            yield from (kind + IN_FLOOD for kind in (OWN, CAMPAIGN, STREWN))

    def _measure(self, what: str, times: Times, chance: random.Random) -> None:
        with transaction.atomic():
            for _ in range(EACH_ROUND):
                posting = self._posting(what, chance)
                count = Count()
                with connection.execute_wrapper(count):
                    judge(posting)  # counted once, timed the second time
                sketch.cache_clear()
                begun = time.thread_time()
                judgement = judge(posting)
                judging = time.thread_time() - begun
                # What intake stores is not the shield's to answer for.
                comment = _stored(posting, judgement.alike)
                begun = time.thread_time()
                remember(comment)
                times.milliseconds.append((judging + time.thread_time() - begun) * 1000)
                times.queries = max(times.queries, count.queries)
            transaction.set_rollback(True)

    def _posting(self, what: str, chance: random.Random) -> Posting:
        article = self._articles[0] if IN_FLOOD in what else chance.choice(self._articles[1:])
        text = self._text(what, chance)
        place = str(chance.randrange(5_000))
        return Posting(
            article_id=article, language="en", name=sentence(chance, 2).title(), text=text,
            marks=Marks(place, place, place), now=self._now, seconds=40.0,
            commenter=self._known if what == KNOWN else None,
        )  # fmt: skip

    def _text(self, what: str, chance: random.Random) -> str:
        if what.startswith(CAMPAIGN):
            words = chance.choice(self._texts).split()
            words[chance.randrange(len(words))] = sentence(chance, 1)
            return " ".join(words) + "!" * chance.randrange(4)
        if what.startswith(STREWN):
            return f"{self._phrase} {sentence(chance, 20)}"
        return _text(chance)

    def _write(self, number: int) -> None:
        """Store comments of the last two weeks, all over the paper, each with its likeness."""
        span = 14 * 24 * 3600
        for _ in range(0, number, AT_ONCE):
            rows = [
                self._row(
                    self._chance.choice(self._articles[1:]),
                    _text(self._chance),
                    dt.timedelta(seconds=self._chance.uniform(600, span)),
                )
                for _ in range(min(AT_ONCE, number))
            ]
            _keep_all(rows)

    def _teach(self) -> None:
        """Let moderators decide on some, so that the classifier has something to say."""
        some = list(Comment.objects.order_by("pk")[:400])
        learn_all(some[::2], published=True)
        learn_all(some[1::2], published=False)
        train_if_wanted()

    def _flood(self) -> None:
        """Store a flood on one article: a third each of every kind."""
        for turn in range(0, FLOODED, AT_ONCE):
            rows: dict[str, list[Comment]] = {OWN: [], CAMPAIGN: [], STREWN: []}
            for number in range(turn, turn + AT_ONCE):
                kind = self._chance.choice(list(rows))
                ago = dt.timedelta(seconds=120 * (1 - number / FLOODED))
                text = self._text(kind, self._chance)
                rows[kind].append(self._row(self._articles[0], text, ago))
            # What repeats a campaign is counted with its first, which is stored already.
            Comment.objects.bulk_create(rows[CAMPAIGN])
            _keep_all(rows[OWN] + rows[STREWN])
        watch_bursts(self._now)

    def _row(self, article: int, text: str, ago: dt.timedelta) -> Comment:
        place = str(self._chance.randrange(5_000))
        return Comment(
            article_id=article, name="Somebody", text=text, posted_at=self._now - ago,
            address_mark=place, network_mark=place, browser_mark=place,
        )  # fmt: skip


def _keep_all(rows: list[Comment]) -> None:
    Comment.objects.bulk_create(rows)
    likenesses = [
        Likeness(first=row, articles=f",{row.article_id},", last_at=row.posted_at) for row in rows
    ]
    Likeness.objects.bulk_create(likenesses)
    LikenessKey.objects.bulk_create(
        [LikenessKey(key=key, likeness_id=row.pk) for row in rows for key in keys(sketch(row.text))]
    )


def _stored(posting: Posting, alike: int | None) -> Comment:
    comment = Comment(
        article_id=posting.article_id, name=posting.name, text=posting.text,
        posted_at=posting.now, alike_id=alike,
    )  # fmt: skip
    comment.save()
    return comment


def _text(chance: random.Random) -> str:
    return f"{sentence(chance, chance.randint(6, 50)).capitalize()}."


@contextmanager
def _open(path: Path) -> Iterator[None]:
    connection.close()
    connection.settings_dict["NAME"] = str(path)
    yield
    connection.close()
