"""What a command of the paper says has no secret in it, whatever goes wrong."""

import os
import subprocess
import sys
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from caspian.newsroom.mail import send_due
from caspian.newsroom.models import OutgoingMail
from caspian.project import discreet
from tests.cast import Cast
from tests.paper import free_port
from tests.thorough import some

PASSWORD = "hunter2-hunter2"
WRONG = f"mysql://caspian:{PASSWORD}@127.0.0.1/paper"
AWAY = f"postgres://caspian:{PASSWORD}@127.0.0.1:1/paper"
TORN = f"postgres://caspian:{PASSWORD}%zz@127.0.0.1:port/paper"


def run(home: Path, *arguments: str, **variables: str) -> str:
    """Run `caspian` and return all that it says."""
    told = {
        **{
            name: value for name, value in os.environ.items() if name.startswith(("PATH", "PYTHON"))
        },
        "CASPIAN_HOME": str(home),
        "CASPIAN_BIND": "127.0.0.1:0",
        **variables,
    }
    command = [sys.executable, "-m", "caspian.project.cli", *arguments]
    done = subprocess.run(command, env=told, capture_output=True, text=True, timeout=120)
    assert done.returncode != 0
    assert done.stdout + done.stderr
    return done.stdout + done.stderr


@pytest.mark.parametrize("address", [WRONG, AWAY, TORN])
def test_an_edition_that_cannot_be_opened_tells_no_password(tmp_path: Path, address: str) -> None:
    for arguments in (("log",), ("verify",), ("export", str(tmp_path / "export"))):
        said = run(tmp_path / "home", "edition", *arguments, EDITION_URL=address)
        assert PASSWORD not in said


COMMANDS = ("press", "user x", "manage check --database default", "serve")
ADDRESSES = (WRONG, AWAY, TORN)
# Each command and each address once, and then the others.
BOTH = sorted(
    product(COMMANDS, ADDRESSES),
    key=lambda one: (COMMANDS.index(one[0]) - ADDRESSES.index(one[1])) % len(ADDRESSES),
)


@pytest.mark.slow
@pytest.mark.parametrize(("command", "address"), some(len(COMMANDS), BOTH))
def test_a_newsroom_that_cannot_be_opened_tells_no_password(
    tmp_path: Path, address: str, command: str
) -> None:
    said = run(
        tmp_path, *command.split(), DATABASE_URL=address, EDITION_URL=address,
        CASPIAN_MAIL_URL=f"smtp:/{PASSWORD}" if "check" in command else "",
        CASPIAN_BIND=f"127.0.0.1:{free_port()}",
    )  # fmt: skip
    assert PASSWORD not in said


def test_a_traceback_tells_no_password(tmp_path: Path) -> None:
    code = (
        "import sys, logging; from caspian.project.environment import environment\n"
        "told = environment(); logging.basicConfig()\n"
        "try: raise ValueError(told.edition)\n"
        "except ValueError: logging.exception('could not open %s', told.edition)\n"
        "print(told); sys.stdout.write(told.edition + told.secret_key)\n"
        "raise ValueError(f'{told.edition} {told.secret_key}')"
    )
    told = {**os.environ, "CASPIAN_HOME": str(tmp_path), "EDITION_URL": AWAY}
    told["CASPIAN_SECRET_KEY"] = "a secret that signs sessions"
    done = subprocess.run([sys.executable, "-c", code], env=told, capture_output=True, text=True)
    said = done.stdout + done.stderr
    assert said.count("postgres://caspian:***@127.0.0.1:1/paper") == 4
    assert PASSWORD not in said
    assert told["CASPIAN_SECRET_KEY"] not in said
    assert "Traceback" in said


def reset_mail(client: Client, user: Any) -> None:
    """Ask for a link to set a password, and send what mail is due."""
    user.email = "reporter@paper.example"
    user.save()
    client.post("/desk/password_reset/", {"email": user.email})
    send_due(timezone.now())


@pytest.fixture
def printing(settings: Any) -> None:
    """A paper whose mail is printed, though it has a server for it."""
    settings.WAGTAIL_PASSWORD_RESET_ENABLED = True
    settings.EMAIL_BACKEND = "caspian.newsroom.mail.MailQueue"
    settings.CASPIAN_MAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"


@pytest.mark.usefixtures("printing")
def test_a_link_to_set_a_password_is_not_printed(
    cast: Cast, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.MonkeyPatch.context() as patched:
        for name in ("stdout", "stderr"):
            patched.setattr(sys, name, discreet.Discreet(getattr(sys, name)))
        reset_mail(Client(), cast.reporter())
    said = capsys.readouterr().out
    assert "To: reporter@paper.example" in said
    assert "/password_reset/confirm/***" in said


@pytest.mark.usefixtures("printing")
def test_the_control_that_is_not_discreet_prints_it(
    cast: Cast, capsys: pytest.CaptureFixture[str]
) -> None:
    reset_mail(Client(), cast.reporter())
    assert "/password_reset/confirm/" in (said := capsys.readouterr().out)
    assert "***" not in said


def test_without_a_mail_server_there_is_no_such_link(cast: Cast) -> None:
    reset_mail(Client(), cast.reporter())
    assert not OutgoingMail.objects.exists()
