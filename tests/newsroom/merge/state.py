"""Everything that can name a topic, place, contributor or section, as plain values to compare."""

import json
from typing import Any

from wagtail.models import Page

from caspian.dossiers.models import Place
from caspian.newsroom.models import (
    Article,
    Byline,
    Contributor,
    Home,
    KeyArticle,
    Publication,
    Section,
    Topic,
)
from caspian.newsroom.stored import stored_blocks
from tests.cast import Cast

State = dict[str, Any]


def state() -> State:
    """Return what names what, published and in drafts, and the records themselves."""
    return {
        "articles": {one.title: _article(one) for one in Article.objects.all()},
        "drafts": {one.title: _draft(one) for one in Page.objects.order_by("pk")},
        "fronts": {one.slug: stored_blocks(one.front) for one in Home.objects.all()},
        "city": Publication.load().city_id,
        "records": [_rows(model) for model in (Topic, Place, Contributor)],
        "sections": list(Section.objects.order_by("pk").values_list("pk", "slug", "live")),
    }


def _article(article: Article) -> Any:
    return (
        article.url_path,
        sorted(article.topics.values_list("pk", flat=True)),
        sorted(article.places.values_list("pk", flat=True)),
        article.dateline_id,
        _bylines(article),
        stored_blocks(article.body),
    )


def _bylines(article: Article) -> list[Any]:
    rows = Byline.objects.filter(article=article).order_by("sort_order", "pk")
    return list(rows.values_list("sort_order", "role", "contributor"))


def _draft(page: Page) -> Any:
    revision = page.latest_revision
    if revision is None:
        return None
    content = revision.content
    bylines = [
        (one["sort_order"], one["role"], one["contributor"]) for one in content.get("bylines", ())
    ]
    blocks = {name: json.loads(content[name]) for name in ("body", "front") if content.get(name)}
    return (
        sorted(content.get("topics", ())), sorted(content.get("places", ())),
        content.get("dateline"), sorted(bylines), blocks, content["slug"],
    )  # fmt: skip


def _rows(model: Any) -> list[Any]:
    rows = list(model.objects.order_by("pk").values_list())
    for record in model.objects.order_by("pk"):
        names = getattr(record, "local_names", None)
        rows += [(one.language, one.name) for one in names.all()] if names is not None else []
        key = getattr(record, "key_articles", None)
        rows += list(key.values_list("article", "sort_order")) if key is not None else []
    return rows


def fill(cast: Cast) -> None:
    """Let articles, drafts, the front and the paper name whatever they can name."""
    cast.sea.local_names.add(cast.sea.local_names.model(language="ru", name="Море"))
    cast.sea.save()
    ports = {
        "places": [{"place": cast.baku, "emphasised": True}], "close": True, "title": "A",
        "caption": "", "alt": "",
    }  # fmt: skip
    text = [("paragraph", "<p>Words.</p>"), ("map", ports)]
    both: Any = {"places": [cast.baku, cast.aktau], "topics": [cast.sea, cast.ports]}
    one = cast.published(
        "One", topics=[cast.sea], places=[cast.baku], dateline=cast.baku, body=text
    )
    cast.sea.key_articles.set([KeyArticle(article=one, sort_order=0)])
    cast.sea.save()
    cast.published("Both", by=(cast.aysel, cast.davit), **both)
    cast.published("Other", topics=[cast.ports], places=[cast.aktau], by=(cast.davit,))
    cast.draft("Only begun", topics=[cast.sea], places=[cast.baku], body=text)
    again = cast.published("Worked on", topics=[cast.ports], by=(cast.davit,))
    again.topics.set([cast.sea])
    again.dateline = cast.baku
    again.save_revision()
    home = Home.objects.get(pk=cast.home.pk)
    home.front = [
        ("topic_strip", {"topic": cast.sea}), ("place_strip", {"place": cast.baku}),
        ("section_strip", {"section": cast.politics}),
    ]  # fmt: skip
    home.save_revision().publish()
