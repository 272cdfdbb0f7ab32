"""Builds the page of a language on how the paper writes names and terms."""

from caspian.pages.builders.frame import frame, words_in
from caspian.pages.builders.structured_data import trail_data
from caspian.pages.parts import Alternate, Link
from caspian.pages.reads import paper, stylebook
from caspian.pages.reads.stylebook import style_address
from caspian.pages.style_documents import StylePage


def style_page(code: str) -> StylePage | None:
    """Build the page, or return None where the language has none."""
    if not stylebook.has_style_page(code):
        return None
    link = style_link(code)
    words = words_in(code)
    head = frame(
        code=code,
        address=link.address,
        title=link.text,
        description=words.gettext("How this paper writes names that have more than one form."),
        alternates=_alternates(),
        structured_data=trail_data(code, link),
    )
    return StylePage(head, link.text, stylebook.style_names(code))


def style_link(code: str) -> Link:
    """Return the way to the page of a language."""
    # Translators: the title of the page on how the paper writes them.
    return Link(words_in(code).gettext("Names and terms"), style_address(code))


def _alternates() -> tuple[Alternate, ...]:
    homes = ((home, home.address.strip("/")) for home in paper.homes())
    return tuple(
        Alternate(home.language, style_address(code))
        for home, code in homes
        if stylebook.has_style_page(code)
    )
