"""The state of a subject: what the press must know of a page or record besides its content.

A state is kept in the edition when a page is pressed, and compared with the present one when the
subject has changed: what either names is invalid. So nobody needs to say what a change was.
"""

import datetime as dt
import json
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from caspian.comments.watched import SETTINGS as COMMENT_SETTINGS
from caspian.dossiers.models import Place
from caspian.newsroom.archive_pages import LATEST, ListKey, Position
from caspian.newsroom.models import (
    Contributor,
    Listed,
    Publication,
    Topic,
)
from caspian.newsroom.models.page_kinds import READER_PAGES
from caspian.newsroom.subjects import PUBLICATION
from caspian.pages.reads.beside import stands_beside
from caspian.pages.reads.comments import close_after_days
from caspian.pages.reads.door import inside, unrecorded
from caspian.press.failure import PLAN, Failure, is_of_the_machine, words_of

TREE: dict[str, Any] = {str(model._meta.model_name): model for model in READER_PAGES}
FILED: dict[str, Any] = {"topic": Topic, "place": Place, "contributor": Contributor}


@dataclass(frozen=True)
class SubjectState:
    """The state of something public; what does not apply is empty.

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
        """Return the state as the edition keeps it."""
        return json.dumps({key: value for key, value in asdict(self).items() if value})


def unpacked(text: str) -> SubjectState:
    """Return the state that `SubjectState.packed` packed."""
    values = json.loads(text)
    for name in ("lists", "shown"):
        values[name] = tuple(values.get(name, ()))
    return SubjectState(**values)


def states_of(subjects: Sequence[str]) -> dict[str, SubjectState]:
    """Return the present state of subjects; those that are not public have none."""
    by_kind: dict[str, list[str]] = defaultdict(list)
    for subject in subjects:
        kind, _, rest = subject.partition(":")
        by_kind[kind].append(rest)
    found: dict[str, SubjectState] = {}
    for kind, ids in by_kind.items():
        if kind == "page":
            found |= _pages([int(one) for one in ids])
        elif kind in FILED:
            found |= _filed(kind, [int(one) for one in ids])
        elif kind == "beside":
            found |= {f"beside:{code}": _beside(code) for code in ids}
        elif kind == PUBLICATION:
            found[PUBLICATION] = SubjectState(PUBLICATION, path=Publication.load().time_zone)
        elif kind == COMMENT_SETTINGS:
            found[kind] = _comment_settings()
    return found


def states_and_failures(subjects: Sequence[str]) -> tuple[dict[str, SubjectState], list[Failure]]:
    """Return the present state of subjects, and a failure for each of which finding it raised."""
    try:
        return states_of(subjects), []
    except Exception as error:
        if is_of_the_machine(error):
            raise
        if len(subjects) == 1:
            return {}, [Failure(PLAN, subjects[0], words_of(error), hides=True)]
    half = len(subjects) // 2
    found, failures = states_and_failures(subjects[:half])
    more, more_failures = states_and_failures(subjects[half:])
    return found | more, failures + more_failures


def _beside(code: str) -> SubjectState:
    with unrecorded(), inside():
        return SubjectState("beside", code=code, shown=tuple(sorted(stands_beside(code))))


def _comment_settings() -> SubjectState:
    with unrecorded(), inside():
        return SubjectState(COMMENT_SETTINGS, path=str(close_after_days()))


def _filed(kind: str, ids: list[int]) -> dict[str, SubjectState]:
    rows = FILED[kind].objects.filter(pk__in=ids).values_list("pk", "slug")
    return {f"{kind}:{pk}": SubjectState(kind, pk, path=slug) for pk, slug in rows}


def _pages(ids: list[int]) -> dict[str, SubjectState]:
    found: dict[str, SubjectState] = {}
    for kind, model in TREE.items():
        rows = model.objects.public().filter(pk__in=ids)
        columns = ("pk", "url_path", "locale__language_code", "translation_key")
        for pk, path, language, key in rows.values_list(*columns):
            found[f"page:{pk}"] = SubjectState(
                kind, pk, path=path, code=language.lower(), translations=str(key)
            )
    return _with_lists(found)


def _with_lists(found: dict[str, SubjectState]) -> dict[str, SubjectState]:
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
        found[f"page:{article}"] = SubjectState(**known)
    return found


def latest_of(code: str) -> ListKey:
    """Return the list of all articles of a language."""
    return ListKey(LATEST, code)
