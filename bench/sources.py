"""Writes a paper's articles as Hugo and Pelican take them: the same words, filed the same way.

The body goes as HTML, which both pass through: neither has to parse Markdown. What goes with an
article is computed by the newsroom when it is published, so both get it ready as well.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import QuerySet

from caspian.dossiers.models import Place
from caspian.newsroom.models import (
    Article,
    Contributor,
    MostRead,
    Publication,
    Related,
    Section,
    Topic,
)
from caspian.newsroom.stored import stored_blocks

AT_ONCE = 500
ZONE = ZoneInfo("Asia/Baku")


@dataclass(frozen=True)
class Source:
    """An article as both tools need it; addresses are "section/slug"."""

    address: str
    headline: str
    standfirst: str
    kind: str
    at: str
    """ISO 8601, in the paper's time zone"""
    topics: list[str]
    places: list[str]
    contributor: str
    more: list[str]
    body: str


def write_sources(folder: Path) -> None:
    """Write `hugo/content`, `hugo/data`, `pelican/content` and `pelican/paper.json`."""
    paper = json.dumps(_paper())
    for name in ("hugo/content", "hugo/data", "pelican/content"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    (folder / "hugo/data/paper.json").write_text(paper)
    (folder / "pelican/paper.json").write_text(paper)
    _write_hugo_lists(folder / "hugo/content")
    for source in _sources():
        _write(folder / "hugo/content" / f"{source.address}.html", _for_hugo(source))
        _write(folder / "pelican/content" / f"{source.address}.html", _for_pelican(source))


def _paper() -> dict[str, object]:
    publication = Publication.load()
    return {
        "name": publication.name,
        "about": publication.about,
        "sections": list(Section.objects.order_by("pk").values("slug", "title")),
        "topics": dict(Topic.objects.values_list("slug", "name")),
        "places": _by_slug(Place, "name", "country", "latitude", "longitude"),
        "contributors": _by_slug(Contributor, "name", "role", "about"),
        "must_read": [
            _address(path)
            for path in MostRead.objects.order_by("rank").values_list(
                "article__url_path", flat=True
            )
        ],
    }


def _by_slug(model: Any, *columns: str) -> dict[str, dict[str, Any]]:
    return {
        slug: dict(zip(columns, row, strict=True))
        for slug, *row in model.objects.values_list("slug", *columns)
    }


def _write_hugo_lists(content: Path) -> None:
    for section in Section.objects.all():
        _write(content / section.slug / "_index.md", json.dumps({"title": section.title}))
    _write(content / "latest/_index.md", json.dumps({"title": "Latest", "layout": "latest"}))
    for model, name in ((Topic, "topics"), (Place, "places"), (Contributor, "contributors")):
        for record in model.objects.all():
            text = json.dumps({"title": record.name})
            _write(content / name / record.slug / "_index.md", text)


def _for_hugo(source: Source) -> str:
    head = {
        "title": source.headline,
        "date": source.at,
        "description": source.standfirst,
        "genre": source.kind,
        "topics": source.topics,
        "places": source.places,
        "contributors": [source.contributor],
        "days": [source.at[:10]],
        "more": source.more,
    }
    return f"{json.dumps(head, indent=1)}\n\n{source.body}\n"


def _for_pelican(source: Source) -> str:
    section, _, slug = source.address.partition("/")
    head = {
        "date": source.at,
        "category": section,
        "slug": slug,
        "summary": source.standfirst,
        "genre": source.kind,
        "tags": ",".join(source.topics),
        "places": ",".join(source.places),
        "author": source.contributor,
        "more": ",".join(source.more),
    }
    lines = "\n".join(f'<meta name="{name}" content="{text}">' for name, text in head.items())
    title = f"<title>{source.headline}</title>"
    return f"<html><head>{title}\n{lines}\n</head><body>\n{source.body}\n</body></html>\n"


def _sources() -> Iterator[Source]:
    ids = list(Article.objects.public().order_by("pk").values_list("pk", flat=True))
    for start in range(0, len(ids), AT_ONCE):
        some = ids[start : start + AT_ONCE]
        more = _more(some)
        articles: QuerySet[Article] = Article.objects.filter(pk__in=some)
        for article in articles.prefetch_related("topics", "places", "bylines__contributor"):
            yield Source(
                _address(article.url_path), article.title, article.standfirst, article.kind,
                article.date_shown.astimezone(ZONE).isoformat(),
                [topic.slug for topic in article.topics.all()],
                [place.slug for place in article.places.all()],
                article.bylines.all()[0].contributor.slug,
                more.get(article.pk, []),
                _body(article),
            )  # fmt: skip


def _more(ids: list[int]) -> dict[int, list[str]]:
    found: dict[int, list[str]] = {}
    rows = Related.objects.filter(article__in=ids).order_by("-score", "-other")
    for article, path in rows.values_list("article_id", "other__url_path"):
        found.setdefault(article, []).append(_address(path))
    return found


def _body(article: Article) -> str:
    blocks = stored_blocks(article.body)
    return "\n".join(
        f'<h2 id="what-comes-next">{block["value"]}</h2>'
        if block["type"] == "heading"
        else block["value"]
        for block in blocks
    )


def _address(path: str) -> str:
    """Return the last two parts of a path: section and slug."""
    return "/".join(path.strip("/").split("/")[-2:])


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
