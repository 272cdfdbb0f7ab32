"""Breaking news stands at the head of every page of its language, and ends by itself."""

import datetime as dt
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from caspian.newsroom.breaking import break_news, end_breaking
from caspian.newsroom.models import BreakingNews, Change
from tests.cast import Cast

HOUR = dt.timedelta(hours=1)


def set_banner(**changes: Any) -> BreakingNews:
    """Set the banner of the English paper for an hour, or as the changes say."""
    usual: dict[str, Any] = {
        "language": "en",
        "words": "A ferry is adrift off Baku",
        "until": timezone.now() + HOUR,
        "by": None,
    }
    return break_news(**(usual | changes))


def test_one_stands_for_each_language_and_the_last_word_counts(cast: Cast) -> None:
    maka = cast.publisher()
    first = set_banner(words="  A ferry  is adrift ")
    second = set_banner(words="The ferry is safe", by=maka)
    assert (first.words, second.words, second.set_by) == (
        "A ferry is adrift",
        "The ferry is safe",
        maka,
    )
    assert BreakingNews.objects.count() == 1
    set_banner(language="AZ")
    assert set(BreakingNews.objects.values_list("language", flat=True)) == {"en", "az"}


def test_it_stands_since_its_words_were_new(cast: Cast) -> None:
    since = set_banner().since
    assert set_banner(until=timezone.now() + 2 * HOUR).since == since
    assert set_banner(words="Another thing").since > since


def test_what_readers_would_not_understand_is_refused_in_words(cast: Cast) -> None:
    refused: list[tuple[dict[str, Any], str]] = [
        ({"words": "  "}, "Write what happened"),
        ({"words": "x" * 121}, "121 characters"),
        ({"until": timezone.now()}, "has passed"),
        ({"until": timezone.now() + 25 * HOUR}, "more than 24 hours"),
        ({"article": cast.draft("Not yet")}, "can't read this article"),
        ({"article": cast.published("The ferry"), "language": "az"}, "in this language"),
    ]
    for changes, said in refused:
        with pytest.raises(ValidationError, match=said):
            set_banner(**changes)
    assert not BreakingNews.objects.exists()
    set_banner(words="x" * 120, until=timezone.now() + 24 * HOUR, article=cast.published("A ferry"))


def test_it_is_told_to_the_outbox_and_taken_away(cast: Cast) -> None:
    set_banner()
    assert "breaking:en" in set(Change.objects.values_list("subject", flat=True))
    Change.objects.all().delete()
    end_breaking(language="en")
    assert not BreakingNews.objects.exists()
    assert list(Change.objects.values_list("subject", flat=True)) == ["breaking:en"]
