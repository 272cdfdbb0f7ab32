"""Does at installation what would make the first run slow.

Migrating an empty SQLite file takes Wagtail's hundred steps some ten seconds; copying one
that was migrated at installation takes none. The same holds for the desk's static files and
for the sample's pictures in every width. `python -m caspian.project.install` makes all three.
"""

import os
import shutil
import sqlite3
import sys
import tempfile
from importlib.metadata import version
from pathlib import Path

SHARE = Path(sys.prefix) / "share" / "caspian"
BLANK = SHARE / "blank.sqlite3"
STATIC = SHARE / "static"


def main() -> None:
    """Make the blank database, the static files and the sample's pictures in every width."""
    SHARE.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as home:
        os.environ["CASPIAN_HOME"] = home
        os.environ["DJANGO_SETTINGS_MODULE"] = "caspian.project.settings"
        os.environ.pop("DATABASE_URL", None)
        import django  # noqa: PLC0415  the settings read the environment set above

        django.setup()
        # What is made here is the program's, which any account may run, and not a paper's.
        os.umask(0o022)
        _migrate_blank(Path(home))
        collect_static()
        _keep_sample_pictures()


def copy_blank(target: Path) -> None:
    """Put a migrated empty database at a path where there is none yet."""
    if BLANK.exists() and not target.exists():
        # Copied beside it and renamed: a crash half-way must not leave half a database.
        half = target.with_suffix(".half")
        shutil.copyfile(BLANK, half)
        half.replace(target)


def collect_static() -> None:
    """Collect the desk's static files once for each version of them."""
    stamp = STATIC / ".collected"
    wanted = f"{version('caspian')} {version('wagtail')} {_newest_of_ours()}"
    if stamp.exists() and stamp.read_text() == wanted:
        return
    from django.core.management import call_command  # noqa: PLC0415  needs the settings

    call_command("collectstatic", verbosity=0, interactive=False)
    stamp.write_text(wanted)


def _newest_of_ours() -> int:
    """Return when one of our own static files last changed: they change without a new version."""
    names = ("comments", "newsroom", "translation")
    rooms = [Path(__file__).parents[1] / name / "static" for name in names]
    return max(path.stat().st_mtime_ns for room in rooms for path in room.rglob("*.*"))


def _migrate_blank(home: Path) -> None:
    from django.core.management import call_command  # noqa: PLC0415  needs the settings
    from django.db import connection  # noqa: PLC0415

    call_command("migrate", verbosity=0, interactive=False)
    connection.close()
    with sqlite3.connect(home / "newsroom.sqlite3") as source:
        source.execute("PRAGMA journal_mode=DELETE")
    shutil.copyfile(home / "newsroom.sqlite3", BLANK)


def _keep_sample_pictures() -> None:
    from caspian.newsroom.founding import found  # noqa: PLC0415  needs Django's apps
    from caspian.wire.sample.load import load_sample  # noqa: PLC0415
    from caspian.wire.sample.ready import READY, keep_renditions  # noqa: PLC0415

    shutil.rmtree(READY, ignore_errors=True)
    found()
    load_sample()
    keep_renditions()


if __name__ == "__main__":
    main()
