"""Composes a front by chance: which blocks, in which order, of which articles."""

import json
import random
from typing import Any

from caspian.newsroom.models import Article, Home, Section, Topic

KINDS = (
    "package", "picture_story", "perspectives", "must_read", "latest_stories", "section_strip",
    "topic_strip",
)  # fmt: skip
LEAST, MOST = 2, 6
"""how many blocks stand below the lead"""


def compose(seed: int, code: str = "en") -> str:
    """Publish a front of one language and return which blocks it has; the same for a seed."""
    chance = random.Random(seed)
    articles = list(
        Article.objects.public()
        .filter(locale__language_code=code)
        .order_by("pk")
        .values_list("pk", flat=True)
    )
    chance.shuffle(articles)
    taken = iter(articles)
    kinds = chance.sample(KINDS, chance.randint(LEAST, MOST))
    related = [next(taken) for _ in range(chance.randint(0, 4))]
    lead = {"article": next(taken), "related": related}
    blocks = [{"type": "lead", "value": lead}]
    blocks += [{"type": kind, "value": _value(kind, chance, taken, code)} for kind in kinds]
    home = Home.objects.get(locale__language_code=code)
    home.front = json.dumps(blocks)
    home.save_revision().publish()
    return ", ".join(["lead", *kinds])


def _value(kind: str, chance: random.Random, taken: Any, code: str) -> dict[str, Any]:
    if kind == "package":
        articles = [next(taken) for _ in range(chance.randint(1, 4))]
        return {"title": "In short", "articles": articles}
    if kind == "picture_story":
        return {"article": next(taken), "look": chance.choice(["dark", "wide"])}
    if kind == "latest_stories":
        return {"title": "", "number": chance.randint(4, 12)}
    if kind == "section_strip":
        sections = Section.objects.public().filter(locale__language_code=code).order_by("pk")
        return {"section": chance.choice(list(sections)).pk}
    if kind == "topic_strip":
        return {"topic": chance.choice(list(Topic.objects.order_by("pk"))).pk}
    return {"articles": []} if kind == "perspectives" else {}
