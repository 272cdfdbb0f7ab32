"""What is written to the outbox, or scheduled, wakes the background worker, in either database."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.edition.postgres import Postgres

pytestmark = pytest.mark.slow
ROOT = Path(__file__).parents[2]
SCRIPT = """
import faulthandler, threading, time
faulthandler.dump_traceback_later(240, exit=True)
import django; django.setup()
from datetime import timedelta
from django.db import close_old_connections, connection, transaction
from django.utils import timezone
from django.conf import settings
from pathlib import Path
from caspian.project.install import copy_blank
if connection.vendor == "sqlite":
    copy_blank(Path(settings.DATABASES["default"]["NAME"]))
from caspian.edition import signs
signs.LOOK_SECONDS = 60  # what is heard is heard, and not found by looking
from caspian.newsroom.founding import found
from caspian.newsroom.outbox import record
from caspian.newsroom.outbox import newsroom_sign
from wagtail.models import Page

home = Page.objects.get(slug="en") if Page.objects.filter(slug="en").exists() else found().home
page = Page.objects.get(pk=home.pk).specific

def changed():
    with transaction.atomic():
        record("a test", ["page:1"])

def saved():
    page.save()

def scheduled():
    revision = page.save_revision()
    revision.approved_go_live_at = timezone.now() + timedelta(days=1)
    revision.save()

def given_up():
    with transaction.atomic():
        record("a test", ["page:1"])
        transaction.set_rollback(True)

def woken(deed):
    sign, done = newsroom_sign(), []
    while sign.wait(0.05):
        pass
    def do():
        time.sleep(0.05)
        deed()
        done.append(time.monotonic())
        connection.close()
    other = threading.Thread(target=do)
    other.start()
    is_woken = sign.wait(2 if deed is given_up else 30)
    other.join()
    sign.close()
    return is_woken

for deed in (changed, saved, scheduled, given_up):
    print(deed.__name__, woken(deed))
"""


@pytest.mark.parametrize("engine", ["sqlite", "postgresql"])
def test_what_the_clock_waits_for_wakes_it(
    engine: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    told = {"CASPIAN_HOME": str(tmp_path), "DJANGO_SETTINGS_MODULE": "caspian.project.settings"}
    if engine == "postgresql":
        cluster: Postgres = request.getfixturevalue("postgres")
        told["DATABASE_URL"] = cluster.newsroom()
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT],
        env=os.environ | told,
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=300,
    )
    assert done.stdout.splitlines() == [
        "changed True",
        "saved True",
        "scheduled True",
        "given_up False",
    ], done.stderr
