"""Everything that an installation is told through environment variables, in one place.

Each variable stands in docs/operating.md; a test keeps that so.
"""

import os
import secrets
from dataclasses import dataclass, field
from pathlib import Path

from caspian.common.redaction import know_secrets, secrets_of
from caspian.project.discreet import be_discreet
from caspian.project.private import keep_private

_LEAST = 256
"""MiB: in less no picture can be decoded"""


@dataclass(frozen=True)
class Environment:
    """The environment as values; `home` is absolute."""

    home: Path
    """CASPIAN_HOME: the folder that holds all data (default var/)"""
    bind: str
    """CASPIAN_BIND: host:port to listen on (default 127.0.0.1:8000)"""
    address: str
    """CASPIAN_ADDRESS: the paper's public address, for canonical links (default from bind)"""
    database: str = field(repr=False)
    """DATABASE_URL: the newsroom's database (default SQLite in the home)"""
    edition: str = field(repr=False)
    """EDITION_URL: the database of the edition (default SQLite in the home)"""
    backend: str
    """CASPIAN_BACKEND: the unix socket at which the front finds the backend (`serve` sets it)"""
    purge: tuple[str, ...] = field(repr=False)
    """CASPIAN_PURGE_URL: the caches in front that a release is told to, separated by blanks"""
    proxies: tuple[str, ...]
    """CASPIAN_PROXIES: the servers in front that are believed on who asked, by blanks"""
    proxy_header: str
    """CASPIAN_PROXY_HEADER: where they say it, X-Forwarded-For (default) or Forwarded"""
    mail: str = field(repr=False)
    """CASPIAN_MAIL_URL: the server that sends mail, smtp:// or smtps:// (unset: mail is printed)"""
    mail_from: str
    """CASPIAN_MAIL_FROM: the address that mail comes from (default newsroom@ the paper's host)"""
    keep_past: str
    """CASPIAN_KEEP_PAST_DAYS: for how many days the bodies of former releases stay (default 30)"""
    sample: str
    """CASPIAN_SAMPLE: 0 starts with an empty paper, en with the English sample alone"""
    service_worker: bool
    """CASPIAN_SERVICE_WORKER: 0 retires the service worker of readers who keep pages"""
    ready_seconds: str
    """CASPIAN_READY_SECONDS: how long a change may wait before `/readyz` is 503 (default 60)"""
    picture_pixels: str
    """CASPIAN_PICTURE_PIXELS: the most that a picture may have (default 100000000)"""
    picture_mb: str
    """CASPIAN_PICTURE_MB: the largest file of a picture that is taken (default 60)"""
    picture_memory: str
    """CASPIAN_PICTURE_MEMORY: MiB that decoding a picture may take (default 1024)"""
    secret_key: str = field(repr=False)
    """CASPIAN_SECRET_KEY: signs sessions (made and kept in the home when unset)"""
    feed_hub: str
    """CASPIAN_FEED_HUB: a WebSub hub that tells readers of feeds what is new (default none)"""
    weather: str
    """CASPIAN_WEATHER: open-meteo, or off"""
    weather_url: str
    """CASPIAN_WEATHER_URL: where the weather is asked for"""
    debug: bool
    """CASPIAN_DEBUG: 1 shows tracebacks in the browser; never on a public machine"""


def environment() -> Environment:
    """Return the environment, making the home folder where it is missing.

    Every process of the paper asks for it first. So it is here that what each writes is made
    private, and that what each says is freed of secrets.
    """
    be_discreet()
    home = Path(os.environ.get("CASPIAN_HOME", "var")).resolve()
    keep_private(home)
    bind = os.environ.get("CASPIAN_BIND", "127.0.0.1:8000")
    found = Environment(
        home=home,
        bind=bind,
        address=os.environ.get("CASPIAN_ADDRESS", f"http://{bind}").rstrip("/"),
        database=os.environ.get("DATABASE_URL", f"sqlite:///{home / 'newsroom.sqlite3'}"),
        edition=os.environ.get("EDITION_URL", f"sqlite:///{home / 'edition.sqlite3'}"),
        backend=os.environ.get("CASPIAN_BACKEND", str(home / "backend.sock")),
        purge=tuple(os.environ.get("CASPIAN_PURGE_URL", "").split()),
        mail=os.environ.get("CASPIAN_MAIL_URL", ""),
        mail_from=os.environ.get("CASPIAN_MAIL_FROM", ""),
        proxies=tuple(os.environ.get("CASPIAN_PROXIES", "127.0.0.1 ::1").split()),
        proxy_header=os.environ.get("CASPIAN_PROXY_HEADER", "X-Forwarded-For"),
        keep_past=os.environ.get("CASPIAN_KEEP_PAST_DAYS", "30"),
        sample=os.environ.get("CASPIAN_SAMPLE", "1"),
        service_worker=os.environ.get("CASPIAN_SERVICE_WORKER", "1") != "0",
        ready_seconds=os.environ.get("CASPIAN_READY_SECONDS", "60"),
        picture_pixels=os.environ.get("CASPIAN_PICTURE_PIXELS", "100000000"),
        picture_mb=os.environ.get("CASPIAN_PICTURE_MB", "60"),
        picture_memory=os.environ.get("CASPIAN_PICTURE_MEMORY", "1024"),
        secret_key=os.environ.get("CASPIAN_SECRET_KEY") or _kept_secret(home / "secret_key"),
        feed_hub=os.environ.get("CASPIAN_FEED_HUB", ""),
        weather=os.environ.get("CASPIAN_WEATHER", "open-meteo"),
        weather_url=os.environ.get("CASPIAN_WEATHER_URL", "https://api.open-meteo.com"),
        debug=os.environ.get("CASPIAN_DEBUG", "0") == "1",
    )
    know_secrets([found.secret_key])
    for url in (found.database, found.edition, found.mail, *found.purge):
        know_secrets(secrets_of(url))
    return found


def number_fault(told: Environment) -> str:
    """Return which variable should hold a whole number and doesn't, in words, or an empty text."""
    numbers = {
        "CASPIAN_KEEP_PAST_DAYS": (told.keep_past, "a number of days"),
        "CASPIAN_PICTURE_PIXELS": (told.picture_pixels, "a number of pixels"),
        "CASPIAN_PICTURE_MB": (told.picture_mb, "a number of megabytes"),
        "CASPIAN_PICTURE_MEMORY": (told.picture_memory, "a number of MiB, at least 256"),
    }
    for name, (value, what) in numbers.items():
        if not value.isdecimal() or (name == "CASPIAN_PICTURE_MEMORY" and int(value) < _LEAST):
            return f"{name} is {value}: write {what}."
    return ""


def _kept_secret(path: Path) -> str:
    """Return the secret in a file, making it first, readable by its owner alone."""
    try:
        # O_EXCL: of two processes that start at once, one makes the file, the other reads it.
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_text().strip()
    secret = secrets.token_urlsafe(50)
    with os.fdopen(handle, "w") as file:
        file.write(secret + "\n")
    return secret
