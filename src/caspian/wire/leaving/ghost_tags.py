"""What articles are filed under and who wrote them, as Ghost knows it.

Ghost has one kind of tags. Topics are public ones, one for each language; language, section, kind
and places are internal ones, whose names begin with #: themes and filters see them, readers don't.
"""

from caspian.formats.ghost.write import SLUG, GhostAuthor, GhostTag
from caspian.formats.wxr.write import slug_of
from caspian.wire.leaving.pages import LeavingPage
from caspian.wire.leaving.paper import LeavingPaper, Person
from caspian.wire.leaving.pieces import LeavingFile

PAPER = f"{1:024x}"
"""the id of the author who is the paper itself"""


class GhostTags:
    """The tags and authors of an export, as articles call for them."""

    def __init__(self, paper: LeavingPaper) -> None:
        self.paper = paper
        self.tags: dict[str, GhostTag] = {}
        """by slug"""
        self._authors: dict[str, GhostAuthor] = {}
        self._slugs: set[str] = set()
        self._author_slugs: dict[int, str] = {}

    def of_page(self, page: LeavingPage, section: int | None) -> list[GhostTag]:
        """Return the tags of a page, topics first: the first one is what Ghost calls primary."""
        found = []
        for pk in page.topics:
            if topic := self.paper.topics.get(pk):
                is_first = page.language == self.paper.codes[0]
                slug = topic.slug if is_first else f"{topic.slug}-{page.language}"
                about = topic.about if is_first else ""
                found.append(self._tag(topic.name_in(page.language), slug, about))
        found.append(self._internal(f"lang-{page.language}"))
        for one in self.paper.sections.values():
            if one.id == section:
                found.append(self._internal(f"section-{one.language}-{slug_of(one.slug)}"))
        if kind := page.values.get("kind"):
            found.append(self._internal(f"kind-{kind}"))
        places = (self.paper.places.get(pk) for pk in page.places)
        return found + [self._internal(f"place-{one.slug}") for one in places if one]

    def authors_of(self, page: LeavingPage) -> list[str]:
        """Return the ids of who wrote a page, or of the paper where nobody did."""
        people = dict.fromkeys(who for who, _ in page.bylines if who in self.paper.people)
        return [author_id(who) for who in people] or [PAPER]

    def author(self, person: Person | None, portrait: LeavingFile | None) -> GhostAuthor:
        """Return a contributor, or the paper, as an author."""
        if person is None:
            return GhostAuthor(PAPER, self.paper.name, self._author_slug(0, "newsroom"))
        about = ". ".join(filter(None, (person.role, person.about)))
        slug = self._author_slug(person.id, person.slug)
        picture = portrait.address if portrait else ""
        return GhostAuthor(author_id(person.id), person.name, slug, about, picture)

    def slug(self, page: LeavingPage) -> str:
        """Return a slug that no other page has: Ghost leaves out the second of two alike.

        One beyond ASCII Ghost would write in other letters, and nobody knew its address.
        """
        wanted = str(page.values["slug"]).lower()[:SLUG]
        if not wanted.isascii():
            wanted = f"{page.language}-{page.id}"
        if wanted in self._slugs:
            wanted = f"{wanted[: SLUG - 30]}-{page.language}-{page.id}"
        self._slugs.add(wanted)
        return wanted

    def _author_slug(self, pk: int, wanted: str) -> str:
        if pk not in self._author_slugs:
            taken = set(self._author_slugs.values())
            wanted = wanted.lower()
            self._author_slugs[pk] = f"{wanted}-{pk}" if wanted in taken else wanted
        return self._author_slugs[pk]

    def _internal(self, name: str) -> GhostTag:
        return self._tag(f"#{name}", f"hash-{name}", "")

    def _tag(self, name: str, slug: str, about: str) -> GhostTag:
        slug = slug[:SLUG]
        if slug not in self.tags:
            self.tags[slug] = GhostTag(f"{len(self.tags) + 1:024x}", name, slug, about)
        return self.tags[slug]


def author_id(pk: int) -> str:
    """Return the id of a contributor as an author."""
    return f"{pk + 1:024x}"
