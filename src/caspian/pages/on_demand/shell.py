"""Answers with a page that no edition holds, in the fragments of the edition that readers see.

To render masthead, foot and the rest for each such page would cost more than the page itself.
"""

import logging
import threading

from django.conf import settings
from django.http import HttpResponse
from markupsafe import Markup

from caspian.edition.database import Fault
from caspian.edition.splice import plain
from caspian.edition.store import NotAnEdition, Store, open_store
from caspian.pages.documents import Page
from caspian.pages.fragments.builders import fragment
from caspian.pages.fragments.keys import fragment_key
from caspian.pages.render import fragment_html, page_html

log = logging.getLogger(__name__)
NEVER_KEPT = "private, no-store"


class _ShellFragments(threading.local):
    """The fragments of the current release, as one thread knows them."""

    store: Store | None = None
    url = ""
    number = 0
    known: dict[str, Markup]

    def look(self) -> None:
        """Forget what an older release said. Raises Fault or NotAnEdition without an edition."""
        if self.store is None or self.url != settings.CASPIAN_EDITION:
            self.store, self.url = open_store(settings.CASPIAN_EDITION), settings.CASPIAN_EDITION
            self.number, self.known = 0, {}
        number = self.store.number()
        if number != self.number:
            self.number, self.known = number, {}

    def get(self, key: str) -> Markup | None:
        """Return the HTML of a fragment, or None where the edition has none."""
        if key not in self.known and self.store is not None:
            document = self.store.find(key)
            if document is None:
                return None
            parts = [part for part in document.parts if not isinstance(part, str)]
            self.known[key] = Markup(plain(parts).decode())
        return self.known.get(key)

    def lose(self) -> None:
        """Open the edition anew at the next question."""
        self.store = None


_fragments = _ShellFragments()


def response(page: Page, *, status: int = 200, cache: str = NEVER_KEPT) -> HttpResponse:
    """Return the answer that shows a page; `cache` is its Cache-Control."""
    answer = HttpResponse(_html(page), status=status)
    answer["Cache-Control"] = cache
    if not page.frame.indexed:
        answer["X-Robots-Tag"] = "noindex"
    answer["Content-Security-Policy"] = settings.CASPIAN_POLICY
    return answer


def _html(page: Page) -> str:
    # Paths are in lower case, where a language such as kk-Cyrl is not.
    code = page.frame.language.code.lower()
    pressed = _is_pressed()

    def lookup(name: str) -> Markup:
        found = _pressed(fragment_key(name, code)) if pressed else None
        return found if found is not None else fragment_html(fragment(name, code))

    return page_html(page, lookup)


def _is_pressed() -> bool:
    if not settings.CASPIAN_EDITION:
        return False
    try:
        _fragments.look()
    except (*Fault, NotAnEdition, ValueError):
        _fragments.lose()
        return False
    return True


def _pressed(key: str) -> Markup | None:
    try:
        return _fragments.get(key)
    except Fault:
        log.warning("The edition does not answer; %s is rendered anew", key)
        _fragments.lose()
        return None
