"""Reads a file for Ghost as strictly as its importers do, and names what fails an import.

The rules are those of ghost/core/core/server/data/importer and data/schema/schema.js: lengths as
JavaScript counts them, what must be there, what may be there only once.
"""

import json
import re
import zipfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import UUID

LONGEST = {
    "posts": {"title": 255, "slug": 191, "custom_excerpt": 300, "feature_image": 2000},
    "tags": {"name": 191, "slug": 191, "description": 500},
    "users": {"name": 191, "slug": 191, "bio": 250, "email": 191, "profile_image": 2000},
    "posts_meta": {"meta_title": 300, "meta_description": 500, "feature_image_alt": 191},
}
UNIQUE = {
    "posts": ("id", "uuid", "slug"), "tags": ("id", "slug"), "users": ("id", "slug", "email"),
    "posts_tags": ("id",), "posts_authors": ("id",), "posts_meta": ("id", "post_id"),
    "roles": ("id",), "roles_users": ("id", "user_id"),
}  # fmt: skip
NAMES = {
    "post_id": "posts", "tag_id": "tags", "author_id": "users", "user_id": "users",
    "role_id": "roles",
}  # fmt: skip
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z")
_EMAIL = re.compile(r"[a-z0-9.-]{1,64}@[a-z0-9-]+(\.[a-z]{2,})+")
_CONTENT = re.compile(r'__GHOST_URL__/(content/(?:images|files)/[^"]+)')
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f]")


class StrictGhostReader:
    """What a file holds, and what is wrong with it."""

    def __init__(self, path: Path) -> None:
        self.names: list[str] = []
        if path.suffix == ".zip":
            with zipfile.ZipFile(path) as archive:
                self.names = archive.namelist()
                self.text = archive.read("ghost.json").decode()
        else:
            self.text = path.read_text("utf-8")
        self.faults: list[str] = []
        self.data: dict[str, list[dict[str, Any]]] = {}
        try:
            (whole,) = json.loads(self.text)["db"]
            self.data = whole["data"]
            if not re.fullmatch(r"\d+\.\d+\.\d+", whole["meta"]["version"]):
                self.faults.append("its version is none of Ghost's")
        except (ValueError, KeyError, TypeError) as bad:
            self.faults.append(f"it is no export: {bad!r}")
        self.counts = Counter({name: len(rows) for name, rows in self.data.items()})
        self.faults += self._found() if self.data else ()

    def _found(self) -> Iterator[str]:
        for table, names in UNIQUE.items():
            if table not in self.data:
                yield f"{table} is not there"
                return
            for name in names:
                held = [row.get(name) for row in self.data[table]]
                if len(set(held)) != len(held) or not all(held):
                    yield f"a {name} of {table} is missing or stands twice"
        for table, lengths in LONGEST.items():
            for row in self.data[table]:
                for name, most in lengths.items():
                    if len((row.get(name) or "").encode("utf-16-le")) // 2 > most:
                        yield f"the {name} of a row of {table} is too long"
        yield from self._relations()
        for post in self.data["posts"]:
            yield from (f"{post['slug']}: {fault}" for fault in self._faults_of_post(post))
        for tag in self.data["tags"]:
            internal = tag["name"].startswith("#")
            if internal != (tag["visibility"] == "internal") or tag["name"][:1] in ("", ","):
                yield f"the tag {tag['name']!r} is not what it says"
        for user in self.data["users"]:
            if not _EMAIL.fullmatch(user["email"]) or not user["name"]:
                yield f"the author {user['slug']} has no name, or no address that Ghost takes"

    def _relations(self) -> Iterator[str]:
        ids = {table: {row["id"] for row in rows} for table, rows in self.data.items()}
        for table in ("posts_tags", "posts_authors", "posts_meta", "roles_users"):
            for row in self.data[table]:
                for name, other in NAMES.items():
                    if name in row and row[name] not in ids[other]:
                        yield f"a row of {table} names what is not in {other}"
        for table in ("posts_tags", "posts_authors"):
            orders: dict[str, list[int]] = {}
            for row in self.data[table]:
                orders.setdefault(row["post_id"], []).append(row["sort_order"])
            if any(order != list(range(len(order))) for order in orders.values()):
                yield f"an order in {table} is none"
        written = {row["post_id"] for row in self.data["posts_authors"]}
        if written != ids["posts"]:
            yield "a post has no author"

    def _faults_of_post(self, post: dict[str, Any]) -> Iterator[str]:
        if not post["title"] or not post["slug"].isascii():
            yield "its title is empty, or its slug would be written in other letters"
        try:
            UUID(post["uuid"])
        except ValueError:
            yield "its uuid is none"
        if post["type"] not in ("post", "page") or post["status"] not in ("published", "draft"):
            yield f"it can't be {post['type']}, {post['status']}"
        if post["status"] == "published" and not post["published_at"]:
            yield "it is published, and never was"
        for name in ("published_at", "created_at", "updated_at"):
            if post[name] and not _MOMENT.fullmatch(post[name]):
                yield f"its {name} is {post[name]}"
        if post.get("lexical") or post.get("mobiledoc"):
            yield "it has a second body, and Ghost shows neither"
        written = post["html"]
        if written.count("<!--kg-card-begin: html-->") != written.count("<!--kg-card-end: html-->"):
            yield "a card begins and never ends"
        if _FORBIDDEN.search(written + post["title"]):
            yield "it holds control characters"
        if re.search(r'(?:src|href)="(?!https?:|__GHOST_URL__/|mailto:|tel:|#)', written):
            yield "an address leads nowhere"
        for path in _CONTENT.findall(f'{written}"{post["feature_image"]}"'):
            if path not in self.names:
                yield f"{path} is not in the archive"
