"""What lies where in an archive, and in which order; docs/export.md is the same for strangers."""

import json
import re
from functools import cache
from importlib.resources import files
from typing import Any

FORMAT, VERSION = "caspian-archive", 1
MANIFEST = "manifest.json"
FILES = "files/"
MOST_LINE = 64 * 1024 * 1024
"""bytes of one line: a longer one is refused before it is read"""
MOST_MANIFEST = 1024 * 1024
KINDS = (
    "languages", "tags", "pictures", "attachments", "topics", "places", "contributors", "rules",
    "comment_settings", "shield_words", "homes", "sections", "information", "articles",
    "revisions", "sites", "publication", "crawlers", "breaking", "redirects", "withdrawn",
    "archive_pages", "key_articles", "promotions", "views", "commenters", "comments",
)  # fmt: skip
"""the kinds of records: what others refer to comes first"""


def lines_of(kind: str) -> str:
    """Return the name of the file that holds the records of a kind."""
    return f"{kind}.jsonl"


def schema_file(kind: str) -> str:
    """Return the name under which the schema of a kind lies in an archive."""
    return f"schemas/{kind}.schema.json"


def schema_text(kind: str) -> str:
    """Return the JSON Schema of a kind, as it is shipped and as it is written into archives."""
    return files(__package__).joinpath("schemas", f"{kind}.schema.json").read_text("utf-8")


@cache
def schema(kind: str) -> dict[str, Any]:
    """Return the JSON Schema of a kind."""
    read: dict[str, Any] = json.loads(schema_text(kind))
    return read


def member_of(digest: str, filename: str) -> str:
    """Return the name in an archive of a file with a SHA-256, with the ending of its own name."""
    ending = re.search(r"\.[a-z0-9]{1,8}$", filename.lower())
    return f"{FILES}{digest}{ending[0] if ending else ''}"


def dumped(value: Any) -> bytes:
    """Return a value as one line of JSON, always the same for the same value."""
    text = _dumps(value, False)
    try:
        return text.encode() + b"\n"
    except UnicodeEncodeError:  # half a surrogate pair, which a database may hold in its JSON
        return _dumps(value, True).encode() + b"\n"


def _dumps(value: Any, is_ascii: bool) -> str:
    return json.dumps(
        value, ensure_ascii=is_ascii, sort_keys=True, separators=(",", ":"), allow_nan=False
    )


KINDS_SINCE = frozenset({"key_articles"})
"""the kinds that archives of former releases lack; they are read as if they had no record"""
ADDED_SINCE: dict[str, dict[str, Any]] = {
    "pictures": {
        "creator": "", "licence": "", "licence_terms": "", "valid_until": None,
        "is_still": False, "turns_dark": False, "frames": 1,
    },
    "topics": {"is_series": False},
    "contributors": {"beat": "", "languages": [], "email": "", "website": ""},
    "publication": {
        "publisher": "", "address": "", "letters": "", "english_dates": "US", "clock": "",
    },
}  # fmt: skip
"""the fields that records of a kind have had since a later release, and what is taken without"""


def completed(kind: str, record: dict[str, Any]) -> dict[str, Any]:
    """Return a record of a former release as one of today; one that has a part of them stays."""
    added = ADDED_SINCE.get(kind, {})
    return record if added.keys() & record.keys() else {**record, **added}
