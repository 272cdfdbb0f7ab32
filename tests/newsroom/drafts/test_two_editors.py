"""Two editors on one article, as their forms are sent: one place is asked about, others merge."""

import json
from typing import Any

import pytest
from django.test import Client
from wagtail.test.utils.form_data import rich_text

from caspian.newsroom.drafts.unfinished import unfinished
from caspian.newsroom.models import Article
from tests.cast import Cast
from tests.newsroom.desk.conftest import Desk
from tests.newsroom.desk.forms import edit, opened
from tests.newsroom.drafts.sending import JSON, PUBLISH

Sent = dict[str, Any]


def texts(article: Article) -> list[str]:
    """Return the paragraphs of the newest draft, as text."""
    draft = Article.objects.get(pk=article.pk).get_latest_revision_as_object()
    return [str(one.value.source).removeprefix("<p>").removesuffix("</p>") for one in draft.body]


def form_of(client: Client, article: Article) -> Sent:
    """Return an opened form, with the ids of its blocks."""
    values = opened(client, edit(article))
    draft = Article.objects.get(pk=article.pk).get_latest_revision_as_object()
    for number, one in enumerate(draft.body):
        values[f"body-{number}-id"] = one.id
    return values


def typed(form: Sent, number: int, words: str) -> Sent:
    """Return a form in which somebody wrote one paragraph anew."""
    return form | {f"body-{number}-value": rich_text(f"<p>{words}</p>")}


@pytest.fixture
def article(cast: Cast) -> Article:
    """Return a draft of two paragraphs."""
    return cast.draft("Two", body=[("paragraph", "<p>One.</p>"), ("paragraph", "<p>Two.</p>")])


def test_different_paragraphs_both_survive(cast: Cast, desk: Desk, article: Article) -> None:
    tigran, maka = desk(cast.editor(cast.politics)), desk(cast.publisher())
    his, hers = form_of(tigran, article), form_of(maka, article)
    assert tigran.post(edit(article), typed(his, 0, "One of his."), headers=JSON).json()["success"]
    said = maka.post(edit(article), typed(hers, 1, "Two of hers."), headers=JSON).json()
    assert said["success"], said
    assert "tigran" in said["merged"]
    assert texts(article) == ["One of his.", "Two of hers."]
    # She goes on in a form that never showed his words: they stay.
    more = maka.post(edit(article), typed(hers, 1, "Two of hers, too."), headers=JSON).json()
    assert more["success"]
    assert texts(article) == ["One of his.", "Two of hers, too."]


def test_what_each_proposes_is_proposed_and_what_is_added_stays_out(
    cast: Cast, desk: Desk, article: Article
) -> None:
    kuryk, aray = ({"kind": "place", "name": name, "by": "x"} for name in ("Kuryk", "Aray"))
    article.proposed = [kuryk]
    article.save_revision()
    tigran, maka = desk(cast.editor(cast.politics)), desk(cast.publisher())
    his, hers = form_of(tigran, article), form_of(maka, article)
    his |= {"proposed": "[]", "places": [cast.aktau.pk]}
    assert tigran.post(edit(article), his, headers=JSON).json()["success"]
    hers |= {"proposed": json.dumps([kuryk, aray])}
    assert maka.post(edit(article), hers, headers=JSON).json()["success"]
    newest: Any = Article.objects.get(pk=article.pk).get_latest_revision_as_object()
    assert newest.proposed == [aray]
    assert list(newest.places.all()) == [cast.aktau]


def test_the_same_paragraph_is_asked_about_with_both_texts(
    cast: Cast, desk: Desk, article: Article
) -> None:
    tigran, maka = desk(cast.editor(cast.politics)), desk(cast.publisher())
    his, hers = form_of(tigran, article), form_of(maka, article)
    tigran.post(edit(article), typed(his, 0, "One of his."), headers=JSON)
    sent = typed(hers, 0, "One of hers.")
    said = maka.post(edit(article), sent, headers=JSON).json()
    assert not said["success"]
    assert said["error_code"] == "conflict"
    (asked,) = said["conflicts"]
    assert (asked["mine"], asked["theirs"]) == ("One of hers.", "One of his.")
    assert texts(article)[0] == "One of his."
    chosen = {"merge-choices": json.dumps({asked["place"]: "both"})}
    assert maka.post(edit(article), sent | chosen, headers=JSON).json()["success"]
    assert texts(article) == ["One of hers.", "One of his.", "Two."]


def test_a_button_without_a_dialog_keeps_both_texts_and_publishes_neither(
    cast: Cast, desk: Desk, article: Article
) -> None:
    tigran, maka = desk(cast.editor(cast.politics)), desk(cast.publisher())
    his, hers = form_of(tigran, article), form_of(maka, article)
    tigran.post(edit(article), typed(his, 0, "One of his."), headers=JSON)
    answer = maka.post(edit(article), typed(hers, 0, "One of hers.") | PUBLISH, follow=True)
    assert "Both texts are in the draft now" in answer.content.decode()
    assert texts(article) == ["One of hers.", "One of his.", "Two."]
    assert not Article.objects.public().exists()
    assert unfinished(article.get_latest_revision_as_object()) == []


def test_the_control_alone_one_publishes(cast: Cast, desk: Desk, article: Article) -> None:
    maka = desk(cast.publisher())
    maka.post(edit(article), typed(form_of(maka, article), 0, "One of hers.") | PUBLISH)
    assert Article.objects.public().count() == 1


def test_a_version_that_another_has_open_is_not_written_over(
    cast: Cast, desk: Desk, article: Article
) -> None:
    tigran, maka = desk(cast.editor(cast.politics)), desk(cast.publisher())
    his = form_of(tigran, article)
    first = tigran.post(edit(article), typed(his, 0, "First."), headers=JSON).json()
    hers = form_of(maka, article)
    own = {"overwrite_revision_id": str(first["revision_id"])}
    tigran.post(edit(article), typed(his, 0, "Second.") | own, headers=JSON)
    assert maka.post(edit(article), typed(hers, 1, "Hers."), headers=JSON).json()["success"]
    assert texts(article) == ["Second.", "Hers."]


def test_ones_own_save_a_moment_ago_is_nobody_elses(
    cast: Cast, desk: Desk, article: Article
) -> None:
    maka = desk(cast.publisher())
    hers = form_of(maka, article)
    maka.post(edit(article), typed(hers, 0, "Saved by itself."), headers=JSON)
    answer = maka.post(edit(article), typed(hers, 0, "Saved by the button."), follow=True)
    assert "while you wrote" not in answer.content.decode()
    assert texts(article) == ["Saved by the button.", "Two."]
