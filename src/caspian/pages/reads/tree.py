"""Facts about addresses: what stands at a path, where a record's page is."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial
from typing import Any

from wagtail.models import Page

from caspian.common.languages import language
from caspian.newsroom.models import Article, Home, Information, Section
from caspian.newsroom.subjects import LOCALES
from caspian.newsroom.subjects import page as page_subject
from caspian.pages.parts import Alternate
from caspian.pages.reads.door import inside, read, record_subject

READER_MODELS: dict[str, Any] = {
    "article": Article,
    "section": Section,
    "home": Home,
    "information": Information,
}


@dataclass(frozen=True)
class Standing:
    """A public page of the tree: its kind (home, section, article, information) and its id."""

    kind: str
    id: int


@dataclass(frozen=True)
class Leading:
    """Where a link to a page leads; `code` is the language there, empty where it is one's own."""

    address: str
    code: str = ""


@read
def standing_at(path: str) -> Standing | None:
    """Return the public page at a path of the tree, or None."""
    return _standing(path, _found([path]))


def prefetch(paths: Iterable[str]) -> dict[str, Standing]:
    """Answer `standing_at` for many paths, and `translations` of what stands there."""
    wanted = standing_at.unanswered(tuple(paths))
    with inside():
        found = _found(wanted)
        for path in wanted:
            standing_at.keep((path,), partial(_standing, path, found))
        standing = {path: one for path, (_, one) in found.items() if one}
        prefetch_translations(one.id for one in standing.values())
    return standing


def prefetch_translations(ids: Iterable[int]) -> None:
    """Answer `translations` for many pages with a query for each kind of page."""
    wanted = translations.unanswered(tuple(ids))
    with inside():
        translated = _translated(wanted)
        for page_id in wanted:
            translations.keep((page_id,), partial(_translations, page_id, translated))


def _found(paths: list[str]) -> dict[str, tuple[int, Standing | None]]:
    """Return the page at each path: its id, and what it is to readers if it is public."""
    rows = Page.objects.filter(url_path__in=paths, content_type__model__in=READER_MODELS)
    rows = rows.order_by()
    columns = ("url_path", "pk", "content_type__model")
    found = {path: (pk, kind) for path, pk, kind in rows.values_list(*columns)}
    public: set[int] = set()
    for kind in {kind for _, kind in found.values()}:
        ids = [pk for pk, one in found.values() if one == kind]
        pages = READER_MODELS[kind].objects.public().filter(pk__in=ids)
        public.update(pages.values_list("pk", flat=True))
    return {
        path: (pk, Standing(kind, pk) if pk in public else None)
        for path, (pk, kind) in found.items()
    }


def _standing(path: str, found: dict[str, tuple[int, Standing | None]]) -> Standing | None:
    record_subject(f"path:{path}")
    page_id, standing = found.get(path, (0, None))
    if page_id:
        record_subject(page_subject(page_id))
    return standing


@read
def address_of(page_id: int) -> str:
    """Return the path of a public page by its id, or an empty text where it is not public."""
    record_subject(page_subject(page_id))
    page = Page.objects.filter(pk=page_id).select_related("content_type").first()
    if page is None or page.content_type.model not in READER_MODELS:
        return ""
    model = READER_MODELS[page.content_type.model]
    found = model.objects.public().filter(pk=page_id).values_list("url_path", flat=True).first()
    return str(found or "")


@read
def in_language(ids: tuple[int, ...], code: str) -> tuple[int, ...]:
    """Return for each of some pages what readers of a language get: the page itself if it is in
    that language, else its public translation, or 0 without one.

    What editors chose in one language is stored with copies of their page in all the others.
    """
    record_subject(LOCALES)
    # Of a translation that comes or goes its siblings are told: see `press.invalidation`.
    for page_id in ids:
        record_subject(page_subject(page_id))
    keys = _keys(ids)
    found: dict[Any, int] = {}
    for kind in sorted({kind for kind, _ in keys.values()}):
        shared = [key for of, key in keys.values() if of == kind]
        public = READER_MODELS[kind].objects.public().in_language(code)
        rows = public.filter(translation_key__in=shared).order_by()
        for pk, key, alias_of in rows.values_list("pk", "translation_key", "alias_of"):
            if alias_of is None or pk in keys:
                record_subject(page_subject(pk))
                found[kind, key] = pk
    return tuple(found.get(keys.get(page_id), 0) for page_id in ids)


@read
def leading_to(page_id: int, code: str) -> Leading:
    """Return where a link to a page leads readers of a language: to its translation, or else to
    the page itself. The address is empty where neither is public."""
    (own,) = in_language((page_id,), code)
    if own:
        return Leading(address_of(own))
    address = address_of(page_id)
    locales = Page.objects.filter(pk=page_id).values_list("locale__language_code", flat=True)
    return Leading(address, locales.get() if address else "")


@read
def translations(page_id: int) -> tuple[Alternate, ...]:
    """Return a page in each language that it is public in, its own included."""
    return _translations(page_id, _translated([page_id]))


def _translated(ids: list[int]) -> dict[int, list[tuple[int, str, str]]]:
    """Return what the public pages in all languages are, by id: id, language, path of each."""
    keys = _keys(ids)
    found: dict[Any, list[tuple[int, str, str]]] = defaultdict(list)
    for kind in sorted({kind for kind, _ in keys.values()}):
        shared = [key for of, key in keys.values() if of == kind]
        # An alias is no translation. Asked for by "alias_of IS NULL", SQLite would go through
        # the index of that column, which is NULL nearly everywhere.
        rows = READER_MODELS[kind].objects.public().filter(translation_key__in=shared).order_by()
        columns = ("alias_of", "translation_key", "pk", "locale__language_code", "url_path")
        for alias_of, key, *row in rows.values_list(*columns):
            if alias_of is None:
                found[kind, key].append(tuple(row))
    for rows_of_one in found.values():
        rows_of_one.sort(key=lambda row: row[1])
    return {page_id: found[key] for page_id, key in keys.items()}


def _keys(ids: Iterable[int]) -> dict[int, tuple[str, Any]]:
    """Return what pages of readers share with their translations: kind and key, by id."""
    pages = Page.objects.filter(pk__in=ids, content_type__model__in=READER_MODELS)
    of_each = pages.values_list("pk", "content_type__model", "translation_key")
    return {pk: (kind, key) for pk, kind, key in of_each}


def _translations(
    page_id: int, translated: dict[int, list[tuple[int, str, str]]]
) -> tuple[Alternate, ...]:
    record_subject(page_subject(page_id))
    record_subject(LOCALES)
    rows = translated.get(page_id, [])
    for pk, _, _ in rows:
        record_subject(page_subject(pk))
    return tuple(Alternate(language(code), path) for _, code, path in rows)
