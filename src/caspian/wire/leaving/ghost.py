"""The paper leaves for Ghost: `caspian export ghost`."""

import datetime as dt
import json
import re
from collections import Counter
from collections.abc import Iterator
from html import escape
from pathlib import Path
from urllib.parse import quote

from caspian.formats.ghost.write import EXCERPT, TITLE, URL, GhostAuthor, GhostPost, units
from caspian.newsroom.internals import parent_path
from caspian.newsroom.models import Article
from caspian.newsroom.public import same_restrictions
from caspian.newsroom.snapshot import snapshot
from caspian.wire.leaving.addresses import redirects
from caspian.wire.leaving.choice import LeavingChoice, LeavingReport, Progress
from caspian.wire.leaving.files import LeavingFiles
from caspian.wire.leaving.folder import LeavingFolder
from caspian.wire.leaving.gather import Gathering
from caspian.wire.leaving.ghost_files import GhostFiles
from caspian.wire.leaving.ghost_tags import PAPER, GhostTags, author_id
from caspian.wire.leaving.pages import EPOCH, LeavingPage, Walk
from caspian.wire.leaving.paper import Person, paper_of
from caspian.wire.leaving.pieces import Around, BodyPiece, LeavingFile

IMAGES, FILES = "content/images/caspian", "content/files/caspian"
_OURS = re.compile(rf'{URL}/[^"]+')
_SPECIAL = re.compile(r"[.*+?^${}()|\[\]\\]")


def export_ghost(
    path: Path, choice: LeavingChoice, *, replace: bool = False, progress: Progress
) -> LeavingReport:
    """Write the paper, as it is at one moment, into a folder of files for Ghost.

    Raises CantLeave, and OSError where the disk is full; there is no folder at the path then.
    """
    with LeavingFolder(path, replace=replace) as folder, snapshot(), same_restrictions():
        files = GhostFiles(folder, _newest(), split=choice.split, in_zip=choice.media)
        with files:
            return _GhostExport(folder, choice, files, progress).run()


class _GhostExport:
    """One export: what it goes through, and what it has counted."""

    def __init__(
        self, folder: LeavingFolder, choice: LeavingChoice, files: GhostFiles, progress: Progress
    ) -> None:
        self.folder, self.choice, self.files, self.progress = folder, choice, files, progress
        self.paper = paper_of(choice)
        self.walk = Walk(choice, self.paper.languages)
        images, downloads = (f"{URL}/{IMAGES}", f"{URL}/{FILES}") if choice.media else ("", "")
        found = LeavingFiles(self.paper.root, pictures=images, documents=downloads)
        self.gathering = Gathering(choice, self.paper, found)
        self.tags = GhostTags(self.paper)
        self.counts: Counter[str] = Counter()
        self.notes: list[str] = []
        self.lost: list[str] = []
        self.shortened = 0
        self.writers: dict[str, None] = {}

    def run(self) -> LeavingReport:
        """Write everything."""
        with self.folder.text("redirects.json") as file:
            file.write("[")
            for number, (old, new) in enumerate(self._leads()):
                file.write(",\n" if number else "\n")
                row = {"from": f"^{_pattern(old)}$", "to": new, "permanent": True}
                file.write(json.dumps(row, ensure_ascii=False))
            file.write("\n]\n")
        self._end_file()
        if self.shortened:
            self.notes.append(
                f"{self.shortened:,} headlines or standfirsts were shortened to what Ghost takes; "
                "they are whole in the meta data of their posts."
            )
        self.counts["tags"], self.counts["authors"] = len(self.tags.tags), len(self.writers)
        self.counts["aliases"] = len(self.walk.aliases)
        self.counts["files of Ghost"] = self.files.number
        return LeavingReport(dict(self.counts), self.notes, self.lost)

    def _leads(self) -> Iterator[tuple[str, str]]:
        """Write every page, and yield where each stood and stands, and the redirects besides."""
        yield from self._portion("pages", self.walk.information())
        total = self.walk.total()
        for portion in self.walk.articles():
            yield from self._portion("articles", portion)
            self.progress("articles", self.counts["articles"], total)
        for old, new in redirects(self.walk, self.choice):
            self.counts["redirects"] += 1
            yield old, new

    def _portion(self, name: str, pages: list[LeavingPage]) -> Iterator[tuple[str, str]]:
        around = self.gathering.around(pages)
        for page in pages:
            if self.files.is_full:
                self._end_file()
            post = self._post(page, around)
            section = self.paper.sections.get(parent_path(page.values["path"]))
            tags = self.tags.of_page(page, section.id if section else None)
            authors = self.tags.authors_of(page)
            self.files.post(post, tags, authors)
            if self.choice.media:
                self._need(post, around)
            self.writers |= dict.fromkeys(authors)
            self.counts[name] += 1
            yield page.values["url_path"], f"/{post.slug}/"

    def _post(self, page: LeavingPage, around: Around) -> GhostPost:
        values, lead = page.values, self.gathering.lead(page, around)
        is_article = "standfirst" in values
        excerpt = values["standfirst"] if is_article else ""
        self.shortened += units(values["title"]) > TITLE or units(excerpt) > EXCERPT
        is_public = page.status == "publish"
        updated = values.get("updated_at") or values["last_published_at"] or page.moment
        return GhostPost(
            id=f"{page.id:024x}",
            uuid=page.guid.removeprefix("urn:uuid:"),
            kind="post" if is_article else "page",
            title=values["title"],
            slug=self.tags.slug(page),
            html="\n".join(map(_card, self.gathering.pieces(page, around))),
            excerpt=excerpt,
            # Ghost refuses an import whole for one scheduled post whose moment has passed.
            status="published" if is_public else "draft",
            published=page.moment if is_public or values.get("published_at") else None,
            created=values["first_published_at"] or page.moment,
            updated=updated,
            picture=lead.address if lead else "",
            alt=(values["lead_alt"] or lead.alt) if lead else "",
            caption=_caption(page, lead) if lead else "",
            search_title=values["seo_title"],
            search_description=values["search_description"],
        )

    def _need(self, post: GhostPost, around: Around) -> None:
        """Note which pictures and downloads of a portion a post names."""
        addresses = {post.picture, *_OURS.findall(post.html)}
        for folder, found in ((IMAGES, around.pictures), (FILES, around.documents)):
            for one in found.values():
                if one.address in addresses:
                    self.files.media[f"{folder}/{one.name}"] = one

    def _end_file(self) -> None:
        people = {author_id(pk): one for pk, one in self.paper.people.items()}
        shown = [people[key].portrait for key in self.files.authors if key != PAPER]
        portraits = self.gathering.files.pictures([pk for pk in shown if pk])
        if self.choice.media:
            held = {f"{IMAGES}/{one.name}": one for one in portraits.values() if one.address}
            self.files.media |= held
        self.counts["pictures and files"] += len(self.files.media)
        gone = self.files.end(list(self._authors(people, portraits)))
        self.lost += (one.title for one in gone)

    def _authors(
        self, people: dict[str, Person], portraits: dict[int, LeavingFile]
    ) -> Iterator[GhostAuthor]:
        for key in self.files.authors:
            person = people.get(key) if key != PAPER else None
            portrait = portraits.get(person.portrait or 0) if person else None
            yield self.tags.author(person, portrait)


def _card(piece: BodyPiece) -> str:
    """Return a block; one that Ghost's editor has no form for stays HTML as it is."""
    if piece.is_plain:
        return piece.html
    return f"<!--kg-card-begin: html-->\n{piece.html}\n<!--kg-card-end: html-->"


def _caption(page: LeavingPage, lead: LeavingFile) -> str:
    credit = page.values["lead_credit"] or lead.credit
    words = " ".join(filter(None, (page.values["lead_caption"], credit)))
    return escape(words, quote=False)


def _pattern(path: str) -> str:
    """Return the regular expression of a path, with or without the slash at its end."""
    written = _SPECIAL.sub(r"\\\g<0>", quote(path, safe="/%?=&"))
    return f"{written}?" if written.endswith("/") else written


def _newest() -> dt.datetime:
    newest = Article.objects.public().newest_first().values_list("published_at", flat=True).first()
    return newest or EPOCH
