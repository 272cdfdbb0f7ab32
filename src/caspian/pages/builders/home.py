"""Builds the front of a language: the editors' choice, filled up with the newest, nothing twice."""

from caspian.pages.builders import front_layout as layout
from caspian.pages.builders.frame import frame
from caspian.pages.builders.front_candidates import Candidates
from caspian.pages.builders.front_parts import filled, part_of
from caspian.pages.builders.structured_data import home_data
from caspian.pages.documents import HomePage
from caspian.pages.front_documents import Opening, Spread
from caspian.pages.parts import Alternate
from caspian.pages.reads import front, paper, tree
from caspian.pages.reads.front import Chosen

RELATED, RELATED_LESS, MOST = 4, 3, 6
PERSPECTIVES = (4, 3, 5, 2, 6)
"""how many stand on a front whose editors chose none; of equally good ones the first"""
Laid = tuple[Opening | None, tuple[Spread, ...]]


def home_page(home_id: int, code: str) -> HomePage:
    """Build the front of a language."""
    return page_of(front.chosen(code), code, tree.translations(home_id))


def page_of(chosen: Chosen, code: str, alternates: tuple[Alternate, ...] = ()) -> HomePage:
    """Build a front from a choice, published or, for a preview, not."""
    publication = paper.publication(code)
    whole = filled(chosen, code)
    head = frame(
        code=code,
        address=f"/{code}/",
        title=publication.name,
        description=publication.about,
        alternates=alternates,
        structured_data=home_data(code),
    )
    return HomePage(head, *laid_out(whole, Candidates(whole, code)))


def laid_out(chosen: Chosen, candidates: Candidates) -> Laid:
    """Lay the front out in several ways and return the one whose columns are most even.

    How many perspectives stand in the rail decides how much stands beside it, and what is not
    there comes further down: so the whole front is made for each number and compared.
    """
    made = [_laid_out(chosen, candidates.again(), number) for number in PERSPECTIVES]
    return max(made, key=lambda one: layout.evenness(one[1]))


def _laid_out(chosen: Chosen, candidates: Candidates, perspectives: int) -> Laid:
    lead = candidates.lead()
    if lead is None:
        return None, ()
    # By hand first, then perspectives, for which there is one place; then what fills up.
    related = candidates.take(chosen.related, RELATED)
    taken = [candidates.take(part.articles, MOST) for part in chosen.parts]
    for number, part in enumerate(chosen.parts):
        if part.kind == "perspectives" and not taken[number]:
            taken[number] = candidates.take(candidates.perspectives, perspectives)
    if not related:
        related = candidates.take(candidates.newest, RELATED if lead.picture else RELATED_LESS)
    pairs = zip(chosen.parts, taken, strict=True)
    parts = [made for part, cards in pairs if (made := part_of(part, cards, candidates))]
    return layout.opening(lead, related), layout.spreads(parts)
