"""The paper leaves for WordPress: `caspian export wxr`."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from caspian.common.batches import batches
from caspian.formats.wxr.write import WxrSite, head, item, term
from caspian.newsroom.models import Article
from caspian.newsroom.public import same_restrictions
from caspian.newsroom.snapshot import snapshot
from caspian.wire.leaving.addresses import write_addresses, write_redirects
from caspian.wire.leaving.choice import LeavingChoice, LeavingReport, Progress
from caspian.wire.leaving.files import LeavingFiles
from caspian.wire.leaving.folder import LeavingFolder
from caspian.wire.leaving.gather import Gathering
from caspian.wire.leaving.media import copy_media
from caspian.wire.leaving.pages import AT_ONCE, EPOCH, LeavingPage, Walk
from caspian.wire.leaving.paper import LeavingPaper, paper_of
from caspian.wire.leaving.pieces import LeavingFile
from caspian.wire.leaving.wxr_files import WxrFiles
from caspian.wire.leaving.wxr_items import WxrItems
from caspian.wire.leaving.wxr_terms import WxrTerms


def export_wxr(
    path: Path, choice: LeavingChoice, *, replace: bool = False, progress: Progress
) -> LeavingReport:
    """Write the paper, as it is at one moment, into a folder of files for WordPress.

    Raises CantLeave, and OSError where the disk is full; there is no folder at the path then.
    """
    with LeavingFolder(path, replace=replace) as folder, snapshot(), same_restrictions():
        return _WxrExport(folder, choice, progress).run()


class _WxrExport:
    """One export: what it goes through, and what it has counted."""

    def __init__(self, folder: LeavingFolder, choice: LeavingChoice, progress: Progress) -> None:
        self.folder, self.choice, self.progress = folder, choice, progress
        self.paper = paper_of(choice)
        self.walk = Walk(choice, self.paper.languages)
        copies = choice.media_address
        files = LeavingFiles(self.paper.root, pictures=copies, documents=copies)
        self.gathering = Gathering(choice, self.paper, files)
        self.terms = WxrTerms(self.paper, _used_topics(self.walk, self.paper))
        self.site = _site(self.paper)
        self.items = WxrItems(self.paper, self.terms)
        self.files = WxrFiles(folder, self._head, split=choice.split)
        self.counts: Counter[str] = Counter()
        self.notes: list[str] = []
        self.lost: list[str] = []

    def run(self) -> LeavingReport:
        """Write everything; posts come first, so that pictures find the bodies that show them."""
        with self.files:
            return self._written()

    def _written(self) -> LeavingReport:
        with self.folder.text("addresses.csv") as addresses:
            addresses.writelines(write_addresses(self._pages()))
        self._write_files()
        self.files.close()
        with self.folder.text("redirects.csv") as redirects:
            lines = write_redirects(self.walk, self.choice)
            redirects.writelines(self._counted("redirects", lines, head=1))
        self._count_terms()
        if self.items.moved:
            self.notes.append(
                f"{self.items.moved:,} items moved by a second or more: WordPress takes two of one "
                "title and moment for the same."
            )
        return LeavingReport(dict(self.counts), self.notes, self.lost)

    def _head(self) -> Iterator[str]:
        authors = (self.terms.of_paper, *self.terms.authors.values())
        return head(self.site, authors, self.terms.declared())

    def _pages(self) -> Iterator[tuple[str, str]]:
        """Write every page, and yield where each stood and stands."""
        yield from self._portion("pages", self.walk.information())
        total = self.walk.total()
        for portion in self.walk.articles():
            yield from self._portion("articles", portion)
            self.progress("articles", self.counts["articles"], total)
        yield from self.terms_addresses()

    def _portion(self, name: str, pages: list[LeavingPage]) -> Iterator[tuple[str, str]]:
        around = self.gathering.around(pages)
        comments = self.gathering.comments(pages) if name == "articles" else {}
        for page in pages:
            first = page.translated is None or page.translated.pages[0][1] == page.id
            lead = self.gathering.lead(page, around)
            html = "\n\n".join(one.html for one in self.gathering.pieces(page, around))
            said = comments.get(page.id, [])
            made = self.items.page(page, html, lead, said)
            linking = self.items.linking(page) if first else None
            text = (term(linking) if linking else "") + item(self.site, made)
            self.files.write(text, may_begin=first)
            self.counts[name] += 1
            self.counts["comments"] += len(said)
            yield page.values["url_path"], f"/?p={made.id}"

    def terms_addresses(self) -> Iterator[tuple[str, str]]:
        """Yield where the lists of sections, topics, places and contributors stood and stand."""
        for section in self.paper.sections.values():
            yield section.path, f"/?category_name={self.terms.sections[section.id].slug}"
        for (topic, code), tag in self.terms.tags.items():
            yield f"/{code}/topics/{self.paper.topics[topic].slug}/", f"/?tag={tag.slug}"
        for code in self.paper.codes:
            for pk, place in self.terms.places.items():
                yield f"/{code}/places/{self.paper.places[pk].slug}/", f"/?place={place.slug}"
            for pk, author in self.terms.authors.items():
                old = f"/{code}/contributors/{self.paper.people[pk].slug}/"
                yield old, f"/?author_name={author.login}"

    def _write_files(self) -> None:
        used, files = self.gathering.used, self.gathering.files
        for person in self.paper.people.values():
            if person.portrait:
                used.pictures.setdefault(person.portrait, "")
        for some in batches(sorted(used.pictures), AT_ONCE):
            found = files.pictures(some)
            self._attach("pictures", [found[pk] for pk in some if pk in found])
        for some in batches(sorted(used.documents), AT_ONCE):
            found = files.documents(some)
            self._attach("files", [found[pk] for pk in some if pk in found])

    def _attach(self, name: str, found: list[LeavingFile]) -> None:
        without = [one for one in found if not one.address]
        if self.choice.media:
            without += copy_media(self.folder, [one for one in found if one.address])
        self.lost += (one.title for one in without)
        gone = {one.id for one in without}
        for one in found:
            if one.id not in gone:
                caption = self.gathering.used.pictures.get(one.id, "")
                made = self.items.attachment(one, name, caption if name == "pictures" else "")
                self.files.write(item(self.site, made))
                self.counts[name] += 1
        self.progress(name, self.counts[name], 0)

    def _counted(self, name: str, lines: Iterator[str], *, head: int) -> Iterator[str]:
        for number, line in enumerate(lines):
            self.counts[name] += number >= head
            yield line

    def _count_terms(self) -> None:
        self.counts["sections"] = len(self.terms.sections)
        self.counts["topics"] = len(self.terms.tags)
        self.counts["places"] = len(self.terms.places)
        self.counts["authors"] = len(self.terms.authors) + 1
        self.counts["languages"] = len(self.paper.codes)
        self.counts["aliases"] = len(self.walk.aliases)
        self.counts["files of WordPress"] = self.files.number


def _used_topics(walk: Walk, paper: LeavingPaper) -> set[tuple[int, str]]:
    rows = walk.rows.exclude(topics=None).order_by().values_list("topics", "locale").distinct()
    return {(topic, paper.languages[locale]) for topic, locale in rows}


def _site(paper: LeavingPaper) -> WxrSite:
    newest = Article.objects.public().newest_first().values_list("published_at", flat=True).first()
    moment = newest or EPOCH
    return WxrSite(paper.name, paper.root, paper.about, paper.codes[0], paper.zone, moment)
