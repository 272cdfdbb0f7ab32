"""Any sequence of edits: each published version is kept byte for byte, and a typo moves no date."""

import random
from itertools import pairwise
from typing import Any

import pytest

from caspian.corrections.difference import changes, pairs, parts_of
from caspian.corrections.models import Correction, Version
from caspian.corrections.plain import digest_of, looks_alike, written
from caspian.newsroom.models import Article
from caspian.newsroom.stored import stored_blocks
from tests.cast import Cast, publish
from tests.corrections.writing import corrected
from tests.thorough import often

SEQUENCES, EDITS = often(4, 5000), 6
WORDS = ("ferry", "سلام‌ها", "ծով", "ზღვა", "30", "qayıq", "море", "")


def one_edit(chance: random.Random, article: Article) -> dict[str, Any]:
    """Return what an editor changed: a line, or blocks written, moved, added and taken out."""
    blocks = list(map(dict, stored_blocks(article.body)))
    chance.shuffle(blocks)
    blocks = blocks[: chance.randint(0, 5)]
    if blocks:
        blocks[0]["value"] = f"<p>{' '.join(chance.choices(WORDS, k=5))}</p>"
    name = f"{chance.getrandbits(32):08x}-0000"
    said = f"<p>{chance.choice(WORDS)} {chance.random():.3f}</p>"
    blocks.insert(0, {"type": "paragraph", "id": name, "value": said})
    return chance.choice(
        [
            {"standfirst": f"{chance.choice(WORDS)} {chance.randint(1, 3)}"},
            {"body": article.body.stream_block.to_python(blocks)},
            {},
        ]
    )


def edited(chance: random.Random, article: Article, kind: str) -> Article:
    """Return an article after a change of a kind."""
    changed = one_edit(chance, article)
    if kind not in ("typo", "update"):
        return corrected(article, kind=kind, **changed)
    current = article.get_latest_revision_as_object()
    for name, value in {"change": "minor" if kind == "typo" else kind, **changed}.items():
        setattr(current, name, value)
    publish(current.save_revision())
    return Article.objects.get(pk=article.pk)


@pytest.mark.parametrize("part", range(4))
def test_sequences_of_edits(cast: Cast, part: int) -> None:
    for number in range(part, SEQUENCES, 4):
        chance = random.Random(number)
        article, kept = cast.published(f"Ferry {number}"), []
        kept.append(written(article))
        kinds = ("typo",) if number % 2 else ("typo", "update", "correction", "note")
        before = (article.published_at, article.updated_at)
        for _ in range(EDITS):
            kind = chance.choice(kinds)
            article = edited(chance, article, kind)
            if kind in ("correction", "note") or not looks_alike(kept[-1], written(article)):
                kept.append(written(article))
        found = list(Version.objects.filter(article=article.pk))
        assert [one.content for one in found] == kept
        assert [one.digest for one in found] == list(map(digest_of, kept))
        for one, other in pairwise(found):
            follows(one, other)
        if number % 2:
            assert (article.published_at, article.updated_at) == before
            assert not Correction.objects.filter(article=article.pk).exists()


def follows(one: Version, other: Version) -> None:
    """Check that the difference of two versions, applied to the first, gives the second."""
    before, after = parts_of(one.as_data), parts_of(other.as_data)
    assert tuple(new for _, new in pairs(before, after) if new) == after
    assert sorted(old.name for old, _ in pairs(before, after) if old) == sorted(
        part.name for part in before
    )
    for change in changes(before, after):
        assert all(words for _, words in change.runs)
