"""A publisher says on one screen how much each check matters, where and for what."""

from caspian.newsroom.checks.result import levels_in
from caspian.newsroom.models import CheckRule
from tests.cast import Cast
from tests.newsroom.desk.conftest import Desk, shown

SCREEN = "/desk/checks/"


def test_a_publisher_sets_a_level_and_takes_it_back(cast: Cast, desk: Desk) -> None:
    client, pk = desk(cast.publisher()), cast.culture.pk
    where = {"section": str(pk), "kind": "news"}
    assert "There is a standfirst" in shown(client, SCREEN)
    client.post(SCREEN, where | {"level-standfirst": "blocks", "level-alt": ""})
    assert levels_in(pk, "news")["standfirst"] == "blocks"
    assert levels_in(pk, "analysis")["standfirst"] == "advice"
    assert CheckRule.objects.count() == 1
    assert 'value="blocks" selected' in shown(client, f"{SCREEN}?section={pk}&kind=news")
    client.post(SCREEN, where | {"level-standfirst": ""})
    assert not CheckRule.objects.exists()


def test_nonsense_changes_nothing(cast: Cast, desk: Desk) -> None:
    sent = {"section": "999999", "kind": "no-kind", "level-alt": "no-level"}
    desk(cast.publisher()).post(SCREEN, sent)
    assert not CheckRule.objects.exists()


def test_nobody_else_may(cast: Cast, desk: Desk) -> None:
    client = desk(cast.editor(cast.politics))
    client.post(SCREEN, {"level-alt": "off"})
    assert not CheckRule.objects.exists()
    assert client.get(SCREEN).status_code == 302
