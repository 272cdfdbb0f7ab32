"""A front is composed by what one saw and what came of it; readers get it when it is published."""

import json
from typing import Any

import pytest
from django.test import Client
from wagtail.models import Locale

from caspian.newsroom.founding import add_home
from caspian.newsroom.models import Article, Home, Section
from caspian.pages.composing import marked
from caspian.wire.sample.articles import items
from tests.cast import Cast
from tests.newsroom.desk.composing.composer import (
    FRONT,
    cards,
    lead_of_readers,
    placed,
    publish,
    send,
    state,
)
from tests.newsroom.desk.conftest import Desk, shown
from tests.pages.test_languages import translated
from tests.pages.watchdog import follow


@pytest.fixture
def maka(cast: Cast, desk: Desk) -> Client:
    """Log the publisher in, where five articles are out."""
    for number in range(5):
        cast.published(f"Story {number}", days_ago=number + 1)
    follow()
    return desk(cast.publisher())


def pk(title: str) -> int:
    """Return the id of an article."""
    return int(Article.objects.get(title=title).pk)


def test_a_lead_is_swapped_by_placing_and_publishing(maka: Client) -> None:
    seen = state(maka)
    assert cards(seen)[0] == (pk("Story 0"), "lead", "article", "newest")
    after = send(maka, seen["front"], placed(seen, "lead", article=pk("Story 3"))).json()
    assert cards(after)[0] == (pk("Story 3"), "lead", "article", "hand")
    assert after["changes"][0] == "“Story 3” leads in place of “Story 0”."
    assert lead_of_readers() is None, "a draft is no publication"
    assert publish(maka, after).json()["differs"] is False
    assert lead_of_readers() == pk("Story 3")


def test_each_card_of_the_picture_says_whose_place_it_has(cast: Cast, maka: Client) -> None:
    """All that `page_of` lays out is marked, and nothing twice; what fills itself says so."""
    seen = state(maka)
    front = placed(seen, "lead", article=pk("Story 1"), related=[pk("Story 4")])
    package = {"title": "Crossings", "articles": [pk("Story 2")]}
    front += [{"id": "a", "type": "package", "value": package}]
    front += [{"id": "b", "type": "picture_story", "value": {"article": pk("Story 0")}}]
    after = send(maka, seen["front"], front).json()
    found = {article: (of, field, by) for article, of, field, by in cards(after)}
    by_kind = [part["kind"] for part in after["parts"]]
    assert found[pk("Story 1")] == ("lead", "article", "hand")
    assert found[pk("Story 4")] == ("lead", "related", "hand")
    assert found[pk("Story 2")] == (str(by_kind.index("package")), "articles", "hand")
    assert found[pk("Story 0")] == (str(by_kind.index("picture_story")), "article", "hand")
    strip = by_kind.index("latest_stories")
    assert found[pk("Story 3")] == (str(strip), "", "newest")
    assert after["main"].count("<article class") == 0, "every card bears its mark"
    assert len(cards(after)) == len(found) == 5


def test_the_control_leaves_a_card_without_its_mark() -> None:
    html = '<main><div class="lede x"><article class="card a"></article></div></main>'
    assert "data-card" not in marked(html, [])


def test_the_picture_is_the_readers_page_with_its_own_policy(maka: Client) -> None:
    answer = maka.get(f"{FRONT}picture/?shade=dark")
    assert "composing/picture.css" in answer.content.decode()
    assert 'content="dark"' in answer.content.decode()
    assert "frame-ancestors 'self'" in answer.headers["Content-Security-Policy"]
    assert "script-src 'sha" in answer.headers["Content-Security-Policy"]
    assert "Front page" in shown(maka, FRONT)


def test_gestures_write_over_ones_own_draft_but_not_over_what_is_public(maka: Client) -> None:
    """An hour of composing leaves one version, not a hundred."""
    seen = state(maka)
    for number in (1, 2, 3):
        front = placed(seen, "lead", article=pk(f"Story {number}"))
        seen = send(maka, seen["front"], front).json()
    home = Home.objects.get(slug="en")
    drafts = home.revisions.exclude(pk=home.live_revision_id)
    assert drafts.count() == 1
    publish(maka, seen)
    send(maka, seen["front"], placed(seen, "lead", article=pk("Story 4")))
    home.refresh_from_db()
    assert home.live_revision.content["front"] != home.latest_revision.content["front"]
    assert lead_of_readers() == pk("Story 3")


def test_what_was_placed_and_is_not_public_says_why(cast: Cast, maka: Client) -> None:
    """A front with a withdrawn, an expired, a deleted and a draft article opens and names them."""
    draft = cast.draft("Not yet")
    gone = cast.published("Taken back", days_ago=3)
    twice = pk("Story 2")
    seen = state(maka)
    front = placed(seen, "lead", article=draft.pk, related=[gone.pk, twice])
    front += [{"id": "a", "type": "package", "value": {"title": "T", "articles": [twice]}}]
    send(maka, seen["front"], front)
    gone.unpublish()
    expired = Article.objects.get(pk=pk("Story 4"))
    after = send(maka, front, placed(state(maka), "package", articles=[twice, expired.pk])).json()
    expired.unpublish(set_expired=True)
    after = state(maka)
    whys = {one["title"]: one["why"] for one in after["unseen"]}
    assert "draft" in whys["Not yet"]
    assert "withdrawn" in whys["Taken back"]
    assert "expired" in whys["Story 4"]
    assert "twice" in whys["Story 2"]
    Article.objects.get(pk=draft.pk).delete()
    assert shown(maka, FRONT)
    assert any("deleted" in one["why"] for one in state(maka)["unseen"])


@pytest.mark.parametrize(
    "sent",
    ["", "{", "[1]", '[{"id": "", "type": "lead", "value": {}}]', '"x"', "null",
     '[{"id": "a", "type": "nothing", "value": {}}]', '[{"id": "a", "type": "lead", "value": 1}]',
     '[{"id":"a","type":"must_read","value":{}},{"id":"a","type":"must_read","value":{}}]'],
)  # fmt: skip
def test_what_is_no_front_is_refused(maka: Client, sent: str) -> None:
    before = Home.objects.get(slug="en").latest_revision_id
    given = {"base": "[]", "mine": sent}
    assert maka.post(f"{FRONT}change/", given).status_code == 422
    assert Home.objects.get(slug="en").latest_revision_id == before


def test_too_much_in_one_place_is_refused_in_words(maka: Client) -> None:
    seen = state(maka)
    many = [pk(f"Story {number}") for number in range(5)]
    answer = send(maka, seen["front"], placed(seen, "lead", related=many))
    assert answer.json()["refused"] == ["At most 4 articles stand there."]
    assert answer.status_code == 422


def test_a_front_that_lacks_something_stays_a_draft(maka: Client) -> None:
    seen = state(maka)
    front = placed(seen, "package", title="", articles=[])
    after = send(maka, seen["front"], front).json()
    answer = publish(maka, after)
    assert answer.status_code == 422
    assert "title" in answer.json()["refused"][0]


@pytest.mark.parametrize("old", [[{"type": "lead", "value": {"article": "x"}}], "words", [7]])
def test_a_front_of_an_older_version_opens(maka: Client, old: Any) -> None:
    """Blocks without ids get the same id each time, or two who compose would not meet."""
    home = Home.objects.get(slug="en")
    revision = home.save_revision()
    revision.content["front"] = json.dumps(old)
    revision.save()
    one, other = state(maka), state(maka)
    assert one["front"] == other["front"]
    assert send(maka, one["front"], placed(one, "lead", article=pk("Story 1"))).status_code == 200


def test_breaking_news_is_none_of_its_business(maka: Client) -> None:
    seen = state(maka)
    assert {block["type"] for block in seen["front"]} <= {"lead"}
    assert "breaking" not in json.dumps(seen["parts"])


def test_what_has_no_translation_is_named(cast: Cast, desk: Desk) -> None:
    """A card that was chosen in English keeps its mark where its translation stands for it."""
    told, untold = (cast.published(title, days_ago=3) for title in ("Ferry", "Port"))
    fa, locale = add_home("fa"), Locale.objects.get(language_code="fa")
    translated(Section.objects.get(pk=cast.politics.pk), locale)
    own = translated(told, locale)
    lead = {"article": told.pk, "related": items([untold.pk])}
    fa.front = json.dumps([{"type": "lead", "value": lead}])
    fa.save_revision().publish()
    seen = desk(cast.publisher()).get("/desk/front-page/fa/state/").json()
    assert cards(seen) == [(told.pk, "lead", "article", "hand")]
    assert own.url_path in seen["main"]
    (unseen,) = seen["unseen"]
    assert (unseen["article"], unseen["field"]) == (untold.pk, "related")
    assert "no translation" in unseen["why"]
    assert "فارسی" in unseen["why"]
