"""The classifier learns from decisions, says so, and unlearns what is undone."""

import datetime as dt
import random

from caspian.comments.judging import learning
from caspian.comments.judging.learning import knowledge, learn_all, train_if_wanted, unlearn_all
from caspian.comments.models import Comment, Learned, Lesson
from caspian.newsroom.models import Article
from caspian.shield.classifier import Example, features, likelihood, train
from tests.comments.judging.posts import NOW, judged, kept, names, words_of

YESTERDAY = NOW - dt.timedelta(days=1)
BAD = ["win", "lucky", "bonus", "jackpot", "betting", "spins", "odds", "tipster", "wager", "casino"]
GOOD = [
    "ferry", "pier", "harbour", "minister", "border", "sturgeon", "tariff", "village", "bridge",
]  # fmt: skip
OFFER = "Lucky bonus for every wager, come to our jackpot and betting club"


def some(words: list[str], number: int, seed: int = 1) -> list[str]:
    """Return invented sentences."""
    chance = random.Random(seed)
    return [" ".join(chance.choices([*words, "the", "and", "of"], k=9)) for _ in range(number)]


def decide(article: Article, texts: list[str], *, published: bool) -> list[Comment]:
    """Store comments and let the classifier learn a decision on each."""
    comments = [
        Comment.objects.create(article=article, name="A", text=text, posted_at=YESTERDAY)
        for text in texts
    ]
    learn_all(comments, published=published)
    return comments


def test_it_is_silent_until_it_has_seen_enough(article: Article) -> None:
    decide(article, some(BAD, learning.FEWEST), published=False)
    decide(article, some(GOOD, learning.FEWEST - 1), published=True)
    train_if_wanted()
    assert "learned" not in names(judged(article, OFFER))
    decide(article, some(GOOD, 1, seed=2), published=True)
    train_if_wanted()
    judgement = judged(article, OFFER)
    assert "“" in words_of(judgement, "learned")
    assert any(word in words_of(judgement, "learned") for word in BAD)
    assert not judgement.is_held  # by itself it never holds
    assert "learned_fine" in names(judged(article, "The minister came to the harbour by railway"))


def test_what_is_undone_was_never_learned(article: Article) -> None:
    decide(article, some(BAD, 30), published=False)
    decide(article, some(GOOD, 30), published=True)
    train_if_wanted()
    before = bytes(Learned.objects.get().weights)
    wrong = decide(article, some(GOOD, 10, seed=5), published=False)
    train_if_wanted()
    assert bytes(Learned.objects.get().weights) != before  # the control
    unlearn_all(wrong, published=False)
    train_if_wanted()
    assert bytes(Learned.objects.get().weights) == before


def test_it_trains_only_when_there_is_something_new(article: Article) -> None:
    (comment, *_) = decide(article, some(BAD, 3), published=False)
    assert train_if_wanted()
    assert not train_if_wanted()
    learn_all([comment], published=True)  # decided otherwise
    assert Lesson.objects.get(comment=comment).is_published
    assert Lesson.objects.count() == 3
    assert train_if_wanted()


def test_a_campaign_is_one_lesson(article: Article) -> None:
    text = f"{OFFER}, where every new player is welcome"
    comments = [kept(article, text, now=NOW + dt.timedelta(seconds=n)) for n in range(5)]
    learning.learn_all(comments, published=False)
    assert [lesson.comment for lesson in Lesson.objects.all()] == [comments[0]]


def test_it_keeps_a_bounded_number_of_lessons(article: Article, monkeypatch: object) -> None:
    monkeypatch.setattr(learning, "KEPT", 5)  # type: ignore[attr-defined]
    decide(article, some(BAD, 8), published=False)
    train_if_wanted()
    assert Lesson.objects.count() == 5
    train_if_wanted()
    assert not train_if_wanted()


def test_each_process_reads_what_another_trained_once(
    article: Article, django_assert_num_queries: object
) -> None:
    decide(article, some(BAD, 30), published=False)
    decide(article, some(GOOD, 30), published=True)
    train_if_wanted()
    taught = Learned.objects.get().taught
    with django_assert_num_queries(1):  # type: ignore[operator]
        assert len(knowledge(taught).weights) == 1 << 16
    with django_assert_num_queries(0):  # type: ignore[operator]
        knowledge(taught)


def test_order_teaches_nothing() -> None:
    examples = [Example(features(text), is_rejected=True) for text in some(BAD, 30)]
    examples += [Example(features(text), is_rejected=False) for text in some(GOOD, 30)]
    weights = train(examples)
    assert weights == train(examples[::-1])
    assert likelihood(weights, features(OFFER)) > 0.8
    assert likelihood(weights, features(" ".join(GOOD))) < 0.2
    assert likelihood(weights, features("Что-то совсем другое")) == 0.5
