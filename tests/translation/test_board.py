"""The board and the form's own side: what they say, to whom, and what their buttons do."""

import datetime as dt
import time
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from wagtail.models import Locale

from caspian.newsroom.accounts import give_account
from caspian.newsroom.models import Article, User
from caspian.newsroom.stored import stored_blocks
from caspian.translation.desk.beside import OPENED
from caspian.translation.desk.difference import difference
from caspian.translation.models import CarriedPart, FollowedTranslation
from tests.cast import Cast
from tests.newsroom.desk.conftest import Desk, desk, shown
from tests.newsroom.desk.forms import opened
from tests.translation.conftest import (
    LAST,
    QUOTE,
    TABLE,
    WORDS,
    Translate,
    counts,
    edited,
    saved,
)
from tests.translation.test_parity import NEW, changed

__all__ = ["desk"]
BOARD, START = "/desk/translations/", "/desk/"
AZ = "az"


def beside(client: Client, article: Article) -> dict[str, Any]:
    """Return what stands beside the form, part by part."""
    answer = client.get(f"{BOARD}{article.pk}/")
    assert answer.status_code == 200
    return {one["name"]: one for one in answer.json()["parts"]}


def pressed(client: Client, article: Article, part: str, do: str, seen: str = "") -> Any:
    return client.post(f"{BOARD}{article.pk}/", {"part": part, "do": do, "seen": seen})


@pytest.fixture
def maka(cast: Cast, desk: Desk) -> Client:
    return desk(cast.publisher())


def test_only_those_who_write_find_and_open_the_board(cast: Cast, desk: Desk) -> None:
    give_account("gulnara", role="moderator")
    moderator = User.objects.get(username="gulnara")
    for user, status in ((cast.reporter(), 200), (moderator, 302)):
        client = desk(user)
        assert client.get(BOARD).status_code == status
        assert (BOARD in client.get("/desk/account/").text) is (status == 200)


@pytest.fixture
def copy(original: Article, translate: Translate) -> Article:
    """Return a translation of an original that was corrected since."""
    made = translate(original)
    changed(original, change="update")
    return made


def test_the_board_says_how_each_translation_stands(
    cast: Cast, maka: Client, copy: Article, translate: Translate
) -> None:
    original = Article.objects.get(title="The ferry")
    html = shown(maka, BOARD)
    assert "5 behind" in html
    assert f"/desk/pages/{copy.pk}/edit/" in html
    assert "/begin/" not in html
    translate(original, "fa", is_done=False)
    assert "Draft: 7 to do" in shown(maka, BOARD)
    cast.published("Only in English")
    assert "Translate" in shown(maka, f"{BOARD}?state=missing")
    assert "Only in English" in shown(maka, f"{BOARD}?state=missing&language=az")
    for state, is_there in (("behind", True), ("missing", False), ("small", False)):
        html = shown(maka, f"{BOARD}?state={state}&language=az")
        assert ("5 behind" in html) is is_there, state
    assert "5 behind" not in shown(maka, f"{BOARD}?state=behind&language=fa&page=2")


def test_who_writes_in_the_section_there_begins_a_translation(
    cast: Cast, maka: Client, original: Article, translate: Translate
) -> None:
    translate(original, "az")
    other = cast.published("The seals", section=cast.culture)
    address = f"{BOARD}{original.pk}/begin"
    assert maka.get(f"{address}/az/").status_code == 405
    assert maka.post(f"{address}/klingon/").status_code == 404
    said = maka.post(f"{BOARD}{other.pk}/begin/az/", follow=True).content.decode()
    assert "does not exist in Azərbaycanca yet" in said
    third = cast.published("The port")
    assert Client().post(f"{BOARD}{third.pk}/begin/az/").status_code in (302, 403)
    assert third.get_translations().count() == 0
    for _ in range(2):
        answer: Any = maka.post(f"{BOARD}{third.pk}/begin/az/")
        (copy,) = third.get_translations()
        assert answer["Location"] == f"/desk/pages/{copy.pk}/edit/"
    assert (copy.live, copy.owner.username, counts(copy)) == (False, "maka", (2, 0, 0, 0))
    hidden = cast.draft("Under embargo")
    assert maka.post(f"{BOARD}{hidden.pk}/begin/az/").status_code == 404


def test_two_who_begin_at_once_get_one_translation(
    cast: Cast, maka: Client, original: Article, translate: Translate, monkeypatch: Any
) -> None:
    translate(original, "az")
    port = cast.published("The port")
    copy: Any = port.copy_for_translation(Locale.objects.get(language_code="az"))
    monkeypatch.setattr(Article, "get_translation_or_none", lambda self, locale: None)
    answer: Any = maka.post(f"{BOARD}{port.pk}/begin/az/")
    assert answer["Location"] == f"/desk/pages/{copy.pk}/edit/"
    assert port.get_translations().count() == 1


def test_what_makes_no_sense_is_left_out(maka: Client, copy: Article) -> None:
    assert "5 behind" in shown(maka, f"{BOARD}?state=klingon&language=<b>&page=-1")


def test_the_form_gets_what_changed_as_a_difference(maka: Client, copy: Article) -> None:
    parts = beside(maka, copy)
    assert parts[WORDS]["state"] == "changed"
    assert "<del>noon</del><ins>one</ins>" in parts[WORDS]["html"]
    assert "Changed in the original on" in parts[WORDS]["when"]
    assert parts[TABLE]["state"] == "changed"
    assert (parts[LAST]["state"], parts[QUOTE]["state"]) == ("current", "removed")
    assert (parts[NEW["id"]]["state"], parts[NEW["id"]]["is_here"]) == ("missing", False)
    original = Article.objects.get(title="The ferry")
    assert maka.get(f"{BOARD}{original.pk}/").json() == {}
    assert pressed(maka, original, WORDS, "kept").status_code == 409


def test_a_part_that_still_fits_is_current_again(maka: Client, copy: Article) -> None:
    seen = beside(maka, copy)[WORDS]["digest"]
    assert pressed(maka, copy, WORDS, "translated", "0" * 32).status_code == 409
    assert pressed(maka, copy, WORDS, "klingon", seen).status_code == 409
    assert counts(copy) == (1, 3, 0, 1)
    assert pressed(maka, copy, WORDS, "translated", seen).status_code == 200
    assert counts(copy) == (1, 2, 0, 1)


def test_a_new_block_is_taken_where_it_stands_or_left_out(maka: Client, copy: Article) -> None:
    assert pressed(maka, copy, NEW["id"], "take").status_code == 200
    draft = Article.objects.get(pk=copy.pk).get_latest_revision_as_object()
    names = [one["id"] for one in stored_blocks(draft.body)]
    assert names.index(NEW["id"]) == names.index(TABLE) + 1
    assert pressed(maka, copy, NEW["id"], "take").status_code == 409, "twice"
    assert counts(copy) == (1, 3, 0, 1), "it is to be translated still"
    seen = beside(maka, copy)[NEW["id"]]["digest"]
    assert pressed(maka, copy, NEW["id"], "kept", seen).status_code == 200
    assert counts(copy) == (0, 3, 0, 1)


def test_what_the_original_lost_becomes_its_own(maka: Client, copy: Article) -> None:
    assert pressed(maka, copy, QUOTE, "own").status_code == 200
    assert counts(copy) == (1, 3, 0, 0)
    assert any(one["id"] == QUOTE for one in stored_blocks(copy.body))


def test_who_may_not_edit_it_changes_nothing(cast: Cast, desk: Desk, copy: Article) -> None:
    seen = CarriedPart.objects.get(article=copy, name=LAST).digest
    for client in (desk(cast.editor(cast.culture)), Client()):
        assert pressed(client, copy, LAST, "kept", seen).status_code in (302, 403, 404)
    assert counts(copy) == (1, 3, 0, 1)


def test_a_form_that_is_saved_says_when_it_was_opened(
    cast: Cast, maka: Client, translate: Translate
) -> None:
    words = {"type": "paragraph", "id": WORDS, "value": "<p>The ferry leaves at noon.</p>"}
    copy = translate(edited(cast.draft("The ferry"), [words]), is_done=False)
    address = f"/desk/pages/{copy.pk}/edit/"
    assert "beside.js" in shown(maka, address)
    sent = opened(maka, address) | {"title": "az: Bərə yola düşür"}
    for moment in ("", "yesterday", "2026-02-30T10:00:00+00:00", "2026-11-30T10:00:00"):
        assert maka.post(address, sent | {OPENED: moment}).status_code == 302
    held = CarriedPart.objects.filter(article=copy, name="title")
    assert held.get().state == CarriedPart.State.COPIED
    for post in (sent, sent | {"title": "az: Bərə", "action-publish": "action-publish"}):
        assert maka.post(address, post | {OPENED: timezone.now().isoformat()}).status_code == 302
        assert held.get().by == User.objects.get(username="maka")
        held.update(by=None)


def test_the_start_page_counts_what_is_behind_in_ones_languages(
    maka: Client, copy: Article, original: Article
) -> None:
    FollowedTranslation.objects.update(since=timezone.now() - dt.timedelta(days=2))
    html = shown(maka, START)
    assert "behind its original for 2" in html
    assert "state=behind&amp;language=az" in html


def test_the_original_stays_unseen_by_readers_of_the_difference() -> None:
    assert str(difference("<b>noon", "<i>one")) == (
        "&lt;<del>b</del><ins>i</ins>&gt;<del>noon</del><ins>one</ins>"
    )
    assert str(difference("", "<p>")) == "&lt;p&gt;"


def test_figures_that_repeat_cost_no_editor_a_minute() -> None:
    begun = time.monotonic()
    for number in (263, 1200, 4900):
        old, new = (" ".join(str(at % one) for at in range(number)) for one in (7, 5))
        assert "<ins>" in difference(old, new)
    cells = [str(1990 + at % 30) for at in range(1800)]
    now = [f"{cell}!" if at in (3, 1700) else cell for at, cell in enumerate(cells)]
    assert difference("\n".join(cells), "\n".join(now)).count("<ins>") == 2
    assert time.monotonic() - begun < 5


def test_a_chain_that_is_behind_stands_in_the_line_of_its_beginning(
    maka: Client, original: Article, translate: Translate
) -> None:
    russian = translate(original, "ru")
    copy = translate(russian, AZ)
    changed(russian, change="update")
    assert counts(copy) == (1, 3, 0, 1)
    assert "5 behind" in shown(maka, f"{BOARD}?state=behind&language=az")


def test_the_start_page_counts_what_the_board_shows(
    maka: Client, copy: Article, original: Article
) -> None:
    assert "state=behind" in shown(maka, START)
    Article.objects.get(pk=original.pk).unpublish()
    assert "5 behind" not in shown(maka, f"{BOARD}?state=behind&language=az")
    assert "state=behind" not in shown(maka, START)


def test_a_source_under_embargo_tells_the_board_nothing(
    cast: Cast, maka: Client, translate: Translate
) -> None:
    draft = cast.draft("Under embargo", standfirst="Not yet.")
    copy = translate(draft, AZ, is_done=False)
    assert "Under embargo" not in shown(maka, BOARD)
    assert counts(copy) == (3, 0, 0, 0)
    later = edited(draft, list(stored_blocks(draft.body)), title="Out now")
    assert later.live
    assert "Out now" in shown(maka, BOARD)
    assert counts(saved(copy, list(stored_blocks(copy.body))))[0] >= 1
