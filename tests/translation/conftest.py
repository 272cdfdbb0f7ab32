"""An article with a block of each kind that a correction may be about, and translations of it."""

from collections.abc import Callable
from typing import Any

import pytest
from django.utils import timezone

from caspian.newsroom.founding import add_home
from caspian.newsroom.models import Article, Section
from caspian.newsroom.stored import stored_blocks
from caspian.translation.carrying import carry_what_was_saved, row_of
from caspian.translation.models import FollowedTranslation
from tests.cast import Cast, publish

LANGUAGES = ("az", "fa", "hy", "ka", "ru", "tr", "kk-cyrl", "uz-latn")
WORDS, TABLE, CAPTION, QUOTE, LAST = (f"{number}" * 8 + "-0000" for number in range(1, 6))
Translate = Callable[..., Article]


def body(cast: Cast) -> list[dict[str, Any]]:
    """Return a body whose blocks have ids that a test knows."""
    picture = {"image": cast.picture().pk, "alt": "", "caption": "Ships", "credit": ""}
    cells = [["Year", "Metres"], ["2019", "-27.9"]]
    table = {
        "columns": [{"type": "text", "heading": ""}] * 2,
        "rows": [{"values": row} for row in cells],
        "caption": "Levels",
    }
    return [
        {"type": "paragraph", "id": WORDS, "value": "<p>The ferry leaves at noon.</p>"},
        {"type": "table", "id": TABLE, "value": table},
        {"type": "image", "id": CAPTION, "value": picture},
        {"type": "quote", "id": QUOTE, "value": {"text": "We wait.", "attribution": "A driver"}},
        {"type": "paragraph", "id": LAST, "value": "<p>It comes back on Sunday.</p>"},
    ]


@pytest.fixture
def original(cast: Cast) -> Article:
    """Return a published article in English."""
    article = cast.published("The ferry", standfirst="It leaves when it is full.")
    return edited(article, body(cast))


@pytest.fixture
def translate(cast: Cast) -> Translate:
    """Return what makes a published translation of an article, every part of it translated."""

    def make(article: Article, code: str = "az", *, is_done: bool = True) -> Article:
        home = add_home(code)
        politics = Section.objects.get(pk=cast.politics.pk)
        if not politics.has_translation(home.locale):
            section: Any = politics.copy_for_translation(home.locale)
            section.save_revision().publish()
        copy: Any = article.copy_for_translation(home.locale)
        if not is_done:
            return Article.objects.get(pk=copy.pk)
        blocks = [in_words(one, code) for one in stored_blocks(copy.body)]
        copy.title, copy.standfirst = f"{code}: {copy.title}", f"{code}: {copy.standfirst}"
        return saved(copy, blocks)

    return make


def in_words(block: dict[str, Any], mark: str) -> dict[str, Any]:
    """Return a block whose words differ from those of the original."""
    value = block["value"]
    if block["type"] == "paragraph":
        return {**block, "value": f"<p>{mark}: {value[3:]}"}
    changed = {
        "table": {"caption": f"{mark}: Levels"},
        "image": {"caption": f"{mark}: Ships"},
        "quote": {"text": f"{mark}: We wait."},
    }[block["type"]]
    return {**block, "value": value | changed}


def saved(article: Article, blocks: list[dict[str, Any]], opened: Any = None) -> Article:
    """Save and publish a translation with a body, as a form does that was opened at a moment."""
    article = edited(article, blocks)
    row = row_of(article)
    assert row is not None
    carry_what_was_saved(row, opened or timezone.now(), None)
    return article


def edited(article: Any, blocks: list[dict[str, Any]], **changes: Any) -> Article:
    """Publish an article with another body, and return it."""
    article.body = article.body.stream_block.to_python(blocks)
    for name, value in changes.items():
        setattr(article, name, value)
    publish(article.save_revision())
    return Article.objects.get(pk=article.pk)


def counts(article: Article) -> tuple[int, int, int, int]:
    """Return how many parts of a translation are missing, changed, changed a little, removed."""
    row = FollowedTranslation.objects.get(pk=article.pk)
    return row.missing, row.changed, row.small, row.removed
