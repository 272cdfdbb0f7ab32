"""Turns a page or a fragment into HTML: Jinja2, nothing undefined, nothing fetched."""

import datetime as dt
from collections.abc import Callable
from functools import lru_cache, partial
from io import BytesIO
from pathlib import Path

from babel.lists import format_list
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_decimal
from babel.support import NullTranslations, Translations
from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from caspian.common import dates
from caspian.common.digits import in_native_digits
from caspian.common.languages import Language, babel_locale
from caspian.common.text import initials
from caspian.pages.assets import asset, integrity
from caspian.pages.documents import Page
from caspian.pages.fragments.documents import Dated, Fragment

FragmentLookup = Callable[[str], Markup]
CARDS_REMEMBERED = 8192
LOCALE = Path(__file__).parent / "locale"


def page_html(page: Page, fragment: FragmentLookup) -> str:
    """Return the HTML of a page; `fragment` gives the HTML of a fragment by its name."""
    environment = environment_for(page.frame.language.code, page.frame.dates)
    template = environment.get_template(f"pages/{page.name}.html")
    return template.render(page=page, frame=page.frame, fragment=fragment)


def fragment_html(fragment: Fragment) -> Markup:
    """Return the HTML of a fragment."""
    dates_of = fragment.dates if isinstance(fragment, Dated) else ""
    environment = environment_for(fragment.language.code, dates_of)
    template = environment.get_template(f"fragments/{fragment.name}.html")
    return Markup(template.render(fragment=fragment))


def broken_html(language: Language, publication: str = "The Caspian Times") -> str:
    """Return the HTML of the page for a fault of ours; it needs no facts at all."""
    template = environment_for(language.code).get_template("pages/broken.html")
    return template.render(language=language, publication=publication)


@lru_cache
def environment_for(language: str, dated: str = "") -> Environment:
    """Return the template environment of a language: its words, dates and numbers.

    `dated` is how dates are written, see `common.dates`; empty, it is as the language has it.
    """
    environment = Environment(
        loader=PackageLoader("caspian.pages", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
        auto_reload=False,
    )
    environment.install_gettext_translations(  # type: ignore[attr-defined]
        translations(language), newstyle=True
    )
    environment.globals["asset"] = asset
    environment.globals["integrity"] = integrity
    environment.filters.update(_filters(language, dated or language))
    environment.globals["card"] = _remembered_card(environment)
    return environment


def _remembered_card(environment: Environment) -> Callable[..., Markup]:
    """Return the macro of a card, which remembers what it wrote.

    An article stands in a dozen lists, and a list changes by one card at a time.
    """
    macro = environment.get_template("components/card.html").module.card  # type: ignore[attr-defined]
    remembered: Callable[..., Markup] = lru_cache(CARDS_REMEMBERED)(macro)
    return remembered


@lru_cache
def translations(language: str) -> NullTranslations:
    """Return the words of the reader's pages in a language; English where none are written."""
    path = LOCALE / f"{language.lower()}.po"
    if not path.exists():
        return NullTranslations()
    # Compiled here: a compiled catalogue beside it would be one more thing to keep true.
    with path.open("rb") as written, BytesIO() as compiled:
        write_mo(compiled, read_po(written))
        compiled.seek(0)
        return Translations(compiled, domain="reader")


def _filters(language: str, dated: str) -> dict[str, Callable[..., str]]:
    return {
        "written_out": partial(_in_language, dates.written_out, dated),
        "long_date": partial(_in_language, dates.long_date, dated),
        "year": partial(_in_language, dates.year, dated),
        "short_day": partial(_in_language, dates.short_day, dated),
        "zone_city": partial(dates.zone_city, language),
        "clock_time": lambda moment, zone: dates.clock_time(moment, dated, zone),
        "date_and_time": lambda moment, zone: dates.date_and_time(moment, dated, zone),
        "day_in": dates.day_in,  # type: ignore[dict-item]
        "number": lambda value, pattern=None: in_native_digits(
            format_decimal(value, format=pattern, locale=babel_locale(language)), language
        ),
        "listed": lambda names: format_list(list(names), locale=babel_locale(language)),
        "iso": dates.iso,
        "initials": initials,
    }


def _in_language(write: Callable[[dt.date, str], str], language: str, day: dt.date) -> str:
    return write(day, language)
