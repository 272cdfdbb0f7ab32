"""What a change of an original makes of its translations: counted block by block, never stored."""

import random
from typing import Any

import pytest
from django.utils import timezone

from caspian.newsroom.models import Article
from caspian.newsroom.stored import stored_blocks
from caspian.translation.models import CarriedPart, FollowedTranslation
from tests.cast import Cast
from tests.translation.conftest import (
    CAPTION,
    LANGUAGES,
    LAST,
    QUOTE,
    TABLE,
    WORDS,
    Translate,
    counts,
    edited,
    saved,
)

NEW = {"type": "paragraph", "id": "6" * 8 + "-0000", "value": "<p>There is a second ferry.</p>"}


def corrected(blocks: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return a body with three parts changed, one new, one taken out and one moved."""
    held = {one["id"]: one for one in blocks}
    held[WORDS]["value"] = "<p>The ferry leaves at one.</p>"
    held[TABLE]["value"]["rows"][1]["values"][1] = "-28.1"
    held[CAPTION]["value"]["caption"] = "Ships off Baku"
    return [held[LAST], held[WORDS], held[TABLE], NEW, held[CAPTION]]


def changed(article: Article, **changes: Any) -> Article:
    return edited(article, corrected(list(stored_blocks(article.body))), **changes)


def test_a_correction_counts_the_same_in_every_language(
    original: Article, translate: Translate
) -> None:
    copies = [translate(original, code) for code in LANGUAGES]
    assert {counts(one) for one in copies} == {(0, 0, 0, 0)}
    changed(original, change="update")
    assert {counts(one) for one in copies} == {(1, 3, 0, 1)}
    assert all(one.since for one in FollowedTranslation.objects.all())


def test_a_change_of_wording_is_listed_and_opens_no_task(
    original: Article, translate: Translate
) -> None:
    copy = translate(original)
    blocks = list(stored_blocks(original.body))
    blocks[0]["value"] = "<p>The ferry leaves at noon precisely.</p>"
    edited(original, blocks, change="minor")
    row = FollowedTranslation.objects.get(pk=copy.pk)
    assert (counts(copy), row.behind, row.since) == ((0, 0, 1, 0), 0, None)


def test_what_is_still_to_be_carried_over_stays_a_task_after_a_change_of_wording(
    original: Article, translate: Translate
) -> None:
    copy = translate(original)
    blocks = list(stored_blocks(original.body))
    for words, change in (("at one", "update"), ("at one sharp", "minor")):
        blocks[0]["value"] = f"<p>The ferry leaves {words}.</p>"
        original = edited(original, blocks, change=change)
    assert counts(copy) == (0, 1, 0, 0)


def test_a_new_translation_is_all_to_be_done(original: Article, translate: Translate) -> None:
    assert counts(translate(original, is_done=False)) == (7, 0, 0, 0)


def test_saving_a_part_carries_over_that_one_alone(original: Article, translate: Translate) -> None:
    copy = translate(original)
    changed(original, change="update")
    blocks = list(stored_blocks(copy.body))
    blocks[0]["value"] = "<p>az: Bərə saat birdə yola düşür.</p>"
    copy = saved(copy, blocks)
    assert counts(copy) == (1, 2, 0, 1)


def test_what_was_not_seen_is_not_carried_over(original: Article, translate: Translate) -> None:
    copy = translate(original)
    opened = timezone.now()
    changed(original, change="update")
    blocks = list(stored_blocks(copy.body))
    blocks[0]["value"] = "<p>az: Bərə günorta yola düşür.</p>"
    copy = saved(copy, blocks, opened)
    assert counts(copy) == (1, 3, 0, 1)
    assert counts(saved(copy, blocks)) == (1, 3, 0, 1)
    # The control: with what stands there now it is.
    blocks[0]["value"] = "<p>az: Bərə saat birdə yola düşür.</p>"
    assert counts(saved(copy, blocks)) == (1, 2, 0, 1)


def test_who_changes_another_part_clears_nothing_that_a_colleague_left(
    original: Article, translate: Translate
) -> None:
    copy = translate(original)
    changed(original, change="update")
    for words in ("Sürücü", "Bir sürücü"):
        blocks = list(stored_blocks(copy.body))
        blocks[3]["value"]["attribution"] = words
        copy = saved(copy, blocks)
    assert counts(copy) == (1, 3, 0, 1)


@pytest.mark.parametrize("seed", range(3))
def test_no_edit_of_an_original_changes_what_a_translation_holds(
    original: Article, translate: Translate, seed: int
) -> None:
    copies = [translate(original, code) for code in ("az", "fa")]
    own = {"type": "paragraph", "id": "7" * 8 + "-0000", "value": "<p>Only in Baku.</p>"}
    copies[0] = edited(copies[0], [own, *stored_blocks(copies[0].body)])
    held = [(one.title, one.standfirst, list(stored_blocks(one.body))) for one in copies]
    chance = random.Random(seed)
    for number in range(17):
        blocks = list(stored_blocks(original.body))
        chance.shuffle(blocks)
        blocks[: chance.randrange(2)] = []
        if blocks and chance.random() < 0.8:
            blocks[0] = {"type": "paragraph", "id": blocks[0]["id"], "value": f"<p>{number}</p>"}
        blocks.append({"type": "heading", "id": f"{number:08}-1", "value": f"Part {number}"})
        kind = chance.choice(["minor", "update"])
        original = edited(original, blocks, change=kind, title=f"The ferry {number}")
    now = [Article.objects.get(pk=one.pk) for one in copies]
    assert [(one.title, one.standfirst, list(stored_blocks(one.body))) for one in now] == held


def test_what_was_translated_before_anybody_followed_it_counts_as_current(
    original: Article, translate: Translate
) -> None:
    copy = translate(original)
    FollowedTranslation.objects.all().delete()
    CarriedPart.objects.all().delete()
    original = edited(original, list(stored_blocks(original.body)))
    row = FollowedTranslation.objects.get(pk=copy.pk)
    assert (row.source_id, counts(copy)) == (original.pk, (0, 0, 0, 0))
    changed(original, change="update")
    assert counts(copy) == (1, 3, 0, 1)


def test_a_block_that_is_no_words_is_no_part(original: Article, translate: Translate) -> None:
    copy = translate(original)
    blocks = [*stored_blocks(original.body), {"type": "divider", "id": "8" * 8, "value": None}]
    edited(original, blocks, change="update")
    assert counts(copy) == (0, 0, 0, 0)
    assert not CarriedPart.objects.filter(name=QUOTE, words="").exists()


def test_a_change_of_wording_opens_no_task_where_the_change_before_was_carried_over(
    original: Article, translate: Translate
) -> None:
    diligent, late = translate(original, "az"), translate(original, "fa")
    blocks = list(stored_blocks(original.body))
    blocks[0]["value"] = "<p>The ferry leaves at one.</p>"
    original = edited(original, blocks, change="update")
    own = list(stored_blocks(diligent.body))
    own[0]["value"] = "<p>az: Bərə saat birdə yola düşür.</p>"
    diligent = saved(diligent, own)
    since = FollowedTranslation.objects.get(pk=late.pk).since
    blocks[0]["value"] = "<p>The ferry leaves at one sharp.</p>"
    original = edited(original, blocks, change="minor")
    assert (counts(diligent), counts(late)) == ((0, 0, 1, 0), (0, 1, 0, 0))
    blocks[0]["value"] = "<p>The ferry leaves at two.</p>"
    edited(original, blocks, change="update")
    assert (counts(diligent), counts(late)) == ((0, 1, 0, 0), (0, 1, 0, 0))
    assert FollowedTranslation.objects.get(pk=late.pk).since == since


def test_what_was_left_when_an_original_was_deleted_says_nothing_of_the_next(
    original: Article, translate: Translate
) -> None:
    first, second = translate(original, "az"), translate(original, "fa")
    Article.objects.get(pk=original.pk).delete()
    edited(first, list(stored_blocks(first.body)))
    assert FollowedTranslation.objects.get(pk=second.pk).source_id == first.pk
    assert counts(second) == (0, 0, 0, 0)


def test_an_original_that_is_published_after_its_translation_follows_nobody(
    cast: Cast, translate: Translate
) -> None:
    draft = cast.draft("Later")
    first, second = translate(draft, "az"), translate(draft, "fa")
    FollowedTranslation.objects.get(pk=second.pk).delete()
    edited(draft, list(stored_blocks(draft.body)))
    rows = FollowedTranslation.objects.values_list("article", "source")
    assert set(rows) == {(first.pk, draft.pk), (second.pk, draft.pk)}
