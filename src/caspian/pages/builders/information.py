"""Builds the pages about the paper itself."""

from caspian.pages.builders.body import body_of, words_of
from caspian.pages.builders.frame import frame
from caspian.pages.documents import InformationPage
from caspian.pages.parts import Alternate
from caspian.pages.reads import paper, records, tree
from caspian.pages.reads.records import InformationFacts


def information_page(page_id: int, code: str, address: str) -> InformationPage:
    """Build a public page about the paper."""
    first = next(iter(paper.information(code)), None)
    key = paper.edition_key() if first and first.address == address else ""
    alternates = tree.translations(page_id)
    return page_of(records.information_page(page_id), code, address, alternates, key)


def page_of(
    facts: InformationFacts,
    code: str,
    address: str,
    alternates: tuple[Alternate, ...] = (),
    key: str = "",
) -> InformationPage:
    """Build such a page from its facts, published or, for a preview, not."""
    head = frame(
        code=code,
        address=address,
        title=facts.title,
        description=facts.search_description or words_of(facts.body) or facts.title,
        alternates=alternates,
    )
    return InformationPage(head, facts.title, body_of(facts.body, code), key)
