"""What was published before the rules became stricter is looked through once, and shown."""

import datetime as dt

import pytest
from django.utils import timezone

from caspian.comments import second_looks
from caspian.comments.decide import decide
from caspian.comments.models import Comment, LookThrough, SecondLook
from caspian.comments.second_looks import look_through, reasons_against, waiting
from caspian.comments.undo import undo, withdraw
from caspian.newsroom.models import Article
from tests.cast import Cast
from tests.comments.writing import State, moderator, rule, states, told, wrote
from tests.common.scripts import NAMES, TEXTS

NOW = timezone.now() - dt.timedelta(minutes=5)


def old(article: Article, text: str = "Late again.", name: str = "Zeynep") -> Comment:
    """Return a comment that was published by the rules of then."""
    return wrote(article, text, name=name, state=State.APPROVED)


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"name": "The Caspian Тimes"}, "looks like “The Caspian Times”"),
        ({"name": "AYSEL QULİYEVA"}, "looks like “Aysel Quliyeva”"),
        ({"name": "\u2063"}, "The name has no visible letters."),
        ({"name": "\u3164"}, "The name has no visible letters."),
        ({"text": "\u2800\u200b"}, "The text has no visible letters."),
        ({"text": "Z" + "\u0e47" * 20}, "Stacked marks cover the letters of the text."),
        ({"name": "Z" + "\u20dd" * 20}, "Stacked marks cover the letters of the name."),
        ({"text": "a.com b.ru c.net/x t.me/d"}, "It has 4 web addresses; at most 3 are allowed."),
    ],
)
def test_what_would_not_pass_is_found(cast: Cast, fields: dict[str, str], reason: str) -> None:
    comment = old(cast.published("Ferry leaves"), **fields)
    told()
    assert look_through(NOW) is False
    assert list(waiting()) == [comment]
    assert reason in " ".join(reasons_against(comment))
    # Shown to a moderator, and nothing else: readers see what they saw.
    assert (states(comment), told()) == (["approved"], [])


def test_what_passes_is_left_alone(cast: Cast) -> None:
    article = cast.published("Ferry leaves")
    for name in NAMES.values():
        old(article, name=name)
    for text in (*TEXTS, "It was late.\u200bSo it goes\u00ad.", "a.com and b.ru"):
        old(article, text)
    for state in (State.HELD, State.REJECTED):
        wrote(article, name="The Caspian Times", state=state)
    ours = old(article, name="The Caspian Times")
    ours.written_by = moderator()
    ours.save()
    look_through(NOW)
    assert not SecondLook.objects.exists()


def test_it_is_done_once_in_steps_and_goes_on_where_it_was(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(second_looks, "AT_ONCE", 2)
    monkeypatch.setattr(second_looks, "WITHIN_SECONDS", -1)
    article = cast.published("Ferry leaves")
    found = [old(article, name="The Caspian Times") for _ in range(5)]
    assert look_through(NOW) is True
    assert waiting().count() == 2
    later = old(article, name="The Caspian Times")
    while look_through(NOW):
        pass
    assert set(waiting()) == set(found), "what came in meanwhile has passed today's rules"
    assert look_through(NOW) is False
    assert LookThrough.objects.count() == 1
    # Stricter rules once more: all is looked at, and what was kept stays kept.
    decide([found[0].pk], after=State.APPROVED, by=moderator())
    monkeypatch.setattr(second_looks, "VERSION", second_looks.VERSION + 1)
    while look_through(timezone.now()):
        pass
    assert set(waiting()) == {*found[1:], later}


def test_keeping_is_a_decision_that_can_be_taken_back(cast: Cast) -> None:
    article, nino = cast.published("Ferry leaves"), moderator()
    fine, kept, down = (old(article, name=name) for name in ("Zeynep", "nino", "Nino"))
    look_through(NOW)
    assert set(waiting()) == {kept, down}
    done = decide([fine.pk, kept.pk], after=State.APPROVED, by=nino)
    assert done.changed == 1, "what nobody doubted is left alone"
    assert list(waiting()) == [down]
    line = kept.decisions.get(by=nino)
    assert (line.before, line.after) == ("approved", "approved")
    undo(done.batch, by=nino)
    assert set(waiting()) == {kept, down}
    assert states(kept) == ["approved"]
    away = decide([down.pk], after=State.REJECTED, by=nino, rule=rule())
    withdraw(kept)
    assert list(waiting()) == []
    undo(away.batch, by=nino)
    assert list(waiting()) == [down]
