"""Every screen of the desk: what an administrator and a publisher get where the table says so."""

from dataclasses import dataclass
from typing import Any

from tests.roles import table
from tests.roles.matrix import Matrix
from tests.roles.stage import Thing
from tests.roles.table import NOTHING, Line, part_of

NO_SCREENS = ("wagtailadmin_api:", "wagtailadmin_sprite", "wagtailadmin_javascript_catalog",
              "desk_picture", "wagtaildocs_serve", "wagtailimages:preview", "healthz", "api/",
              "leaving:download", "composing:picture", "<str:code>/search/")  # fmt: skip
"""what answers with data, files and readers' pages"""
READERS = ("view_draft", "revisions_view", "preview_on")
"""Wagtail's addresses of what readers will see"""
EVERY_STATE = ("wagtailadmin_pages:edit article", "article_publishing:state article")
"""screens that differ with the state of their article"""


@dataclass(frozen=True)
class Screen:
    """A screen, or a part that the desk puts into one: its path, and the HTML that answers it."""

    name: str
    path: str
    html: str

    @property
    def is_whole(self) -> bool:
        """Return whether it is a screen of its own, and no part of one."""
        return "<html" in self.html

    def __str__(self) -> str:
        return f"{self.name} at {self.path}"


def screens(matrix: Matrix, role: str, part: int = 0, parts: int = 1) -> list[Screen]:
    """Return what a role gets from every address that answers it with HTML; or of some of them."""
    lines = [one for one in part_of(matrix.table.lines, part, parts) if _is_screen(one)]
    found = [_screen(matrix, line, role, thing) for line in lines
             for thing in _things(matrix, line, role)]  # fmt: skip
    return [one for one in found if one is not None]


def one_of_each(found: list[Screen]) -> list[Screen]:
    """Return screens of their own, and of those that differ in their record alone the first."""
    kept: dict[str, Screen] = {}
    for screen in found:
        ending = screen.name.rpartition(":")[2].partition(" ")[0]
        if screen.is_whole:
            kept.setdefault(ending if ending in ALIKE else str(screen), screen)
    return list(kept.values())


ALIKE = ("history", "usage", "delete", "workflow_history")


def _is_screen(line: Line) -> bool:
    return line.opens != NOTHING and not (
        line.address.startswith(NO_SCREENS) or any(one in line.address for one in READERS)
    )


def _things(matrix: Matrix, line: Line, role: str) -> list[Thing | None]:
    if line.about == NOTHING:
        return [None]
    may: table.Table = matrix.table
    found: list[Thing | None] = [
        thing for thing in matrix.stage.found(role, line.about)
        if may.allows(line.opens, role, thing)
    ]  # fmt: skip
    return found if str(line) in EVERY_STATE else found[:1]


def _screen(matrix: Matrix, line: Line, role: str, thing: Any) -> Screen | None:
    seen = matrix.look(line, role, thing)
    if seen.status != 200 or "<" not in seen.body:
        return None
    html = seen.body
    return Screen(str(line), matrix.asked(line, thing), html)
