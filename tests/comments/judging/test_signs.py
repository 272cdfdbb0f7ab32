"""Each sign is seen where it is, says so in words, and is not seen in what a reader writes."""

import datetime as dt

import pytest

from caspian.comments.models import Commenter, CommentSettings, ShieldWords
from caspian.newsroom.models import Article
from tests.comments.judging.posts import CALM, NOW, judged, kept, names, words_of
from tests.comments.readers import regular

MASHED = "fghdfkjdfhgkjdfhg sdfkjhsdkfjh"


def test_a_reader_of_good_will_passes(article: Article) -> None:
    judgement = judged(article)
    assert names(judgement) == {"newcomer"}
    assert (judgement.score, judgement.is_held, judgement.alike) == (1, False, None)


@pytest.mark.parametrize(
    ("sign", "changes"),
    [
        ("trap", {"is_trapped": True}),
        ("links", {"text": f"{CALM} https://example.com/a"}),
        ("threats", {"text": "I hope you die, all of you at the ministry."}),
        ("insults", {"text": "The author of this is an idiot."}),
        ("spam", {"text": "I trust this online casino since last year."}),
        ("mixed_scripts", {"text": "Опять министр обещaл нам мост."}),
        ("mixed_scripts", {"name": "Зeйнep"}),
        ("gibberish", {"text": MASHED}),
        ("gibberish", {"text": "no no no no no no no to the port"}),
        ("gibberish", {"text": "!!!!!!!!!!!!"}),
        ("shouting", {"text": CALM.upper()}),
        ("name_link", {"name": "cheap-flights.com"}),
        ("name_of_ours", {"name": "Aysel Quliyeva"}),
        ("too_fast", {"seconds": 1.2}),
        ("too_fast", {"text": f"{CALM} " * 20, "seconds": 20.0}),
        ("no_clock", {"seconds": None}),
    ],
    ids=str,
)
def test_a_sign_is_seen_and_said(article: Article, sign: str, changes: dict[str, object]) -> None:
    judgement = judged(article, **changes)  # type: ignore[arg-type]
    assert sign in names(judgement)
    assert words_of(judgement, sign)[-1] == "."


@pytest.mark.parametrize(
    "text",
    [
        "NATO, OSCE AND THE EU met",  # short
        "პორტი დაიხურა და არავინ იცის რატომ, სამინისტრო დუმს.",  # no capitals to shout with
        "وزیر دوباره قول پل را داد، ولی هیچ‌کس باور نمی‌کند.",
        "Хахахахаха, вот это да!",
        "Спасибо!",
        "The Krzysztof Brzęczyszczykiewicz bridge; the Rechtsschutzversicherungsgesellschaften.",
    ],
)
def test_what_is_no_sign(article: Article, text: str) -> None:
    assert names(judged(article, text)) == {"newcomer"}


def test_a_known_commenters_name_is_not_free(article: Article) -> None:
    known = regular(name="Zeynep Kaya")
    assert "5 published comments" in words_of(judged(article), "name_taken")
    assert "name_taken" in names(judged(article, name="ZEYNEP KAYA"))
    assert "name_taken" not in names(judged(article, commenter=known))
    assert "name_taken" not in names(judged(article, name="Zeynep Aksoy"))


def test_first_names_are_shared(article: Article) -> None:
    regular(name="Ali")
    judgement = judged(article, name="Ali")
    assert "name_taken" in names(judgement)
    assert not judgement.is_held


def test_editors_words_hold_and_their_exceptions_pass(article: Article) -> None:
    words = ShieldWords.load()
    words.held, words.allowed = "boycott*", "idiot*"
    words.save()
    assert "“boycotting”" in words_of(judged(article, "We are boycotting it"), "own_words")
    assert judged(article, "We are boycotting it").is_held
    assert "insults" not in names(judged(article, "Who is the idiot?"))


def test_a_busy_network_is_seen_but_holds_nobody(article: Article) -> None:
    for number in range(25):
        at = NOW - dt.timedelta(seconds=20 * number)
        kept(article, f"Comment {number}: {MASHED[number:]}", place="cafe", now=at)
    judgement = judged(article, place="cafe", seconds=None)
    assert {"network_rate", "network_names"} <= names(judgement)
    assert "network_rate" not in names(judged(article, place="elsewhere"))
    assert judgement.score < CommentSettings.load().hold_at


def test_a_record_counts_for_and_against(article: Article) -> None:
    first = NOW - dt.timedelta(days=9)
    known = Commenter.objects.create(key="k", name="Ana", approved=2, first_at=first)
    assert words_of(judged(article, commenter=known), "record").startswith("2 comments")
    assert judged(article, commenter=known).score == 0
