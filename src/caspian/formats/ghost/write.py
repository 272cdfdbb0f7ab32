"""Writes the JSON that Ghost 5 and 6 import, post by post.

Model: what Ghost's own export holds, and what its importers ask for (ghost/core/core/server/data/
importer/importers/data/). One value that is too long fails all of an import, and lengths are those
of JavaScript: a letter beyond the first plane counts as two.
"""

import datetime as dt
import json
import shutil
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import IO, Any

from caspian.common.controls import without_controls
from caspian.common.text import shortened

VERSION = "5.0.0"
"""of the Ghost that might have written it: 6 reads the same"""
TITLE, SLUG, NAME, BIO, EXCERPT = 255, 191, 191, 250, 300
META_TITLE, META_DESCRIPTION, ALT, TAG_ABOUT = 300, 500, 191, 500
URL = "__GHOST_URL__"
"""what Ghost takes for its own address"""
Row = dict[str, Any]
RELATIONS = ("posts_tags", "posts_authors", "posts_meta")


@dataclass(frozen=True)
class GhostTag:
    """A tag; an internal one begins with # and is not shown."""

    id: str
    name: str
    slug: str
    about: str = ""

    def row(self) -> Row:
        """Return it as Ghost keeps it."""
        is_internal = self.name.startswith("#")
        return {
            "id": self.id,
            "name": within(self.name, NAME),
            "slug": self.slug,
            "description": within(self.about, TAG_ABOUT) or None,
            "visibility": "internal" if is_internal else "public",
        }


@dataclass(frozen=True)
class GhostAuthor:
    """An author. Ghost wants an address of each: this one reaches nobody."""

    id: str
    name: str
    slug: str
    about: str = ""
    picture: str = ""

    def row(self) -> Row:
        """Return it as Ghost keeps it."""
        return {
            "id": self.id,
            "name": within(self.name, NAME),
            "slug": self.slug,
            "email": f"{self.id.lstrip('0')}@authors.invalid",
            "bio": within(self.about, BIO) or None,
            "profile_image": self.picture or None,
            "visibility": "public",
        }


@dataclass(frozen=True)
class GhostPost:
    """A post or page; `html` is its body, `caption` the HTML under its picture."""

    id: str
    uuid: str
    kind: str
    title: str
    slug: str
    html: str
    excerpt: str
    status: str
    published: dt.datetime | None
    created: dt.datetime
    updated: dt.datetime
    picture: str = ""
    alt: str = ""
    caption: str = ""
    search_title: str = ""
    search_description: str = ""

    def row(self) -> Row:
        """Return it as Ghost keeps it: with HTML alone, which its importer turns into blocks."""
        return {
            "id": self.id,
            "uuid": self.uuid,
            "title": within(self.title, TITLE) or "(Untitled)",
            "slug": self.slug,
            "html": self.html,
            "comment_id": self.id,
            "feature_image": self.picture or None,
            "featured": 0,
            "type": self.kind,
            "status": self.status,
            "visibility": "public",
            "custom_excerpt": within(self.excerpt, EXCERPT) or None,
            "published_at": moment(self.published) if self.published else None,
            "created_at": moment(self.created),
            "updated_at": moment(self.updated),
        }

    def meta(self) -> Row:
        """Return what is said of it elsewhere: to search engines, and of its picture."""
        # What had to be shortened is whole here, where Ghost has more room.
        title = self.title if units(self.title) > TITLE else self.search_title
        about = self.excerpt if units(self.excerpt) > EXCERPT else self.search_description
        return {
            "id": self.id,
            "post_id": self.id,
            "meta_title": within(title, META_TITLE) or None,
            "meta_description": within(about, META_DESCRIPTION) or None,
            "feature_image_alt": within(self.alt, ALT) or None,
            "feature_image_caption": self.caption or None,
        }


class GhostWriter:
    """Writes one file: posts as they come, and what ties them to others behind them."""

    def __init__(
        self, out: IO[bytes], beside: Mapping[str, IO[bytes]], exported_on: dt.datetime
    ) -> None:
        """Begin the file; `exported_on` is when the newest article came out.

        `beside` has an empty file for each of RELATIONS: what follows the posts waits there.
        """
        self._out, self._posts, self.size = out, 0, 0
        self._beside = beside
        self._rows = dict.fromkeys(RELATIONS, 0)
        meta = {"exported_on": int(exported_on.timestamp() * 1000), "version": VERSION}
        self._put(f'{{"db":[{{"meta":{dumped(meta)},"data":{{"posts":[\n')

    def post(self, one: GhostPost, tags: Iterable[str], authors: Iterable[str]) -> None:
        """Write a post and note the ids of its tags and authors, the first of each first."""
        self._put((",\n" if self._posts else "") + dumped(one.row()))
        self._posts += 1
        for order, tag in enumerate(tags):
            self._relate("posts_tags", {"post_id": one.id, "tag_id": tag, "sort_order": order})
        for order, author in enumerate(authors):
            row = {"post_id": one.id, "author_id": author, "sort_order": order}
            self._relate("posts_authors", row)
        self._relate("posts_meta", one.meta())

    def end(self, tags: Iterable[GhostTag], authors: Iterable[GhostAuthor]) -> None:
        """Write all else, and end the file."""
        role = f"{1:024x}"
        writers = list(authors)
        lists = {
            "tags": [one.row() for one in tags],
            "users": [one.row() for one in writers],
            "roles": [{"id": role, "name": "Author"}],
            "roles_users": [
                {"id": one.id, "role_id": role, "user_id": one.id} for one in writers
            ],
        }  # fmt: skip
        self._put("\n]")
        for name in RELATIONS:
            self._put(f',"{name}":[\n')
            self._beside[name].seek(0)
            shutil.copyfileobj(self._beside[name], self._out)
            self._put("\n]")
        for name, rows in lists.items():
            self._put(f',"{name}":[\n' + ",\n".join(map(dumped, rows)) + "\n]")
        self._put("}}]}\n")

    def _relate(self, name: str, row: Row) -> None:
        self._rows[name] += 1
        number = self._rows[name]
        text = (",\n" if number > 1 else "") + dumped({"id": f"{number:024x}", **row})
        data = text.encode()
        self._beside[name].write(data)
        self.size += len(data)

    def _put(self, text: str) -> None:
        data = text.encode()
        self._out.write(data)
        self.size += len(data)


def dumped(row: Row) -> str:
    """Return a row as JSON, its texts without control characters."""
    clean = {
        key: without_controls(value) if isinstance(value, str) else value
        for key, value in row.items()
    }
    return json.dumps(clean, ensure_ascii=False, separators=(",", ":"))


def moment(at: dt.datetime) -> str:
    """Return a moment as Ghost writes it."""
    return at.astimezone(dt.UTC).replace(tzinfo=None).isoformat(timespec="milliseconds") + "Z"


def units(text: str) -> int:
    """Return the length of a text as JavaScript counts it."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def within(text: str, most: int) -> str:
    """Return a text on one line, shortened at a word's end to a length as JavaScript counts it."""
    text = " ".join(without_controls(text).split())
    length = most
    while units(text) > most:
        text = shortened(text, length)
        length = min(length, len(text)) - 1
    return text
