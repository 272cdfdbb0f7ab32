"""Facts about corrections of an original that its translation does not carry yet."""

from collections.abc import Iterable
from functools import partial

from caspian.corrections.difference import pairs, parts_of
from caspian.corrections.models import Correction, Version
from caspian.corrections.watched import of_article
from caspian.newsroom.change_notice import ChangeKind
from caspian.newsroom.models import Article
from caspian.newsroom.subjects import page
from caspian.pages.correction_documents import Uncarried
from caspian.pages.reads.door import inside, read, record_subject
from caspian.translation.models import FollowedTranslation
from caspian.translation.parity import CHANGED, KEPT, MISSING, REMOVED, states_of
from caspian.translation.parts import parts_of as parts_of_translation
from caspian.translation.watched import of_translation

CROSSING = (ChangeKind.CORRECTION, ChangeKind.CLARIFICATION, ChangeKind.RETRACTION)
"""the kinds that readers of a translation have to know of, too"""
_OPEN = (MISSING, CHANGED, REMOVED)
_NAMES = {"headline": ("title",), "lead": ("lead_caption", "lead_alt")}
"""what translations call the parts of a version"""


@read
def uncarried(article_id: int) -> Uncarried | None:
    """Return which correction of its original a public translation does not carry yet."""
    return _uncarried(article_id, _rows([article_id]))


def prefetch(ids: Iterable[int]) -> None:
    """Answer `uncarried` for many articles with one query, and some for each translation."""
    wanted = uncarried.unanswered(tuple(ids))
    with inside():
        found = _rows(wanted) if wanted else {}
    for article_id in wanted:
        uncarried.keep((article_id,), partial(_uncarried, article_id, found))


def _rows(ids: list[int]) -> dict[int, FollowedTranslation]:
    rows = FollowedTranslation.objects.filter(pk__in=ids).select_related("article", "source")
    return {row.pk: row for row in rows}


def _uncarried(article_id: int, rows: dict[int, FollowedTranslation]) -> Uncarried | None:
    record_subject(of_translation(article_id))
    row = rows.get(article_id)
    if row is None:
        return None
    record_subject(page(article_id))
    record_subject(page(row.source_id))
    record_subject(of_article(row.source_id))
    begun = row.article.first_published_at
    told = Correction.objects.filter(article=row.source_id, kind__in=CROSSING)
    found = told.filter(at__gt=begun).select_related("version") if begun else ()
    address = Article.objects.public().filter(pk=row.source_id).values_list("url_path", flat=True)
    for one in found:
        if not _has_crossed(one, row) and (path := address.first()):
            return Uncarried(one.at, path)
    return None


def _has_crossed(one: Correction, row: FollowedTranslation) -> bool:
    """Return whether readers of a translation have what a correction changed.

    What a translator has saved and not published, readers do not have; what is not for the
    edition, they never will.
    """
    changed = _changed_by(one.version)
    parts = states_of(row, parts_of_translation(row.article))
    states = {part.state for part in parts if part.name in changed}
    if states and states <= {KEPT}:
        return True
    published = row.article.last_published_at
    return not states & set(_OPEN) and published is not None and one.at <= published


def _changed_by(version: Version) -> set[str]:
    before = Version.objects.filter(article=version.article_id, number=version.number - 1).first()
    if before is None:
        return set()
    found = pairs(parts_of(before.as_data), parts_of(version.as_data))
    names = [
        (new or old).name  # type: ignore[union-attr]
        for old, new in found
        if old is None or new is None or old.words != new.words
    ]
    return {name for one in names for name in _NAMES.get(one, (one,))}
