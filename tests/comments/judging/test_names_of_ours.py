"""Nobody writes under a name of ours unseen, whatever their record; its owner is known in time."""

import pytest
from django.contrib.auth import get_user_model
from django.utils import timezone

from caspian.comments import names_of_ours
from caspian.comments.answer_for_paper import answer_for_paper
from caspian.comments.decide import decide
from caspian.comments.models import Comment, CommentSettings
from caspian.comments.names_of_ours import name_like, version_now
from caspian.newsroom.models import Article, Contributor, Publication, PublicationText
from tests.cast import Cast
from tests.comments.judging.posts import judged, kept, names, words_of
from tests.comments.lookalikes import lookalikes
from tests.comments.readers import regular
from tests.comments.writing import moderator
from tests.common.scripts import NAMES


@pytest.fixture
def ours(article: Article) -> list[str]:
    """Return a name of each kind, in several scripts."""
    paper = Publication.load()
    for language, name in (("ru", "Каспийское время"), ("ka", "კასპიის დრო"), ("fa", "زمان خزر")):
        PublicationText.objects.create(publication=paper, language=language, name=name, about="-")
    Contributor.objects.create(name="Нина Ким", slug="nina-kim")
    account = get_user_model().objects.create_user("t.sarkisian", password="-")
    account.first_name, account.last_name = "Tigran", "Sarkisian"
    account.save()
    texts = PublicationText.objects.values_list("name", flat=True)
    return ["The Caspian Times", *texts, "Aysel Quliyeva", "Нина Ким", "Tigran Sarkisian"]


def test_no_lookalike_is_published_at_once(article: Article, ours: list[str]) -> None:
    rules = CommentSettings.load()
    rules.hold_at = 1000
    rules.save()
    known = regular(name="Zeynep")
    for name in ours:
        for number, one in enumerate([name, *lookalikes(name, by_chance=15)]):
            who = known if number % 2 else None
            assert judged(article, name=one, commenter=who).is_held, (name, one)


def test_honest_names_of_all_scripts_pass_at_once(article: Article, ours: list[str]) -> None:
    for number, name in enumerate(NAMES.values()):
        judgement = judged(article, name=name, place=f"home {number}")
        assert not judgement.is_held, (name, judgement)
        assert "name_of_ours" not in names(judgement)


def test_it_is_said_what_a_name_looks_like_but_no_accounts_name(article: Article) -> None:
    moderator("nino")
    said = words_of(judged(article, name="Аysel Quliyevа"), "name_of_ours")
    assert said == "“Аysel Quliyevа” looks like “Aysel Quliyeva”, one of the paper's contributors."
    assert words_of(judged(article, name="Aysel Quliyeva"), "name_of_ours").endswith(
        "is one of the paper's contributors."
    )
    # Signs are handed to readers who ask for what is kept of them.
    said = words_of(judged(article, name="Níno"), "name_of_ours")
    assert said == "“Níno” looks like the name of an account at the desk."


def test_what_a_moderator_published_under_a_name_lets_its_owner_pass(cast: Cast) -> None:
    article = cast.published("Ferry leaves")
    aysel = regular(name="Aysel Quliyeva")
    first = kept(article, commenter=aysel, name="Aysel Quliyeva", now=timezone.now())
    assert first.state == Comment.State.HELD
    decide([first.pk], after=Comment.State.APPROVED, by=moderator())
    aysel.refresh_from_db()
    aysel.approved = 3
    assert not judged(article, name="Aysel Quliyeva", commenter=aysel).is_held
    # Letter by letter, in this browser, and never the paper's.
    assert judged(article, name="Aysel Quliyevа", commenter=aysel).is_held
    assert judged(article, name="Aysel Quliyeva", commenter=regular("b" * 32)).is_held
    assert judged(article, name="Davit Beridze", commenter=aysel).is_held
    paper = kept(article, commenter=aysel, name="The Caspian Times", now=timezone.now())
    decide([paper.pk], after=Comment.State.APPROVED, by=moderator("tamar"))
    assert judged(article, name="The Caspian Times", commenter=aysel).is_held


def test_a_change_of_a_name_is_heard_at_once(article: Article) -> None:
    assert not judged(article, name="Leyla Mammadova").is_held
    leyla = Contributor.objects.create(name="Leyla Mammadova", slug="leyla")
    assert judged(article, name="LEYLA MAMMADOVA").is_held
    leyla.name = "Leyla Aliyeva"
    leyla.save()
    assert not judged(article, name="Leyla Mammadova").is_held
    assert judged(article, name="Leyla Aliyeva").is_held
    leyla.delete()
    assert not judged(article, name="Leyla Aliyeva").is_held
    nino = moderator()
    assert judged(article, name="nino").is_held
    nino.is_active = False
    nino.save()
    assert not judged(article, name="nino").is_held


def test_what_goes_round_the_signals_is_known_in_a_minute(
    article: Article, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = [1000.0]
    monkeypatch.setattr("time.monotonic", lambda: clock[0])
    monkeypatch.setattr(
        names_of_ours, "_kept", names_of_ours._Kept("", 0.0, names_of_ours._Index(()))
    )
    version = version_now()
    assert name_like("Leyla Mammadova", version) is None
    Contributor.objects.filter(slug="davit-beridze").update(name="Leyla Mammadova")
    assert name_like("Leyla Mammadova", version) is None
    clock[0] += names_of_ours.KEPT_SECONDS + 1
    assert name_like("Leyla Mammadova", version) is not None


def test_a_login_changes_no_name(article: Article) -> None:
    nino, before = moderator(), version_now()
    nino.save(update_fields=["last_login"])
    assert version_now() == before
    nino.save()
    assert version_now() != before


def test_the_paper_itself_answers_under_its_name(cast: Cast) -> None:
    comment = kept(cast.published("Ferry leaves"), now=timezone.now())
    assert answer_for_paper(comment, "We asked.", by=moderator()).state == "approved"
