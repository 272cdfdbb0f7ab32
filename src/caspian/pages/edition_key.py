"""The paper's public key at its fixed address, for strangers who check a copy of the paper."""

from caspian.pages.reads import paper

ADDRESS = "/.well-known/caspian-key.txt"
MEDIA_TYPE = "text/plain; charset=utf-8"


def edition_key_text() -> str | None:
    """Return what stands there: the key in hexadecimal, alone on a line; None without a key."""
    key = paper.edition_key()
    return f"{key}\n" if key else None
