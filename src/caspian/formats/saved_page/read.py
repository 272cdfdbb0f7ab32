"""Reading a saved article page of any newspaper."""

from dataclasses import replace

from caspian.formats.saved_page.decode import BROKEN, decoded
from caspian.formats.saved_page.from_html import from_html, looks_like_html
from caspian.formats.saved_page.from_text import from_text
from caspian.formats.saved_page.page import DateStanding, NotAnArticle, SavedPage, SavedPicture

__all__ = ["DateStanding", "NotAnArticle", "SavedPage", "SavedPicture", "read"]


def read(data: bytes, *, filename: str = "") -> SavedPage:
    """Return the article in the text or the HTML of a saved page, and what was left out.

    The name of the file helps to tell the headline from other short lines: browsers save a
    page under its title.

    Raises NotAnArticle when there is none to be found: an empty or binary file, a list of
    articles, a page without a headline or without a body, or one larger than 5 MB.
    """
    text = decoded(data, filename=filename)
    read_as = from_html if looks_like_html(text) else from_text
    found = read_as(text, filename=filename)
    broken = sum(line.count(BROKEN) for line in (found.headline, *found.paragraphs))
    return replace(found, broken_letters=broken)
