"""Decisions from the queue: one, many, those like one, all at once; in the background, or not."""

import pytest
from django.test import Client

from caspian.comments.models import Comment, Decision
from tests.cast import Cast
from tests.comments.desk.test_queue import campaign
from tests.comments.writing import State, moderator, rule, states, wrote
from tests.newsroom.desk.conftest import Desk, shown

QUEUE, DECIDE, UNDO = "/desk/comments/", "/desk/comments/decide/", "/desk/comments/undo/"
SCRIPT = {"Accept": "application/json"}


def test_a_button_decides_and_the_queue_offers_to_take_it_back(cast: Cast, desk: Desk) -> None:
    comment, client = wrote(cast.published("Ferry leaves")), desk(moderator())
    answer = client.post(DECIDE, {"ids": comment.pk, "verdict": "approved"})
    assert answer["Location"] == QUEUE
    assert states(comment) == ["approved"]
    screen = shown(client, QUEUE)
    assert "Published: 1 comment" in screen
    client.post(UNDO, {"batch": Decision.objects.latest("pk").batch})
    assert states(comment) == ["held"]
    assert "Your last decision" not in shown(client, QUEUE)


def test_in_the_background_it_answers_with_words_and_the_way_back(cast: Cast, desk: Desk) -> None:
    article, client = cast.published("Ferry leaves"), desk(moderator())
    pks = [wrote(article, f"No {number}").pk for number in range(3)]
    form = {"ids": pks, "verdict": f"rejected:{rule().pk}"}
    said = client.post(DECIDE, form, headers=SCRIPT).json()
    assert said["words"] == "Rejected: 3 comments (No insults)"
    assert said["changed"] == 3
    back = client.post(UNDO, {"batch": said["batch"]}, headers=SCRIPT).json()
    assert back["words"] == "Undone: 3 comments"
    again = client.post(UNDO, {"batch": said["batch"]}, headers=SCRIPT)
    assert (again.status_code, again.json()["words"]) == (400, "There is nothing to undo.")


def test_one_decision_for_all_that_are_alike_and_were_seen(cast: Cast, desk: Desk) -> None:
    first, again, other = campaign(cast)
    late = wrote(first.article, "buy my CARPETS", name="Late", alike=first)
    form = {"ids": first.pk, "fold": "1", "upto": other.pk, "verdict": f"rejected:{rule().pk}"}
    desk(moderator()).post(DECIDE, form)
    assert states(first, again, other, late) == [*["rejected"] * 3, "held"]


def test_the_control_without_the_fold_only_the_one_is_decided_on(cast: Cast, desk: Desk) -> None:
    first, again, other = campaign(cast)
    desk(moderator()).post(DECIDE, {"ids": first.pk, "verdict": "approved"})
    assert states(first, again, other) == ["approved", "held", "held"]


def test_everything_that_was_asked_for_at_once(cast: Cast, desk: Desk) -> None:
    article, client = cast.published("Ferry leaves"), desk(moderator())
    links = [{"name": "links", "points": 9, "words": "Ten links."}]
    sham = [wrote(article, f"Buy {number}", signs=links) for number in range(30)]
    genuine = wrote(article, "Late again.")
    assert "31 comments on 1 article" in shown(client, f"{QUEUE}whole/")
    screen = shown(client, f"{QUEUE}whole/?sign=links")
    assert "30 comments on 1 article" in screen
    later = wrote(article, "Buy 31", signs=links)
    form = {"whole": "1", "among": "sign=links", "upto": genuine.pk}
    client.post(DECIDE, form | {"verdict": f"rejected:{rule().pk}", "why": "A campaign."})
    assert set(states(*sham)) == {"rejected"}
    assert states(genuine, later) == ["held", "held"]
    assert Decision.objects.filter(why="A campaign.").count() == 30


@pytest.mark.parametrize(
    ("form", "words"),
    [
        ({"verdict": "approved"}, "Choose at least one comment."),
        ({"ids": "1"}, "Choose what to do"),
        ({"ids": "1", "verdict": "withdrawn"}, "Choose what to do"),
        ({"ids": "1", "verdict": "rejected"}, "Choose the rule"),
        ({"ids": "1", "verdict": "rejected:99999"}, "This rule is gone"),
        ({"ids": "x", "verdict": "approved", "upto": "y", "fold": "1"}, "Choose at least one"),
    ],
)
def test_a_form_that_makes_no_sense_is_answered_in_words(
    cast: Cast, desk: Desk, form: dict[str, str], words: str
) -> None:
    client = desk(moderator())
    refused = client.post(DECIDE, form, headers=SCRIPT)
    assert refused.status_code == 400
    assert words in refused.json()["words"]
    assert not Decision.objects.exclude(before="").exists()


def test_without_a_script_the_words_stand_on_the_page(cast: Cast, desk: Desk) -> None:
    answer = desk(moderator()).post(DECIDE, {"verdict": "approved"}, follow=True)
    assert "Choose at least one comment." in answer.content.decode()


def test_going_back_never_leads_to_another_site(cast: Cast, desk: Desk) -> None:
    comment = wrote(cast.published("Ferry leaves"))
    form = {"ids": comment.pk, "verdict": "approved", "next": "https://example.org/"}
    assert desk(moderator()).post(DECIDE, form)["Location"] == QUEUE


def test_nobody_decides_from_another_site(cast: Cast) -> None:
    comment = wrote(cast.published("Ferry leaves"))
    client = Client(enforce_csrf_checks=True)
    client.force_login(moderator())
    assert client.post(DECIDE, {"ids": comment.pk, "verdict": "approved"}).status_code == 403
    assert Comment.objects.get().state == State.HELD
