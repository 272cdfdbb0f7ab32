"""Says what a change invalidates: dependencies of pages, and paths that may appear or disappear.

Pages that *showed* a thing are found by the subject that they recorded. This module adds those
that *could have* shown it: the lists that it is or was in, the days, the neighbours.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from caspian.comments.watched import RULES, SETTINGS
from caspian.common.dates import bounds, day_in
from caspian.corrections.watched import CORRECTIONS, column_of
from caspian.feeds.api.addresses import article_address, collection_address
from caspian.feeds.calendar import MONTHS, day_subject, month_subject
from caspian.feeds.documents import OF_PAPER, entry_keys, twins
from caspian.feeds.elsewhere import family
from caspian.feeds.site_files import FILES
from caspian.feeds.sitemaps import NEWS, day_key, filed_address, month_address
from caspian.newsroom.archive_pages import (
    KIND,
    LATEST,
    SECTION,
    ListKey,
    Position,
    archive_page_of,
    end_of,
    newer_than,
    older_page,
    positions,
    up_to,
)
from caspian.newsroom.models import ArchivePage, Article, Home, Publication, Section
from caspian.newsroom.models.page_kinds import READER_PAGES
from caspian.newsroom.stored import stored_blocks
from caspian.newsroom.subjects import CRAWLERS, INFORMATION, PUBLICATION, page
from caspian.pages.builders.body import figure_ids
from caspian.pages.builders.comments import FOLDER, rules_address
from caspian.pages.builders.history import HISTORY
from caspian.pages.builders.indexes import index_address
from caspian.pages.builders.lists import day_address, latest_address, numbered
from caspian.pages.embed_addresses import of_article, of_block
from caspian.pages.feed_addresses import feed_addresses, kind_address
from caspian.pages.fragments.builders import fragment_key
from caspian.pages.parts import sections_name
from caspian.pages.reads.beside import IS_BESIDE
from caspian.pages.reads.door import Dependency, on_subject
from caspian.pages.reads.filed import FILED_IN
from caspian.pages.reads.stylebook import style_address
from caspian.press.former_addresses import (
    COLUMNS,
    FOLDERS,
    filed_addresses,
    leading_to,
    leading_to_list,
    led_by,
    paths_led,
    redirect_paths,
)
from caspian.press.subject_state import FILED, SubjectState, latest_of
from caspian.stylebook.watched import STYLEBOOK


@dataclass
class Invalidation:
    """The dependencies whose answers may differ, the paths that may appear or go, or everything."""

    reads: set[Dependency] = field(default_factory=set)
    paths: set[str] = field(default_factory=set)
    everything: bool = False

    def lists(self, pages: Iterable[str]) -> None:
        """Invalidate pages of lists, their feeds, and where they stand in the API."""
        for one in pages:
            self.paths.update((one, *twins(one)))

    def filed(self, folder: str) -> None:
        """Invalidate what names all topics, places or contributors that have an article."""
        self.paths.add(filed_address(folder))
        self.subjects([FILED_IN.format(folder)])
        codes = Home.objects.values_list("locale__language_code", flat=True)
        for code in map(str.lower, codes):
            self.paths.update((collection_address(code, folder), index_address(code, folder)))

    def led(self, facts: SubjectState) -> None:
        """Invalidate what once led to a page or record: it does so again, or no longer."""
        rows = leading_to(facts).values_list(*COLUMNS)
        self.paths.update(paths_led(held := list(rows)))
        self.subjects(f"redirect:{old_path}" for old_path, _, _ in held)

    def subjects(self, subjects: Iterable[str]) -> None:
        """Invalidate what depends on some subjects."""
        self.reads.update(on_subject(subject) for subject in subjects)


def invalidated_by(
    subject: str, before: SubjectState | None, after: SubjectState | None
) -> Invalidation:
    """Return what the change of a subject from one state to another invalidates."""
    found = Invalidation()
    found.subjects([subject])
    kind, _, rest = subject.partition(":")
    if kind == "page":
        for facts in filter(None, (before, after)):
            _page(found, facts, is_other=before != after)
    elif kind in FILED:
        for facts in filter(None, {before, after} if before != after else ()):
            found.lists(_filed_paths(kind, facts))
            found.led(facts)
            # One more or less of them: nothing can have recorded what was not there.
            found.filed(FOLDERS[kind])
    elif kind == "beside":
        _beside(found, rest, before, after)
    elif kind in ("comments", RULES):
        for path in _comment_paths(kind, rest):
            found.paths.update((path, *(feed_addresses(path) if kind != RULES else ())))
    elif kind == CORRECTIONS:
        rows = Article.objects.filter(pk=rest).values_list("locale__language_code", flat=True)
        found.subjects(map(column_of, rows))
        found.paths.update(_told(rest))
    elif kind in (PUBLICATION, SETTINGS):
        found.everything = bool(before and before != after)
    elif kind == STYLEBOOK:
        codes = Home.objects.values_list("locale__language_code", flat=True)
        found.paths.update(map(style_address, codes))
    elif kind == CRAWLERS:
        found.paths.update(FILES)
    elif kind == "archive":
        _archive_page(found, rest)
    elif kind == "path":
        found.paths.update((rest, *family(rest)))
    elif kind == "redirect":
        found.paths.update((*redirect_paths(rest), *paths_led(led_by(rest))))
    return found


def list_address(key: ListKey) -> str:
    """Return the path of the page of a list, or an empty text where nothing bears its name now."""
    if key.kind == LATEST:
        return latest_address(key.code)
    if key.kind == SECTION:
        found = Section.objects.filter(pk=key.of).values_list("url_path", flat=True).first()
        return str(found or "")
    if key.kind in FOLDERS:
        slug = FILED[key.kind].objects.filter(pk=key.of).values_list("slug", flat=True).first()
        return f"/{key.code}/{FOLDERS[key.kind]}/{slug}/" if slug else ""
    return ""


def _page(found: Invalidation, facts: SubjectState, *, is_other: bool) -> None:
    found.paths.add(facts.path)
    if facts.kind == "article":
        filed = _article(found, facts)
        if is_other:
            _come_or_gone(found, filed)
    elif facts.kind == "section":
        found.subjects([f"sections:{facts.code}"])
        if is_other:
            found.paths.add(fragment_key(sections_name(facts.path), facts.code))
            key = ListKey(SECTION, facts.code, str(facts.id))
            found.lists(_list_paths(key, facts.path))
    elif is_other and facts.kind == "home":
        # A language more or less: each of its documents, and the languages on all the others.
        found.everything = True
    elif is_other:
        found.paths.update(feed_addresses(facts.path))
        found.subjects([INFORMATION])
    if is_other:
        found.led(facts)
        siblings = facts.translations
        for model in READER_PAGES:
            ids = model.objects.filter(translation_key=siblings).values_list("pk", flat=True)
            found.subjects(page(pk) for pk in ids)


def _article(found: Invalidation, facts: SubjectState) -> dict[str, str]:
    """Return what it is filed under besides: the folder of each, by the address of its list."""
    filed: dict[str, str] = {}
    for name in facts.lists:
        key = ListKey.parse(name)
        found.subjects([key.subject])
        if key.kind == KIND:
            found.paths.update(feed_addresses(kind_address(key.code, key.of)))
        elif address := list_address(key):
            found.lists([address])
            found.lists(numbered(address, number) for number in _around(key, facts.position))
            if key.kind in FOLDERS:
                filed[address] = FOLDERS[key.kind]
    found.paths.update((*entry_keys(facts.id), *OF_PAPER, NEWS))
    found.paths.add(f"{facts.path}{HISTORY}")
    found.paths.update((f"{facts.path}{FOLDER}", *feed_addresses(f"{facts.path}{FOLDER}")))
    found.paths.add(article_address(facts.path))
    found.paths.update(_embeds(facts))
    if facts.at:
        found.paths.update(_days_around(facts))
        _calendar(found, facts)
    return filed


def _come_or_gone(found: Invalidation, filed: dict[str, str]) -> None:
    """Invalidate what follows when a topic, place or contributor gets a page, or has none again.

    The first article makes one, and the last takes it away: what stood at that address before
    leads on again, with all its archive pages.
    """
    for folder in set(filed.values()):
        found.filed(folder)
    found.paths.update(paths_led(led_by(*filed)))


def _embeds(facts: SubjectState) -> Iterator[str]:
    """Yield the cards of an article, and of the charts and maps that it has now.

    Those that it had are found by what they recorded.
    """
    yield from of_article(facts.path)
    for body in Article.objects.filter(pk=facts.id).values_list("body", flat=True):
        for block in filter(None, figure_ids(stored_blocks(body))):
            yield from of_block(facts.path, block)


def _calendar(found: Invalidation, facts: SubjectState) -> None:
    """Invalidate what the sitemaps say of an article's day and month."""
    day = day_in(facts.position.published_at, Publication.load().time_zone)
    found.subjects([day_subject(day), month_subject(day), MONTHS])
    found.paths.update((day_key(day), month_address(day)))


def _told(article: str) -> Iterator[str]:
    """Yield where readers find the versions of an article."""
    for path in Article.objects.filter(pk=article).values_list("url_path", flat=True):
        yield f"{path}{HISTORY}"


def _comment_paths(kind: str, rest: str) -> Iterator[str]:
    if kind == RULES:
        for language in Home.objects.values_list("locale__language_code", flat=True):
            yield rules_address(language)
        return
    for path in Article.objects.filter(pk=rest).values_list("url_path", flat=True):
        yield f"{path}{FOLDER}"


def _around(key: ListKey, position: Position) -> Iterator[int]:
    """Yield the archive page that a position lies in, and those next to it that hold anything."""
    holder = archive_page_of(key, position)
    if holder is None:
        # The open head, which every archive page next to it links to without a number.
        return
    yield holder.number
    older = older_page(key, holder)
    neighbours = positions(key.articles().filter(newer_than(end_of(holder))).reverse()[:1])
    if older is not None:
        neighbours += positions(key.articles().filter(up_to(end_of(older)))[:1])
    for neighbour in neighbours:
        if found := archive_page_of(key, neighbour):
            yield found.number


def _days_around(facts: SubjectState) -> Iterator[str]:
    zone = Publication.load().time_zone
    listed = latest_of(facts.code).articles()
    found = [facts.position]
    start, end = bounds(day_in(facts.position.published_at, zone), zone)
    found += positions(listed.filter(published_at__lt=start)[:1])
    found += positions(listed.filter(published_at__gte=end).reverse()[:1])
    for position in found:
        yield day_address(facts.code, day_in(position.published_at, zone))


def _filed_paths(kind: str, facts: SubjectState) -> Iterator[str]:
    for address in filed_addresses(facts):
        code = address.split("/")[1]
        yield from _list_paths(ListKey(kind, code, str(facts.id)), address)


def _list_paths(key: ListKey, address: str) -> Iterator[str]:
    yield address
    for number in key.archive_pages().values_list("number", flat=True):
        yield numbered(address, number)


def _beside(
    found: Invalidation, code: str, before: SubjectState | None, after: SubjectState | None
) -> None:
    was = frozenset(before.shown) if before else frozenset()
    stands = frozenset(after.shown) if after else frozenset()
    found.reads.update(Dependency(IS_BESIDE, (article, code)) for article in was ^ stands)


def _archive_page(found: Invalidation, name: str) -> None:
    text, _, number = name.rpartition(":")
    key = ListKey.parse(text)
    found.subjects([key.subject])
    record = ArchivePage.objects.filter(list=text, number=number).first()
    address = list_address(key)
    if record is not None and address:
        found.lists(numbered(address, one) for one in _around(key, end_of(record)))
        found.paths.update(paths_led(leading_to_list(key, address)))
