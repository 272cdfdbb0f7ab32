"""Which requests of the reader's addresses no edition can answer: the front forwards them."""

import re

_SEARCH = re.compile(
    r"/[a-z]{2,3}(?:-[a-z]{2,8})?/search/|/api/v1/[a-z]{2,3}(?:-[a-z]{2,8})?/search\.json"
)


def is_a_search(method: str, path: str) -> bool:
    """Return whether a request asks for a search, as a page or as JSON, in whatever language."""
    return method in ("GET", "HEAD") and _SEARCH.fullmatch(path) is not None
