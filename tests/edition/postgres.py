"""A private PostgreSQL for tests: in its own folder, reached by its socket, gone afterwards."""

import fcntl
import hashlib
import itertools
import os
import pwd
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
import pytest

import caspian
from caspian.project import install

_ACCOUNT = "postgres"
# Nothing here outlives the test, and a crash of the machine is not what it is about.
_SETTINGS = "-c listen_addresses='' -c fsync=off -c max_connections=60 -c shared_buffers=16MB"


class Postgres:
    """A running cluster; each database that it gives out is new and empty."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._names = (f"edition{number}" for number in itertools.count(1))
        self._migrated = ""

    def new(self) -> str:
        """Return the address of a new database."""
        return self._address(self._make("template1"))

    def newsroom(self) -> str:
        """Return the address of a new database that has the newsroom's tables.

        They are migrated once, which takes some twenty seconds, and copied from then on; the next
        process finds them in a file, until a migration or a library is another one.
        """
        if not self._migrated:
            name = self._make("template1")
            kept = _kept()
            # Of processes side by side the first migrates, and the others wait for what it keeps.
            with kept.with_suffix(".lock").open("w") as lock:
                fcntl.flock(lock, fcntl.LOCK_EX)
                if not kept.exists():
                    self._migrate(name)
                    half = kept.with_suffix(f".{os.getpid()}")
                    self._program("pg_dump", name, "--no-owner", "--file", half)
                    half.replace(kept)
                    self._migrated = name
            if not self._migrated:
                self._program("psql", name, "--quiet", "--no-psqlrc", "--file", kept)
            self._migrated = name
        return self._address(self._make(self._migrated))

    def _migrate(self, name: str) -> None:
        with tempfile.TemporaryDirectory() as home:
            told = {"DATABASE_URL": self._address(name), "CASPIAN_HOME": home}
            subprocess.run(
                [sys.executable, "-m", "caspian.project.cli", "manage", "migrate", "-v", "0"],
                env=os.environ | told,
                check=True,
            )

    def _program(self, program: str, name: str, *arguments: str | Path) -> None:
        folder = _programs()
        assert folder, "it was there when the cluster was started"
        subprocess.run(
            [folder / program, "--dbname", self._address(name), *arguments],
            check=True,
            stdout=subprocess.DEVNULL,
        )

    def _make(self, template: str) -> str:
        name = next(self._names)
        with psycopg.connect(self._address("postgres"), autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {name} TEMPLATE {template}")
        return name

    def _address(self, name: str) -> str:
        return f"postgres:///{name}?host={self._folder}&user={_ACCOUNT}"


def _kept() -> Path:
    """Return where a newsroom's tables are kept as these migrations and libraries make them."""
    sources = [Path(caspian.__file__).parents[2] / "requirements.txt"]
    sources += sorted(Path(caspian.__file__).parent.rglob("migrations/*.py"))
    made_by = hashlib.sha256(b"".join(path.read_bytes() for path in sources)).hexdigest()
    return install.SHARE / f"blank-postgresql-{made_by[:16]}.sql"


class NoPostgres(Exception):
    """PostgreSQL can't be started here; the message says why."""


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    """Start a cluster for all tests that ask for one; skip where PostgreSQL isn't installed.

    tests/conftest.py takes it in, and no other: pytest would start one for each that does.
    """
    try:
        with cluster() as started:
            yield started
    except NoPostgres as reason:
        pytest.skip(str(reason))


@contextmanager
def cluster() -> Iterator[Postgres]:
    """Let a cluster run inside the block. Raises NoPostgres."""
    programs = _programs()
    if programs is None:
        raise NoPostgres("PostgreSQL isn't installed: initdb and pg_ctl are not found")
    if _is_root() and not _may_change_account():
        raise NoPostgres("root may not run PostgreSQL: there is no account postgres or no runuser")
    folder = Path(tempfile.mkdtemp(prefix="caspian-pg-"))
    try:
        if _is_root():
            shutil.chown(folder, _ACCOUNT)
        _run(programs / "initdb", "-D", folder / "data", "-A", "trust", "-U", _ACCOUNT, "-N",
             "-E", "UTF8", "--locale=C.UTF-8")  # fmt: skip
        pg_ctl = (programs / "pg_ctl", "-D", folder / "data", "-w")
        _run(*pg_ctl, "-l", folder / "log", "-o", f"{_SETTINGS} -k {folder}", "start")
        try:
            yield Postgres(folder)
        finally:
            _run(*pg_ctl, "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _programs() -> Path | None:
    on_path = shutil.which("initdb")
    folders = [Path(on_path).resolve().parent] if on_path else []
    folders += sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    return next((one for one in folders if (one / "initdb").exists()), None)


def _is_root() -> bool:
    return os.geteuid() == 0


def _may_change_account() -> bool:
    try:
        pwd.getpwnam(_ACCOUNT)
    except KeyError:
        return False
    return shutil.which("runuser") is not None


def _run(*command: str | Path) -> None:
    prefix = ["runuser", "-u", _ACCOUNT, "--"] if _is_root() else []
    done = subprocess.run(
        [*prefix, *map(str, command)],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE if "start" not in command else subprocess.DEVNULL,
        stderr=subprocess.STDOUT,
        cwd="/",
        timeout=60,
    )
    assert done.returncode == 0, done.stdout
