"""An export knows each of its bytes: whatever is flipped, added, removed or swapped is named."""

import random
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from caspian.edition.export import verify as checks
from caspian.edition.export.verify import note_of, verify
from tests.front.papers import (
    NOON,
    STORM,
    SmallPaper,
    article,
    files_in,
    first_release,
    latest,
    withdrawn,
)
from tests.thorough import often

QUICK, TRIALS = 60, often(300, 3_000)
LISTED_BY = ("release.json", "manifest")


@pytest.fixture
def tree(paper: SmallPaper) -> Path:
    """Return the tree of an export that has seen several releases."""
    paper.export()
    for documents in ([article(STORM, "Storm off Aktau")], [latest(STORM)], [withdrawn(STORM)]):
        paper.release(*documents)
        paper.export()
    return paper.current.resolve()


def named(tree: Path, public: str) -> list[str]:
    """Return the files that are found wrong."""
    return [finding.path for finding in verify(tree, public, now=NOON)]


def flips(tree: Path, trials: int, seed: int) -> Iterator[str]:
    """Flip a bit of a byte of a file, and back, over and over; yield each file while it differs."""
    chance = random.Random(seed)
    files = sorted(files_in(tree))
    for _ in range(trials):
        name = chance.choice(files)
        content = (tree / name).read_bytes()
        at = chance.randrange(len(content))
        other = bytes([content[at] ^ 1 << chance.randrange(8)])
        (tree / name).write_bytes(content[:at] + other + content[at + 1 :])
        yield name
        (tree / name).write_bytes(content)


def missed(tree: Path, public: str, trials: int, seed: int) -> list[str]:
    """Return the files whose flipped bit was not named."""
    return [name for name in flips(tree, trials, seed) if name not in named(tree, public)]


def test_an_export_as_it_was_made_has_nothing_wrong(paper: SmallPaper, tree: Path) -> None:
    assert named(tree, paper.signer.public) == []
    assert named(tree, "") == []


def test_a_flipped_bit_is_named_by_its_file(paper: SmallPaper, tree: Path) -> None:
    assert missed(tree, paper.signer.public, QUICK, seed=1) == []
    assert missed(tree, "", QUICK, seed=2) == []


@pytest.mark.slow
def test_of_thousands_of_flipped_bits_each_is_named(paper: SmallPaper, tree: Path) -> None:
    assert missed(tree, paper.signer.public, TRIALS, seed=3) == []
    assert named(tree, paper.signer.public) == []


def test_every_byte_of_what_the_release_says_counts(paper: SmallPaper, tree: Path) -> None:
    note = tree / "release.json"
    content = note.read_bytes()
    for at, byte in enumerate(content):
        # Bit 5 makes capitals of small letters: the digest is the same, the text is not.
        for bit in {5, at % 8}:
            note.write_bytes(content[:at] + bytes([byte ^ 1 << bit]) + content[at + 1 :])
            first = next(verify(tree, paper.signer.public, now=NOON), None)
            assert first is not None, (at, bit)
            assert first.path == "release.json" or first.path == "manifest"


def test_the_control_without_digests_misses_some(
    paper: SmallPaper, tree: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = checks._read
    monkeypatch.setattr(checks, "_read", lambda path, how, digest=None: read(path, how))
    assert missed(tree, paper.signer.public, QUICK, seed=1) != []


def test_files_that_are_added_missing_swapped_or_linked_are_named(
    paper: SmallPaper, tree: Path
) -> None:
    (tree / "en" / "forged").mkdir()
    (tree / "en" / "forged" / "index.html").write_text("Invented")
    (tree / "manifest.d" / "fff.bak").write_text("")
    (tree / "robots.txt").rename(tree / "robots.aside")
    (tree / "sitemap.xml").unlink()
    (tree / "sitemap.xml").symlink_to("robots.aside")
    one, other = tree / "az" / "index.html", tree / "fa" / "index.html"
    one.rename(tree / "az" / "aside")
    other.rename(one)
    (tree / "az" / "aside").rename(other)
    assert set(named(tree, paper.signer.public)) == {
        "en/forged/index.html", "manifest.d/fff.bak", "robots.txt", "robots.aside", "sitemap.xml",
        "az/index.html", "fa/index.html",
    }  # fmt: skip


def test_a_release_mixed_with_an_older_one_is_named(paper: SmallPaper, tree: Path) -> None:
    older = next(path for path in tree.parent.iterdir() if path != tree)
    for name in ("release.json", "manifest", "gone.map"):
        content = (tree / name).read_bytes()
        shutil.copyfile(older / name, tree / name)
        assert name in named(tree, paper.signer.public) or name == "release.json"
        assert named(tree, paper.signer.public) != []
        (tree / name).write_bytes(content)


def test_a_tree_signed_by_anybody_else_is_named(
    paper: SmallPaper, tree: Path, tmp_path: Path
) -> None:
    (tmp_path / "forger").mkdir()
    forger = SmallPaper(tmp_path / "forger")
    forger.release(*first_release(), article(STORM, "What the forger wants"))
    forger.export()
    forged = forger.current.resolve()
    assert named(forged, "") == []
    assert named(forged, paper.signer.public) == ["release.json"] * 3
    forger.store.close()


def test_an_unsigned_export_tells_decay_and_passes_only_by_name(
    paper: SmallPaper,
) -> None:
    from caspian.edition.export.run import export  # noqa: PLC0415
    from caspian.edition.export.sources import Sources  # noqa: PLC0415

    export(paper.store, paper.folder, Sources(paper.assets, paper.pictures))
    tree = paper.current.resolve()
    note = note_of(tree)
    assert note
    assert note.signature == b""
    for key in (paper.signer.public, ""):
        assert [str(one) for one in verify(tree, key, now=NOON)] == [
            "release.json: the list of files is not signed"
        ]
        asked_for = verify(tree, key, now=NOON, is_unsigned_accepted=True)
        assert list(asked_for) == []
    assert missed(tree, "", QUICK, seed=4) == []


def test_coreutils_alone_can_check_a_copy(paper: SmallPaper, tree: Path) -> None:
    command = "sha256sum --quiet --strict -c manifest && cat manifest.d/* | sha256sum --quiet -c -"
    subprocess.run(["sh", "-c", command], cwd=tree, check=True)
    (tree / "en" / "index.html").write_text("Invented")
    done = subprocess.run(["sh", "-c", command], cwd=tree, capture_output=True, text=True)
    assert done.returncode != 0
    assert "en/index.html: FAILED" in done.stdout
