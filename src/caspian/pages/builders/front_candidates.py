"""The articles that a front may show: whatever is taken is not there a second time."""

from collections.abc import Iterable
from copy import copy

from caspian.pages.parts import Card
from caspian.pages.reads import beside, front, lists
from caspian.pages.reads.cards import cards
from caspian.pages.reads.front import Chosen, ChosenPart, StripFacts

# A front shows about forty cards; each list may find its newest already shown above.
LOOKED_THROUGH, STRIP_LOOKED_THROUGH, PERSPECTIVES_LOOKED_THROUGH = 40, 20, 18
LEADS_LOOKED_THROUGH = 4
"""how far down the newest a lead is looked for that nobody chose"""


class Candidates:
    """The cards that a front may show, with the lists that it is filled up from."""

    def __init__(self, chosen: Chosen, code: str) -> None:
        self.by_hand = chosen.by_hand
        self.chosen_lead = chosen.lead
        self.newest = lists.newest(code, LOOKED_THROUGH)
        self.perspectives = lists.of_kind("perspective", code, PERSPECTIVES_LOOKED_THROUGH)
        self.must_read = len(beside.must_read(code))
        self.strips = {part: _strip_facts(part, code) for part in chosen.parts if part.of}
        listed = (pk for facts in self.strips.values() if facts for pk in facts.ids)
        wanted = dict.fromkeys([*self.by_hand, *self.newest, *self.perspectives, *listed])
        self.cards = {card.article: card for card in cards(tuple(wanted))}

    def again(self) -> "Candidates":
        """Return the same shelf, of which taking leaves this one as it is."""
        other = copy(self)
        other.cards = dict(self.cards)
        return other

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

    def lead(self) -> Card | None:
        """Take the lead: the chosen one; else news with a picture among the newest few; else the
        newest. What editors chose for another place is taken only where there is nothing else."""
        free = [pk for pk in self.newest if pk in self.cards and pk not in self.by_hand]
        likely = sorted(free[:LEADS_LOOKED_THROUGH], key=self._leads_worse)
        chosen = [self.chosen_lead] if self.chosen_lead else []
        return next(iter(self.take([*chosen, *likely, *self.newest, *self.by_hand], 1)), None)

    def _leads_worse(self, article: int) -> tuple[bool, bool]:
        card = self.cards[article]
        return card.is_perspective, card.picture is None


def _strip_facts(part: ChosenPart, code: str) -> StripFacts | None:
    match part.kind:
        case "section_strip":
            return front.section_strip(part.of, code, STRIP_LOOKED_THROUGH)
        case "topic_strip":
            return front.topic_strip(part.of, code, STRIP_LOOKED_THROUGH)
        case "place_strip":
            return front.place_strip(part.of, code, STRIP_LOOKED_THROUGH)
    return None
