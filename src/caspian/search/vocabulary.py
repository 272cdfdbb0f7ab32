"""The archive's own words: in how many articles of a language each stands, and which are near."""

from collections import Counter
from collections.abc import Iterable

from django.db import connection

from caspian.common.folding import fold, words
from caspian.search.models import Word
from caspian.search.query import LONGEST_WORD

ARTICLES = ""
"""the word that counts the articles of a language"""
NEAR_AT_MOST = 1500
"""words that are compared for each half of a word that nobody wrote"""
_BY_LETTERS = {"sqlite": "", "postgresql": ' COLLATE "C"'}
_UPSERT = """
INSERT INTO search_word (language, folded, reversed, shown, articles)
VALUES (%s, %s, %s, %s, %s)
ON CONFLICT (language, folded) DO UPDATE SET
  articles = search_word.articles + excluded.articles,
  shown = CASE WHEN excluded.shown > search_word.shown {by_letters}
    THEN excluded.shown ELSE search_word.shown END
"""
"""small letters sort after capitals, so what any article writes small stays small"""


def spelt(texts: Iterable[str], language: str) -> dict[str, str]:
    """Return the words of some texts as folded, each as it is spelt there; numbers are none."""
    found: dict[str, str] = {}
    for word in {word[:LONGEST_WORD] for text in texts for word in words(text)}:
        folded = fold(word, language)[:LONGEST_WORD]
        if folded.isalpha():
            found[folded] = max(word, found.get(folded, ""))
    return found


class WordCount:
    """Changes to how many articles have each word, gathered and written at once."""

    def __init__(self) -> None:
        self._changes: Counter[tuple[str, str]] = Counter()
        self._shown: dict[tuple[str, str], str] = {}

    def add(self, texts: Iterable[str], language: str, articles: int) -> None:
        """Count an article's words in (1) or out (-1)."""
        for folded, shown in spelt(texts, language).items():
            self._changes[language, folded] += articles
            self._shown[language, folded] = max(shown, self._shown.get((language, folded), ""))
        self._changes[language, ARTICLES] += articles

    def write(self) -> None:
        """Write all that was counted; a word of no article goes."""
        changes = sorted((key, number) for key, number in self._changes.items() if number)
        if not changes:
            return
        rows = [
            (language, folded, folded[::-1], self._shown.get((language, folded), ""), number)
            for (language, folded), number in changes
        ]
        fewer = [key for key, number in changes if number < 0]
        sql = _UPSERT.format(by_letters=_BY_LETTERS[connection.vendor])
        with connection.cursor() as cursor:
            cursor.executemany(sql, rows)
            gone = "DELETE FROM search_word WHERE language = %s AND folded = %s AND articles <= 0"
            cursor.executemany(gone, fewer)


def articles_with(folded: Iterable[str], language: str) -> dict[str, int]:
    """Return in how many articles each of some folded words stands; `ARTICLES` counts all."""
    wanted = {*folded, ARTICLES}
    rows = Word.objects.filter(language=language, folded__in=wanted)
    return Counter(dict(rows.values_list("folded", "articles")))


def near(word: str, language: str, most_changed: int) -> list[tuple[str, str, int]]:
    """Return words that share their beginning or end with a folded word, and nearly its length.

    Each as folded, as shown, and in how many articles. With up to two letters wrong, one of the
    first, middle and last thirds is right; those that have only the middle right are not found.
    """
    third = max(2, len(word) // 3)
    found = _range(word, "folded", word[:third], language, most_changed)
    found += _range(word, "reversed", word[::-1][:third], language, most_changed)
    return list(dict.fromkeys(found))


def _range(
    word: str, column: str, beginning: str, language: str, most_changed: int
) -> list[tuple[str, str, int]]:
    by_letters = _BY_LETTERS[connection.vendor]
    sql = f"""
        SELECT folded, shown, articles FROM search_word
        WHERE language = %s AND {column} >= %s{by_letters} AND {column} < %s{by_letters}
        AND LENGTH(folded) BETWEEN %s AND %s LIMIT {NEAR_AT_MOST}"""
    lengths = (len(word) - most_changed, len(word) + most_changed)
    with connection.cursor() as cursor:
        cursor.execute(sql, [language, beginning, beginning + chr(0x10FFFF), *lengths])
        return [(folded, shown, number) for folded, shown, number in cursor.fetchall()]
