"""The manifest of each language: what a telephone is told when a reader installs the paper.

Its addresses are relative to itself, so that it holds on any host and in any folder.
"""

import json

from caspian.common.languages import language
from caspian.common.text import shortened
from caspian.pages.assets import asset
from caspian.pages.builders.frame import words_in
from caspian.pages.builders.lists import latest_address
from caspian.pages.builders.search import search_address
from caspian.pages.reads import paper

MEDIA_TYPE = "application/manifest+json"
FILE = "manifest.webmanifest"
ICONS = (
    ("icon-192.png", 192, "any"),
    ("icon-512.png", 512, "any"),
    ("icon-maskable-512.png", 512, "maskable"),
)
# The colour of the paper in the style sheet's tokens; a manifest has no second one for the dark.
GROUND = "#fdfcf9"
_DESCRIPTION = 300
KEY_ADDRESS = "/.well-known/caspian-key.txt"
KEY_MEDIA_TYPE = "text/plain; charset=utf-8"


def manifest_address(code: str) -> str:
    """Return the path of a language's manifest; `code` is that of its front's address."""
    return f"/{code}/{FILE}"


def is_manifest(path: str) -> bool:
    """Return whether a path is where a manifest would stand, be there such a language or not."""
    return path.count("/") == 2 and path.endswith(f"/{FILE}")


def manifest_at(path: str) -> str | None:
    """Return the manifest that stands at a path as JSON, or None where the paper has none."""
    front = path.removesuffix(FILE)
    if front not in {home.address for home in paper.homes()}:
        return None
    return json.dumps(_manifest(front.strip("/")), ensure_ascii=False, indent=1) + "\n"


def _manifest(code: str) -> dict[str, object]:
    publication, spoken, words = paper.publication(code), language(code), words_in(code)
    links = (("Latest", latest_address(code)), ("Search", search_address(code)))
    return {
        "name": publication.name,
        "short_name": publication.name,
        "description": shortened(publication.about, _DESCRIPTION),
        "lang": spoken.code,
        "dir": spoken.direction,
        "start_url": "./",
        "scope": "../",
        "display": "standalone",
        "background_color": GROUND,
        "theme_color": GROUND,
        "categories": ["news"],
        "icons": [_icon(*one) for one in ICONS],
        "shortcuts": [
            {"name": words.gettext(word), "url": f"..{address}"} for word, address in links
        ],
    }


def _icon(name: str, size: int, purpose: str) -> dict[str, str]:
    return {
        "src": f"..{asset(name)}",
        "sizes": f"{size}x{size}",
        "type": "image/png",
        "purpose": purpose,
    }


def edition_key_text() -> str | None:
    """Return what stands there: the key in hexadecimal, alone on a line; None without a key."""
    key = paper.edition_key()
    return f"{key}\n" if key else None
