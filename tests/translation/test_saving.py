"""What a form of a translation clears when it is saved, and what it leaves to do."""

from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from caspian.newsroom.accounts import give_account
from caspian.newsroom.models import Article, User
from caspian.newsroom.stored import stored_blocks
from caspian.translation.desk.beside import OPENED
from caspian.translation.models import CarriedPart
from tests.cast import Cast, publish
from tests.newsroom.desk.conftest import Desk, desk
from tests.newsroom.desk.forms import edit, opened
from tests.translation.conftest import LAST, WORDS, Translate, counts, edited
from tests.translation.test_board import maka, pressed
from tests.translation.test_parity import NEW, changed

__all__ = ["desk", "maka"]


def paragraph(name: str, words: str) -> dict[str, Any]:
    return {"type": "paragraph", "id": name, "value": f"<p>{words}</p>"}


@pytest.fixture
def short(cast: Cast) -> Article:
    """Return a published article of two paragraphs: what a test sends of a form."""
    body = [paragraph(WORDS, "It leaves at noon."), paragraph(LAST, "It comes back.")]
    return edited(cast.published("The short ferry", standfirst="It is full."), body)


def form(client: Client, article: Article) -> dict[str, Any]:
    """Return what a form sends that is open now."""
    sent = opened(client, edit(article)) | {OPENED: timezone.now().isoformat()}
    for number, block in enumerate(stored_blocks(latest(article).body)):
        sent[f"body-{number}-id"] = block["id"]
    return sent


def latest(article: Article) -> Any:
    return Article.objects.get(pk=article.pk).get_latest_revision_as_object()


def done(client: Client, article: Article) -> Article:
    """Return a translation with every part saved in a form."""
    sent = form(client, article) | {"title": "az: Bərə", "standfirst": "az: Doludur."}
    assert client.post(edit(article), sent).status_code == 302
    draft = latest(article)
    draft.body = draft.body.stream_block.to_python(
        [paragraph(WORDS, "az: Günorta."), paragraph(LAST, "az: Qayıdır.")]
    )
    publish(draft.save_revision())
    for part in (WORDS, LAST):
        seen = CarriedPart.objects.get(article=article, name=part).digest
        assert pressed(client, article, part, "translated", seen).status_code == 200
    assert counts(article) == (0, 0, 0, 0)
    return Article.objects.get(pk=article.pk)


def test_what_a_script_changed_before_is_not_carried_over_by_who_saves_another_part(
    maka: Client, short: Article, translate: Translate
) -> None:
    copy = done(maka, translate(short, is_done=False))
    edited(copy, [paragraph(WORDS, "az: Bir skript."), paragraph(LAST, "az: Qayıdır.")])
    body = [paragraph(WORDS, "It leaves at one."), paragraph(LAST, "It comes back.")]
    edited(short, body, change="update")
    assert counts(copy) == (0, 1, 0, 0)
    sent = form(maka, copy) | {"title": "az: Bərələr"}
    assert maka.post(edit(copy), sent).status_code == 302
    assert latest(copy).title == "az: Bərələr"
    assert counts(copy) == (0, 1, 0, 0)


def test_an_earlier_version_that_is_taken_up_again_opens_its_tasks_again(
    maka: Client, short: Article, translate: Translate
) -> None:
    copy = done(maka, translate(short, is_done=False))
    version = latest(copy).save_revision()
    edited(short, list(stored_blocks(short.body)), title="The shortest ferry", change="update")
    assert counts(copy) == (0, 1, 0, 0)
    sent = form(maka, copy) | {"title": "az: Ən qısa bərə"}
    assert maka.post(edit(copy), sent).status_code == 302
    assert counts(copy) == (0, 0, 0, 0)
    address = f"/desk/pages/{copy.pk}/revisions/{version.pk}/revert/"
    back = opened(maka, address)
    assert maka.post(address, back).status_code == 302
    assert latest(copy).title == "az: Bərə"
    assert counts(copy) == (0, 1, 0, 0)


def test_what_two_forms_saved_and_the_desk_merged_is_carried_over(
    cast: Cast, desk: Desk, maka: Client, short: Article, translate: Translate
) -> None:
    copy = translate(short, is_done=False)
    give_account("zaur", role="publisher")
    zaur = desk(User.objects.get(username="zaur"))
    mine, theirs = form(maka, copy), form(zaur, copy)
    assert zaur.post(edit(copy), theirs | {"standfirst": "az: Doludur."}).status_code == 302
    assert maka.post(edit(copy), mine | {"title": "az: Bərə"}).status_code == 302
    assert (latest(copy).title, latest(copy).standfirst) == ("az: Bərə", "az: Doludur.")
    by: dict[str, str | None] = dict(
        CarriedPart.objects.filter(article=copy).values_list("name", "by__username")
    )
    assert (by["title"], by["standfirst"], by[WORDS]) == ("maka", "zaur", None)


def test_no_block_comes_into_an_article_that_is_locked(
    maka: Client, original: Article, translate: Translate
) -> None:
    copy = translate(original)
    changed(original, change="update")
    give_account("zaur", role="publisher")
    locked = {"locked": True, "locked_by": User.objects.get(username="zaur")}
    Article.objects.filter(pk=copy.pk).update(**locked, locked_at=timezone.now())
    answer = pressed(maka, copy, NEW["id"], "take")
    assert (answer.status_code, "locked" in answer.json()["refused"]) == (409, True)
    assert NEW["id"] not in [one["id"] for one in stored_blocks(latest(copy).body)]


def test_a_block_comes_into_a_draft_that_is_not_finished(
    maka: Client, original: Article, translate: Translate
) -> None:
    copy = translate(original)
    changed(original, change="update")
    draft = latest(copy)
    draft.title = ""
    draft.save_revision(clean=False)
    assert pressed(maka, copy, NEW["id"], "take").status_code == 200
    assert NEW["id"] in [one["id"] for one in stored_blocks(latest(copy).body)]
