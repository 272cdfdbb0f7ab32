"""Readers get an article first: what goes with it and the search index follow its release."""

from typing import Any

import pytest
from django.utils import timezone

from caspian.newsroom.models import Change, Likeness, Related
from caspian.press import cycle, derive
from caspian.press.explain import audit
from caspian.search.models import Entry
from tests.cast import Cast
from tests.press.editions import Edition

FERRY = "/en/politics/the-ferry/"


def test_a_release_stands_before_anything_is_derived_that_can_wait(
    cast: Cast, edition: Edition, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[tuple[int, int]] = []
    for step in derive.BEHIND:
        work, is_for_pages = derive.STEPS[step]

        def looking(store: Any, subjects: Any, work: derive.Work = work) -> None:
            seen.append((edition.status(FERRY), Likeness.objects.count() + Entry.objects.count()))
            work(store, subjects)

        monkeypatch.setitem(derive.STEPS, step, (looking, is_for_pages))
    cast.published("The ferry")
    assert edition.press_once().release is not None
    assert [status for status, _ in seen] == [200] * len(derive.BEHIND)
    assert seen[0][1] == 0


def test_what_goes_with_an_article_is_released_by_the_next_turn(
    cast: Cast, edition: Edition
) -> None:
    storm = cast.published("The storm", topics=[cast.sea])
    edition.press()
    ferry = cast.published("The ferry", topics=[cast.sea])
    edition.press_once()
    assert Related.objects.filter(article=ferry.pk, other=storm.pk).exists()
    assert Change.objects.filter(subject=f"related:{ferry.pk}").exists()
    now = timezone.now()
    edition.press_once(now)
    assert not Change.objects.exists()
    assert not list(audit(edition.store, now))


def test_what_was_cut_short_behind_a_release_is_made_up_for(
    cast: Cast, edition: Edition, monkeypatch: pytest.MonkeyPatch
) -> None:
    def die(*args: Any) -> None:
        raise RuntimeError("the power is gone")

    cast.published("The storm", topics=[cast.sea])
    ferry = cast.published("The ferry", topics=[cast.sea])
    with monkeypatch.context() as patch:
        patch.setattr(cycle, "derive_behind", die)
        with pytest.raises(RuntimeError):
            edition.press_once()
    assert edition.status(FERRY) == 200
    assert not Entry.objects.filter(article=ferry.pk).exists()
    now = timezone.now()
    edition.press(now)
    assert Entry.objects.filter(article=ferry.pk).exists()
    assert Related.objects.filter(article=ferry.pk).exists()
    assert not list(audit(edition.store, now))
