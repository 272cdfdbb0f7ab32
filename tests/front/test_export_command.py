"""`caspian edition export` says what it did in words, and by its exit code whether all is well."""

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from caspian.edition.export.listing import note_in
from caspian.project import cli
from tests.front.papers import SHIPS, STORM, SmallPaper, article, first_release, moved, page

Caspian = Callable[..., tuple[int, str]]


@pytest.fixture
def paper(tmp_path: Path) -> Iterator[SmallPaper]:
    """Return a paper whose first release came out a moment ago: the command looks at the clock."""
    made = SmallPaper(tmp_path, at=dt.datetime.now(dt.UTC) - dt.timedelta(minutes=10))
    made.release(*first_release())
    yield made
    made.store.close()


@pytest.fixture
def caspian(
    paper: SmallPaper, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Caspian:
    """Return a way to run `caspian edition export` at home in the paper's folder."""
    monkeypatch.setenv("CASPIAN_HOME", str(paper.folder.parent))
    monkeypatch.delenv("EDITION_URL", raising=False)

    def run(*arguments: str) -> tuple[int, str]:
        try:
            code = cli.main(["edition", "export", *arguments])
        except SystemExit as ended:
            code = int(str(ended.code))
        said = capsys.readouterr()
        return code, said.out + said.err

    return run


def test_it_says_what_was_written(caspian: Caspian, paper: SmallPaper) -> None:
    code, said = caspian(str(paper.folder))
    assert (code, said.split(":")[0]) == (0, f"Release 1 is exported to {paper.folder}")
    assert "Everything was written, because nothing is known of an earlier export here." in said
    paper.release(article(STORM, "Storm off Aktau"))
    code, said = caspian(str(paper.folder))
    assert code == 0
    assert "2 files written, 0 removed" in said
    assert "Everything" not in said


def test_it_says_when_nginx_must_be_told(caspian: Caspian, paper: SmallPaper) -> None:
    assert "nginx -s" not in caspian(str(paper.folder))[1]
    paper.release(moved(STORM, "/en/politics/"))
    assert "nginx -s reload" in caspian(str(paper.folder))[1]


def test_what_is_not_as_it_should_be_is_named_and_fails(
    caspian: Caspian, paper: SmallPaper
) -> None:
    (paper.pictures / SHIPS.removeprefix("/media/images/")).unlink()
    paper.release(page("/en/" + "ə" * 130 + "/", "Too long"))
    code, said = caspian(str(paper.folder))
    assert code == 1
    assert f"Pictures that pages name and nobody has: 1 ({SHIPS[1:]})" in said
    assert "has a step of more than 252 bytes" in said


def test_a_page_that_lacks_a_fragment_is_named_and_fails(
    caspian: Caspian, paper: SmallPaper
) -> None:
    paper.release(page("/en/atlas/", "<h1>Atlas", "fragment:en:none"))
    for _ in range(2):
        code, said = caspian(str(paper.folder))
        assert code == 1
        assert "Left out: /en/atlas/ shows fragment:en:none, which the edition lacks." in said
    paper.release(page("fragment:en:none", "<p>Here I am"))
    assert caspian(str(paper.folder))[0] == 0


def test_another_edition_and_everything_anew(caspian: Caspian, paper: SmallPaper) -> None:
    beside = str(paper.folder.with_name("beside"))
    assert caspian(beside, "--url", paper.url)[0] == 0
    code, said = caspian(beside, "--url", paper.url, "--anew")
    assert (code, "because it was asked for" in said) == (0, True)


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["--url", "mysql://x"], 2, "write sqlite:///path"),
        (["--url", "sqlite:////nowhere/at/all.sqlite3"], 1, "no edition here"),
        (["--verify"], 2, "is no export"),
        (["--verify", "--anew"], 2, "not allowed with"),
        (["--public", "ab" * 32], 2, "--public goes with --verify"),
        (["--at-least", "3"], 2, "--at-least goes with --verify"),
        (["--unsigned"], 2, "--unsigned goes with --verify"),
        (["--verify", "--at-least", "0"], 2, "'0' is not the number of a release"),
        (["--verify", "--public", "abc"], 2, "64 hexadecimal digits"),
    ],
)
def test_what_cannot_be_done_is_said_in_words(
    caspian: Caspian, tmp_path: Path, arguments: list[str], code: int, words: str
) -> None:
    ended, said = caspian(str(tmp_path / "out"), *arguments)
    assert (ended, words in said) == (code, True), said
    assert "Traceback" not in said


def test_a_folder_of_somebody_else_and_a_key_that_is_none(
    caspian: Caspian, paper: SmallPaper, tmp_path: Path
) -> None:
    code, said = caspian(str(tmp_path))
    assert (code, "Nothing in it was touched" in said) == (1, True)
    (tmp_path / "edition.key").write_text("no key")
    code, said = caspian(str(paper.folder))
    assert (code, "holds no Ed25519 key" in said) == (2, True)


def test_verifying_says_that_all_is_well_or_what_is_not(
    caspian: Caspian, paper: SmallPaper
) -> None:
    caspian(str(paper.folder))
    code, said = caspian(str(paper.folder), "--verify")
    assert (code, said.split(":")[0]) == (0, "Nothing is wrong")
    (paper.current / "robots.txt").write_text("Disallow: /")
    code, said = caspian(str(paper.folder), "--verify")
    assert code == 1
    assert said == "robots.txt: its bytes are not those of the release\n1 found wrong.\n"
    (paper.current / "release.json").unlink()
    assert caspian(str(paper.folder), "--verify") == (
        1, "release.json: it is missing\n1 found wrong.\n"
    )  # fmt: skip


def test_a_copy_without_the_key_names_the_key_that_signed_it(
    caspian: Caspian, paper: SmallPaper, tmp_path: Path
) -> None:
    caspian(str(paper.folder))
    tree = str(paper.current.resolve())
    public = paper.signer.public
    (tmp_path / "edition.key").unlink()
    assert f"The key that signed it is {public}" in caspian(tree, "--verify")[1]
    assert "The key" not in caspian(tree, "--verify", "--public", public)[1]
    code, said = caspian(tree, "--verify", "--public", "ab" * 32)
    assert (code, "not signed by the paper's key" in said) == (1, True)


def test_what_is_unsigned_too_old_or_expired_has_a_code_of_its_own(
    caspian: Caspian, paper: SmallPaper
) -> None:
    caspian(str(paper.folder))
    key = ("--public", paper.signer.public)
    assert caspian(str(paper.folder), "--verify", *key, "--at-least", "1")[0] == 0
    code, said = caspian(str(paper.folder), "--verify", *key, "--at-least", "2")
    assert (code, "release 2 at least was asked for" in said) == (4, True)
    note = paper.current / "release.json"
    note.write_bytes(replace(note_in(note.read_bytes()), signature=b"").written())
    assert caspian(str(paper.folder), "--verify")[0] == 3
    assert caspian(str(paper.folder), "--verify", *key, "--at-least", "2")[0] == 3
    code, said = caspian(str(paper.folder), "--verify", *key, "--unsigned")
    assert (code, "tells decay, but not forgery" in said) == (0, True)


def test_an_expired_export_is_found(
    caspian: Caspian, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "old").mkdir()
    old = SmallPaper(tmp_path / "old", at=dt.datetime.now(dt.UTC) - dt.timedelta(days=3))
    old.release(*first_release())
    old.export()
    code, said = caspian(str(old.folder), "--verify", "--public", old.signer.public)
    assert (code, "it was to be believed until" in said) == (5, True)
    old.store.close()
