"""Renders one document of the edition, and says what it was made from, or why it can't be."""

import json
import secrets
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, nullcontext, suppress
from dataclasses import dataclass

from django.db import connection, transaction
from markupsafe import Markup

from caspian.edition.document import MOVED, WITHDRAWN, Document, Part
from caspian.edition.splice import part
from caspian.edition.trace import Question, Trace, number_of
from caspian.feeds.documents import article_of_entry, document_at, is_for_programs
from caspian.newsroom.subjects import EVERYWHERE
from caspian.pages import manifest
from caspian.pages.addresses import Absent, Moved, page_at
from caspian.pages.builders.embeds import absent_embed
from caspian.pages.builders.plain import absent_page
from caspian.pages.documents import Page
from caspian.pages.embed_addresses import embed_at
from caspian.pages.fragments.builders import (
    fragment,
    fragment_key,
    fragment_of,
    is_fragment,
    is_language,
    is_shown,
)
from caspian.pages.manifest import MEDIA_TYPE, is_manifest, manifest_at
from caspian.pages.reads import (
    articles,
    beside,
    cards,
    comments,
    corrections,
    crossing,
    paper,
    tree,
)
from caspian.pages.reads.again import answer_digest, written
from caspian.pages.reads.door import Answer, Dependency, Watch, each_read_once, on_subject, watching
from caspian.pages.render import fragment_html, page_html
from caspian.press.failure import DOCUMENT, PART, Failure, advice_on, is_of_the_machine, words_of

JSON = "application/json"
# Nobody who writes text can know it, so nobody can write a mark that is taken for ours.
_MARK = secrets.token_hex(8)
_WIDE_READS = frozenset(
    {
        "close_after_days",
        "default_language",
        "homes",
        "public_address",
        "publication",
        "time_zone",
    }
)
_WIDE = frozenset(on_subject(subject) for subject in EVERYWHERE)


@dataclass(frozen=True)
class Rendered:
    """What stands at a key, or None where nothing does, and what that was made from.

    `failures` are what could not be shown. Where the document itself is one of them, `is_failed`
    is True, and what stands there is to stay.
    """

    key: str
    document: Document | None
    reads: frozenset[Dependency]
    trace: Trace
    failures: tuple[Failure, ...] = ()
    is_failed: bool = False


def rendered(key: str, cause: str = "", epoch: int = 0) -> Rendered:
    """Render what stands at a key of the edition now; see `edition.document.Document.key`.

    Whatever raises costs this document alone, but for a fault of the database.
    """
    failures: list[Failure] = []
    document, is_failed = None, False
    with watching() as watch, each_read_once():
        try:
            with _alone():
                document = _document(key)
                if document is not None:
                    _check(document)
        except Exception as error:
            if is_of_the_machine(error):
                raise
            reads = frozenset(map(number, watch.reads))
            failures.append(
                Failure(DOCUMENT, key, words_of(error), advice_on(error), hides=True, reads=reads)
            )
            document, is_failed = None, True
    failures += [_left_out(read, error, watch) for read, error in watch.left_out.items()]
    trace = Trace() if is_failed else trace_of(watch, cause, epoch)
    return Rendered(key, document, frozenset(watch.reads), trace, tuple(failures), is_failed)


def render_many(keys: Iterable[str], cause: str = "", epoch: int = 0) -> Iterator[Rendered]:
    """Render several documents, asking the newsroom once for what they need of it."""
    wanted = list(keys)
    with each_read_once():
        prefetch(wanted)
        for key in wanted:
            yield rendered(key, cause, epoch)


def prefetch(keys: Iterable[str]) -> None:
    """Ask for what the pages among some keys will ask for, all at once.

    Where that raises, each page asks for itself: only the one that it raises for fails.
    """
    wanted = list(keys)
    with suppress(Exception), _alone():
        standing = tree.prefetch(
            dict.fromkeys(path for key in wanted if (path := _path_asked(key)))
        )
        found = tuple(one.id for one in standing.values() if one.kind == "article")
        entries = (one for key in wanted if (one := article_of_entry(key)))
        articles.prefetch(tuple(dict.fromkeys((*found, *entries))))
        cards.prefetch(beside.prefetch(found))
        comments.prefetch(found)
        corrections.prefetch(found)
        crossing.prefetch(found)


def _path_asked(key: str) -> str:
    """Return the path of the tree that the page at a key asks for first, if any."""
    if (card := embed_at(key)) is not None:
        return card.page
    return key if key.startswith("/") and not is_for_programs(key) else ""


def trace_of(watch: Watch, cause: str, epoch: int) -> Trace:
    """Return what was watched as the edition keeps it."""
    wide = {one for one in watch.reads if is_wide(one)}
    return Trace(
        reads=frozenset(number(one) for one in watch.reads - wide),
        wide=frozenset(number(one) for one in wide),
        until=watch.until,
        cause=cause,
        questions=tuple(question_of(read, held) for read, held in watch.questions.items()),
        epoch=epoch,
    )


def question_of(read: Dependency, held: Answer) -> Question:
    """Return a question and its answer as a trace keeps them."""
    seen = held[1]
    if seen.kept is None:
        reads = frozenset(map(number, seen.reads))
        seen.kept = Question(read.name, written(read.asked), answer_digest(held), reads, seen.until)
    return seen.kept


def part_about(read: Dependency) -> str:
    """Return what an answer that was left out is about, and how to ask for it again."""
    return f"{read.name} {written(read.asked)}"


def is_wide(one: Dependency) -> bool:
    """Return whether nearly every page makes a read, so that it is not worth an index."""
    return one.name in _WIDE_READS or one in _WIDE


def number(one: Dependency) -> int:
    """Return the number under which the edition keeps a read."""
    return number_of(one.name, one.asked)


def absent_key(status: int, code: str) -> str:
    """Return the key of what is shown for paths that answer 404 or 410."""
    return f"absent:{code}:{status}"


def _document(key: str) -> Document | None:
    if is_manifest(key):
        text = manifest_at(key)
        return Document(key, media_type=MEDIA_TYPE, parts=(part(text.encode()),)) if text else None
    if key == manifest.KEY_ADDRESS:
        found = manifest.edition_key_text()
        parts = (part(found.encode()),) if found else ()
        return Document(key, media_type=manifest.KEY_MEDIA_TYPE, parts=parts) if found else None
    if is_for_programs(key):
        return document_at(key)
    if key.startswith("/"):
        return _page(key)
    kind, _, rest = key.partition(":")
    if is_fragment(key):
        return _fragment(key)
    if kind == "absent":
        code, status, *of_card = rest.split(":")
        if not is_language(code):
            return None
        absent = absent_embed(int(status), code) if of_card else absent_page(int(status), code)
        return Document(key, int(status), parts=_parts(absent))
    return Document(key, media_type=JSON, parts=(part(_languages().encode()),))


def _fragment(key: str) -> Document | None:
    found = fragment_of(key)
    # One of another build, or of a section that is gone.
    if found is None or not is_shown(*found):
        return None
    return Document(key, parts=(part(str(fragment_html(fragment(*found))).encode()),))


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


def _left_out(read: Dependency, error: Exception, watch: Watch) -> Failure:
    held = watch.questions.get(read)
    reads = frozenset(map(number, held[1].reads)) if held else frozenset({number(read)})
    return Failure(PART, part_about(read), words_of(error), hides=True, reads=reads)


def _check(document: Document) -> None:
    """Raise ValueError for what a store can't hold, before it is in the way of a whole release."""
    document.digest()
    for text in (document.key, document.location):
        if "\0" in text:
            raise ValueError(f"{text!r} holds a NUL character, which no address may")


def _alone() -> AbstractContextManager[object]:
    """Keep a statement that fails to what is inside the block.

    PostgreSQL answers nothing in a transaction after one, unless it goes back to a savepoint.
    """
    is_needed = connection.vendor != "sqlite" and connection.in_atomic_block
    return transaction.atomic() if is_needed else nullcontext()
