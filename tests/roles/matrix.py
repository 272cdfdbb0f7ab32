"""One request of the matrix: who asks for which address about which thing, and what came of it."""

from dataclasses import dataclass, field
from typing import Any

from django.test import Client
from django.utils import timezone

from caspian.newsroom.models import Article, Home, Section
from tests.roles.addresses import path_of
from tests.roles.digest import changed, digests, rolled_back, writing
from tests.roles.sent import QUERIES, SHOWN_AT, WRITTEN, Sent, found_at
from tests.roles.stage import ROLES, Stage, Thing
from tests.roles.table import ALL, NOTHING, YES, Line, Table

ENOUGH = 3
"""things for a role to whom all of a kind are the same"""
NOTES_OF_LOOKING = {
    "wagtailadmin_editingsession",  # who has which form open
    "wagtailcore_pagesubscription",
    "wagtailusers_userprofile",
}
MADE_BY_LOOKING = {
    # Thumbnails, and what Wagtail notes of a file when it is first shown.
    "wagtailimages": {"newsroom_picture", "newsroom_picturerendition", "newsroom_change"},
    "wagtailadmin_api:images": {"newsroom_picturerendition", "newsroom_change"},
}

ONLY_LOOKING = {"wagtailimages_chooser:select_format"}
"""what a form is sent to that shows something and keeps nothing"""


@dataclass(frozen=True)
class Seen:
    """What came of one request."""

    role: str
    method: str
    line: Line
    thing: Thing | None
    status: int
    opened: bool
    tables: set[str]
    """in which a row is another, but for what is noted about looking"""
    published: bool
    """whether readers see something else"""
    leaks: list[str]
    body: str = field(repr=False, default="")

    def __str__(self) -> str:
        about = f" about “{self.thing.words}”" if self.thing else ""
        return f"{self.role} {self.method} {self.line.address}{about}: {self.status}"


class Matrix:
    """Asks, and rolls back."""

    def __init__(self, stage: Stage, table: Table) -> None:
        self.stage, self.table = stage, table
        self.clients = {role: self._client(role) for role in ROLES}
        self._cookies = {role: dict(client.cookies) for role, client in self.clients.items()}
        self._before, self._public = digests(), _public()
        self._forms: dict[tuple[str, str], Sent] = {}

    def things(self, line: Line, role: str) -> list[Thing | None]:
        """Return what a line is about, as a role finds it."""
        if line.about == NOTHING:
            return [None]
        found: list[Thing | None] = list(self.stage.found(role, line.about))
        cells = {
            self.table.rights[one][role] for one in (line.opens, line.changes) if one != NOTHING
        }
        if cells <= {NOTHING, YES, ALL}:
            # All the same to this role: some of them, others for each address.
            start = self.table.lines.index(line) % len(found)
            found = (found[start:] + found[:start])[:ENOUGH]
        return found

    def look(self, line: Line, role: str, thing: Thing | None) -> Seen:
        """Ask by GET."""
        return self._ask("GET", line, role, thing)

    def send(self, line: Line, role: str, thing: Thing | None) -> Seen:
        """Send what changes something for who may."""
        return self._ask("POST", line, role, thing)

    def form(self, line: Line, thing: Thing | None) -> Sent:
        """Return what is sent; what an administrator finds filled in is looked up once."""
        path = self.path(line, thing)
        if line.address in WRITTEN:
            return dict(WRITTEN[line.address](thing, self.stage))  # a file is sent only once
        if (line.address, path) not in self._forms:
            with rolled_back():
                place = path_of(SHOWN_AT.get(line.address, line.address), thing, self.stage)
                found = found_at(line.address, place, self.clients["administrator"])
            self._forms[line.address, path] = found
        return self._forms[line.address, path]

    def path(self, line: Line, thing: Thing | None) -> str:
        """Return the path of a line's address for a thing."""
        return path_of(line.address, thing, self.stage)

    def asked(self, line: Line, thing: Thing | None) -> str:
        """Return the path of a line's address for a thing, with what is asked of it."""
        query = QUERIES.get(line.address, "")
        return f"{self.path(line, thing)}?{query}" if query else self.path(line, thing)

    def _ask(self, method: str, line: Line, role: str, thing: Thing | None) -> Seen:
        path, client = self.asked(line, thing), self.clients[role]
        client.cookies.clear()  # one that logged out comes in again
        client.cookies.update(self._cookies[role])
        seen = NOTES_OF_LOOKING | next(
            (tables for name, tables in MADE_BY_LOOKING.items() if line.address.startswith(name)),
            set(),
        )
        with rolled_back(), writing() as wrote:
            if method == "GET":
                answer: Any = client.get(path)
            else:
                answer = client.post(path, self.form(line, thing))
            body = b"".join(answer) if answer.streaming else answer.content
            tables = (changed(self._before, digests()) if wrote else set()) - NOTES_OF_LOOKING
            if method == "GET" or line.address in ONLY_LOOKING:
                tables -= seen
            published = bool(tables) and _public() != self._public
        text = body.decode("utf-8", "replace")
        return Seen(
            role, method, line, thing, answer.status_code, answer.status_code == 200,
            tables, published, self._leaks(role, text), text,
        )  # fmt: skip

    def _leaks(self, role: str, text: str) -> list[str]:
        found = []
        for kind, right in (("article", "know an article"), ("picture", "know a picture"),
                            ("file", "know a file")):  # fmt: skip
            for owner in ROLES:
                for thing in self.stage.found(owner, kind):
                    seen_as = next((t for t in self.stage.found(role, kind) if t is thing), None)
                    if seen_as is None:
                        seen_as = _of_another(thing)
                    if not self.table.allows(right, role, seen_as):
                        found += [c for c in (thing.canary, thing.file_canary) if c and c in text]
        return sorted(set(found))

    def _client(self, role: str) -> Client:
        client = Client(raise_request_exception=False)
        user = self.stage.people[role]
        if user is not None:
            client.force_login(user)
            session = client.session
            session["asked_again_at"] = timezone.now().timestamp()  # see test_ask_again.py
            session.save()
        return client


def _public() -> list[Any]:
    """Return what readers see of articles, sections and fronts."""
    found: list[Any] = []
    for model in (Article, Section, Home):
        found += (
            model.objects.public().order_by("pk").values_list("pk", "url_path", "live_revision")
        )
    return found


def _of_another(thing: Thing) -> Thing:
    """Return what somebody else owns as the others see it: all of it stands in politics."""
    words = thing.words.replace("own", "section" if thing.kind == "article" else "other")
    return Thing(thing.kind, words, thing.record)
