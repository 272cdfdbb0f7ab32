"""Where the API's documents stand: beside each public page, in a tree of its own.

"/en/topics/energy/page/7/" has its twin at "/api/v1/en/topics/energy/page/7.json", the section
"/en/politics/" at "/api/v1/en/sections/politics.json", its article "/en/politics/ferry/" at
"/api/v1/en/articles/politics/ferry.json", and "/en/latest/" at "/api/v1/en/articles.json". They
end as files do, so that a plain file server sends an exported one as what it is.
"""

import re

ROOT = "/api/v1/"
INDEX = f"{ROOT}index.json"
DESCRIPTION = f"{ROOT}openapi.json"
ABSENT = "absent:api:{}"
"""the key of what is answered where nothing stands; the front finds it by the first step"""
FILED = ("topics", "places", "contributors")
COLLECTIONS = ("sections", *FILED)
_ADDRESS = re.compile(
    r"^/api/v1/(?P<code>[^/]+)/(?P<list>.+?)(?:/page/(?P<number>[1-9]\d{0,5}))?\.json$"
)


def index_address(code: str) -> str:
    """Return the path of what the API has of a language."""
    return f"{ROOT}{code}/index.json"


def collection_address(code: str, name: str) -> str:
    """Return the path of all sections, topics, places or contributors of a language."""
    return f"{ROOT}{code}/{name}.json"


def search_address(code: str) -> str:
    """Return the path of the search of a language."""
    return f"{ROOT}{code}/search.json"


def article_address(page: str) -> str:
    """Return the path of an article in the API by that of its page."""
    _, code, rest = page.split("/", 2)
    return f"{ROOT}{code}/articles/{rest.rstrip('/')}.json"


def list_address(page: str) -> str:
    """Return the path of a list in the API by that of its page, or of an archive page of it."""
    _, code, rest = page.rstrip("/").split("/", 2)
    first, _, more = rest.partition("/")
    if first == "latest":
        return f"{ROOT}{code}/articles/{more}.json" if more else f"{ROOT}{code}/articles.json"
    return f"{ROOT}{code}/{rest}.json" if first in FILED else f"{ROOT}{code}/sections/{rest}.json"


def code_of(path: str) -> str:
    """Return the language of an address of the API, or an empty text where it names none."""
    code, slash, _ = path.removeprefix(ROOT).partition("/")
    return code if slash else ""


def list_page(path: str) -> str | None:
    """Return the path of the page whose list stands at a path of the API; None for others."""
    found = _ADDRESS.match(path)
    if found is None:
        return None
    code, (name, _, slug) = found["code"], found["list"].partition("/")
    page = f"page/{found['number']}/" if found["number"] else ""
    if name == "articles" and not slug:
        return f"/{code}/latest/{page}"
    if not slug or "/" in slug or name not in COLLECTIONS:
        return None
    return f"/{code}/{slug}/{page}" if name == "sections" else f"/{code}/{name}/{slug}/{page}"


def article_page(path: str) -> str | None:
    """Return the path of the page whose article stands at a path of the API; None for others."""
    found = _ADDRESS.match(path)
    if found is None or found["number"]:
        return None
    name, _, rest = found["list"].partition("/")
    return f"/{found['code']}/{rest}/" if name == "articles" and rest.count("/") == 1 else None
