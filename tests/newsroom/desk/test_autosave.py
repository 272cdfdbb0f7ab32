"""A form that saves itself while a click is on its way does not decide a second time."""

from caspian.newsroom.models import Article
from tests.cast import Cast
from tests.newsroom.desk.conftest import Desk
from tests.newsroom.desk.forms import edit, opened
from tests.newsroom.desk.test_date_to_come import APPROVE, in_review

JSON = {"accept": "application/json"}


def step_of(article: int) -> int | None:
    """Return which step of its review an article waits for."""
    step = Article.objects.get(pk=article).current_workflow_task_state
    return step and int(step.pk)


def test_a_form_that_saves_itself_approves_nothing(cast: Cast, desk: Desk) -> None:
    article, client = in_review(cast, 0), desk(cast.editor(cast.politics))
    before = step_of(article.pk)
    saved = client.post(edit(article), opened(client, edit(article)) | APPROVE, headers=JSON)
    assert saved.json()["success"]
    assert step_of(article.pk) == before


def test_the_control_that_is_clicked_approves_one_step(cast: Cast, desk: Desk) -> None:
    article, client = in_review(cast, 0), desk(cast.editor(cast.politics))
    before = step_of(article.pk)
    answer = client.post(edit(article), opened(client, edit(article)) | APPROVE)
    assert answer.status_code == 302
    assert step_of(article.pk) not in (before, None)
