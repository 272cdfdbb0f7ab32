"""Two administrators who take each other's rights at the same moment: one of them stays."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from caspian.project import install
from tests.edition.postgres import Postgres

pytestmark = pytest.mark.slow
SCRIPT = """
import os, sys, time, traceback
from pathlib import Path
import django
django.setup()
from django.db import connections
from caspian.newsroom.accounts import give_account
from caspian.newsroom.desk.accounts import recorded as room
from caspian.newsroom.founding import found
from caspian.newsroom.models import User

REFUSED = 3
folder = Path(sys.argv[1])

def take(mine, other):
    by = User.objects.get(username=mine)
    Path(folder / mine).touch()
    while not (folder / other).exists():
        time.sleep(0.001)
    try:
        with room.recorded(by=by):
            (folder / f"{mine} is in").touch()
            for _ in range(60):
                if (folder / f"{other} is in").exists():
                    break
                time.sleep(0.05)
            User.objects.filter(username=other).update(is_superuser=False)
    except room.Above:
        return REFUSED
    return 0

def in_a_process(mine, other):
    child = os.fork()
    if not child:
        code = 1
        try:
            code = take(mine, other)
        except BaseException:
            traceback.print_exc()
        finally:
            sys.stderr.flush()
            os._exit(code)
    return child

found()
for name in ("ada", "boss"):
    give_account(name, role="administrator")
# Each process connects by itself: no connection may be shared by a fork.
connections.close_all()
both = [in_a_process("ada", "boss"), in_a_process("boss", "ada")]
codes = sorted(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in both)
left = User.objects.filter(is_superuser=True, is_active=True).count()
print("CODES", *codes, "LEFT", left)
"""


@pytest.mark.parametrize("database", ["sqlite", "postgresql"])
def test_one_stays(database: str, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    variables = {
        "CASPIAN_HOME": str(tmp_path),
        "DJANGO_SETTINGS_MODULE": "caspian.project.settings",
    }
    if database == "sqlite":
        shutil.copyfile(install.BLANK, tmp_path / "newsroom.sqlite3")
    else:
        found: Postgres = request.getfixturevalue("postgres")
        variables["DATABASE_URL"] = found.newsroom()
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, str(tmp_path)],
        env=os.environ | variables,
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert done.stdout.splitlines() == ["CODES 0 3 LEFT 1"], f"one is refused\n{done.stderr}"
