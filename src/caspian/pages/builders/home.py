"""Builds the front of a language: the editors' choice, filled up with the newest, nothing twice."""

from collections.abc import Iterable

from caspian.pages.builders.frame import frame
from caspian.pages.builders.structured_data import home_data
from caspian.pages.documents import HomePage, Package
from caspian.pages.parts import Alternate, Card
from caspian.pages.reads import lists, paper, records, tree
from caspian.pages.reads.cards import cards
from caspian.pages.reads.records import Chosen

RELATED, PERSPECTIVES, NEWEST, STRIP = 3, 4, 8, 4
# A front shows about forty cards; each strip may find its newest already shown above.
LOOKED_THROUGH = 60


def home_page(home_id: int, code: str) -> HomePage:
    """Build the front of a language."""
    return page_of(records.chosen(code), code, tree.translations(home_id))


def page_of(chosen: Chosen, code: str, alternates: tuple[Alternate, ...] = ()) -> HomePage:
    """Build a front from a choice, published or, for a preview, not."""
    shelf = Shelf(code, chosen)
    lead = shelf.take_first([chosen.lead] if chosen.lead else shelf.newest)
    related = shelf.take(chosen.related, RELATED + 1)
    packages = shelf.packages(chosen)
    perspectives = shelf.take(shelf.perspectives, PERSPECTIVES)
    if not related:
        related = shelf.take(shelf.newest, RELATED)
    newest = shelf.take(shelf.newest, NEWEST)
    strips = shelf.strips()
    publication = paper.publication(code)
    head = frame(
        code=code,
        address=f"/{code}/",
        title=publication.name,
        description=publication.about,
        alternates=alternates,
        structured_data=home_data(code),
    )
    return HomePage(head, lead, related, packages, perspectives, newest, strips)


class Shelf:
    """The cards that a front may show; whatever is taken is not there a second time."""

    def __init__(self, code: str, chosen: Chosen) -> None:
        self.code = code
        self.newest = lists.newest(code, LOOKED_THROUGH)
        self.perspectives = lists.of_kind("perspective", code, PERSPECTIVES * 3)
        picked = [chosen.lead or 0, *chosen.related]
        picked += [article for _, articles in chosen.packages for article in articles]
        wanted = dict.fromkeys([*picked, *self.newest, *self.perspectives])
        self.cards = {card.article: card for card in cards(tuple(pk for pk in wanted if pk))}

    def take_first(self, ids: Iterable[int]) -> Card | None:
        """Take the first article that is there; where none is, the newest."""
        taken = self.take(ids, 1) or self.take(self.newest, 1)
        return taken[0] if taken else None

    def take(self, ids: Iterable[int], number: int) -> tuple[Card, ...]:
        """Take up to `number` of the articles that are still there, in order."""
        taken: list[Card] = []
        for article in ids:
            if len(taken) == number:
                break
            card = self.cards.pop(article, None)
            if card is not None:
                taken.append(card)
        return tuple(taken)

    def packages(self, chosen: Chosen) -> tuple[Package, ...]:
        """Take the editors' packages; one of which nothing is left is not shown."""
        made = (Package(title, "", self.take(ids, len(ids))) for title, ids in chosen.packages)
        return tuple(package for package in made if package.cards)

    def strips(self) -> tuple[Package, ...]:
        """Take what is left of each section's newest; a section with nothing left has no strip."""
        made = []
        for section in paper.sections(self.code):
            ids = [pk for pk, card in self.cards.items() if card.section == section]
            made.append(Package(section.text, section.address, self.take(ids, STRIP)))
        return tuple(package for package in made if package.cards)
