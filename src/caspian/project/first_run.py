"""Makes a bare folder into a paper: tables, tree, roles, sample, first account, static files."""

import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

from django.conf import settings
from django.core.management import call_command

from caspian.newsroom.accounts import ADMINISTRATOR, give_account
from caspian.newsroom.bulk import index_everything
from caspian.newsroom.founding import found
from caspian.newsroom.models import User
from caspian.project.edition import open_edition, press_once
from caspian.project.install import collect_static, copy_blank
from caspian.wire.sample.load import load_sample

FIRST_USER = "editor"
SETTING_UP = Path(settings.HOME) / "setting-up"
INDEX_WANTED = Path(settings.HOME) / "index-wanted"


def prepare() -> Callable[[], None]:
    """Bring the data up to date; return what is left to do once the processes are starting.

    Loading the sample takes as long as the processes take to start, so both happen at once.
    Until it is done the paper answers 503, never with half a front.
    """
    _say("Preparing the data …")
    _ensure_tables()
    collect_static()
    founded = found()
    password = _first_account()
    sample = founded.new and settings.ENVIRONMENT.sample
    if sample:
        SETTING_UP.touch()
    return partial(_finish, sample, password)


def _finish(sample: bool, password: str) -> None:
    if sample:
        _say("Loading the sample publication …")
        load_sample(by=User.objects.filter(username=FIRST_USER).first())
        INDEX_WANTED.touch()
    press_once(open_edition())
    SETTING_UP.unlink(missing_ok=True)
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


def _ensure_tables() -> None:
    database = settings.DATABASES["default"]
    if database["ENGINE"].endswith("sqlite3"):
        copy_blank(Path(database["NAME"]))
    call_command("migrate", verbosity=0, interactive=False)


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()
