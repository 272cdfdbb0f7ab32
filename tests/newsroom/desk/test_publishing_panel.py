"""The panel looks through what stands in the form, says what will happen, and changes nothing."""

from typing import Any

from django.test import Client
from wagtail.models import Revision
from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield

from caspian.newsroom.models import Article
from tests.cast import Cast
from tests.newsroom.desk.conftest import Desk
from tests.newsroom.desk.forms import edit, opened


def ask(client: Client, article: Article, mode: str = "publish", **changes: Any) -> Any:
    """Send the form to the panel; return what it says."""
    sent = opened(client, edit(article)) | changes
    answer = client.post(f"/desk/publishing/{article.pk}/panel/?mode={mode}", sent)
    assert answer.status_code == 200
    return answer.json()


def test_it_speaks_of_what_is_typed_and_not_of_what_is_saved(cast: Cast, desk: Desk) -> None:
    article, client = cast.draft("Saved"), desk(cast.publisher())
    before = Revision.objects.count()
    body = streamfield([("paragraph", rich_text("<p>One two three.[^1]</p>"))])
    found = ask(client, article, **nested_form_data({"title": "Typed", "body": body}))
    assert (found["words"], found["minutes"], found["blocking"]) == (3, 1, 1)
    assert "The mark [^1] has no note." in found["panel"]
    assert "Typed" in found["panel"]
    assert Revision.objects.count() == before
    assert Article.objects.get().title == "Saved"


def test_it_says_where_it_shows_who_gets_it_and_when(cast: Cast, desk: Desk) -> None:
    article = cast.draft("Ferry", topics=[cast.sea], places=[cast.baku])
    panel = ask(desk(cast.publisher()), article)["panel"]
    for words in ("/en/politics/ferry/", "The sea", "Baku", "English", "Aysel Quliyeva",
                  "Nobody has chosen a place", "within seconds", "Publish now"):  # fmt: skip
        assert words in panel


def test_the_one_button_is_that_of_the_section_where_it_stands(cast: Cast, desk: Desk) -> None:
    tigran = cast.editor(cast.culture)
    article, client = cast.draft("Ferry", owner=tigran), desk(tigran)
    there = ask(client, article, "", filed_in=cast.culture.pk)
    assert (there["mode"], there["stands_in"]) == ("submit", cast.politics.pk)
    assert "Submit for review" in there["button"]
    article.move(cast.culture, pos="last-child")
    here = ask(client, article, "", filed_in=cast.culture.pk)
    assert (here["mode"], here["stands_in"]) == ("publish", cast.culture.pk)
    assert 'data-publish-opens="publish"' in here["button"]


def test_a_headline_that_is_missing_is_said(cast: Cast, desk: Desk) -> None:
    found = ask(desk(cast.publisher()), cast.draft("Ferry"), title="")
    assert "There is no headline." in found["panel"]
    assert "Publish now" not in found["panel"]


def test_a_form_that_was_cut_off_is_refused_in_a_sentence(cast: Cast, desk: Desk) -> None:
    article = cast.draft("Ferry")
    answer = desk(cast.publisher()).post(
        f"/desk/publishing/{article.pk}/panel/?mode=publish", {"title": "Half a form"}
    )
    assert answer.status_code == 400
    assert "came only in part" in answer.json()["error"]


def test_who_may_not_open_the_article_learns_nothing(cast: Cast, desk: Desk) -> None:
    article = cast.draft("Nobody's yet")
    answer = desk(cast.reporter()).post(f"/desk/publishing/{article.pk}/panel/?mode=publish", {})
    assert answer.status_code in (302, 403)
    assert "yet" not in answer.content.decode()


def test_only_who_may_overrule_is_asked_for_a_reason(cast: Cast, desk: Desk) -> None:
    article = cast.draft("Held", body=[])
    asked = 'name="reason"'
    assert asked in ask(desk(cast.publisher()), article)["panel"]
    assert asked not in ask(desk(cast.editor(cast.politics)), article)["panel"]


def test_of_a_public_article_it_asks_what_the_change_is(cast: Cast, desk: Desk) -> None:
    panel = ask(desk(cast.publisher()), cast.published("Out"), "update")["panel"]
    assert 'data-publish-change="minor"' in panel
    assert 'data-publish-change="update"' in panel
