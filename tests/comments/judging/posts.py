"""Comments on their way in, for the tests of the shield."""

import datetime as dt
from typing import Any

from caspian.comments.intake import _keep
from caspian.comments.judging.judge import judge
from caspian.comments.marks import Marks
from caspian.comments.models import Comment
from caspian.comments.posting import Posting
from caspian.comments.wording import Wording
from caspian.newsroom.models import Article
from caspian.shield.weighing import Judgement

NOW = dt.datetime(2026, 11, 24, 12, 0, tzinfo=dt.UTC)
CALM = "The ferry from Alat was late again on Sunday; nobody at the pier knew why."


def posting(article: Article, text: str = CALM, **fields: Any) -> Posting:
    """Return what a reader of good will sends, unless it is said otherwise."""
    place = fields.pop("place", "home")
    marks = Marks(f"address {place}", f"network {place}", f"browser {place}")
    calm: dict[str, Any] = {"name": "Zeynep Kaya", "now": NOW, "language": "en", "seconds": 90.0}
    return Posting(article_id=article.pk, text=text, marks=marks, **(calm | fields))


def judged(article: Article, text: str = CALM, **fields: Any) -> Judgement:
    """Return what the shield says of a comment."""
    return judge(posting(article, text, **fields))


def names(judgement: Judgement) -> set[str]:
    """Return the names of the signs that the shield saw."""
    return {sign.name for sign in judgement.signs}


def words_of(judgement: Judgement, name: str) -> str:
    """Return the sentence of a sign."""
    (words,) = [sign.words for sign in judgement.signs if sign.name == name]
    return words


def kept(article: Article, text: str = CALM, **fields: Any) -> Comment:
    """Take a comment in as the form does, judged and remembered."""
    one = posting(article, text, **fields)
    return _keep(one, judge(one), Wording(one.name, one.text), "")
