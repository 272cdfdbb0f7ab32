"""What the press itself is made of: an edition that another press made has to be made again.

A template that changed, a newer library, another public address: no record of the newsroom tells
of them, and all are on every page.
"""

import hashlib
from functools import lru_cache
from importlib.metadata import version
from pathlib import Path

from django.conf import settings

import caspian
from caspian.edition.state import state_of
from caspian.edition.store import Store

ROOMS = ("common", "formats/html", "newsroom", "pages", "press")
LIBRARIES = ("babel", "jinja2", "lxml", "markupsafe", "nh3", "wagtail")


def is_current(store: Store) -> bool:
    """Return whether an edition was rendered by a press like this one, under the same address."""
    return state_of(store).build == kind()


def kind() -> str:
    """Return what tells this press from any that would make other pages of the same newsroom."""
    return f"{_made_of()} {settings.CASPIAN_ADDRESS}"


@lru_cache
def _made_of() -> str:
    whole = hashlib.sha256()
    for library in LIBRARIES:
        whole.update(f"{library} {version(library)}\n".encode())
    root = Path(caspian.__path__[0])
    for room in ROOMS:
        for path in sorted((root / room).rglob("*")):
            if path.is_file() and "__pycache__" not in path.parts:
                whole.update(str(path.relative_to(root)).encode() + path.read_bytes())
    return whole.hexdigest()[:16]
