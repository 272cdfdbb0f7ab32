"""Where a page of the tree stands: what the press must know of it besides its content.

Facts are kept in the edition when a page is pressed, and compared with those of now when it has
changed: what is true of either is touched. So nobody needs to say what a change was.
"""

import datetime as dt
import json
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from caspian.comments.watched import SETTINGS as COMMENT_SETTINGS
from caspian.dossiers.models import Place
from caspian.newsroom.lists import LATEST, ListKey, Position
from caspian.newsroom.models import (
    Article,
    Contributor,
    Home,
    Information,
    Listed,
    Publication,
    Section,
    Topic,
)
from caspian.newsroom.subjects import PUBLICATION
from caspian.pages.reads.beside import stands_beside
from caspian.pages.reads.comments import close_after_days
from caspian.pages.reads.door import inside, unnoted
from caspian.press.failure import PLAN, Failure, is_of_the_machine, words_of

TREE: dict[str, Any] = {
    "article": Article,
    "section": Section,
    "home": Home,
    "information": Information,
}
FILED: dict[str, Any] = {"topic": Topic, "place": Place, "contributor": Contributor}


@dataclass(frozen=True)
class Facts:
    """Where something public stands; what does not apply is empty.

    `at` is an article's date as ISO 8601, `lists` are the lists that it is in, `translations`
    the key that its translations share.
    """

    kind: str
    id: int = 0
    path: str = ""
    code: str = ""
    at: str = ""
    lists: tuple[str, ...] = ()
    translations: str = ""
    shown: tuple[int, ...] = ()
    """for what stands beside the articles of a language: which articles"""

    @property
    def position(self) -> Position:
        """Return an article's position in lists."""
        return Position(dt.datetime.fromisoformat(self.at), self.id)

    def packed(self) -> str:
        """Return the facts as the edition keeps them."""
        return json.dumps({key: value for key, value in asdict(self).items() if value})


def unpacked(text: str) -> Facts:
    """Return the facts that `Facts.packed` packed."""
    values = json.loads(text)
    for name in ("lists", "shown"):
        values[name] = tuple(values.get(name, ()))
    return Facts(**values)


def facts_of(subjects: Sequence[str]) -> dict[str, Facts]:
    """Return where subjects stand now; those that are not public have none."""
    by_kind: dict[str, list[str]] = defaultdict(list)
    for subject in subjects:
        kind, _, rest = subject.partition(":")
        by_kind[kind].append(rest)
    found: dict[str, Facts] = {}
    for kind, ids in by_kind.items():
        if kind == "page":
            found |= _pages([int(one) for one in ids])
        elif kind in FILED:
            found |= _filed(kind, [int(one) for one in ids])
        elif kind == "beside":
            found |= {f"beside:{code}": _beside(code) for code in ids}
        elif kind == PUBLICATION:
            found[PUBLICATION] = Facts(PUBLICATION, path=Publication.load().time_zone)
        elif kind == COMMENT_SETTINGS:
            found[kind] = _comment_settings()
    return found


def facts_and_failures(subjects: Sequence[str]) -> tuple[dict[str, Facts], list[Failure]]:
    """Return where subjects stand now, and a failure for each for which finding it out raised."""
    try:
        return facts_of(subjects), []
    except Exception as error:
        if is_of_the_machine(error):
            raise
        if len(subjects) == 1:
            return {}, [Failure(PLAN, subjects[0], words_of(error), hides=True)]
    half = len(subjects) // 2
    found, failures = facts_and_failures(subjects[:half])
    more, more_failures = facts_and_failures(subjects[half:])
    return found | more, failures + more_failures


def _beside(code: str) -> Facts:
    with unnoted(), inside():
        return Facts("beside", code=code, shown=tuple(sorted(stands_beside(code))))


def _comment_settings() -> Facts:
    with unnoted(), inside():
        return Facts(COMMENT_SETTINGS, path=str(close_after_days()))


def _filed(kind: str, ids: list[int]) -> dict[str, Facts]:
    rows = FILED[kind].objects.filter(pk__in=ids).values_list("pk", "slug")
    return {f"{kind}:{pk}": Facts(kind, pk, path=slug) for pk, slug in rows}


def _pages(ids: list[int]) -> dict[str, Facts]:
    found: dict[str, Facts] = {}
    for kind, model in TREE.items():
        rows = model.objects.public().filter(pk__in=ids)
        columns = ("pk", "url_path", "locale__language_code", "translation_key")
        for pk, path, language, key in rows.values_list(*columns):
            found[f"page:{pk}"] = Facts(
                kind, pk, path=path, code=language.lower(), translations=str(key)
            )
    return _with_lists(found)


def _with_lists(found: dict[str, Facts]) -> dict[str, Facts]:
    articles = [facts.id for facts in found.values() if facts.kind == "article"]
    lists: dict[int, list[str]] = defaultdict(list)
    dates: dict[int, str] = {}
    rows = Listed.objects.filter(article__in=articles).order_by("list")
    for article, name, at in rows.values_list("article_id", "list", "published_at"):
        lists[article].append(name)
        dates[article] = at.isoformat()
    for article, names in lists.items():
        before = asdict(found[f"page:{article}"])
        known = {**before, "lists": tuple(names), "at": dates[article]}
        found[f"page:{article}"] = Facts(**known)
    return found


def latest_of(code: str) -> ListKey:
    """Return the list of all articles of a language."""
    return ListKey(LATEST, code)
