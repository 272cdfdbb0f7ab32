"""What articles are filed under, as WordPress and its plug-ins know it.

Sections are categories and topics are tags, each once for each language, as Polylang wants them.
Places are one term whatever the language, of a taxonomy `place`; their other names are its metas.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import count

from caspian.common.languages import language
from caspian.formats.wxr.polylang import language_about, php
from caspian.formats.wxr.write import WxrAuthor, WxrTerm, slug_of
from caspian.wire.leaving.pages import LeavingPage, Translated
from caspian.wire.leaving.paper import Filed, LeavingPaper, Person

LONGEST_LOGIN = 60


class WxrTerms:
    """The terms and authors of an export; ids and slugs come out the same for the same paper."""

    def __init__(self, paper: LeavingPaper, used: Iterable[tuple[int, str]]) -> None:
        """Take the paper, and which topics have articles in which languages."""
        self.paper = paper
        self._ids = count(1)
        self._taken: dict[str, set[str]] = defaultdict(set)
        self._linking: tuple[Translated, WxrTerm] | None = None
        self.first = paper.codes[0]
        self.languages = self._languages()
        self.authors = {one.id: WxrAuthor(one.id + 1, self._login(one), one.name)
                        for one in paper.people.values()}  # fmt: skip
        self.of_paper = WxrAuthor(1, self._free("login", "newsroom"), paper.name)
        self.sections = self._sections()
        self.tags: dict[tuple[int, str], WxrTerm] = {}
        for topic in paper.topics.values():
            self.tag(topic, self.first)
        for pk, code in sorted(used):
            self.tag(paper.topics[pk], code)
        self.places = {one.id: self._place(one) for one in paper.places.values()}
        self.bylines = {
            pk: self._term("author", f"cap-{one.login}", one.login, one.name)
            for pk, one in self.authors.items()
        }

    def declared(self) -> Iterator[WxrTerm]:
        """Yield the terms that every file declares."""
        for some in (self.languages, self.sections, self.tags, self.places, self.bylines):
            yield from some.values()
        if self.languages:
            yield from self._linked()

    def tag(self, topic: Filed, code: str) -> WxrTerm:
        """Return the tag of a topic in a language."""
        if (topic.id, code) not in self.tags:
            slug = topic.slug if code == self.first else f"{topic.slug}-{code}"
            metas = (("iptc_media_topic", topic.code),) if topic.code else ()
            about = topic.about if code == self.first else ""
            self.tags[topic.id, code] = self._term(
                "post_tag", slug, topic.name_in(code), about, metas
            )
        return self.tags[topic.id, code]

    def author_of(self, page: LeavingPage) -> WxrAuthor:
        """Return whose article it is: the first of those who wrote it, or the paper."""
        known = [(who, role) for who, role in page.bylines if who in self.authors]
        for who, role in known:
            if role == "by":
                return self.authors[who]
        return self.authors[known[0][0]] if known else self.of_paper

    def of_page(self, page: LeavingPage, section: int | None) -> Iterator[WxrTerm]:
        """Yield the terms of a page but for those that link its translations."""
        if section in self.sections:
            yield self.sections[section]
        for topic in page.topics:
            if topic in self.paper.topics:
                yield self.tag(self.paper.topics[topic], page.language)
        yield from (self.places[place] for place in page.places if place in self.places)
        if page.language in self.languages:
            yield self.languages[page.language]
        writers = list(dict.fromkeys(who for who, _ in page.bylines if who in self.bylines))
        if len(writers) > 1:
            yield from (self.bylines[who] for who in writers)

    def translations(self, key: str, whole: Translated, ids: Iterable[int]) -> WxrTerm | None:
        """Return the term that links the translations of an article; None in one language.

        Called again for the next of them, it returns the same.
        """
        if not self.languages:
            return None
        if self._linking is None or self._linking[0] is not whole:
            pages = {code: pk for (code, _), pk in zip(whole.pages, ids, strict=True)}
            slug = f"pll_{key}"
            linking = WxrTerm(next(self._ids), "post_translations", slug, slug, php(pages))
            self._linking = (whole, linking)
        return self._linking[1]

    def _languages(self) -> dict[str, WxrTerm]:
        if len(self.paper.codes) < 2:
            return {}
        known = {code: language(code) for code in self.paper.codes}
        return {
            code: self._term(
                "language", code, one.name,
                language_about(code, right_to_left=one.direction == "rtl"),
            )
            for code, one in known.items()
        }  # fmt: skip

    def _sections(self) -> dict[int, WxrTerm]:
        order = {code: place for place, code in enumerate(self.paper.codes)}
        by_language = sorted(
            self.paper.sections.values(), key=lambda one: order.get(one.language, len(order))
        )
        found = {}
        for one in by_language:
            slug = one.slug if one.language == self.first else f"{one.slug}-{one.language}"
            found[one.id] = self._term("category", slug, one.title, one.about)
        return found

    def _place(self, one: Filed) -> WxrTerm:
        where = (
            ("country", one.code), ("latitude", str(one.latitude)),
            ("longitude", str(one.longitude)),
        )  # fmt: skip
        names = tuple((f"name_{code}", name) for code, name in sorted(one.names.items()))
        return self._term("place", one.slug, one.name, "", where + names)

    def _linked(self) -> Iterator[WxrTerm]:
        """Yield what says in which language a category or tag is, and what translates it."""
        groups: dict[str, dict[str, int]] = defaultdict(dict)
        for section in self.paper.sections.values():
            groups[f"section_{section.key}"][section.language] = self.sections[section.id].id
        for (topic, code), term in self.tags.items():
            groups[f"topic_{topic}"][code] = term.id
        for number, (name, terms) in enumerate(groups.items(), start=1_000_000_000):
            slug = f"pll_{name.replace('-', '')}"
            yield WxrTerm(number, "term_translations", slug, slug, php(terms))

    def _login(self, one: Person) -> str:
        return self._free("login", one.slug, LONGEST_LOGIN)

    def _term(
        self, taxonomy: str, slug: str, name: str, about: str = "",
        metas: tuple[tuple[str, str], ...] = (),
    ) -> WxrTerm:  # fmt: skip
        return WxrTerm(
            next(self._ids), taxonomy, self._free(taxonomy, slug_of(slug)), name, about, metas
        )

    def _free(self, taxonomy: str, wanted: str, longest: int = 200) -> str:
        slug, number = wanted[:longest], 1
        while slug.lower() in self._taken[taxonomy]:
            number += 1
            slug = f"{wanted[: longest - len(str(number)) - 1]}-{number}"
        self._taken[taxonomy].add(slug.lower())
        return slug
