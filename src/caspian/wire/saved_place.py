"""Where the article of a saved page belongs: its section, and whether readers may get it there."""

from babel import Locale, UnknownLocaleError

from caspian.common.languages import language
from caspian.formats.saved_page.read import SavedPage
from caspian.newsroom.models import Section

LANGUAGE = "en"


class NoSuchSection(Exception):
    """There is no such section; the message says which there are."""


def section_for(slug: str, page: SavedPage) -> Section:
    """Return the section of a slug, or the first one in the language of the page.

    A slug may name its language too, as in “ru/culture”; else the page's language decides between
    sections of one slug, and then the paper's main one. Raises NoSuchSection.
    """
    sections = list(Section.objects.order_by("path").select_related("locale"))
    code, _, bare = slug.strip("/").rpartition("/")
    found = [one for one in sections if not slug or one.slug == bare]
    found = [one for one in found if not code or one.locale.language_code.lower() == code.lower()]
    for wanted in (page.language or "", LANGUAGE):
        for one in found:
            if _same(one.locale.language_code, wanted):
                return one
    if found:
        return found[0]
    if not sections:
        raise NoSuchSection("the paper has no section yet. Make one in the desk first.")
    many = len({one.locale_id for one in sections}) > 1
    known = [f"{one.locale.language_code}/{one.slug}" if many else one.slug for one in sections]
    raise NoSuchSection(f"there is no section “{slug}”. The sections are: {', '.join(known)}.")


def language_fault(page: SavedPage, section: Section, *, chosen: bool) -> str:
    """Return why readers must not get the page in a section's language; empty where they may.

    Who chose the section answers for its language, but not for lines that run the other way.
    """
    code = section.locale.language_code
    theirs = _direction(page)
    if page.language and not _same(code, page.language):
        is_other_way = theirs not in ("", language(code).direction)
        if is_other_way or not chosen:
            return (
                f"The page is in {_name(page.language)}, and the section “{section.title}” in "
                f"{_name(code)}: readers would get it marked as that. Move it to a section of its "
                "language, which the desk can add under “Languages”, and publish it there."
            )
    if theirs not in ("", language(code).direction):
        way = "right to left" if theirs == "rtl" else "left to right"
        return (
            f"The page runs from {way}, and {_name(code)} the other way: move it to a section of "
            "its language before publishing."
        )
    return ""


def _same(code: str, wanted: str) -> bool:
    return code.partition("-")[0].lower() == wanted.partition("-")[0].lower() != ""


def _direction(page: SavedPage) -> str:
    # The letters decide before the page's word for it: themes say "ltr" over anything.
    try:
        return language(page.language).direction if page.language else page.direction or ""
    except (UnknownLocaleError, ValueError):
        return page.direction or ""


def _name(code: str) -> str:
    try:
        return Locale.parse(code, sep="-").get_display_name("en") or code
    except (UnknownLocaleError, ValueError):
        return code
