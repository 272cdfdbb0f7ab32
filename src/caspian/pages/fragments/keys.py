"""The keys of fragments in the edition, and the version of what pages and fragments agree on.

After an upgrade the old archive is pressed anew behind the news, and readers get pages of the
former build meanwhile. Such a page links to the former style sheet, so it must show fragments of
the former build too wherever the two builds don't agree: these have other keys.
"""

import hashlib
from functools import lru_cache
from pathlib import Path

from caspian.pages.assets import FOLDER

TEMPLATES = Path(__file__).parents[1] / "templates"
SHOWN_IN = ("components", "fragments")
"""the folders of templates that a fragment is made of"""
SHARED = ("paper.css", "keeping.js")
"""the files that a page names and its fragments rely on"""
_KIND = "fragment:"


def fragment_key(name: str, code: str) -> str:
    """Return the key of a fragment of a language, as pages of this build show it."""
    return f"{_KIND}{code}:{name}:{interface()}"


def fragment_of(key: str) -> tuple[str, str] | None:
    """Return name and language of a fragment by its key, or None for one of another build."""
    code, _, rest = key.removeprefix(_KIND).partition(":")
    name, _, version = rest.partition(":")
    return (name, code) if is_fragment(key) and version == interface() else None


def is_fragment(key: str) -> bool:
    """Return whether a key is that of a fragment, of this build or another."""
    return key.startswith(_KIND)


@lru_cache
def interface() -> str:
    """Return the version of the interface between pages and fragments: of markup and styles."""
    whole = hashlib.sha256()
    templates = (path for folder in SHOWN_IN for path in (TEMPLATES / folder).glob("*.html"))
    for path in [*sorted(templates), *(FOLDER / name for name in SHARED)]:
        whole.update(path.name.encode() + path.read_bytes())
    return whole.hexdigest()[:8]
