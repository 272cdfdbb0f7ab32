"""Makes a bare folder into a paper: tables, tree, roles, sample, first account, static files."""

import sys
from pathlib import Path

from django.conf import settings
from django.core.management import call_command

from caspian.newsroom.accounts import ADMINISTRATOR, give_account
from caspian.newsroom.founding import found
from caspian.newsroom.models import User
from caspian.project.install import collect_static, copy_blank
from caspian.wire.sample.load import load_sample

FIRST_USER = "editor"


def prepare() -> None:
    """Bring the data up to date; on first run print the first account's password, once."""
    _say("Preparing the data …")
    _ensure_tables()
    collect_static()
    founded = found()
    password = _first_account()
    if founded.new and settings.ENVIRONMENT.sample:
        _say("Loading the sample publication …")
        load_sample(by=User.objects.filter(username=FIRST_USER).first())
    if password:
        _say("")
        _say(f"  The desk's first account: user {FIRST_USER}, password {password}")
        _say("  It is printed only this once. Change it in the desk, under your name, Account.")


def _first_account() -> str:
    if User.objects.exists():
        return ""
    password, _ = give_account(FIRST_USER, role=ADMINISTRATOR)
    return password


def _ensure_tables() -> None:
    database = settings.DATABASES["default"]
    if database["ENGINE"].endswith("sqlite3"):
        copy_blank(Path(database["NAME"]))
    call_command("migrate", verbosity=0, interactive=False)


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()
