"""The history of an article: every version that readers got, with what changed in each."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some

from caspian.common.word_difference import ADDED, REMOVED, runs
from caspian.corrections.difference import VersionPart, changes, pairs, parts_of
from caspian.corrections.models import Version
from caspian.newsroom.models import Article
from tests.cast import Cast, republished
from tests.corrections.writing import RIGHT, corrected, words
from tests.pages.reading import links, page, text
from tests.press.editions import Edition

FERRY = "/en/politics/the-ferry/"
HISTORY = f"{FERRY}history/"
TEXTS = some.text(alphabet="abc سلام‌ա ə1\n", max_size=30)
PARTS = some.lists(
    some.tuples(some.sampled_from("stuvwxyz"), TEXTS), max_size=7, unique_by=lambda one: one[0]
)


def said(change: Any, *but: str) -> str:
    """Return the words of a change, without some kinds of run."""
    return "".join(words for kind, words in change.runs if kind not in but)


def parts(found: list[tuple[str, str]]) -> tuple[VersionPart, ...]:
    """Return parts of names and words."""
    return tuple(VersionPart(name, words, words) for name, words in found)


@given(TEXTS, TEXTS)
def test_what_was_removed_and_the_rest_is_the_text_before(before: str, after: str) -> None:
    found = runs(before, after)
    assert "".join(words for kind, words in found if kind != REMOVED) == after
    assert sorted("".join(words for kind, words in found if kind != ADDED)) == sorted(before)


@given(PARTS, PARTS)
def test_the_difference_applied_to_a_version_is_the_next(
    before: list[tuple[str, str]], after: list[tuple[str, str]]
) -> None:
    old, new = parts(before), parts(after)
    found = list(pairs(old, new))
    assert tuple(one for _, one in found if one) == new
    assert sorted(one.name for one, _ in found if one) == sorted(one.name for one in old)


def test_a_vowel_mark_and_a_joiner_stay_with_their_word() -> None:
    assert runs("می‌خواهم بروم", "می‌خواهم آمدم") == (
        ("same", "می‌خواهم "), (REMOVED, "بروم"), (ADDED, "آمدم"),
    )  # fmt: skip
    assert runs("كَتَبَ", "كُتِبَ") == ((REMOVED, "كَتَبَ"), (ADDED, "كُتِبَ"))


def test_a_text_that_was_pasted_over_itself_has_changed_nowhere() -> None:
    def body(*ids: str) -> Any:
        blocks = [{"type": "paragraph", "id": one, "value": f"<p>{n}</p>"}
                  for n, one in enumerate(ids)]  # fmt: skip
        return parts_of({"blocks": blocks})

    assert changes(body("a", "b"), body("c", "d")) == ()
    (moved_away, moved_here) = changes(body("a", "b"), tuple(reversed(body("a", "b")[-2:])))[-2:]
    assert {moved_away.runs[0][0], moved_here.runs[0][0]} == {REMOVED, ADDED}


def test_readers_find_it_from_the_article(cast: Cast) -> None:
    article = cast.published("The ferry", body=words("The ferry holds 300 cars."))
    assert HISTORY not in links(page(FERRY))
    page(HISTORY, 404)
    corrected(article, body=words("The ferry holds 30 cars."))
    assert HISTORY in links(page(FERRY))
    history = page(HISTORY)
    correction, first = history.cssselect(".version")
    assert RIGHT in text(correction)
    assert text(correction.cssselect("del")[0]) == "Removed: 300"
    assert text(correction.cssselect("ins")[0]) == "Added: 30"
    assert "The ferry holds 300 cars." in text(first)
    assert first.cssselect("ins, del") == []
    assert history.xpath("//meta[@name='robots']/@content") == ["noindex"]


def test_small_corrections_are_folded(cast: Cast) -> None:
    article = cast.published("The fery")
    republished(article, title="The ferry", slug="the-ferry")
    republished(Article.objects.get(), standfirst="Again.", change="update")
    tags = [one.tag for one in page(HISTORY).cssselect(".version")]
    assert tags == ["section", "details", "details"]


def test_a_picture_is_said_to_have_changed(cast: Cast) -> None:
    article = cast.published("The ferry")
    republished(article, lead_picture=cast.picture())
    assert "but a picture or a figure" in text(page(HISTORY))


@pytest.mark.django_db
def test_it_goes_and_moves_with_its_article(cast: Cast, tmp_path: Any) -> None:
    article, edition = cast.published("The ferry"), Edition(tmp_path)
    edition.press()
    assert edition.document(HISTORY) is None
    article = corrected(article, body=words("30 cars."))
    edition.press()
    assert edition.status(HISTORY) == 200
    article = republished(article, slug="ferries")
    edition.press()
    assert edition.status(HISTORY) == 301
    assert edition.status("/en/politics/ferries/history/") == 200
    article.unpublish()
    edition.press()
    assert edition.status("/en/politics/ferries/history/") == 410
    assert Version.objects.filter(article=article.pk).count() == 2
