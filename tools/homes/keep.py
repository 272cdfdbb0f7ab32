"""Keeps the database of a paper as this version founds it, for later versions to bring up to date.

Run as `python tools/homes/keep.py NAME` before tables change, and for each release: makes a
paper in a temporary folder, writes tests/project/homes/NAME.sqlite3.xz, and leaves passwords out.
"""

import lzma
import os
import sqlite3
import subprocess
import sys
import tempfile
from contextlib import closing
from pathlib import Path

HOMES = Path(__file__).parents[2] / "tests" / "project" / "homes"
FOUND = "import django; django.setup(); from caspian.project.first_run import prepare; prepare()()"


def keep(name: str) -> Path:
    """Found a paper with the sample, and keep its database; return where."""
    with tempfile.TemporaryDirectory() as home:
        told = {**os.environ, "CASPIAN_HOME": home, "CASPIAN_WEATHER": "off"}
        told["DJANGO_SETTINGS_MODULE"] = "caspian.project.settings"
        subprocess.run([sys.executable, "-c", FOUND], env=told, check=True)
        database = Path(home, "newsroom.sqlite3")
        with closing(sqlite3.connect(database)) as made:
            made.execute("UPDATE newsroom_user SET password = '!'")
            made.commit()
            made.execute("VACUUM")
        path = HOMES / f"{name}.sqlite3.xz"
        path.write_bytes(lzma.compress(database.read_bytes(), preset=9 | lzma.PRESET_EXTREME))
    return path


if __name__ == "__main__":
    print(keep(sys.argv[1]))
