"""Builds the fragments of a language, each by its name."""

from collections.abc import Callable

from caspian.common.languages import language
from caspian.pages.builders.comments import rules_address
from caspian.pages.builders.lists import latest_address
from caspian.pages.builders.offline import offline_address
from caspian.pages.builders.search import search_address
from caspian.pages.discussion import CommentForm
from caspian.pages.fragments.documents import (
    About,
    Breaking,
    CommentFields,
    Foot,
    Fragment,
    Latest,
    Masthead,
    MustReadFragment,
)
from caspian.pages.reads import beside, comments, paper
from caspian.pages.reads.cards import cards


def fragment(name: str, code: str) -> Fragment:
    """Build a fragment by its name in a language.

    Raises KeyError for a name that no fragment has.
    """
    return BUILDERS[name](code)


def _masthead(code: str) -> Masthead:
    publication = paper.publication(code)
    weather = paper.weather(code)
    return Masthead(
        language=language(code),
        publication=publication.name,
        home=f"/{code}/",
        today=paper.today(publication.time_zone),
        city=weather.city if weather else "",
        temperature_c=weather.temperature_c if weather else None,
        sections=paper.sections(code),
        latest=latest_address(code),
        languages=paper.homes(),
        search=search_address(code),
        breaking=_breaking(code, publication.time_zone),
    )


def _breaking(code: str, zone: str) -> Breaking | None:
    told = paper.breaking(code)
    return Breaking(told.words, told.since, zone, told.address) if told else None


def _must_read(code: str) -> MustReadFragment:
    return MustReadFragment(language(code), cards(beside.must_read(code)))


def _latest(code: str) -> Latest:
    zone = paper.publication(code).time_zone
    return Latest(language(code), zone, cards(beside.latest(code)), latest_address(code))


def _about(code: str) -> About:
    publication = paper.publication(code)
    return About(language(code), publication.name, publication.about)


def _foot(code: str) -> Foot:
    publication = paper.publication(code)
    return Foot(
        language=language(code),
        publication=publication.name,
        about=publication.about,
        sections=paper.sections(code),
        information=paper.information(code),
        social=publication.social,
        offline=offline_address(code),
    )


def _comment_form(code: str) -> CommentFields:
    rules = rules_address(code) if comments.house_rules(code) else ""
    form = CommentForm(action="", longest=comments.longest_comment(), rules=rules)
    return CommentFields(language(code), comments.paper_takes_comments(), form)


BUILDERS: dict[str, Callable[[str], Fragment]] = {
    "masthead": _masthead,
    "must_read": _must_read,
    "latest": _latest,
    "about": _about,
    "foot": _foot,
    "comment_form": _comment_form,
}
