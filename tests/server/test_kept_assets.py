"""Pages that a former build pressed find its style sheet, script and fonts, byte for byte."""

import base64
import hashlib
import os
from pathlib import Path

import pytest

from caspian.pages.assets import FOLDER, asset, integrity
from caspian.server.answers import NOTHING_RUNS, POLICY
from caspian.server.front import Front
from caspian.server.kept_assets import KEPT_SECONDS, keep_assets, kept_assets, version_of
from tests.server.asking import Answered, ask
from tests.server.edition import FERRY, Edition, settings_for

FOR_GOOD, ASK_AGAIN = "public, max-age=31536000, immutable", "public, max-age=0, must-revalidate"
FORMER = {
    "paper.css": b"body { color: sienna } " * 40,
    "keeping.js": b"// the island of a former build",
    "fonts/caspian-serif-latin.woff2": b"a former font",
    "former-only.svg": b"<svg/>",
}
DAY = 86_400.0
NOW = 1_790_000_000.0


def build(folder: Path, files: dict[str, bytes]) -> Path:
    """Write the assets of a build into a folder, and return it."""
    for name, content in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    return folder


def address(name: str) -> str:
    """Return how a page of the former build names a file."""
    return f"/assets/{name}?v={version_of(FORMER[name])}"


@pytest.fixture
def upgraded(edition: Edition, tmp_path: Path) -> Front:
    """A front of this build, in the home of a former one."""
    kept = edition.home / "assets"
    keep_assets(build(tmp_path / "former", FORMER), kept)
    keep_assets(FOLDER, kept)
    return Front(settings_for(edition))


def content(answered: Answered) -> tuple[int, bytes, str]:
    """Return status, bytes and for how long they may be kept."""
    return answered.status, answered.text.encode(), answered.headers["cache-control"]


@pytest.mark.parametrize("name", FORMER)
def test_each_build_has_its_own_file(upgraded: Front, name: str) -> None:
    for accepted in ("", "gzip"):
        answered = ask(upgraded, address(name), accept_encoding=accepted)
        assert content(answered) == (200, FORMER[name], FOR_GOOD)
    if (FOLDER / name).exists():
        present = ask(upgraded, asset(name))
        assert present.body == (FOLDER / name).read_bytes()
        assert present.headers["cache-control"] == FOR_GOOD
    etag = ask(upgraded, address(name)).headers["etag"]
    assert ask(upgraded, address(name), if_none_match=etag).status == 304


def test_the_types_and_policies_are_those_of_the_present_files(upgraded: Front) -> None:
    types = {name: ask(upgraded, address(name)).headers["content-type"] for name in FORMER}
    assert types == {
        "paper.css": "text/css; charset=utf-8",
        "keeping.js": "text/javascript; charset=utf-8",
        "fonts/caspian-serif-latin.woff2": "font/woff2",
        "former-only.svg": "image/svg+xml",
    }
    drawing = ask(upgraded, address("former-only.svg"))
    assert drawing.headers["content-security-policy"] == NOTHING_RUNS[0][1]


@pytest.mark.parametrize(
    "query",
    ["v=0123456789ab", "v=", "v=present", "v=..", "v=../../edition.key", "v=0123456789AB", "v=/",
     "v=0123456789ab&v=1", "v=%00"],
)  # fmt: skip
def test_a_hash_that_nobody_knows_gets_the_present_file_for_a_moment(
    upgraded: Front, query: str
) -> None:
    answered = ask(upgraded, f"/assets/paper.css?{query}")
    assert content(answered) == (200, (FOLDER / "paper.css").read_bytes(), ASK_AGAIN)
    assert ask(upgraded, f"/assets/former-only.svg?{query}").status == 404


def test_no_other_file_of_the_home_is_answered(upgraded: Front, edition: Edition) -> None:
    version = version_of(FORMER["paper.css"])
    (edition.home / "assets" / version / ".hidden").write_bytes(b"half")
    for path in (
        "present",
        ".hidden",
        f"{version}/paper.css",
        "../../edition.key",
        "%2e%2e/present",
    ):
        assert ask(upgraded, f"/assets/{path}?v={version}").status in (400, 404), path


def test_a_kept_file_whose_bytes_are_others_is_not_shown(upgraded: Front, edition: Edition) -> None:
    version = version_of(FORMER["paper.css"])
    (edition.home / "assets" / version / "paper.css").write_bytes(b"body { display: none }")
    assert ask(upgraded, address("paper.css")).headers["cache-control"] == ASK_AGAIN


def test_pages_allow_the_islands_of_both_builds_and_nothing_else(upgraded: Front) -> None:
    digest = base64.b64encode(hashlib.sha256(FORMER["keeping.js"]).digest()).decode()
    policy = ask(upgraded, FERRY).headers["content-security-policy"]
    present = integrity("keeping.js")
    assert f"script-src '{present}' 'sha256-{digest}';" in policy
    assert policy == POLICY.replace(f"'{present}'", f"'{present}' 'sha256-{digest}'")


def test_without_a_former_build_the_policy_names_one_island(front: Front) -> None:
    assert ask(front, FERRY).headers["content-security-policy"] == POLICY


def files(kept: Path) -> set[str]:
    """Return the names of all that is kept."""
    return {name.partition("/")[2] for name in kept_assets(kept)}


def test_what_no_build_has_had_for_thirty_days_goes(tmp_path: Path) -> None:
    kept = tmp_path / "kept"
    former, present = build(tmp_path / "a", {"a": b"a"}), build(tmp_path / "b", {"b/b": b"b"})
    keep_assets(former, kept, NOW)
    # It was served for a year: until now it was present.
    upgraded = NOW + 365 * DAY
    keep_assets(present, kept, upgraded)
    assert files(kept) == {"a", "b/b"}
    keep_assets(present, kept, upgraded + KEPT_SECONDS - DAY)
    assert files(kept) == {"a", "b/b"}
    keep_assets(present, kept, upgraded + KEPT_SECONDS + DAY)
    assert files(kept) == {"b/b"}
    assert {path.name for path in kept.iterdir()} == {"present", version_of(b"b")}


def test_going_back_to_a_former_build_keeps_both(tmp_path: Path) -> None:
    kept = tmp_path / "kept"
    one, two = build(tmp_path / "a", {"a": b"1"}), build(tmp_path / "b", {"a": b"2"})
    for day, source in enumerate([one, two, one, two, one]):
        keep_assets(source, kept, NOW + day * 29 * DAY)
    assert set(kept_assets(kept).values()) == {b"1", b"2"}


def test_a_start_that_was_cut_short_leaves_nothing_half(tmp_path: Path) -> None:
    kept, source = tmp_path / "kept", build(tmp_path / "a", {"a": b"whole"})
    keep_assets(source, kept, NOW)
    place = kept / version_of(b"whole")
    (place / ".half").write_bytes(b"wh")
    os.utime(place / ".half", (NOW, NOW))
    (place / "a").write_bytes(b"")
    (kept / "present").write_bytes(b"../../x\n\xff")
    assert kept_assets(kept) == {}
    keep_assets(source, kept, NOW + KEPT_SECONDS + DAY)
    assert kept_assets(kept) == {f"{version_of(b'whole')}/a": b"whole"}
    assert [path.name for path in place.iterdir()] == ["a"], "what was left of the other goes, too"
