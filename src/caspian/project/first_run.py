"""Makes a bare folder into a paper: tables, tree, roles, sample, first account, static files."""

import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.db import connections
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

from caspian.comments.founding import found_comments
from caspian.newsroom.accounts import ADMINISTRATOR, give_account
from caspian.newsroom.bulk import index_everything
from caspian.newsroom.founding import found
from caspian.newsroom.models import User
from caspian.project.edition import is_pressed, open_edition, press_once
from caspian.project.install import collect_static, copy_blank
from caspian.project.sample_languages import want_languages
from caspian.project.secret_key import VOIDED, is_another, remember
from caspian.server.settings import SETTING_UP
from caspian.stylebook.founding import found_stylebook
from caspian.wire.sample.load import load_sample

TOO_OLD = (
    "The newsroom's database is of a version that this one can't bring up to date ({lacking}). "
    "Serve it once with the last version before the migrations began anew (see CHANGELOG.md), then "
    "with this one. Nothing was changed.\n"
)
FIRST_USER = "editor"
NO_SAMPLE, ENGLISH_SAMPLE = "0", "en"
INDEX_WANTED = Path(settings.HOME) / "index-wanted"


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


def prepare() -> Callable[[], None]:
    """Bring the data up to date; return what is left to do once the processes are starting.

    Loading the sample takes as long as the processes take to start, so both happen at once.
    Until it is done the paper answers 503, never with half a front: `serve` has left word of that
    in a file before any front started, and it is removed here, once the release stands.
    """
    _say("Preparing the data …")
    _tell_of_another_key()
    _refuse_to_forget()
    ensure_tables()
    collect_static()
    founded = found()
    found_comments()
    found_stylebook()
    password = _first_account()
    sample = settings.ENVIRONMENT.sample if founded.new else NO_SAMPLE
    return partial(_finish, sample, password)


def _refuse_to_forget() -> None:
    """End the process where there is an edition and the newsroom that it was made from is gone.

    A new paper founded in its place would be pressed over the one that readers have.
    """
    database = settings.DATABASES["default"]
    is_file = database["ENGINE"].endswith("sqlite3")
    if not is_file or Path(database["NAME"]).exists() or not is_pressed():
        return
    sys.stderr.write(
        f"There is an edition here, and the newsroom's database {database['NAME']} is gone. Put it "
        "back from a backup. To found a new paper, move the edition away, or name another "
        "CASPIAN_HOME.\n"
    )
    sys.exit(1)


def _tell_of_another_key() -> None:
    home, secret = Path(settings.HOME), settings.SECRET_KEY
    if is_another(home, secret):
        _say(VOIDED)
    remember(home, secret)


def _finish(sample: str, password: str) -> None:
    if sample != NO_SAMPLE:
        _say("Loading the sample publication …")
        load_sample(by=User.objects.filter(username=FIRST_USER).first())
        INDEX_WANTED.touch()
        if sample != ENGLISH_SAMPLE:
            want_languages()
    press_once(open_edition())
    (Path(settings.HOME) / SETTING_UP).unlink(missing_ok=True)
    if password:
        _say("")
        _say(f"  The desk's first account: user {FIRST_USER}, password {password}")
        _say("  It is printed only this once. Change it in the desk, under your name, Account.")


def _first_account() -> str:
    if User.objects.exists():
        return ""
    password, _ = give_account(FIRST_USER, role=ADMINISTRATOR)
    return password


def index_if_wanted() -> None:
    """Index what the first run loaded; a start that was cut short leaves it to the next one."""
    if INDEX_WANTED.exists():
        index_everything()
        INDEX_WANTED.unlink()


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()
