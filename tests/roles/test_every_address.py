"""Every address of the desk, for every role, about things in every state: docs/roles.md holds.

The whole takes seven minutes of a processor, and is for `make proofs`. `make test` asks one part
of it, the same at each run: another one for each state of the sources made CI fail for a fault
of last week's, in a change that had nothing to do with it.
"""

import logging
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.files.storage import FileSystemStorage

from caspian.newsroom.archives import archive_path
from caspian.newsroom.desk import gate
from caspian.newsroom.desk.accounts import recorded
from caspian.newsroom.rights.pages import PagePolicy
from tests.roles import table as roles
from tests.roles.matrix import Matrix, Seen
from tests.roles.stage import ROLES, Stage
from tests.roles.table import Line, Table, part_of

PARTS = 24
BROKEN = {
    "wagtailadmin_error_test": "raises on purpose",
    "wagtailadmin_choose_page_external_link": "Wagtail's, of a form without its fields",
    "wagtailredirects:process_import": "Wagtail's, of a form without its fields",
    "wagtailsnippetchoosers_newsroom_topic:create": "Wagtail's, of a chooser without a form",
    "wagtailsnippetchoosers_newsroom_contributor:create": "the same",
    "wagtailsnippetchoosers_dossiers_place:create": "the same",
    "wagtailsnippetchoosers_search_promotion:create": "the same",
    "wagtailsnippetchoosers_stylebook_styleentry:create": "the same",
    "simple_translation:submit_page_translation": "where the section has no translation yet",
}  # fmt: skip
"""what may answer 500: to a form that no screen sends"""
WITHOUT_PUBLISHING = ("nobody", "reporter", "moderator")
WITHOUT_ACCOUNTS = ("nobody", "reporter", "editor", "moderator")
GIVING = {
    "newsroom_user_groups", "newsroom_user_user_permissions", "auth_group",
    "auth_group_permissions", "wagtailcore_grouppagepermission",
    "wagtailcore_groupcollectionpermission",
}  # fmt: skip


@pytest.fixture
def matrix(db: None, monkeypatch: pytest.MonkeyPatch) -> Iterator[Matrix]:
    # A file that is gone does not come back with its row.
    monkeypatch.setattr(FileSystemStorage, "delete", lambda self, name: None)
    monkeypatch.setattr(Path, "unlink", lambda self, missing_ok=False: None)
    # As where there is a mail server: without one these addresses answer 404.
    monkeypatch.setattr(settings, "WAGTAIL_PASSWORD_RESET_ENABLED", True)
    archive = archive_path()
    archive.parent.mkdir(parents=True)
    archive.write_bytes(b"of the whole paper")
    logging.disable(logging.ERROR)
    yield Matrix(Stage(), roles.read())
    logging.disable(logging.NOTSET)


@pytest.mark.long
@pytest.mark.indexed
def test_a_part_of_the_table_holds(matrix: Matrix) -> None:
    assert faults_of(matrix, 0) == []


@pytest.mark.slow
@pytest.mark.proofs
@pytest.mark.indexed
@pytest.mark.parametrize("part", range(PARTS))
def test_the_whole_table_holds(matrix: Matrix, part: int) -> None:
    assert faults_of(matrix, part) == []


def faults_of(matrix: Matrix, part: int) -> list[str]:
    """Return what differs from the table, of one line in so many as there are parts."""
    lines = part_of(matrix.table.lines, part, PARTS)
    return [fault for line in lines for role in ROLES for fault in faults_in(matrix, line, role)]


def faults_in(matrix: Matrix, line: Line, role: str) -> Iterator[str]:
    """Yield what differs from one line, for one role."""
    for thing in matrix.things(line, role):
        looked, sent = matrix.look(line, role, thing), matrix.send(line, role, thing)
        table: Table = matrix.table
        if looked.opened != table.allows(line.opens, role, thing):
            yield f"{looked}: {'opened' if looked.opened else 'refused'}"
        if looked.tables:
            yield f"{looked}: a look changed {sorted(looked.tables)}"
        if bool(sent.tables) != table.allows(line.changes, role, thing):
            yield f"{sent}: changed {sorted(sent.tables) or 'nothing'}"
        yield from _faults_anywhere(looked)
        yield from _faults_anywhere(sent)


def _faults_anywhere(seen: Seen) -> Iterator[str]:
    if seen.leaks:
        yield f"{seen}: names {seen.leaks}"
    if seen.status >= 500 and seen.line.address not in BROKEN:
        yield f"{seen}: broke"
    if seen.published and seen.role in WITHOUT_PUBLISHING:
        yield f"{seen}: readers see something else"
    if seen.tables & GIVING and seen.role in WITHOUT_ACCOUNTS:
        yield f"{seen}: somebody may do something else"


def line(matrix: Matrix, text: str) -> Line:
    """Return a line by its words."""
    return next(one for one in matrix.table.lines if str(one) == text)


@pytest.mark.indexed
def test_the_control_finds_what_is_open(matrix: Matrix, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each guard is taken away once, and the matrix says so."""
    guards: list[tuple[str, str, Any, str, Any]] = [
        ("wagtail_bulk_action page delete article", "moderator", gate, "_may_see", _yes),
        ("wagtailadmin_pages:copy branch", "editor", gate, "_may_begin", _yes),
        ("articles:index –", "reporter", PagePolicy, "explorable_instances",
         lambda self, user: super(PagePolicy, self).explorable_instances(user)),
        ("wagtail_bulk_action user set_active_state account", "publisher",
         recorded, "_refuse_above", _yes),
    ]  # fmt: skip
    # All things, not a few: which those are depends on where a line stands in the table.
    monkeypatch.setattr("tests.roles.matrix.ENOUGH", 99)
    for words, role, owner, name, weak in guards:
        assert list(faults_in(matrix, line(matrix, words), role)) == []
        with monkeypatch.context() as patched:
            patched.setattr(owner, name, weak)
            patched.setattr(gate, "_may_see", _yes)
            assert list(faults_in(matrix, line(matrix, words), role)) != [], words


def _yes(*args: Any, **kwargs: Any) -> bool:
    return True
