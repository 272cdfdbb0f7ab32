"""Readers see on the article what was wrong, what is right and when; programs do as well."""

import json
from typing import Any

import pytest
from lxml.html import HtmlElement

from caspian.common.dates import iso
from caspian.corrections.models import Correction
from caspian.newsroom.models import Article
from tests.cast import Cast, republished
from tests.corrections.writing import RIGHT, SENT, WRONG, corrected, words
from tests.newsroom.desk.conftest import desk as desk
from tests.newsroom.desk.forms import edit, opened
from tests.newsroom.desk.test_publishing_panel import ask
from tests.pages.reading import page, text
from tests.press.editions import Edition

FERRY = "/en/politics/the-ferry/"


def data(document: HtmlElement) -> dict[str, Any]:
    """Return what a page says of its article to programs."""
    found = document.xpath("//script[@type='application/ld+json']")
    article: dict[str, Any] = json.loads(found[0].text)
    return article


def test_the_form_tells_readers_in_one_act(cast: Cast, desk: Any) -> None:
    article, client = cast.published("The ferry"), desk(cast.publisher())
    assert "What was wrong" in ask(client, article, mode="update")["panel"]
    client.post(edit(article), opened(client, edit(article)) | SENT | {"action-publish": "1"})
    (notice,) = page(FERRY).cssselect(".told")
    for said in ("Correction", RIGHT, f"What was wrong: {WRONG}", "July 15, 2024",
                 "Noticed by a reader"):  # fmt: skip
        assert said in text(notice)
    assert Correction.objects.get().by == cast.publisher()
    assert Article.objects.get().updated_at is not None


def test_a_notice_without_words_is_sent_back_and_kept(cast: Cast, desk: Any) -> None:
    article, client = cast.published("The ferry"), desk(cast.publisher())
    sent = SENT | {"told-right": " ", "action-publish": "1"}
    answer = client.post(edit(article), opened(client, edit(article)) | sent)
    assert answer["Location"] == f"{edit(article)}?publishing=1"
    assert not Correction.objects.exists()
    assert Article.objects.get().updated_at is None
    assert WRONG in ask(client, article, mode="update")["panel"]


def test_a_save_and_the_next_change_tell_nothing(cast: Cast, desk: Any) -> None:
    article, client = corrected(cast.published("The ferry")), desk(cast.publisher())
    for action in ({}, {"action-publish": "1"}):
        sent = opened(client, edit(article)) | {"standfirst": f"{action}."} | action
        client.post(edit(article), sent)
    assert Correction.objects.count() == 1


def test_it_stands_where_the_editor_put_it_newest_first(cast: Cast) -> None:
    article = corrected(cast.published("The ferry"), notice={"right": "First."})
    corrected(article, notice={"right": "Second."}, kind="clarification")
    corrected(article, notice={"right": "Third.", "place": "foot"}, kind="note")
    story = page(FERRY).cssselect("article.story")[0]
    classes = [one.get("class").split()[0] for one in story if one.get("class")]
    assert classes[:5] == ["story-head", "told", "told", "prose", "told"]
    shown = [text(one) for one in story.cssselect(".told")]
    assert [one.split()[0] for one in shown] == ["Clarification", "Correction", "Editor’s"]


def test_programs_read_the_correction_and_its_date(cast: Cast) -> None:
    article = corrected(cast.published("The ferry"), body=words("30 cars."))
    made = Correction.objects.get()
    found = data(page(FERRY))
    assert found["correction"] == [
        {
            "@type": "CorrectionComment",
            "@id": f"{found['url']}#notice-{made.pk}",
            "text": f"{WRONG} {RIGHT}",
            "datePublished": iso(made.at),
        }
    ]
    assert article.updated_at is not None
    assert found["dateModified"] == iso(article.updated_at)


def test_a_typo_moves_no_date_and_tells_nothing(cast: Cast) -> None:
    article = cast.published("The ferry")
    before = data(page(FERRY))["dateModified"]
    republished(article, body=words("The fery leaves."))
    after = data(page(FERRY))
    assert (after["dateModified"], after.get("correction")) == (before, None)


@pytest.mark.django_db
def test_one_release_brings_it(cast: Cast, tmp_path: Any) -> None:
    article, edition = cast.published("The ferry"), Edition(tmp_path)
    edition.press()
    corrected(article, body=words("30 cars."))
    edition.press()
    assert RIGHT in edition.text(FERRY)
