"""Builds what readers are told of the changes of an article."""

from caspian.common.dates import iso
from caspian.newsroom.change_notice import ChangeKind
from caspian.pages.builders.frame import words_in
from caspian.pages.builders.structured_parts import Data
from caspian.pages.correction_documents import ColumnItem, PageNotice
from caspian.pages.reads import corrections, paper
from caspian.pages.reads.corrections import NoticeFacts


def notice(facts: NoticeFacts) -> PageNotice:
    """Return a notice as pages show it."""
    return PageNotice(
        anchor=f"notice-{facts.id}",
        kind=facts.kind,
        wrong=facts.wrong,
        right=facts.right,
        since=facts.since,
        noticed_by=facts.noticed_by,
        at=facts.at,
        place=facts.place,
    )


def comment_data(one: PageNotice, address: str) -> Data:
    """Return a notice as schema.org has it: a CorrectionComment; `address` is the page's."""
    return {
        "@type": "CorrectionComment",
        "@id": f"{address}#{one.anchor}",
        "text": " ".join(filter(None, (one.wrong, one.right))),
        "datePublished": iso(one.at),
    }


def column_at(address: str, code: str) -> tuple[ColumnItem, ...] | None:
    """Return the column of a language, newest first, or None where its page is another.

    It stands on the page that says how the paper corrects.
    """
    if dict(paper.policies(code)).get("corrections") != address:
        return None
    return tuple(ColumnItem(notice(one.notice), one.article) for one in corrections.column(code))


def kind_name(kind: str, code: str) -> str:
    """Return what a notice of a kind is called in a language."""
    words = words_in(code)
    return {
        ChangeKind.CLARIFICATION.value: words.gettext("Clarification"),
        ChangeKind.REPLY.value: words.gettext("Reply of the person concerned"),
        ChangeKind.NOTE.value: words.gettext("Editor’s note"),
        ChangeKind.RETRACTION.value: words.gettext("Retracted"),
        ChangeKind.REMOVED.value: words.gettext("Removed by law"),
    }.get(kind) or words.gettext("Correction")
