"""A form that saves itself writes a version only where somebody changed something."""

from caspian.newsroom.models import Article
from tests.cast import Cast
from tests.newsroom.desk.conftest import Desk
from tests.newsroom.desk.forms import edit, opened
from tests.newsroom.drafts.sending import JSON
from tests.newsroom.drafts.test_two_editors import form_of


def state(article: Article) -> tuple[int, bool]:
    """Return how many versions there are, and whether the list calls it changed."""
    found = Article.objects.get(pk=article.pk)
    return found.revisions.count(), found.has_unpublished_changes


def test_a_form_sent_as_it_was_opened_writes_nothing(cast: Cast, desk: Desk) -> None:
    article = cast.published("Read only", topics=[cast.sea])
    client, before = desk(cast.publisher()), state(article)
    answer = client.post(edit(article), form_of(client, article), headers=JSON).json()
    assert answer["success"]
    assert "revision_id" not in answer
    assert state(article) == before


def test_the_control_one_letter_is_a_version(cast: Cast, desk: Desk) -> None:
    article = cast.published("Read only")
    client, before = desk(cast.publisher()), state(article)
    sent = form_of(client, article) | {"title": "Read only!"}
    assert client.post(edit(article), sent, headers=JSON).json()["revision_id"]
    assert state(article) == (before[0] + 1, True)


def test_a_button_that_is_pressed_still_saves(cast: Cast, desk: Desk) -> None:
    article = cast.published("Read only")
    client, before = desk(cast.publisher()), state(article)
    assert client.post(edit(article), opened(client, edit(article))).status_code == 302
    assert state(article)[0] == before[0] + 1
