"""The form of a new article makes one article, however often it is sent."""

from typing import Any

import pytest

from caspian.newsroom.models import Article
from caspian.newsroom.models.draft_session import DraftSession
from tests.cast import Cast
from tests.newsroom.desk.conftest import Desk
from tests.newsroom.drafts.sending import JSON, PUBLISH, add, form, paragraph

OPENED = {"opened": "6b0f3c1e-8f0e-4a57-9d8e-0c6f9a6a5f11"}


def test_a_second_save_of_the_same_form_changes_what_the_first_made(cast: Cast, desk: Desk) -> None:
    client = desk(cast.editor(cast.politics))
    byline = {"id": "", "role": "by", "contributor": cast.aysel.pk, "ORDER": "1", "DELETE": ""}
    first = client.post(add(cast), form(bylines=[byline], **OPENED), headers=JSON).json()
    assert first["success"]
    answer = client.post(add(cast), form(paragraph("It is full."), bylines=[byline], **OPENED))
    assert answer.status_code == 302
    assert answer["Location"] == f"/desk/pages/{first['pk']}/edit/"
    (article,) = Article.objects.all()
    draft = article.get_latest_revision_as_object()
    assert "It is full." in str(draft.body[0].value)
    assert [one.contributor for one in draft.bylines.all()] == [cast.aysel]


def test_a_form_that_missed_the_answer_is_still_answered_where_its_article_is(
    cast: Cast, desk: Desk
) -> None:
    client = desk(cast.editor(cast.politics))
    first = client.post(add(cast), form(**OPENED), headers=JSON).json()
    second = client.post(add(cast), form(paragraph("More."), **OPENED), headers=JSON).json()
    assert second["success"]
    assert (second["pk"], second["url"]) == (first["pk"], first["url"])
    assert second["hydrate_url"] == first["hydrate_url"]
    assert Article.objects.count() == 1


def test_the_second_save_may_publish(cast: Cast, desk: Desk) -> None:
    client = desk(cast.editor(cast.politics))
    client.post(add(cast), form(**OPENED), headers=JSON)
    client.post(add(cast), form(paragraph("Out."), **OPENED, **PUBLISH))
    assert Article.objects.public().count() == 1


def test_the_token_of_somebody_else_makes_an_article_of_ones_own(cast: Cast, desk: Desk) -> None:
    desk(cast.reporter()).post(add(cast), form(**OPENED))
    desk(cast.editor(cast.politics)).post(add(cast), form(title="Mine", slug="mine", **OPENED))
    assert {one.title for one in Article.objects.all()} == {"Ferry leaves", "Mine"}


def test_what_was_refused_begins_nothing(cast: Cast, desk: Desk) -> None:
    client = desk(cast.editor(cast.politics))
    assert client.post(add(cast), form(title="", **OPENED, **PUBLISH)).status_code == 200
    assert not Article.objects.exists()
    assert not DraftSession.objects.exists()
    assert client.post(add(cast), form(**OPENED)).status_code == 302


def test_the_button_says_that_the_draft_is_there(cast: Cast, desk: Desk) -> None:
    client = desk(cast.reporter())
    assert "created" in client.post(add(cast), form(**OPENED), follow=True).content.decode()


def test_each_opened_form_has_a_token_of_its_own(cast: Cast, desk: Desk) -> None:
    client = desk(cast.reporter())
    made = set()
    for _ in range(2):
        page = client.get(add(cast)).content.decode()
        made.add(page.split('name="opened" value="')[1][:36])
    assert len(made) == 2


@pytest.mark.parametrize(
    ("typed", "made"),
    [
        ({"title": "Ferry leaves", "slug": "ferry-leaves"}, "ferry-leaves-2"),
        ({"title": "🙂🙂", "slug": "-"}, "article"),
        ({"title": "🙂🙂", "slug": ""}, "article"),
        ({"title": "", "slug": ""}, "article"),
        ({"title": "🙂 Ferry", "slug": "-ferry"}, "ferry"),
        ({"title": "Bərə gedir", "slug": ""}, "bərə-gedir"),
    ],
)
def test_no_address_refuses_a_draft(
    cast: Cast, desk: Desk, typed: dict[str, Any], made: str
) -> None:
    cast.draft("Ferry leaves")
    answer = desk(cast.reporter()).post(add(cast), form(**typed), headers=JSON).json()
    assert answer["success"], answer
    assert Article.objects.get(pk=answer["pk"]).slug == made


def test_a_draft_keeps_its_number_from_save_to_save(cast: Cast, desk: Desk) -> None:
    cast.draft("Ferry leaves")
    client = desk(cast.reporter())
    made = client.post(add(cast), form(), headers=JSON).json()
    for _ in range(2):
        client.post(made["url"], form(), headers=JSON)
    article = Article.objects.get(pk=made["pk"]).get_latest_revision_as_object()
    assert article.slug == "ferry-leaves-2"
