"""To publish what a check holds takes a right and a reason, which is kept and shown."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client

from caspian.newsroom.checks.door import HeldByChecks
from caspian.newsroom.checks.overrule import overrule
from caspian.newsroom.models import Article, Overruling, User
from tests.cast import Cast
from tests.newsroom.desk.conftest import Desk, shown
from tests.newsroom.desk.forms import edit, opened

PUBLISH = {"action-publish": "action-publish"}
REASON = "The picture says it all."


def press(client: Client, article: Article, **more: str) -> str:
    """Press "Publish" in the form; return where one lands."""
    answer = client.post(edit(article), opened(client, edit(article)) | PUBLISH | more)
    return str(answer["Location"])


def test_a_publisher_overrules_with_a_reason_that_is_kept_and_shown(cast: Cast, desk: Desk) -> None:
    article, maka = cast.draft("Held", body=[]), cast.publisher()
    client = desk(maka)
    landed = press(client, article, **{"overrule-reason": REASON})
    assert Article.objects.public().get().title == "Held"
    row = Overruling.objects.get()
    assert (row.by, row.reason) == (maka, REASON)
    assert row.issues == [["text:", "There is no text."]]
    assert "maka, " in shown(client, landed)
    assert REASON in shown(client, landed)
    history = shown(client, f"/desk/pages/{article.pk}/history/")
    assert "Published although: There is no text." in history
    assert REASON in history


@pytest.mark.parametrize("reason", ["", "  \n "])
def test_without_a_reason_nothing_is_published(cast: Cast, desk: Desk, reason: str) -> None:
    article = cast.draft("Held", body=[])
    press(desk(cast.publisher()), article, **{"overrule-reason": reason})
    assert not Article.objects.public().exists()
    assert not Overruling.objects.exists()
    with pytest.raises(ValidationError):
        overrule(article.get_latest_revision(), by=None, reason=reason)


def test_an_editor_has_not_the_right(cast: Cast, desk: Desk) -> None:
    article, tigran = cast.draft("Held", body=[]), cast.editor(cast.politics)
    press(desk(tigran), article, **{"overrule-reason": REASON})
    assert not Article.objects.public().exists()
    with pytest.raises(PermissionDenied):
        overrule(article.get_latest_revision(), by=tigran, reason=REASON)
    assert not Overruling.objects.exists()


def test_a_later_version_is_checked_again(cast: Cast) -> None:
    article = cast.draft("Held", body=[])
    first = article.get_latest_revision()
    overrule(first, by=None, reason=REASON)
    first.publish()
    with pytest.raises(HeldByChecks):
        cast.draft("Another", body=[]).get_latest_revision().publish()


def test_a_reviewer_overrules_with_the_last_approval(cast: Cast) -> None:
    article, maka = cast.draft("Held", body=[], owner=cast.reporter()), cast.publisher()
    state = article.get_workflow().start(article, article.owner)
    for reason in ("", REASON):
        step = state.current_task_state
        step.task.specific.on_action(step.specific, maka, "approve", comment="", overrule=reason)
        state.refresh_from_db()
    assert Article.objects.public().get().title == "Held"
    assert Overruling.objects.get().reason == REASON


def test_nothing_is_written_where_nothing_is_held(cast: Cast) -> None:
    assert overrule(cast.draft("In order").get_latest_revision(), by=None, reason=REASON) is None


def test_the_one_who_left_leaves_the_reason(cast: Cast) -> None:
    maka = cast.publisher()
    overrule(cast.draft("Held", body=[]).get_latest_revision(), by=maka, reason=REASON)
    User.objects.get(pk=maka.pk).delete()
    assert Overruling.objects.get().by is None
