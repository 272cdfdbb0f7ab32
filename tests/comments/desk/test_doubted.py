"""The moderator is shown what is published and would not pass today, with why, and decides."""

import re

from django.utils import timezone

from caspian.comments.second_looks import look_through
from tests.cast import Cast
from tests.comments.desk.test_queue import QUEUE, names
from tests.comments.writing import State, moderator, rule, states, wrote
from tests.newsroom.desk.conftest import Desk, shown

DOUBTED = f"{QUEUE}?state=doubted"


def test_the_queue_has_them_with_why_and_only_while_there_are_any(cast: Cast, desk: Desk) -> None:
    article, client = cast.published("Ferry leaves"), desk(moderator())
    wrote(article, name="Gulnara", state=State.APPROVED)
    fake = wrote(article, name="The Саspian Times", state=State.APPROVED)
    assert "Would not pass today" not in shown(client, QUEUE)
    assert "would not pass" not in shown(client, "/desk/")
    look_through(timezone.now())
    assert "Would not pass today" in shown(client, QUEUE)
    start = shown(client, "/desk/")
    assert "Published, but would not pass today’s rules: 1 comment." in start
    assert f'href="{DOUBTED}"' in start
    screen = shown(client, DOUBTED)
    assert names(screen) == ["The Саspian Times"]
    assert "Why it would not pass today" in screen
    assert "looks like “The Caspian Times”, the paper&#x27;s own name." in screen
    assert len(re.findall(r'value="approved"[^>]*>Keep', screen)) == 2
    assert "Keep" in shown(client, f"{QUEUE}{fake.pk}/")
    kept = {"ids": fake.pk, "verdict": "approved", "among": "state=doubted"}
    said = client.post(f"{QUEUE}decide/", kept, headers={"accept": "application/json"}).json()
    assert said["words"] == "Kept: 1 comment"
    assert "Kept published" in shown(client, f"{QUEUE}log/")
    assert "Would not pass today" not in shown(client, QUEUE)
    assert "Nothing needs a second look" in shown(client, DOUBTED)
    assert states(fake) == ["approved"]


def test_all_of_them_are_decided_on_at_once(cast: Cast, desk: Desk) -> None:
    article, client, insults = cast.published("Ferry leaves"), desk(moderator()), rule()
    fakes = [wrote(article, f"{n}", name="Aysel Quliyeva", state=State.APPROVED) for n in range(3)]
    fine = wrote(article, name="Gulnara", state=State.APPROVED)
    look_through(timezone.now())
    whole = shown(client, f"{QUEUE}whole/?state=doubted")
    assert "Keep all 3" in whole
    form = {"whole": "1", "among": "state=doubted", "verdict": f"rejected:{insults.pk}"}
    client.post(f"{QUEUE}decide/", form)
    assert states(*fakes, fine) == [*3 * ["rejected"], "approved"]
