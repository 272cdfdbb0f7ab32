"""Reads, for a portion of pages, what their bodies name and what readers wrote under them."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from typing import Any

from caspian.comments.models import Comment
from caspian.newsroom.models.page_kinds import READER_PAGES
from caspian.newsroom.stored import identifier, named
from caspian.wire.leaving.body import BodyWriter
from caspian.wire.leaving.choice import LeavingChoice
from caspian.wire.leaving.files import LeavingFiles
from caspian.wire.leaving.pages import LeavingPage
from caspian.wire.leaving.paper import LeavingPaper
from caspian.wire.leaving.pieces import Around, BodyPiece, LeavingFile

State = Comment.State
_LINK = re.compile(r'\bid=\\?"(\d{1,18})\\?"')
_NAMING = frozenset(["image", "gallery", "document"])


@dataclass
class UsedFiles:
    """What the pages that left so far name: pictures with the first caption of each, downloads."""

    pictures: dict[int, str] = field(default_factory=dict)
    documents: dict[int, None] = field(default_factory=dict)


class Gathering:
    """Reads for many pages at once, and remembers of them only which files they name."""

    def __init__(self, choice: LeavingChoice, paper: LeavingPaper, files: LeavingFiles) -> None:
        self.choice, self.paper, self.files, self.used = choice, paper, files, UsedFiles()

    def around(self, pages: list[LeavingPage]) -> Around:
        """Return what the bodies of some pages name."""
        images, documents, links = set(), set(), set()
        for page in pages:
            naming = [one["value"] for one in page.body if one["type"] in _NAMING]
            images |= set(named(naming, "image"))
            documents |= set(named(naming, "document"))
            if "linktype" in page.raw:
                links |= {int(found) for found in _LINK.findall(page.raw)}
            if lead := identifier(page.values.get("lead_picture")):
                images.add(lead)
                self.used.pictures.setdefault(lead, page.values["lead_caption"])
        found = Around(
            self.files.pictures(images),
            self.files.documents(documents | links),
            self._addresses(links),
            self.paper.spot,
        )
        for pk in images & found.pictures.keys():
            self.used.pictures.setdefault(pk, "")
        # A link's id may be that of a page; a download that leaves in vain costs little.
        self.used.documents |= dict.fromkeys(sorted(found.documents))
        return found

    def pieces(self, page: LeavingPage, around: Around) -> Iterable[BodyPiece]:
        """Return the body of a page, block by block."""
        writer = BodyWriter(page.language, around, number=page.id, places=page.places)
        return writer.pieces(page.body)

    def lead(self, page: LeavingPage, around: Around) -> LeavingFile | None:
        """Return the lead picture of a page, if readers can get it."""
        found = around.pictures.get(identifier(page.values.get("lead_picture")) or 0)
        return found if found and found.address else None

    def comments(self, pages: list[LeavingPage]) -> dict[int, list[dict[str, Any]]]:
        """Return the comments that leave, by article, those that are answered first."""
        states = [State.APPROVED]
        states += [State.HELD] if self.choice.drafts else []
        states += [State.REJECTED] if self.choice.rejected else []
        found: dict[int, list[dict[str, Any]]] = defaultdict(list)
        rows = Comment.objects.filter(article__in=[page.id for page in pages], state__in=states)
        columns = ("pk", "article_id", "parent_id", "name", "text", "state", "posted_at")
        for row in rows.order_by("article_id", "pk").values(*columns, "written_by_id"):
            found[row["article_id"]].append(row)
        return found

    def _addresses(self, ids: Collection[int]) -> dict[int, str]:
        found: dict[int, str] = {}
        for model in READER_PAGES if ids else ():
            rows: Any = model.objects.all() if self.choice.drafts else model.objects.public()
            paths = rows.filter(pk__in=ids).values_list("pk", "url_path")
            found |= {pk: self.paper.root + path for pk, path in paths}
        return found
