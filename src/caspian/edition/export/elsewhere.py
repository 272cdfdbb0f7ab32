"""What an export says of paths that are no pages: the maps for nginx, the pages for the others.

nginx reads a map when it is told to reload. A server that knows no maps shows the page, which
leads on by itself.
"""

import json
import re
from collections.abc import Iterable, Mapping
from html import escape
from urllib.parse import quote

from caspian.common.language_match import best_match, tag, tags_of
from caspian.edition.export.flatten import NotWhole, depth_of, relative

# No "$", which nginx would take for a variable, no quotes, no blanks, no semicolons.
_SAFE = "/:?#[]@!&()*+,=%~.-_'"
_PAGE = """<!doctype html>
<html>
<head>
<meta charset="utf-8">
<meta name="robots" content="noindex">
<title>{title}</title>
<meta http-equiv="refresh" content="0; url={address}">
</head>
<body>
{links}
</body>
</html>
"""


def redirects_map(moved: Iterable[tuple[str, str]]) -> bytes:
    """Return what maps each path to where it moved, as seen from there."""
    return _lines(
        (_quoted(key), _quoted(_as_address(location, depth_of(key)))) for key, location in moved
    )


def gone_map(keys: Iterable[str]) -> bytes:
    """Return what maps each withdrawn path to 1."""
    return _lines((_quoted(key), "1") for key in keys)


def languages_map(default: str, fronts: Mapping[str, str]) -> bytes:
    """Return what maps an Accept-Language header to the front that it asks for first."""
    tags = {other for code in fronts for other in (code.lower(), *tags_of(tag(code).language))}
    meant = {one: best_match([one], fronts) for one in tags}
    # What begins with a language's own tag and means no more than that, its rule answers.
    own = {one: meant.get(tag(one).language) for one in meant if one != tag(one).language}
    meant = {one: code for one, code in meant.items() if code != own.get(one)}
    # The longest first: nginx takes the first expression that fits, and zh-Hant fits zh.
    wanted = (
        (f'"~*^\\s*{re.escape(one)}(?![a-z0-9])"', _quoted(_as_address(fronts[code], 0)))
        for one in sorted(meant, key=lambda one: (-len(one), one))
        if (code := meant[one])
    )
    return _lines([("default", _quoted(_as_address(fronts[default], 0))), *wanted])


def moved_page(key: str, location: str) -> bytes:
    """Return the page that leads on from a path which has moved."""
    address = escape(_as_address(location, depth_of(key)))
    link = f'<p><a href="{address}">{address}</a></p>'
    return _PAGE.format(title=address, address=address, links=link).encode()


def root_page(default: str, fronts: Mapping[str, str]) -> bytes:
    """Return the page at the root, which leads to the first language and names them all."""
    addresses = {code: escape(_as_address(front, 0)) for code, front in fronts.items()}
    links = "\n".join(
        f'<p><a href="{address}" hreflang="{escape(code)}">{escape(code)}</a></p>'
        for code, address in addresses.items()
    )
    title = ", ".join(escape(code) for code in fronts)
    return _PAGE.format(title=title, address=addresses[default], links=links).encode()


def languages_in(text: bytes) -> tuple[str, dict[str, str]]:
    """Return the first language and the fronts of all, as the edition's document has them.

    Raises NotWhole when it says anything else.
    """
    try:
        said = json.loads(text)
        default, fronts = str(said["default"]), dict(said["fronts"])
        fronts[default]
        if not all(_is_front(code, front) for code, front in fronts.items()):
            raise ValueError("a front is no path")
    except (ValueError, KeyError, TypeError) as error:
        raise NotWhole(
            f"The list of languages can't be read ({error}). Run `caspian press --clean`."
        ) from error
    return default, fronts


def _is_front(code: object, front: object) -> bool:
    return isinstance(code, str) and isinstance(front, str) and front.startswith("/")


def _as_address(location: str, depth: int) -> str:
    return quote(relative(location, depth), safe=_SAFE)


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _lines(pairs: Iterable[tuple[str, str]]) -> bytes:
    return "".join(f"{one} {other};\n" for one, other in pairs).encode()
