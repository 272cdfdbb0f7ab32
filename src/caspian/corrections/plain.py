"""An article as readers get it, as plain data: lines at its head, and blocks with their ids.

What it is filed under is no part of it: topics and places are renamed and merged without it.
"""

import hashlib
import json
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder

from caspian.newsroom.models import Article
from caspian.newsroom.stored import stored_blocks

FORMAT = 1


def written(article: Article) -> str:
    """Return the article as canonical JSON: keys in order, no spaces, no escapes that can go."""
    return canonical(plain_of(article))


def canonical(data: dict[str, Any]) -> str:
    """Return data in the one way to write it."""
    return json.dumps(
        data, cls=DjangoJSONEncoder, ensure_ascii=False, sort_keys=True, separators=(",", ":")
    )


def digest_of(content: str) -> str:
    """Return the SHA-256 of a content in hexadecimal."""
    return hashlib.sha256(content.encode("utf-8", "surrogatepass")).hexdigest()


def looks_alike(one: str, other: str) -> bool:
    """Return whether readers see no difference between two contents: ids of blocks are not shown.

    An editor who pastes a text over itself gives each of its blocks another one.
    """
    return one == other or without_ids(json.loads(one)) == without_ids(json.loads(other))


def without_ids(value: Any) -> Any:
    """Return a stored value without the ids of blocks, which readers do not see."""
    if isinstance(value, dict):
        return {
            name: without_ids(held)
            for name, held in value.items()
            if name != "id" or not isinstance(held, str)
        }
    return [without_ids(one) for one in value] if isinstance(value, list) else value


def plain_of(article: Article) -> dict[str, Any]:
    """Return the article as data: strings, numbers, lists and dicts."""
    code = article.locale.language_code
    return {
        "format": FORMAT,
        "language": code,
        "headline": article.title,
        "standfirst": article.standfirst,
        "kind": article.kind,
        "bylines": [
            {"role": line.role, "name": line.contributor.name} for line in article.bylines.all()
        ],
        "dateline": article.dateline.name_in(code) if article.dateline else "",
        "date": article.published_at.isoformat() if article.published_at else "",
        "lead": {
            "picture": article.lead_picture_id,
            "alt": article.lead_alt,
            "caption": article.lead_caption,
            "credit": article.lead_credit,
        },
        "blocks": list(stored_blocks(article.body)),
    }
