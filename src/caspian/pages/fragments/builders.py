"""Builds the fragments of a language, each by its name.

After an upgrade the old archive is pressed anew behind the news, and readers get pages of the
former build meanwhile. Such a page links to the former style sheet, so it must show fragments of
the former build too wherever the two builds don't agree: these have other keys.
"""

import hashlib
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

from caspian.common.languages import language
from caspian.pages.assets import FOLDER
from caspian.pages.builders.comments import rules_address
from caspian.pages.builders.frame import words_in
from caspian.pages.builders.indexes import index_link
from caspian.pages.builders.lists import latest_address
from caspian.pages.builders.plain import offline_address
from caspian.pages.builders.search import search_address
from caspian.pages.builders.stylebook import style_link
from caspian.pages.comment_documents import CommentForm
from caspian.pages.feed_addresses import feeds_page_address
from caspian.pages.fragments.documents import (
    Breaking,
    CommentFields,
    Foot,
    Fragment,
    Latest,
    Masthead,
    MustReadFragment,
    Sections,
)
from caspian.pages.parts import SECTIONS, Link, sections_name
from caspian.pages.reads import beside, comments, lists, paper, stylebook
from caspian.pages.reads.cards import cards
from caspian.pages.reads.filed import FOLDERS, has_filed

TEMPLATES = Path(__file__).parents[1] / "templates"
SHOWN_IN = ("components", "fragments")
"""the folders of templates that a fragment is made of"""
SHARED = ("paper.css", "keeping.js")
"""the files that a page names and its fragments rely on"""
_KIND = "fragment:"


def fragment_key(name: str, code: str) -> str:
    """Return the key of a fragment of a language, as pages of this build show it."""
    return f"{_KIND}{code}:{name}:{interface()}"


def fragment_of(key: str) -> tuple[str, str] | None:
    """Return name and language of a fragment by its key, or None for one of another build."""
    code, _, rest = key.removeprefix(_KIND).partition(":")
    name, _, version = rest.partition(":")
    return (name, code) if is_fragment(key) and version == interface() else None


def is_fragment(key: str) -> bool:
    """Return whether a key is that of a fragment, of this build or another."""
    return key.startswith(_KIND)


@lru_cache
def interface() -> str:
    """Return the version of the interface between pages and fragments: of markup and styles."""
    whole = hashlib.sha256()
    templates = (path for folder in SHOWN_IN for path in (TEMPLATES / folder).glob("*.html"))
    for path in [*sorted(templates), *(FOLDER / name for name in SHARED)]:
        whole.update(path.name.encode() + path.read_bytes())
    return whole.hexdigest()[:8]


def fragment_names(code: str) -> tuple[str, ...]:
    """Return the names of all fragments of a language."""
    marked = (link.address for link in _sections(code).links)
    return (*BUILDERS, *(sections_name(address) for address in marked))


def is_shown(name: str, code: str) -> bool:
    """Return whether any page may show a fragment: none is left of a language that was closed, and
    no row for a section that is gone."""
    return is_language(code) and ("/" not in name or name in fragment_names(code))


def is_language(code: str) -> bool:
    """Return whether the paper comes out in a language."""
    return f"/{code}/" in {home.address for home in paper.homes()}


def fragment(name: str, code: str) -> Fragment:
    """Build a fragment by its name in a language.

    A row of sections for what is no section (any more) marks none. Raises KeyError for a name that
    no fragment has.
    """
    name, _, marked = name.partition("/")
    if name == SECTIONS and marked:
        return _sections(code, f"/{code}/{marked}/")
    return BUILDERS[name](code)


def _masthead(code: str) -> Masthead:
    publication = paper.publication(code)
    weather = paper.weather(code)
    return Masthead(
        language=language(code),
        dates=publication.dates,
        publication=publication.name,
        home=f"/{code}/",
        today=paper.today(publication.time_zone),
        city=weather.city if weather else "",
        temperature_c=weather.temperature_c if weather else None,
        languages=paper.homes(),
        search=search_address(code),
        breaking=_breaking(code, publication.time_zone),
    )


def _sections(code: str, current: str = "") -> Sections:
    words = words_in(code)
    latest = Link(words.gettext("Latest"), latest_address(code))
    search = Link(words.gettext("Search"), search_address(code))
    return Sections(language(code), (*paper.sections(code), latest, search), current)


def _breaking(code: str, zone: str) -> Breaking | None:
    told = paper.breaking(code)
    return Breaking(told.words, told.since, zone, told.address) if told else None


def _must_read(code: str) -> MustReadFragment:
    return MustReadFragment(language(code), cards(beside.must_read(code)))


def _latest(code: str) -> Latest:
    publication = paper.publication(code)
    return Latest(
        language=language(code),
        dates=publication.dates,
        time_zone=publication.time_zone,
        cards=cards(beside.latest(code)),
        address=latest_address(code),
    )


def _foot(code: str) -> Foot:
    publication = paper.publication(code)
    imprint = paper.imprint()
    feeds = Link(words_in(code).gettext("Web feeds"), feeds_page_address(code))
    return Foot(
        language=language(code),
        publication=publication.name,
        about=publication.about,
        sections=paper.sections(code),
        information=_about(code),
        social=(*publication.social, feeds),
        offline=offline_address(code),
        year=paper.today(publication.time_zone).year,
        since=lists.first_year(code, publication.time_zone),
        city=paper.city(code),
        indexes=tuple(index_link(one, code) for one in FOLDERS if has_filed(one, code)),
        publisher=imprint.publisher,
        address=imprint.address,
        letters=imprint.letters,
    )


def _about(code: str) -> tuple[Link, ...]:
    own = (style_link(code),) if stylebook.has_style_page(code) else ()
    return (*paper.information(code), *own)


def _comment_form(code: str) -> CommentFields:
    rules = rules_address(code) if comments.house_rules(code) else ""
    form = CommentForm(action="", longest=comments.longest_comment(), rules=rules)
    return CommentFields(language(code), comments.paper_takes_comments(), form)


BUILDERS: dict[str, Callable[[str], Fragment]] = {
    "masthead": _masthead,
    SECTIONS: _sections,
    "must_read": _must_read,
    "latest": _latest,
    "foot": _foot,
    "comment_form": _comment_form,
}
