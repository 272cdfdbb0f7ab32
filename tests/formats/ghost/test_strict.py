"""The strict reader of Ghost's JSON finds what fails an import: controls of other tests."""

import datetime as dt
import json
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from caspian.formats.ghost.write import (
    EXCERPT,
    RELATIONS,
    TITLE,
    GhostAuthor,
    GhostPost,
    GhostTag,
    GhostWriter,
    units,
    within,
)
from tests.formats.ghost.strict import StrictGhostReader

MOMENT = dt.datetime(2026, 3, 1, 22, 30, tzinfo=dt.UTC)
POST = GhostPost(
    "a1", "0e882817-369a-515e-b43a-54fd65ac8a71", "post", "The ferry", "ferry",
    "<p>It leaves when it is full.</p>", "And not before.", "published", MOMENT, MOMENT, MOMENT,
)  # fmt: skip
TWO = replace(POST, id="a2", uuid="0e882817-369a-515e-b43a-54fd65ac8a72", slug="two")
SEA, ENGLISH = GhostTag("b1", "The sea", "sea"), GhostTag("b2", "#lang-en", "hash-lang-en")
RENA = GhostAuthor("c1", "Rena", "rena")
Change = Callable[[dict[str, Any]], Any]


def written(tmp_path: Path, *posts: GhostPost, change: Change | None = None) -> StrictGhostReader:
    """Return what the reader finds in a file of some posts, changed on its way."""
    out, beside = BytesIO(), {name: BytesIO() for name in RELATIONS}
    writer = GhostWriter(out, beside, MOMENT)
    for post in posts:
        writer.post(post, ["b1", "b2"], ["c1"])
    writer.end([SEA, ENGLISH], [RENA])
    whole = json.loads(out.getvalue())
    if change:
        change(whole["db"][0]["data"])
    path = tmp_path / "ghost.json"
    path.write_text(json.dumps(whole), "utf-8")
    assert writer.size == len(out.getvalue())
    return StrictGhostReader(path)


def test_what_is_right_has_no_fault(tmp_path: Path) -> None:
    read = written(tmp_path, POST, TWO)
    assert read.faults == []
    assert read.counts["posts"] == 2
    assert read.counts["posts_tags"] == 4


@pytest.mark.parametrize(
    ("changed", "fault"),
    [
        ({"title": ""}, ""),  # is called (Untitled)
        ({"title": "🚢" * 200}, ""),  # is shortened
        ({"excerpt": "x " * 400}, ""),
        ({"slug": "паром"}, "other letters"),
        ({"slug": "ferry"}, "stands twice"),
        ({"uuid": "x"}, "uuid is none"),
        ({"uuid": POST.uuid}, "stands twice"),
        ({"status": "scheduled"}, "can't be"),
        ({"published": None}, "never was"),
        ({"html": '<img src="/media/x.webp">'}, "leads nowhere"),
        ({"html": '<img src="__GHOST_URL__/content/images/x.webp">'}, "not in the archive"),
        ({"html": "<!--kg-card-begin: html--><p>"}, "never ends"),
    ],
)
def test_a_planted_fault_is_found(changed: dict[str, Any], fault: str, tmp_path: Path) -> None:
    faults = written(tmp_path, POST, replace(TWO, **changed)).faults
    assert any(fault in one for one in faults) if fault else faults == []


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        (lambda data: data["users"][0].update(email="nobody"), "no address"),
        (lambda data: data["tags"][1].update(visibility="public"), "not what it says"),
        (lambda data: data["posts_tags"][0].update(tag_id="x"), "not in tags"),
        (lambda data: data["posts_tags"][0].update(sort_order=7), "is none"),
        (lambda data: data["posts_authors"].pop(), "has no author"),
        (lambda data: data["posts"][0].update(title="x" * 256), "too long"),
        (lambda data: data["posts"][0].update(title="\x07"), "control characters"),
        (lambda data: data["posts"][0].update(created_at="2026-03-01"), "its created_at"),
        (lambda data: data["posts"][0].update(lexical="{}"), "second body"),
        (lambda data: data.pop("posts_meta"), "is not there"),
    ],
)
def test_a_fault_of_the_file_is_found(change: Change, fault: str, tmp_path: Path) -> None:
    faults = written(tmp_path, POST, TWO, change=change).faults
    assert any(fault in one for one in faults), faults


def test_what_is_shortened_is_whole_elsewhere(tmp_path: Path) -> None:
    long = replace(POST, title="Паром " * 50, excerpt="🚢 " * 130, search_title="found by this")
    read = written(tmp_path, long)
    (post,), (meta,) = read.data["posts"], read.data["posts_meta"]
    assert post["title"].endswith("…")
    assert meta["meta_title"] == " ".join(long.title.split())
    assert meta["meta_description"] == long.excerpt.strip()
    assert read.faults == []


@pytest.mark.parametrize("text", ["x" * 900, "🚢" * 900, "one two " * 90, "🚢 " * 300, "", " \n "])
def test_a_text_is_never_too_long(text: str) -> None:
    for most in (TITLE, EXCERPT, 1):
        assert units(within(text, most)) <= most
    assert within("short\n text", TITLE) == "short text"
