"""Rich text is sanitised on its way into the database, whatever path it took."""

import json

import pytest
from django.db import connection

from caspian.newsroom.models import Article
from tests.cast import Cast

EVIL = '<p onclick="x()">Calm<script>alert(1)</script> <a href="javascript:x()">sea</a></p>'


def stored(article: Article) -> str:
    """Return the body as the database holds it."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT body FROM newsroom_article WHERE page_ptr_id = %s", [article.pk])
        return str(cursor.fetchone()[0])


@pytest.mark.parametrize(
    "body",
    [
        [("paragraph", EVIL)],
        json.dumps([{"type": "paragraph", "value": EVIL}]),
        json.dumps([{"type": "explainer", "value": {"title": "Sea", "text": EVIL}}]),
        json.dumps(
            [{"type": "list", "value": {"style": "bullets", "items": [
                {"type": "item", "value": EVIL, "id": "3d4f8a2e-0000-4000-8000-000000000000"}
            ]}}]
        ),
    ],
    ids=["values", "stored paragraph", "stored explainer", "stored list"],
)  # fmt: skip
def test_no_script_reaches_the_database(cast: Cast, body: object) -> None:
    article = cast.draft("A calm sea", body=body)
    article.get_latest_revision().publish()
    text = stored(article)
    assert "Calm" in text
    assert not any(evil in text for evil in ("script", "onclick", "alert"))
