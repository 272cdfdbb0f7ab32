"""Builds the history of an article: each version that readers got, and what it changed."""

from caspian.corrections.difference import VersionPart, changes
from caspian.pages.builders.corrections import notice
from caspian.pages.builders.frame import frame, words_in
from caspian.pages.correction_documents import HistoryPage, HistoryStep, PageNotice
from caspian.pages.parts import Link
from caspian.pages.reads import articles, corrections
from caspian.pages.reads.corrections import VersionFacts

HISTORY = "history/"
"""the folder below an article's path"""


def history_page(article_id: int) -> HistoryPage | None:
    """Build the history of a public article, or None while readers got one version alone."""
    head = articles.article_head(article_id)
    versions = corrections.versions_of(article_id)
    if head is None or len(versions) < 2:
        return None
    notices = {one.version: notice(one) for one in corrections.told_of(article_id).notices}
    before: tuple[VersionPart, ...] = ()
    steps = []
    for one in versions:
        steps.append(_step(one, before, notices))
        before = one.parts
    title = words_in(head.language).gettext("History of this article")
    article = Link(head.headline, head.address)
    return HistoryPage(
        frame=frame(
            code=head.language,
            address=f"{head.address}{HISTORY}",
            title=f"{title}: {head.headline}",
            description=head.headline,
            indexed=False,
            trail=(article,),
        ),
        title=title,
        article=article,
        steps=tuple(reversed(steps)),
    )


def _step(
    one: VersionFacts, before: tuple[VersionPart, ...], notices: dict[int, PageNotice]
) -> HistoryStep:
    return HistoryStep(
        number=one.number,
        at=one.at,
        kind=one.kind,
        is_reconstructed=one.is_reconstructed,
        is_removed=one.is_removed,
        notice=notices.get(one.number),
        changes=() if one.is_removed else changes(before, one.parts),
    )
