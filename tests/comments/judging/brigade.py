"""A flood for the tests: a brigade with scripts, and readers of good will in the midst of it."""

import datetime as dt
import random
from dataclasses import dataclass
from functools import reduce
from itertools import accumulate, product

from caspian.comments.models import Comment, Commenter
from caspian.newsroom.models import Article
from tests.comments.judging.posts import NOW, kept

SCRIPTS = (
    "The {port} is a {waste} of money and the ministry {knows} it very well, {ask} anyone in town",
    "Another paid article, {shame} on the editors who {print} such lies about our {port} again",
    "Мы все {против} строительства порта, это {пустая} трата денег и все это {знают} давно",
    "პორტის მშენებლობა {ფუჭი} ხარჯია და ეს ყველამ კარგად {იცის} ჩვენს ქალაქში, ჰკითხეთ ხალხს",
)
OTHER_WORDS = {
    "port": ("port", "harbour", "terminal"), "waste": ("waste", "loss"),
    "knows": ("knows", "hides"), "ask": ("ask", "just ask"), "shame": ("shame", "disgrace"),
    "print": ("print", "publish", "spread"), "против": ("против", "категорически против"),
    "пустая": ("пустая", "глупая"), "знают": ("знают", "понимают"), "ფუჭი": ("ფუჭი", "უაზრო"),
    "იცის": ("იცის", "უწყის"),
}  # fmt: skip
STREWN = ("", "!", "!!!", " 😡", " 👎👎", " .", " #port")
SYLLABLES = [a + b for a, b in product("bdgklmnrstvz", "aeiou")]
WORDS = ["".join(parts) for parts in product(SYLLABLES, SYLLABLES[::7], ("", "n", "sh"))]
_WEIGHTS = list(accumulate(1 / (rank + 2) for rank in range(len(WORDS))))


@dataclass(frozen=True)
class Flood:
    """What came in: of the brigade, of new readers, of those with a good record."""

    sham: list[Comment]
    new: list[Comment]
    known: list[Comment]


def flood(articles: list[Article], seed: int = 7) -> Flood:
    """Let 160 sham comments, 30 of new readers and 10 of known ones come in within two minutes."""
    chance = random.Random(seed)
    writers = ["sham"] * 160 + ["new"] * 30 + ["known"] * 10
    chance.shuffle(writers)
    found = Flood([], [], [])
    for number, writer in enumerate(writers):
        now = NOW + dt.timedelta(seconds=number * 120 / len(writers))
        text = _script(chance) if writer == "sham" else _own_words(chance)
        commenter = _known(number) if writer == "known" else None
        comment = kept(
            chance.choice(articles), text, now=now, commenter=commenter,
            name=f"{chance.choice(WORDS)} {chance.choice(WORDS)}".title(),
            place=f"place {chance.randrange(200)}", seconds=chance.uniform(15, 90),
        )  # fmt: skip
        getattr(found, writer).append(comment)
    return found


def held(comments: list[Comment]) -> float:
    """Return the share of comments that wait."""
    return sum(one.state == Comment.State.HELD for one in comments) / len(comments)


def ranked_right(better: list[Comment], worse: list[Comment]) -> float:
    """Return how often one of `better` has fewer points than one of `worse`; ties count half."""
    pairs = [
        (one.score < other.score) + (one.score == other.score) / 2
        for one in better
        for other in worse
    ]
    return sum(pairs) / len(pairs)


def _script(chance: random.Random) -> str:
    choice = {word: chance.choice(others) for word, others in OTHER_WORDS.items()}
    text = reduce(
        lambda so_far, item: so_far.replace(f"{{{item[0]}}}", item[1]),
        choice.items(),
        chance.choice(SCRIPTS),
    )
    return text + chance.choice(STREWN)


def _own_words(chance: random.Random) -> str:
    return " ".join(
        chance.choices(WORDS, cum_weights=_WEIGHTS, k=chance.randint(4, 40))
    ).capitalize()


def _known(number: int) -> Commenter:
    first = NOW - dt.timedelta(days=90)
    return Commenter.objects.create(
        key=f"{number}", name=f"Known {number}", approved=4, first_at=first
    )
