"""Which requests of the reader's addresses no edition can answer: the front forwards them."""

import re

_SEARCH = re.compile(r"/[a-z]{2,3}(?:-[a-z]{2,8})?/search/")


def is_a_search(method: str, path: str) -> bool:
    """Return whether a request asks for the search page of a language, be there one or not."""
    return method in ("GET", "HEAD") and _SEARCH.fullmatch(path) is not None
