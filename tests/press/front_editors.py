"""What editors of the front do in a state machine: compose it, set the banner and end it."""

import datetime as dt
import json
from contextlib import suppress
from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone

from caspian.newsroom.breaking import break_news, end_breaking
from caspian.newsroom.models import Article, Home
from caspian.wire.sample.articles import items
from tests.cast import Cast

HOUR = dt.timedelta(hours=1)
LAST = 9


def compose(cast: Cast, articles: tuple[int, int], section: int, n: int, m: int) -> None:
    """Compose the front of the first language anew; `n` and `m` choose of which blocks."""
    first, second = articles
    home = Home.objects.order_by("pk").first()
    assert home is not None
    parts: list[dict[str, Any]] = [
        {"type": "lead", "value": {"article": first, "related": items([second])}},
        {"type": "package", "value": {"title": "Ferries", "articles": items([second, first])}},
        {"type": "picture_story", "value": {"article": second, "look": "dark"}},
        {"type": "perspectives", "value": {"articles": items([first])}},
        {"type": "must_read", "value": None},
        {"type": "latest_stories", "value": {"title": "", "number": 4}},
        {"type": "section_strip", "value": {"section": section}},
        {"type": "topic_strip", "value": {"topic": cast.sea.pk}},
        {"type": "place_strip", "value": {"place": cast.baku.pk}},
    ]
    home.front = json.dumps(parts[n % 3 :: 1 + m % 3])
    home.save_revision().publish()


def break_or_end(article: Article | None, words: str, m: int) -> None:
    """Set the banner of the English paper for some hours, or end it."""
    if m == LAST:
        end_breaking(language="en")
        return
    until = timezone.now() + HOUR * (m + 1)
    # Readers of the English paper may not be able to read the article.
    with suppress(ValidationError):
        break_news(language="en", words=words, until=until, by=None, article=article)
