"""Builds the page for readers whom no connection reaches, which their browser keeps."""

from caspian.pages.builders.frame import frame, words_in
from caspian.pages.offline_documents import OfflinePage


def offline_address(code: str) -> str:
    """Return the path of the page in a language."""
    return f"/{code}/offline/"


def offline_page(code: str) -> OfflinePage:
    """Build the page; which pages are kept, only the reader's own browser knows."""
    title = words_in(code).gettext("Reading offline")
    head = frame(
        code=code, address=offline_address(code), title=title, description=title, indexed=False
    )
    return OfflinePage(head)
