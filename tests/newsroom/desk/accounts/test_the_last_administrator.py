"""Two administrators who take each other's rights at the same moment: one of them stays."""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from caspian.project import install
from tests.edition.postgres import Postgres

pytestmark = pytest.mark.slow
FOUND = """
from caspian.newsroom.accounts import give_account
from caspian.newsroom.founding import found
found()
for name in ("ada", "boss"):
    give_account(name, role="administrator")
"""
TAKE = """
import sys, time
from pathlib import Path
import django
django.setup()
from caspian.newsroom.desk.accounts import recorded as room
from caspian.newsroom.models import User

mine, other, folder = sys.argv[1], sys.argv[2], Path(sys.argv[3])
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
    sys.exit(3)
"""
COUNT = """
from caspian.newsroom.models import User
print("LEFT", User.objects.filter(is_superuser=True, is_active=True).count())
"""


def python(code: str, variables: dict[str, str], *given: Any) -> subprocess.Popen[str]:
    """Start a process of the paper that runs some code."""
    settings = {"DJANGO_SETTINGS_MODULE": "caspian.project.settings"}
    return subprocess.Popen(
        [sys.executable, "-c", code, *map(str, given)],
        env=os.environ | settings | variables,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip


def said(process: subprocess.Popen[str]) -> str:
    """Return what a process said that went well."""
    out, err = process.communicate(timeout=120)
    assert process.returncode in (0, 3), err
    return out


@pytest.mark.parametrize("database", ["sqlite", "postgresql"])
def test_one_stays(database: str, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    variables = {"CASPIAN_HOME": str(tmp_path)}
    begin = "import django; django.setup()\n"
    if database == "sqlite":
        shutil.copyfile(install.BLANK, tmp_path / "newsroom.sqlite3")
    else:
        found: Postgres = request.getfixturevalue("postgres")
        variables["DATABASE_URL"] = found.newsroom()
    said(python(begin + FOUND, variables))
    both = [
        python(TAKE, variables, mine, other, tmp_path)
        for mine, other in (("ada", "boss"), ("boss", "ada"))
    ]
    for one in both:
        said(one)
    assert sorted(one.returncode for one in both) == [0, 3], "one of the two was refused"
    assert "LEFT 1" in said(python("import django; django.setup()\n" + COUNT, variables))
