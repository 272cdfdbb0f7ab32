"""A draft that is not finished leaves and comes back as it was typed."""

from pathlib import Path
from typing import Any

import pytest

from caspian.newsroom.drafts.unfinished import unfinished
from caspian.newsroom.models import Article
from tests.cast import Cast
from tests.wire.archive.homes import ALL, empty_home, exported, imported

TYPED = {
    "fields": {"published_at": {"typed": "next Thursday", "why": ["Enter a valid date."]}},
    "bylines": [{"role": "with", "order": "2"}],
}

PROPOSED = [{"kind": "place", "name": "Kuryk", "by": "rena"}]


@pytest.fixture
def home(db: None, tmp_path: Path, settings: Any) -> Path:
    """A home of the test's own."""
    settings.HOME = tmp_path
    return tmp_path


def test_it_comes_back_as_it_was_typed(cast: Cast, home: Path) -> None:
    half: list[Any] = [
        ("image", {"image": None, "alt": "Ships", "caption": "", "credit": ""}),
        ("quote", {"text": "", "attribution": "Rena"}),
        ("map", {"places": [{"place": None, "emphasised": False}]}),
    ]
    article = cast.draft("Half", body=half)
    article.as_typed, article.proposed = TYPED, PROPOSED
    article.save_revision(clean=False)
    said = unfinished(Article.objects.get().get_latest_revision_as_object())
    exported(home / "all.zip", ALL)
    empty_home()
    imported(home / "all.zip")
    draft = Article.objects.get(title="Half").get_latest_revision_as_object()
    assert (draft.as_typed, draft.proposed) == (TYPED, PROPOSED)
    assert [one.sentence for one in unfinished(draft)] == [one.sentence for one in said]
    assert draft.body[1].value["attribution"] == "Rena"
