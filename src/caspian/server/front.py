"""The public front: answers readers from the edition; says what is the backend's to answer."""

import logging

from caspian.edition.document import BadBytes
from caspian.edition.pictures import PREFIX
from caspian.pages.embed_addresses import is_oembed
from caspian.server import answers, beacon, health, options
from caspian.server.answers import Body, Environ, Start, in_words, leading_to
from caspian.server.backend import Backend
from caspian.server.cache import Recompressor
from caspian.server.composing import Incomplete
from caspian.server.counting import ViewCounts
from caspian.server.found import Elsewhere, NoPage
from caspian.server.health import Health
from caspian.server.negotiation import (
    Remembered,
    is_unchanged,
    language_for,
    wants_brotli,
    wants_gzip,
)
from caspian.server.oembed import answer_oembed
from caspian.server.own_files import OwnFiles
from caspian.server.pictures import Pictures
from caspian.server.reading import Away, EditionReader
from caspian.server.ready import Encoded, Ready
from caspian.server.requests import Refusal, path_of, refusal
from caspian.server.safety import Safety
from caspian.server.settings import FrontSettings
from caspian.server.static_files import StaticFiles

log = logging.getLogger(__name__)
SETTING_UP = "The paper is being set up. Come back in a few seconds."
LACKING = "A part of this page is missing, so it is not shown. Come back in a minute."
AWAY = "This page can't be shown right now. Come back in a moment."
BROKEN = "Something went wrong at our end, and this page can't be shown. Try again later."
_AGAIN, _AGAIN_LATER = ("Retry-After", "1"), ("Retry-After", "30")
_ABSENT = {404: "There is no page here.", 410: "This page has been withdrawn."}


class Front:
    """Answers, as a WSGI application does, from one edition; it starts nothing by itself.

    What `is_forwarded` says yes to it does not answer: `application` asks the backend.
    """

    def __init__(self, settings: FrontSettings) -> None:
        self.reading = EditionReader(settings)
        self.views = ViewCounts(settings.views, settings.proxies)
        self.backend = Backend(settings)
        self._health = Health(settings, self.reading, self.backend, self._is_being_set_up)
        self.settings = settings
        self._own = OwnFiles(settings.assets, is_worker_retired=settings.is_worker_retired)
        self._pictures = Pictures(settings.home, self.reading)
        self._folders = [StaticFiles(*one) for one in settings.folders.items()]
        self.safety = Safety(settings.scheme)
        self._pages = self.reading.pages.entries
        self._sent = self.reading.pictures.entries
        self._gzip = Remembered(wants_gzip)
        self._brotli = Remembered(wants_brotli)
        self._recompressor = Recompressor(self.reading.keep_recompressed)
        self._most, self._largest = settings.most_headers, settings.largest_head
        self._was_set_up = False

    def __call__(self, environ: Environ, start: Start) -> Body:
        """Answer a request."""
        complete = self.safety.over(start)
        try:
            page = self._pages.get(environ["PATH_INFO"])
            if page is not None and self._is_small(environ) and _reads(environ):
                return self._show(page, environ, start)
            sent = self._sent.get(environ["PATH_INFO"])
            if sent is not None and self._is_small(environ) and _reads(environ):
                return sent.answer(environ, complete)
            return self._other(environ, complete)
        except Incomplete:
            return in_words(complete, 503, LACKING, _AGAIN_LATER)
        except Away:
            words = AWAY if self.reading.number else SETTING_UP
            return in_words(complete, 503, words, _AGAIN)
        except BadBytes:
            log.exception("The edition is damaged at %s", environ["PATH_INFO"])
        except Exception:
            log.exception("Could not answer %s", environ["PATH_INFO"])
        return in_words(complete, 500, BROKEN)

    def _is_small(self, environ: Environ) -> bool:
        # The server's own entries stand in `environ` too: when all of it is no more than the
        # headers may be, these need not be looked at one by one, which takes twice as long.
        if len(environ) > self._most:
            return False
        values = sum([len(value) for value in environ.values() if value.__class__ is str])
        return values + len("".join(environ)) <= self._largest

    def has_ready(self, environ: Environ) -> bool:
        """Return whether the answer is in memory: then it comes without any waiting."""
        path = environ["PATH_INFO"]
        is_kept = path in self._pages or path in self._sent
        return is_kept and _reads(environ) and self._is_small(environ)

    def is_forwarded(self, environ: Environ) -> bool:
        """Return whether a request is one for the backend."""
        path = path_of(environ)
        if path is None or path in health.ADDRESSES or self._is_being_set_up():
            return False
        told = self.settings
        is_theirs = path.startswith(told.passed_on)
        is_theirs = is_theirs or told.also_passed_on(environ["REQUEST_METHOD"], path)
        return is_theirs and refusal(environ, told) is None

    def _show(self, page: Ready, environ: Environ, start: Start) -> Body:
        """Answer with a page, as quickly as can be: everything is laid out already."""
        page.used = True
        shown = self._in_encoding(page, environ)
        held = environ.get("HTTP_IF_NONE_MATCH")
        if held is not None and shown is page.recompressed and is_unchanged(held, page.packed.etag):
            shown = page.packed  # which this browser has, from before the page was recompressed
        if held is not None and (held == shown.etag or is_unchanged(held, shown.etag)):
            start("304 Not Modified", shown.unchanged)
            return []
        start("200 OK", shown.headers)
        if environ["REQUEST_METHOD"] == "HEAD":
            return []
        if page.is_html:
            self.views.count(page.key, environ)
        return shown.body

    def _in_encoding(self, page: Ready, environ: Environ) -> Encoded:
        accepted = environ.get("HTTP_ACCEPT_ENCODING", "")
        if self._brotli[accepted]:
            if page.recompressed is not None:
                return page.recompressed
            self._recompressor.take(environ["PATH_INFO"], page)
        if self._gzip[accepted]:
            return page.packed
        return page.plain or self.reading.unpacked(environ["PATH_INFO"], page)

    def _other(self, environ: Environ, start: Start) -> Body:
        refused = refusal(environ, self.settings)
        if refused:
            return self._refuse(refused, environ, start)
        path = path_of(environ) or ""
        if path in health.ADDRESSES:
            return self._health.answer(environ, start)
        folder = next((one for one in self._folders if path.startswith(one.prefix)), None)
        if folder and _reads(environ):
            sent = folder.answer(path, environ, start)
            return in_words(start, 404, _ABSENT[404]) if sent is None else sent
        if self._is_being_set_up():
            return in_words(start, 503, SETTING_UP, _AGAIN)
        if environ["REQUEST_METHOD"] == "OPTIONS":
            return options.answer(start, path)
        if not _reads(environ):
            return in_words(start, 405, "A page can only be read.", options.ALLOWED)
        if path.startswith(PREFIX):
            return self._pictures.answer(path, environ, start)
        if path == "/":
            return self._to_language(environ, start)
        if is_oembed(path):
            return answer_oembed(self.reading, environ, start)
        if own := self._own.at(path, environ.get("QUERY_STRING", "")):
            return own.answer(environ, start)
        if beacon.is_beacon(path):
            return self._count_seen(path, environ, start)
        if f"{path}/" in self.settings.passed_on:
            return leading_to(start, 308, _with_query(f"{path}/", environ))
        return self._page(path, environ, start)

    def _page(self, path: str, environ: Environ, start: Start) -> Body:
        found = self._pages.get(environ["PATH_INFO"]) or self.reading.at(path, environ["PATH_INFO"])
        if isinstance(found, NoPage):
            return self._absent(found, path, environ, start)
        if isinstance(found, Elsewhere):
            return self._lead(found, path, environ, start)
        return self._show(found, environ, start)

    def _refuse(self, refused: Refusal, environ: Environ, start: Start) -> Body:
        """Answer with what is wrong with a request, or lead on from an address copied badly."""
        path = path_of(environ)
        is_odd = refused.status == 400 and path is not None and _reads(environ)
        if is_odd and not self._is_being_set_up() and (led := self.reading.meant(path or "")):
            return self._lead(led, path or "", environ, start)
        return in_words(start, refused.status, refused.words)

    def _lead(self, found: Elsewhere, path: str, environ: Environ, start: Start) -> Body:
        if found.location == "/":
            return self._to_language(environ, start)  # for the paper's own address leads on
        return _lead(found, path, environ, start)

    def _count_seen(self, path: str, environ: Environ, start: Start) -> Body:
        """Answer a page's beacon; it counts only where there is such a page.

        A page that was fetched ahead was not counted when it was sent: it is when it is opened.
        """
        name = beacon.page_of(environ["PATH_INFO"])
        page = self._pages.get(name) or self.reading.at(beacon.page_of(path), name)
        if not isinstance(page, Ready):
            return in_words(start, 404, _ABSENT[404], *answers.tagged_by_key(path))
        is_get = environ["REQUEST_METHOD"] == "GET"
        was_ahead = environ.get("QUERY_STRING") == beacon.OPENED
        if is_get and page.is_html:
            count = self.views.count if was_ahead else self.views.count_seen
            count(page.key, environ)
        return beacon.answer(start, with_body=is_get, is_kept=not was_ahead)

    def _absent(self, found: NoPage, path: str, environ: Environ, start: Start) -> Body:
        page = found.page
        if page is None:
            marks = (*answers.tagged_by_key(path), *options.anybodys(path))
            return in_words(start, found.status, _ABSENT[found.status], *marks)
        shown = self._in_encoding(page, environ)
        headers = page.absent_headers(path, shown)
        # What is absent of the API is said in JSON, which is anybody's by itself.
        headers += [one for one in options.anybodys(path) if one not in headers]
        start(answers.status_line(found.status), headers)
        return [] if environ["REQUEST_METHOD"] == "HEAD" else shown.body

    def _to_language(self, environ: Environ, start: Start) -> Body:
        languages = self.reading.languages()
        if languages is None:
            return in_words(start, 404, _ABSENT[404])
        wanted = language_for(environ.get("HTTP_ACCEPT_LANGUAGE", ""), languages.fronts)
        front = languages.front(wanted)
        if front is None:
            return in_words(start, 404, _ABSENT[404])
        # Some caches overlook Vary, and would send everybody to the first reader's language.
        location = _with_query(front, environ)
        return leading_to(start, 302, location, answers.NOT_SHARED, ("Vary", "Accept-Language"))

    def _is_being_set_up(self) -> bool:
        """Return whether readers wait for the first run to end.

        The file is there before any front starts, or not at all (`project/setting_up.py`): once
        it is missing, no file of that name takes the paper away again.
        """
        self._was_set_up = self._was_set_up or not self.settings.setting_up.exists()
        return not self._was_set_up


def _reads(environ: Environ) -> bool:
    return environ["REQUEST_METHOD"] in ("GET", "HEAD")


def _lead(found: Elsewhere, path: str, environ: Environ, start: Start) -> Body:
    tags = answers.tagged(*(answers.tag_of(key) for key in found.keys))
    location = found.location
    # Somebody else's address gets nothing of ours: a question may be a search.
    if location.startswith("/") and not location.startswith("//"):
        location = _with_query(location, environ)
    # Where it is a guess, a page may be published at any moment.
    kept = answers.SHARED_BRIEFLY if found.is_guess else answers.SHARED
    return leading_to(start, found.status, location, kept, *tags, *options.anybodys(path))


def _with_query(address: str, environ: Environ) -> str:
    query = environ.get("QUERY_STRING", "")
    if not query:
        return address
    path, mark, fragment = address.partition("#")
    return f"{path}{'&' if '?' in path else '?'}{query}{mark}{fragment}"
