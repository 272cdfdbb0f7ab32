"""The one button says what happens next, and each step lands on the article's own state."""

import datetime as dt
import re

import pytest
from django.test import Client
from django.utils import timezone

from caspian.newsroom.desk.times import by_paper_clock
from caspian.newsroom.models import Article, User
from tests.cast import Cast
from tests.newsroom.desk.conftest import Desk, shown
from tests.newsroom.desk.forms import edit, opened
from tests.newsroom.desk.test_date_to_come import typed

SUBMIT = {"action-submit": "action-submit"}
PUBLISH = {"action-publish": "action-publish"}
DECIDE = {"action-workflow-action": "true"}
APPROVE = DECIDE | {"workflow-action-name": "approve"}
REJECT = DECIDE | {
    "workflow-action-name": "reject",
    "workflow-action-extra-data": '{"comment": "Who says so?"}',
}


def button(client: Client, article: Article) -> str:
    """Return what stands on the one button of an article's form."""
    found = re.findall(r"<button[^>]*data-publish-big[^>]*>([^<]*)", shown(client, edit(article)))
    assert len(found) <= 1
    return "".join(found).strip()


def press(client: Client, article: Article, sent: dict[str, str]) -> str:
    """Send the form with a button; return the state that one lands on."""
    answer = client.post(edit(article), opened(client, edit(article)) | sent)
    assert answer["Location"] == f"/desk/publishing/{article.pk}/"
    return shown(client, answer["Location"])


def test_a_reporter_submits_and_an_editor_publishes(cast: Cast, desk: Desk) -> None:
    rena = cast.reporter()
    article = cast.draft("Mine", owner=rena)
    assert button(desk(rena), article) == "Submit for review"
    assert button(desk(cast.editor(cast.politics)), article) == "Publish …"
    assert button(desk(cast.publisher()), cast.published("Out")) == "Update …"


def test_a_time_that_is_set_stands_on_the_button(cast: Cast, desk: Desk) -> None:
    later = timezone.now() + dt.timedelta(days=2)
    article = cast.draft("Later", go_live_at=later)
    local = by_paper_clock(later)
    words = f"Schedule for {local:%H:%M}, {local:%a} {local.day} {local:%b} (Baku) …"
    assert button(desk(cast.publisher()), article) == words


def test_a_review_goes_by_the_button_of_whose_turn_it_is(cast: Cast, desk: Desk) -> None:
    rena, tigran = cast.reporter(), cast.editor(cast.politics)
    article, reporter, editor = cast.draft("Mine", owner=rena), desk(rena), desk(tigran)
    assert "is submitted" in press(reporter, article, SUBMIT)
    assert button(editor, article) == "Approve and publish …"
    assert "Approve this step alone" in shown(editor, edit(article))
    assert "is approved" in press(editor, article, APPROVE)
    assert button(editor, article) == "Approve and publish …"
    assert "Approve this step alone" not in shown(editor, edit(article))
    assert "is published" in press(editor, article, APPROVE)
    assert Article.objects.public().get().title == "Mine"


def test_unpublish_stands_far_from_the_button(cast: Cast, desk: Desk) -> None:
    page = shown(desk(cast.publisher()), edit(cast.published("Out")))
    foot = page[page.index('aria-label="Actions (footer)"') :]
    assert "Unpublish" not in foot[: foot.index("</nav>")]
    assert "Save draft" in foot[: foot.index("</nav>")]


def test_other_pages_keep_their_own_buttons(cast: Cast, desk: Desk) -> None:
    page = shown(desk(cast.publisher()), f"/desk/pages/{cast.politics.pk}/edit/")
    assert "data-publish-big" not in page
    assert 'name="action-publish"' in page


def test_the_state_of_what_is_out_has_its_public_link(cast: Cast, desk: Desk) -> None:
    article, client = cast.draft("Out"), desk(cast.publisher())
    page = press(client, article, PUBLISH)
    assert "is published" in page
    assert f'href="{Article.objects.get().full_url}"' in page
    assert "page &#x27;" not in page.lower()


def test_the_state_of_what_is_scheduled_says_when(cast: Cast, desk: Desk) -> None:
    article, client = cast.draft("Later"), desk(cast.publisher())
    moment = (timezone.now() + dt.timedelta(days=1)).replace(second=0, microsecond=0)
    page = press(client, article, PUBLISH | {"go_live_at": typed(moment)})
    assert f"It goes out at {by_paper_clock(moment):%H:%M}" in page
    assert "full_url" not in page
    assert not Article.objects.public().exists()


@pytest.mark.parametrize("name", ["reporter", "moderator"])
def test_a_stranger_sees_no_state(cast: Cast, desk: Desk, name: str) -> None:
    article = cast.draft("A scoop to come")
    client = desk(cast.reporter() if name == "reporter" else cast._user("nino", "moderator"))
    answer = client.get(f"/desk/publishing/{article.pk}/")
    assert answer.status_code == 302
    assert "A scoop to come" not in shown(client, "/desk/")


def rejected(cast: Cast, desk: Desk, words: dict[str, str] = REJECT) -> tuple[Article, User]:
    """Return Rena's article, of which Tigran asked for changes."""
    rena, tigran = cast.reporter(), cast.editor(cast.politics)
    tigran.first_name, tigran.last_name = "Tigran", "Sarkissian"
    tigran.save()
    article = cast.draft("Mine", owner=rena)
    press(desk(rena), article, SUBMIT)
    assert "You asked for changes" in press(desk(tigran), article, words)
    return article, rena


def test_a_request_for_changes_stands_where_one_edits(cast: Cast, desk: Desk) -> None:
    article, rena = rejected(cast, desk)
    client = desk(rena)
    page = shown(client, edit(article))
    note = page[page.index('class="desk-banner"') :][:900]
    assert "<strong>Tigran Sarkissian</strong> asked for changes" in note
    assert "Who says so?" in note
    assert button(client, article) == "Submit again"
    press(client, article, SUBMIT)
    assert "desk-banner" not in shown(client, edit(article))


def test_it_is_answered_where_it_stands(cast: Cast, desk: Desk) -> None:
    article, rena = rejected(cast, desk)
    address = f"/desk/publishing/{article.pk}/answer/"
    assert address in shown(desk(rena), edit(article))
    said = desk(rena).post(address, {"words": "The <captain>."}).json()
    assert "The &lt;captain&gt;." in said["answers"]
    assert desk(rena).post(address, {"words": " "}).json()["fault"] == "Write what you want to say."
    stranger = cast._user("leyla", "reporter")
    assert desk(stranger).post(address, {"words": "Me too."}).status_code in (302, 403)
    page = shown(desk(cast.publisher()), edit(article))
    assert page.count("The &lt;captain&gt;.") == 1
    assert "Me too." not in page
    assert "Answered the review" in shown(desk(rena), f"/desk/pages/{article.pk}/history/")


def test_it_stands_there_for_every_reader_of_the_form(cast: Cast, desk: Desk) -> None:
    article, _ = rejected(cast, desk)
    page = shown(desk(cast.publisher()), edit(article))
    assert "Who says so?" in page[page.index('class="desk-banner"') :][:900]
    other = cast.draft("Another")
    assert "desk-banner" not in shown(desk(cast.publisher()), edit(other))
