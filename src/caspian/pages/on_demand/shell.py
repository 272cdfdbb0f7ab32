"""Answers with a page that no edition holds, in the fragments of the edition that readers see.

To render masthead, foot and the rest for each such page would cost more than the page itself.
"""

import logging
import threading
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from markupsafe import Markup

from caspian.edition.database import DATABASE_ERRORS
from caspian.edition.splice import plain
from caspian.edition.store import NotAnEdition, Store, open_store
from caspian.pages.documents import Page
from caspian.pages.fragments.builders import fragment, fragment_key
from caspian.pages.render import fragment_html, page_html

_OURS = ("same-origin", "none")
_USUAL = {"http": 80, "https": 443}
log = logging.getLogger(__name__)
NEVER_KEPT = "private, no-store"


def is_foreign(request: HttpRequest, *, null_is: bool = True) -> bool:
    """Return whether a browser says that another site's page sent a request.

    `null_is`: whether "null" counts as another site's. Who sends neither header is no browser of
    the last years, and may write whatever it likes there anyway.
    """
    site = request.headers.get("Sec-Fetch-Site", "")
    if site and site not in _OURS:
        return True
    origin = request.headers.get("Origin", "")
    if not origin:
        return False
    if origin == "null":
        # A page that keeps its address to itself says so too; then the other header tells.
        return null_is and not site
    # By the host that the request names: a mirror has another name than the paper.
    here = f"{origin.partition('://')[0]}://{request.get_host()}"
    return _place(origin) not in (_place(here), _place(settings.CASPIAN_ADDRESS))


def _place(address: str) -> tuple[str, int | None]:
    """Return host and port; the scheme counts not, which a server in front may have changed."""
    try:
        parts = urlsplit(address)
        return parts.hostname or "", parts.port or _USUAL.get(parts.scheme)
    except ValueError:
        return address, None


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
    except (*DATABASE_ERRORS, NotAnEdition, ValueError):
        _fragments.lose()
        return False
    return True


def _pressed(key: str) -> Markup | None:
    try:
        return _fragments.get(key)
    except DATABASE_ERRORS:
        log.warning("The edition does not answer; %s is rendered anew", key)
        _fragments.lose()
        return None
