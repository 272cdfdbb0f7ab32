"""`caspian edition` says in plain words what the edition is, was, and what is wrong with it."""

import datetime as dt
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from caspian.edition import announced_head, release
from caspian.project import cli
from tests.edition.editions import FERRY, FRONT, OIL, STORM, Edition, page, publish_some
from tests.patience import PATIENT

Said = Callable[..., tuple[int, str, str]]


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a home without an edition, in which `caspian` runs."""
    monkeypatch.setenv("CASPIAN_HOME", str(tmp_path))
    monkeypatch.delenv("EDITION_URL", raising=False)
    return tmp_path


@pytest.fixture
def edition(home: Path) -> Edition:
    """Return an edition of four releases, pressed a moment ago."""
    return publish_some(
        Edition(
            f"sqlite:///{home / 'edition.sqlite3'}",
            key=home / release.KEY_FILE,
            head=home / announced_head.FILE,
            at=dt.datetime.now(tz=dt.UTC) - dt.timedelta(minutes=10),
        )
    )


@pytest.fixture
def said(home: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> Said:
    """Return a way to run `caspian edition`: exit code, output and complaints."""

    def run(*arguments: str) -> tuple[int, str, str]:
        try:
            code = cli.main(["edition", *arguments])
        except SystemExit as ended:
            code = int(str(ended.code))
        sys.stdout.flush()
        out, err = capfdbinary.readouterr()
        return code, out.decode(), err.decode()

    return run


def test_the_log_tells_releases_newest_first(edition: Edition, said: Said) -> None:
    code, out, _ = said("log", "-n", "2")
    lines = out.splitlines()
    assert code == 0
    assert lines[0].split()[:4] == ["release", "when", "(UTC)", "believed"]
    assert [line.split()[0] for line in lines[1:]] == ["4", "3"]
    release = edition.store.release()
    assert release
    assert lines[1].endswith(f"0       2       1  {release.digest().hex()[:12]}")


def test_a_page_is_shown_as_a_reader_gets_it(edition: Edition, said: Said) -> None:
    assert said("show", FRONT) == (
        0, "<h1>The Caspian Times</h1><li>Steamer</li><footer>", ""
    )  # fmt: skip
    assert said("show", OIL, "--release", "2")[1].startswith("<h1>Oil</h1><li>Storm</li>")
    assert said("show", STORM)[1] == "410: withdrawn, since release 4.\n"
    assert said("show", FERRY)[1] == "301: this leads to /en/ports/steamer/, since release 3.\n"


def test_a_page_that_lacks_a_fragment_is_not_shown_without_it(edition: Edition, said: Said) -> None:
    edition.release(page("/en/atlas/", "<h1>Atlas", "fragment:en:none"))
    code, out, err = said("show", "/en/atlas/")
    assert (code, out) == (1, "")
    assert "/en/atlas/ shows fragment:en:none, which release 5 lacks: readers get 503" in err


def test_a_path_may_be_copied_from_a_browser(edition: Edition, said: Said) -> None:
    edition.release(page("/az/xəbər/", "<h1>Neft</h1>"))
    assert said("show", "/az/x%C9%99b%C9%99r")[:2] == (0, "<h1>Neft</h1>")


def test_its_headers_are_shown_before_it(edition: Edition, said: Said) -> None:
    head, _, text = said("show", FRONT, "--headers")[1].partition("\n\n")
    assert head.splitlines()[:4] == [
        "key: /en/", "status: 200", "type: text/html; charset=utf-8", "since release: 1"
    ]  # fmt: skip
    assert "fragment: fragment:en:latest" in head
    assert text.startswith("<h1>")
    assert "location: /en/ports/steamer/\n" in said("show", FERRY, "--headers")[1]


def test_an_edition_that_is_whole_verifies(edition: Edition, said: Said) -> None:
    assert said("verify") == (0, "Nothing is wrong.\n", "")


def test_what_is_wrong_is_told_line_by_line(edition: Edition, said: Said) -> None:
    edition.store.database.run(
        "UPDATE edition_document SET body = x'' WHERE key IN (?, ?)", (FRONT, FERRY)
    )
    code, out, _ = said("verify")
    assert code == 1
    assert out == ("/en/: its bytes are not those that its digest was made of\n1 found wrong.\n")


def test_what_cannot_be_told_is_said(edition: Edition, home: Path, said: Said) -> None:
    (home / release.KEY_FILE).rename(home / "kept.key")
    (home / announced_head.FILE).unlink()
    code, out, _ = said("verify")
    assert code == 0
    assert "taken at its word" in out
    assert "an older copy would look whole" in out
    assert "taken at its word" not in said("verify", "--key", str(home / "kept.key"))[1]


def test_a_stranger_checks_a_copy_by_the_public_key_and_a_release(
    edition: Edition, home: Path, said: Said
) -> None:
    copy = home / "copy.sqlite3"
    copy.write_bytes(edition.image())
    for name in (release.KEY_FILE, announced_head.FILE):
        (home / name).unlink()
    url, key = ("--url", f"sqlite:///{copy}"), ("--public", edition.signer.public)
    assert said("verify", *url, *key, "--at-least", "4") == (0, "Nothing is wrong.\n", "")
    code, out, _ = said("verify", *url, *key, "--at-least", "5")
    assert (code, out.splitlines()[0]) == (
        4, "release 4: this is the newest here, and release 5 at least was asked for"
    )  # fmt: skip
    code, out, _ = said("verify", *url, "--public", "ab" * 32)
    assert (code, "edition_about: it names another public key" in out) == (1, True)
    assert said("verify", *url, *key, "--key", "x")[0] == 2


def test_what_is_unsigned_too_old_or_expired_has_a_code_of_its_own(
    edition: Edition, home: Path, said: Said
) -> None:
    (home / "older.sqlite3").write_bytes(edition.image())
    edition.release(page("/en/later/", "<h1>Later</h1>"))
    edition.store.close()
    (home / "edition.sqlite3").unlink()
    (home / "older.sqlite3").rename(home / "edition.sqlite3")
    assert said("verify")[0] == 4
    (home / announced_head.FILE).unlink()
    assert said("verify")[0] == 0
    old = Edition(f"sqlite:///{home / 'old.sqlite3'}", key=home / release.KEY_FILE)
    publish_some(old)
    assert said("verify", "--url", old.url)[0] == 5
    old.store.database.run("UPDATE edition_release SET signature = x'' WHERE number = 2")
    code, out, _ = said("verify", "--url", old.url)
    assert (code, out.splitlines()[0]) == (3, "release 2: it is not signed")
    old.store.close()


def test_a_file_that_is_no_database_is_told_without_a_traceback(
    edition: Edition, home: Path, said: Said
) -> None:
    edition.store.close()
    (home / "edition.sqlite3").write_bytes(b"no database " * 999)
    code, out, err = said("verify")
    assert (code, err) == (1, "")
    assert out.startswith("the database: it can't be opened: file is not a database")
    code, out, err = said("log")
    assert (code, out) == (1, "")
    assert err.startswith("The edition can't be read: file is not a database")


def test_differences_are_listed_and_counted(edition: Edition, said: Said) -> None:
    code, out, _ = said("diff", "3", "4")
    assert code == 0
    assert out.splitlines() == [
        "- /en/economy/oil/",
        "~ /en/ports/storm/",
        "~ fragment:en:latest",
        "0 added, 2 changed, 1 removed from release 3 to 4.",
    ]
    assert "    +<li>Steamer</li>" in said("diff", "3", "4", "--text")[1].splitlines()


def test_pruning_says_how_much_is_gone(edition: Edition, said: Said) -> None:
    assert said("prune")[1].startswith("0 old bodies are gone, 0 bytes.")
    assert said("prune", "--releases", "2")[1].startswith("3 old bodies are gone, ")
    code, out, _ = said("prune", "--keep", "0", "--vacuum")
    assert code == 0
    assert out.startswith("3 old bodies are gone, ")
    assert said("verify")[0] == 0
    code, _, err = said("show", OIL, "--release", "2")
    assert (code, err) == (1, "what release 2 put at /en/economy/oil/ has been pruned\n")


REFUSED = {
    ("show", "/en/nowhere/"): (1, "Nothing stands at /en/nowhere/ in release 4."),
    ("show", FRONT, "--release", "9"): (1, "There is no release 9: the last is 4."),
    ("diff", "1", "9"): (1, "There is no release 9: the last is 4."),
    ("verify", "--key", "none.key"): (2, "There is no file none.key: --key names the signing key."),
    ("log", "--url", "edition.sqlite3"): (2, "EDITION_URL is edition.sqlite3: write sqlite:///"),
    ("verify", "--url", "edition.sqlite3"): (2, "EDITION_URL is edition.sqlite3: write sqlite:///"),
    ("log", "--url", "sqlite:///none.sqlite3"): (1, "There is no edition here yet"),
    ("verify", "--url", "sqlite:///none.sqlite3"): (1, "There is no edition here yet"),
    ("log", "-n", "0"): (2, "usage: "),
    ("diff", "1", "-2"): (2, "usage: "),
    ("prune", "--keep", "3", "--releases", "3"): (2, "usage: "),
    ("show",): (2, "usage: "),
    (): (2, "usage: "),
}


@pytest.mark.parametrize("arguments", REFUSED, ids=" ".join)
def test_what_cannot_be_done_is_said_in_one_line(
    edition: Edition, said: Said, arguments: tuple[str, ...]
) -> None:
    code, out, err = said(*arguments)
    assert (code, out) == (REFUSED[arguments][0], "")
    assert err.startswith(REFUSED[arguments][1])
    assert err.startswith("usage: ") or err.count("\n") == 1


def test_before_the_first_release_there_is_nothing_to_list(home: Path, said: Said) -> None:
    Edition(f"sqlite:///{home / 'edition.sqlite3'}").store.close()
    assert said("log") == (1, "", "Nothing has been pressed yet: run `caspian press`.\n")


@pytest.mark.parametrize("name", [release.KEY_FILE, announced_head.FILE])
def test_a_key_or_witness_that_is_none_is_said(
    edition: Edition, home: Path, said: Said, name: str
) -> None:
    (home / name).write_text("torn")
    code, out, err = said("verify")
    assert (code, out) == (1, "")
    assert name in err
    assert "move" in err


def run_alone(*arguments: str, unbuffered: bool) -> subprocess.Popen[bytes]:
    """Run `caspian edition` in a process of its own, which fails if it imports Django."""
    code = (
        "import sys; from caspian.project import cli\n"
        "code = cli.main(['edition', *sys.argv[1:]])\n"
        "assert not any(name.partition('.')[0] == 'django' for name in sys.modules)\n"
        "sys.exit(code)"
    )
    told = {**os.environ, "PYTHONUNBUFFERED": "1" if unbuffered else ""}
    command = [sys.executable, "-c", code, *arguments]
    return subprocess.Popen(command, env=told, stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def test_it_needs_no_django(edition: Edition, home: Path) -> None:
    with run_alone("log", unbuffered=False) as running:
        out, err = running.communicate(timeout=PATIENT)
    assert (running.returncode, err) == (0, b"")
    assert out.startswith(b" release")


# Buffered, the lines go out when Python ends, which once ended in a complaint and exit code 120.
@pytest.mark.parametrize("unbuffered", [True, False])
def test_it_stands_a_reader_who_leaves(edition: Edition, home: Path, unbuffered: bool) -> None:
    with run_alone("log", unbuffered=unbuffered) as running:
        assert running.stdout
        assert running.stderr
        running.stdout.close()
        complaint = running.stderr.read()
        code = running.wait(60)
    assert (code, complaint) == (1, b"")
