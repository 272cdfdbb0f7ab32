"""What the editors put first: articles shown above all hits of a search for some words."""

import datetime as dt

from django.db.models import Q

from caspian.common.folding import tokens
from caspian.search.models import Promotion
from caspian.search.query import Query, stem, term

LOOKED_THROUGH = 500
SHOWN = 3


def promoted(query: Query, language: str, now: dt.datetime) -> tuple[int, ...]:
    """Return the articles that editors put first for a query, the newest choice first."""
    typed = [*query.words, *(word for phrase in query.phrases for word in phrase)]
    if not typed:
        return ()
    stems = {stem(word, language) for word in typed}
    holding = Q(until__isnull=True) | Q(until__gt=now)
    rows = Promotion.objects.filter(holding, language=language).values_list("words", "article_id")
    found = [article for words, article in rows[:LOOKED_THROUGH] if _all_in(words, stems, language)]
    return tuple(dict.fromkeys(found))[:SHOWN]


def _all_in(words: str, stems: set[str], language: str) -> bool:
    terms = [term(token.word, language) for token in tokens(words)]
    return all(any(one.fits(found) for found in stems) for one in terms)
