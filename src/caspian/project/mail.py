"""Turns the address of a mail server into settings: mail is queued, and sent by that server.

`CASPIAN_MAIL_BACKEND` is what the background worker sends the queue's mail by.
"""

from typing import Any
from urllib.parse import SplitResult, unquote, urlsplit

PRINTED = "django.core.mail.backends.console.EmailBackend"
QUEUED = "caspian.newsroom.mail.MailQueue"
SENT = "django.core.mail.backends.smtp.EmailBackend"
_SECONDS = 10
"""how long a mail server is waited for: the background worker has other things to do"""


def _parts(url: str) -> SplitResult:
    try:
        parts = urlsplit(url)
        if parts.scheme in ("smtp", "smtps") and parts.hostname and parts.port != 0:
            return parts
    except ValueError:
        pass  # its words may quote a part of the password, which it took for a port
    raise ValueError("CASPIAN_MAIL_URL is no mail server: write smtp://user:password@host:587.")


def mail_settings(url: str, sender: str, address: str) -> dict[str, Any]:
    """Return the settings; `address` is the paper's, whose host the sender's address defaults to.

    smtp:// begins in plain text and goes on encrypted (STARTTLS, port 587), smtps:// is encrypted
    from the start (port 465). Raises ValueError for an address that is neither.
    """
    host = urlsplit(address).hostname or "localhost"
    found = {
        "EMAIL_BACKEND": QUEUED,
        "DEFAULT_FROM_EMAIL": sender or f"newsroom@{host}",
        "EMAIL_TIMEOUT": _SECONDS,
    }
    if not url:
        return found | {"CASPIAN_MAIL_BACKEND": PRINTED}
    parts = _parts(url)
    is_encrypted = parts.scheme == "smtps"
    return found | {
        "CASPIAN_MAIL_BACKEND": SENT,
        "EMAIL_HOST": parts.hostname,
        "EMAIL_PORT": parts.port or (465 if is_encrypted else 587),
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_USE_SSL": is_encrypted,
        # A server on this machine has nothing to encrypt, and often can't.
        "EMAIL_USE_TLS": not is_encrypted and parts.hostname not in ("localhost", "127.0.0.1"),
    }
