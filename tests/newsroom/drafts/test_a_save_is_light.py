"""A form that saves itself costs what was changed: no block is described, no review asked twice."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.translation import override
from wagtail.admin.views.generic.mixins import JsonPostResponseMixin
from wagtail.admin.views.pages.edit import EditView
from wagtail.blocks.base import BlockWidget

from caspian.newsroom.internals import read_reviews_once
from caspian.newsroom.models import Article
from tests.cast import Cast
from tests.newsroom.desk.conftest import Desk
from tests.newsroom.desk.forms import edit, opened
from tests.newsroom.desk.test_date_to_come import in_review
from tests.newsroom.drafts.sending import JSON, form, paragraph

BODY: Any = Article._meta.get_field("body")
INDEX = 'UPDATE "wagtailsearch_indexentry" SET "title'
Make = Callable[[Cast], Article]


def in_a_review(cast: Cast) -> Article:
    """Return an article that waits for its editor."""
    return in_review(cast, 0)


def changed(cast: Cast) -> Article:
    """Return an article that readers have otherwise than it is now."""
    article = cast.published("The ferry")
    article.title = "The ferry leaves"
    article.save_revision()
    return article


@pytest.mark.parametrize("make", [lambda cast: cast.draft("The ferry"), changed, in_a_review])
def test_what_stands_round_the_form_is_what_wagtail_makes(
    cast: Cast, desk: Desk, monkeypatch: pytest.MonkeyPatch, make: Make
) -> None:
    article, client = make(cast), desk(cast.publisher())
    sent = opened(client, edit(article)) | {"title": "The ferry comes"}
    ours, made = EditView.render_partials, list[str]()

    def both(view: Any) -> str:
        made.extend([ours(view), JsonPostResponseMixin.render_partials(view)])
        return made[0]

    monkeypatch.setattr(EditView, "render_partials", both)
    assert client.post(edit(article), sent, headers=JSON).json()["success"]
    assert "The ferry comes" in made[0]
    # Both say how long ago, a moment apart.
    light, whole = (re.sub(r"Sent to [^<]*|\d+\s+minutes?|just now", "", one) for one in made)
    assert light == whole


def asked(cast: Cast, desk: Desk, blocks: int) -> list[str]:
    """Return what a save of an article of so many paragraphs asks of the database."""
    article, client = cast.draft(f"Ferry {blocks}", slug=f"f-{blocks}"), desk(cast.publisher())
    parts = [paragraph(f"Part {number}.") for number in range(blocks)]
    sent = form(*parts, title=f"Ferry {blocks} leaves", slug=f"f-{blocks}")
    client.post(edit(article), sent, headers=JSON)
    with CaptureQueriesContext(connection) as queries:
        answer = client.post(edit(article), sent | {"title": "It left"}, headers=JSON)
    assert answer.json()["success"]
    return [query["sql"] for query in queries]


@pytest.mark.indexed
def test_a_long_article_asks_no_more_than_a_short_one(cast: Cast, desk: Desk) -> None:
    short, long = asked(cast, desk, 1), asked(cast, desk, 30)
    assert len(long) == len(short)
    indexed = [sql for sql in short if sql.startswith(INDEX)]
    assert len(indexed) == 2, indexed  # its words, and how long its title is beside others
    of_review = [sql for sql in short if 'FROM "wagtailcore_workflowstate"' in sql]
    assert len(of_review) <= 6


@pytest.mark.parametrize("make", [lambda cast: cast.draft("The ferry"), changed, in_a_review])
def test_a_form_that_is_opened_asks_for_its_review_once(cast: Cast, desk: Desk, make: Make) -> None:
    article, client = make(cast), desk(cast.publisher())
    client.get(edit(article))
    with CaptureQueriesContext(connection) as queries:
        assert client.get(edit(article)).status_code == 200
    asked = [one["sql"] for one in queries if 'FROM "wagtailcore_workflowstate"' in one["sql"]]
    assert len(asked) <= 6


def test_blocks_are_described_once_in_each_language(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(BODY, "described", {}, raising=False)
    described: list[BlockWidget] = []
    describe = BlockWidget._build_block_json

    def counted(widget: Any) -> None:
        described.append(widget)
        describe(widget)

    monkeypatch.setattr(BlockWidget, "_build_block_json", counted)
    with override("en"):
        first, second = (BODY.formfield().widget.block_json for _ in range(2))
    assert (first == second, len(described)) == (True, 1)
    with override("fa"):
        BODY.formfield().widget.media  # noqa: B018 - what a save asks for
        assert BODY.formfield().widget.block_json
    assert len(described) == 2


def test_a_review_is_asked_for_once_and_is_the_same(cast: Cast) -> None:
    article = Article.objects.get(pk=in_review(cast, 0).pk)
    step = article.current_workflow_task_state
    read_reviews_once(article)
    with CaptureQueriesContext(connection) as queries:
        states = [article.current_workflow_state for _ in range(3)]
    assert (len(queries), states[0].current_task_state_id) == (0, step.pk)
    draft = cast.draft("No review")
    read_reviews_once(draft)
    assert (draft.current_workflow_state, draft.workflow_in_progress) == (None, False)
