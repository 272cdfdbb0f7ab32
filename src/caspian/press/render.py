"""Renders one document of the edition, and says what it was made from."""

import json
import secrets
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from markupsafe import Markup

from caspian.edition.document import MOVED, WITHDRAWN, Document, Part
from caspian.edition.splice import part
from caspian.edition.trace import Trace, number_of
from caspian.newsroom.subjects import EVERYWHERE
from caspian.pages.addresses import Absent, Moved, page_at
from caspian.pages.builders.absent import absent_page
from caspian.pages.documents import Page
from caspian.pages.fragments.builders import fragment
from caspian.pages.manifest import MEDIA_TYPE, is_manifest, manifest_at
from caspian.pages.reads import articles, beside, cards, comments, paper, tree
from caspian.pages.reads.door import Read, Watch, each_read_once, of_subject, watching
from caspian.pages.render import fragment_html, page_html

LANGUAGES = "languages"
JSON = "application/json"
# Nobody who writes text can know it, so nobody can write a mark that is taken for ours.
_MARK = secrets.token_hex(8)
_WIDE_READS = frozenset({"homes", "default_language", "public_address", "publication"})
_WIDE = frozenset(of_subject(subject) for subject in EVERYWHERE)


@dataclass(frozen=True)
class Rendered:
    """What stands at a key, or None where nothing does, and what that was made from."""

    key: str
    document: Document | None
    reads: frozenset[Read]
    trace: Trace


def rendered(key: str, cause: str = "") -> Rendered:
    """Render what stands at a key of the edition now; see `edition.document.Document.key`."""
    with watching() as watch, each_read_once():
        document = _document(key)
    return Rendered(key, document, frozenset(watch.reads), trace_of(watch, cause))


def render_many(keys: Iterable[str], cause: str = "") -> Iterator[Rendered]:
    """Render several documents, asking the newsroom once for what they need of it."""
    wanted = list(keys)
    with each_read_once():
        foresee(wanted)
        for key in wanted:
            yield rendered(key, cause)


def foresee(keys: Iterable[str]) -> None:
    """Ask for what the pages among some keys will ask for, all at once."""
    standing = tree.foresee(key for key in keys if key.startswith("/"))
    found = tuple(one.id for one in standing.values() if one.kind == "article")
    articles.foresee(found)
    cards.foresee(beside.foresee(found))
    comments.foresee(found)


def trace_of(watch: Watch, cause: str) -> Trace:
    """Return what was watched as the edition keeps it."""
    wide = {one for one in watch.reads if is_wide(one)}
    return Trace(
        reads=frozenset(number(one) for one in watch.reads - wide),
        wide=frozenset(number(one) for one in wide),
        until=watch.until,
        cause=cause,
    )


def is_wide(one: Read) -> bool:
    """Return whether nearly every page makes a read, so that it is not worth an index."""
    return one.name in _WIDE_READS or one in _WIDE


def number(one: Read) -> int:
    """Return the number under which the edition keeps a read."""
    return number_of(one.name, one.asked)


def fragment_key(name: str, code: str) -> str:
    """Return the key of a fragment of a language."""
    return f"fragment:{code}:{name}"


def absent_key(status: int, code: str) -> str:
    """Return the key of what is shown for paths that answer 404 or 410."""
    return f"absent:{code}:{status}"


def _document(key: str) -> Document | None:
    if is_manifest(key):
        text = manifest_at(key)
        return Document(key, media_type=MEDIA_TYPE, parts=(part(text.encode()),)) if text else None
    if key.startswith("/"):
        return _page(key)
    kind, _, rest = key.partition(":")
    if kind == "fragment":
        code, _, name = rest.partition(":")
        text = fragment_html(fragment(name, code))
        return Document(key, parts=(part(str(text).encode()),))
    if kind == "absent":
        code, _, status = rest.partition(":")
        return Document(key, int(status), parts=_parts(absent_page(int(status), code)))
    return Document(key, media_type=JSON, parts=(part(_languages().encode()),))


def _page(path: str) -> Document | None:
    page = page_at(path)
    if isinstance(page, Moved):
        return Document(path, MOVED, location=page.address)
    if isinstance(page, Absent):
        return Document(path, WITHDRAWN) if page.status == WITHDRAWN else None
    return Document(path, parts=_parts(page))


def _parts(page: Page) -> tuple[Part | str, ...]:
    """Return a page's HTML in parts, cut where a fragment stands."""
    # Paths are in lower case, where a language such as kk-Cyrl is not.
    code = page.frame.language.code.lower()

    def marked(name: str) -> Markup:
        return Markup(f"{_MARK}{name}{_MARK}")

    pieces = page_html(page, marked).split(_MARK)
    return tuple(
        fragment_key(piece, code) if index % 2 else part(piece.encode())
        for index, piece in enumerate(pieces)
        if piece
    )


def _languages() -> str:
    fronts = {home.address.strip("/"): home.address for home in paper.homes()}
    said = {"default": paper.default_language().lower(), "fronts": fronts}
    return json.dumps(said, ensure_ascii=False, sort_keys=True)
