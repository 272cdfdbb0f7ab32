"""Makes the newsroom's tables, or brings them up to date; a database that is too old is refused."""

import sys
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.db import connections
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

from caspian.project.install import copy_blank

TOO_OLD = (
    "The newsroom's database is of a version that this one can't bring up to date ({lacking}). "
    "Serve it once with the last version before the migrations began anew (see CHANGELOG.md), then "
    "with this one. Nothing was changed.\n"
)


def ensure_tables() -> None:
    """Make or change the tables as the migrations say; end the process if that can't be done."""
    database = settings.DATABASES["default"]
    if database["ENGINE"].endswith("sqlite3"):
        copy_blank(Path(database["NAME"]))
    _refuse_what_is_half_way()
    call_command("migrate", verbosity=0, interactive=False)


def _refuse_what_is_half_way() -> None:
    """End the process where some of the steps that a migration stands for are lacking.

    Django would stop with a traceback, or make tables that are there already.
    """
    applied = set(MigrationRecorder(connections["default"]).applied_migrations())
    known = MigrationLoader(None, ignore_no_migrations=True).disk_migrations
    for key, migration in known.items():
        former = set(migration.replaces)
        lacking = former - applied
        if key not in applied and lacking and lacking != former:
            sys.stderr.write(TOO_OLD.format(lacking=", ".join(sorted(map(".".join, lacking)))))
            sys.exit(1)
