"""Shows a page as readers whose screen is light, or dark, see it, whatever the own screen is."""

import base64
import hashlib
import re
from functools import lru_cache

from caspian.pages.assets import FOLDER, PREFIX, asset

LIGHT, DARK = "light", "dark"
SHADES = (LIGHT, DARK)
SHEET = "paper.css"
# A condition that always holds and one that never does; they also stand beside others, as in
# "(prefers-color-scheme: dark) and (width > 40rem)", where `all` and `not all` may not.
ALWAYS, NEVER = "(min-width: 0)", "(max-width: 0)"
_ASKS = re.compile(r"\(\s*prefers-color-scheme\s*:\s*(light|dark)\s*\)")
_SCHEME = re.compile(r"color-scheme\s*:\s*(?:light dark|dark light)")
# The quote is refused as well, or it would be left out of the group to get round the rest.
_FILE = re.compile(r"url\(\s*([\"']?)(?![\"'/#\s]|[a-z]+:)")
_MEDIA = re.compile(r'media="[^"]*"')


def in_shade(html: str, shade: str) -> str:
    """Return a page in light or in dark; any other shade leaves it to the reader's own screen.

    The style sheet goes into the page, its questions answered: no browser lets a page choose
    what its media queries find.
    """
    if shade not in SHADES:
        return html
    link = f'<link rel="stylesheet" href="{asset(SHEET)}">'
    html = html.replace(link, f"<style>{_sheet(shade)}</style>", 1)
    html = html.replace('content="light dark"', f'content="{shade}"', 1)
    return _MEDIA.sub(lambda found: _answered(found.group(), shade), html)


def policy_in_shade(policy: str, shade: str) -> str:
    """Return a page's policy, which lets the style sheet that goes into the page count, by hash."""
    if shade not in SHADES:
        return policy
    digest = base64.b64encode(hashlib.sha256(_sheet(shade).encode()).digest()).decode()
    return policy.replace("style-src 'self'", f"style-src 'self' 'sha256-{digest}'")


@lru_cache
def _sheet(shade: str) -> str:
    css = _answered((FOLDER / SHEET).read_text("utf-8"), shade)
    css = _SCHEME.sub(f"color-scheme: {shade}", css)
    # What is named beside the style sheet lies elsewhere, seen from the page.
    return _FILE.sub(lambda found: f"url({found[1]}{PREFIX}", css)


def _answered(text: str, shade: str) -> str:
    return _ASKS.sub(lambda found: ALWAYS if found[1] == shade else NEVER, text)
