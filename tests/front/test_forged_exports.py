"""Who knows the paper's key, and a release that it has made, is shown no forged copy as whole."""

import datetime as dt
import random
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from caspian.edition.checks.finding import FindingKind, exit_code
from caspian.edition.export import listing
from caspian.edition.export import verify as checks
from caspian.edition.export.listing import Note
from caspian.edition.export.verify import verify
from caspian.edition.release import Signer
from tests.front.forging import FORGERIES, Copies, Files
from tests.front.papers import FERRY, STORM, SmallPaper, article, files_in, latest, withdrawn
from tests.thorough import often

TRIALS = often(120, 20_000)
CONTROL_TRIALS = 120
NEWEST = 4


@pytest.fixture
def copies(paper: SmallPaper) -> Copies:
    """Return two copies of a paper's export, three releases apart, and a forger's key."""
    paper.export()
    older = files_in(paper.current)
    for documents in ([article(STORM, "Storm off Aktau")], [latest(STORM)], [withdrawn(FERRY)]):
        paper.release(*documents)
    paper.export()
    return Copies(files_in(paper.current), older, Signer(Ed25519PrivateKey.generate()))


class Copy:
    """A folder that is made to hold one copy after another."""

    def __init__(self, folder: Path, files: Files) -> None:
        self._folder = folder
        self._held: Files = {}
        self.hold(files)

    def hold(self, files: Files) -> Path:
        """Write what differs, remove what is not there, and return the folder."""
        for name in self._held.keys() - files.keys():
            (self._folder / name).unlink()
        for name, content in files.items():
            if self._held.get(name) != content:
                (self._folder / name).parent.mkdir(parents=True, exist_ok=True)
                (self._folder / name).write_bytes(content)
        self._held = dict(files)
        return self._folder


def passed(
    copies: Copies,
    paper: SmallPaper,
    folder: Path,
    trials: int,
    *,
    at_least: int = NEWEST,
    seed: int | None = None,
) -> Iterator[str]:
    """Yield the name of each forgery that is found to be whole."""
    chance = random.Random(random.randrange(2**32) if seed is None else seed)
    copy = Copy(folder / "copy", copies.newest)
    for trial in range(trials):
        forge = FORGERIES[trial % len(FORGERIES)]
        files = forge(copies, chance)
        assert files != copies.newest
        found = verify(copy.hold(files), paper.signer.public, now=paper.at, at_least=at_least)
        if exit_code(finding.kind for finding in found) == 0:
            yield forge.__name__


def test_no_forged_copy_passes(copies: Copies, paper: SmallPaper, tmp_path: Path) -> None:
    whole = Copy(tmp_path / "whole", copies.newest).hold(copies.newest)
    assert list(verify(whole, paper.signer.public, now=paper.at, at_least=NEWEST)) == []
    assert Counter(passed(copies, paper, tmp_path, TRIALS)) == Counter()


def test_the_control_without_the_number_of_a_release_takes_an_older_copy(
    copies: Copies, paper: SmallPaper, tmp_path: Path
) -> None:
    assert set(passed(copies, paper, tmp_path, CONTROL_TRIALS, seed=7, at_least=0)) == {
        "rolled_back"
    }


def test_the_control_that_takes_what_is_unsigned_lets_some_through(
    copies: Copies, paper: SmallPaper, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    faults = Note.faults

    def known(note: Note, key: str) -> list[tuple[str, FindingKind]]:
        return [one for one in faults(note, key) if one[1] is not FindingKind.UNSIGNED]

    monkeypatch.setattr(Note, "faults", known)
    through = set(passed(copies, paper, tmp_path, CONTROL_TRIALS, seed=7))
    assert through == {"without_signatures", "an_invented_page"}


def test_the_control_that_takes_any_signature_lets_some_through(
    copies: Copies, paper: SmallPaper, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(listing, "is_signed", lambda *signed: True)
    through = set(passed(copies, paper, tmp_path, CONTROL_TRIALS, seed=7))
    assert "by_another_key" in through
    assert not through & {"rolled_back", "without_signatures", "an_invented_page"}


def test_the_control_without_digests_takes_files_of_two_copies(
    copies: Copies, paper: SmallPaper, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(checks, "_compare", lambda path, found, digest: None)
    assert {"spliced", "flipped"} <= set(passed(copies, paper, tmp_path, CONTROL_TRIALS, seed=7))


def test_each_kind_of_finding_has_a_code_and_the_gravest_counts(
    copies: Copies, paper: SmallPaper, tmp_path: Path
) -> None:
    copy = Copy(tmp_path / "copy", copies.newest).hold(copies.newest)
    later = paper.at + dt.timedelta(days=3)
    key = paper.signer.public

    def code(tree: Path, at_least: int = 0) -> int:
        found = verify(tree, key, now=later, at_least=at_least)
        return exit_code(one.kind for one in found)

    assert code(copy) == 5
    assert code(copy, at_least=NEWEST + 1) == 4
    (copy / "robots.txt").write_text("Disallow: /")
    assert code(copy, at_least=NEWEST + 1) == 1
    assert exit_code([FindingKind.EXPIRED, FindingKind.UNSIGNED, FindingKind.TOO_OLD]) == 3
    assert exit_code([]) == 0
