"""Where the API's documents stand: beside each public page, in a tree of its own.

"/en/topics/energy/page/7/" has its twin at "/api/v1/en/topics/energy/page/7/", the section
"/en/politics/" at "/api/v1/en/sections/politics/", its article "/en/politics/ferry/" at
"/api/v1/en/articles/politics/ferry/", and "/en/latest/" at "/api/v1/en/articles/".
"""

import re

ROOT = "/api/v1/"
DESCRIPTION = f"{ROOT}openapi.json"
ABSENT = "absent:api:{}"
"""the key of what is answered where nothing stands; the front finds it by the first step"""
FILED = ("topics", "places", "contributors")
COLLECTIONS = ("sections", *FILED)
_PAGED = re.compile(r"^(?P<list>.*?)(?P<page>page/[1-9]\d{0,5}/)?$")


def index_address(code: str) -> str:
    """Return the path of what the API has of a language."""
    return f"{ROOT}{code}/"


def collection_address(code: str, name: str) -> str:
    """Return the path of all sections, topics, places or contributors of a language."""
    return f"{ROOT}{code}/{name}/"


def article_address(page: str) -> str:
    """Return the path of an article in the API by that of its page."""
    _, code, rest = page.split("/", 2)
    return f"{ROOT}{code}/articles/{rest}"


def list_address(page: str) -> str:
    """Return the path of a list in the API by that of its page, or of an archive page of it."""
    _, code, rest = page.split("/", 2)
    first = rest.partition("/")[0]
    if first == "latest":
        return f"{ROOT}{code}/articles/{rest.removeprefix('latest/')}"
    return f"{ROOT}{code}/{rest}" if first in FILED else f"{ROOT}{code}/sections/{rest}"


def list_page(path: str) -> tuple[str, str] | None:
    """Return the page whose list stands at a path of the API, and its language; None for others."""
    code, _, rest = path.removeprefix(ROOT).partition("/")
    found = _PAGED.match(rest)
    if found is None or not code:
        return None
    name, _, slug = found["list"].partition("/")
    page = found["page"] or ""
    if name == "articles" and not slug:
        return f"/{code}/latest/{page}", code
    if slug.count("/") != 1 or name not in COLLECTIONS:
        return None
    return (f"/{code}/{slug}{page}" if name == "sections" else f"/{code}/{name}/{slug}{page}"), code


def article_page(path: str) -> str | None:
    """Return the page of the article that stands at a path of the API, or None for others."""
    code, _, rest = path.removeprefix(ROOT).partition("/")
    name, _, page = rest.partition("/")
    is_article = name == "articles" and page.count("/") == 2 and not page.startswith("page/")
    return f"/{code}/{page}" if is_article else None
