"""Walks a site as a reader does: every page, and every address that a page names."""

import re
from collections.abc import Callable
from urllib.parse import unquote, urljoin, urlsplit

import lxml.html

from tests.front.nginx import Answer

_NAMING = {"href", "src", "action", "poster"}
_NOT_READERS = {"canonical", "alternate"}


def walk(ask: Callable[[str], Answer], start: str) -> dict[str, int]:
    """Ask for a page and all that can be reached from it; return the status of each path."""
    statuses: dict[str, int] = {}
    waiting = [start]
    while waiting:
        path = waiting.pop()
        if path in statuses:
            continue
        answer = ask(path)
        statuses[path] = answer.status
        if answer.headers.get("content-type", "").startswith("text/html"):
            waiting += sorted(named_in(answer.text, path))
        elif answer.headers.get("content-type", "").startswith("text/css"):
            named = re.findall(r"""url\(["']?([^"')]*)""", answer.text)
            waiting += [local(path, one) for one in named if _is_ours(one)]
    return statuses


def named_in(html: str, path: str) -> set[str]:
    """Return the paths on the same site that a page names."""
    found: set[str] = set()
    for element in lxml.html.document_fromstring(html).iter():
        if element.get("rel") in _NOT_READERS or not isinstance(element.tag, str):
            continue
        for name, value in ((str(one), str(other)) for one, other in element.attrib.items()):
            if name in _NAMING and _is_ours(value):
                found.add(local(path, value))
            elif name == "srcset":
                found.update(local(path, one.split()[0]) for one in value.split(","))
    return found


def local(path: str, address: str) -> str:
    """Return the path that an address leads to from a page, its query kept."""
    split = urlsplit(urljoin(f"http://paper{path}", address))
    return unquote(split.path) + (f"?{split.query}" if split.query else "")


def _is_ours(address: str) -> bool:
    split = urlsplit(address)
    return not split.scheme and not split.netloc
