"""Notices that CASPIAN_SECRET_KEY is another one, and says what that voids.

The home remembers a digest of the key that was used last; `caspian serve` says it once and
remembers the new one, and `caspian manage check` warns before that.
"""

import hashlib
from pathlib import Path
from typing import Any

from django.core.checks import CheckMessage, Warning, register

from caspian.edition.whole_file import write_whole

FILE = "secret_key.mark"
VOIDED = (
    "The secret key is another one than at the last start. What was signed with the old one is "
    "void: everybody at the desk signs in again, links to set a password no longer work, and bans "
    "of e-mail addresses no longer hold: ban those addresses again. To keep them, put the old key "
    "back."
)


def is_another(home: Path, secret: str) -> bool:
    """Return whether the home remembers another key than this."""
    try:
        return (home / FILE).read_text("ascii").strip() != _mark(secret)
    except (FileNotFoundError, UnicodeDecodeError):
        return False


def remember(home: Path, secret: str) -> None:
    """Remember a key, by a digest of it."""
    write_whole(home / FILE, _mark(secret) + "\n", over=True)


def _mark(secret: str) -> str:
    return hashlib.blake2b(secret.encode(), digest_size=16, person=b"caspian key").hexdigest()


@register
def check_secret_key(app_configs: object, **options: Any) -> list[CheckMessage]:
    """Warn where the next start would void what was signed."""
    from django.conf import settings  # noqa: PLC0415  the settings import this module

    if not is_another(Path(settings.HOME), settings.SECRET_KEY):
        return []
    return [Warning(VOIDED, id="caspian.W001")]
