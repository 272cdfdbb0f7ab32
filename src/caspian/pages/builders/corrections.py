"""Builds what readers are told of the changes of an article."""

from caspian.common.dates import iso
from caspian.pages.builders.structured_parts import Data
from caspian.pages.correction_documents import PageNotice
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
