"""The languages of the paper that an article does not exist in."""

from collections.abc import Iterable

from caspian.pages.builders.frame import words_in
from caspian.pages.parts import Alternate, NotIn
from caspian.pages.reads import paper


def not_in(code: str, alternates: Iterable[Alternate]) -> tuple[NotIn, ...]:
    """Return the public languages that an article in language `code` can't be read in.

    A link to them from here carries no `hreflang` for a search engine: nothing there is this page.
    """
    known = {code.lower(), *(one.language.code.lower() for one in alternates)}
    return tuple(
        NotIn(home.language, home.address, _words(home.language.code))
        for home in paper.homes()
        if home.language.code.lower() not in known
    )


def _words(code: str) -> str:
    # Translators: said of an article, in the language that it can't be read in
    return words_in(code).gettext("This article is not available in this language.")
