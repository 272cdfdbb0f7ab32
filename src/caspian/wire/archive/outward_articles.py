"""What is exported article by article: how often each was read, and what readers wrote under it."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from caspian.comments.models import Comment
from caspian.newsroom.models import Article, ViewTally
from caspian.wire.archive.kinds import KINDS
from caspian.wire.archive.outward_special import moment_of

if TYPE_CHECKING:
    from caspian.wire.archive.outward import Outward


def _views(out: "Outward", articles: list[Any]) -> Iterator[dict[str, Any]]:
    found = defaultdict(list)
    rows = ViewTally.objects.filter(article__in=[one.pk for one in articles])
    for row in rows.order_by("article_id", "hour", "span"):
        found[row.article_id].append([moment_of(row.hour), row.span, row.count])
    for of, views in found.items():
        yield {"article": out.keys.of(Article, of), "views": views}


def _comments(out: "Outward", articles: list[Any]) -> Iterator[dict[str, Any]]:
    kind = KINDS["comments"]
    fields = [(name, out.encoder(Comment, name)) for name in kind.fields]
    rows = Comment.objects.filter(article__in=[one.pk for one in articles])
    comments = list(rows.order_by("article_id", "pk"))
    parts = [(part.name, out.parts(part, comments)) for part in kind.parts]
    article, numbers = 0, dict[int, int]()
    for row in comments:
        if row.article_id != article:
            article, numbers = row.article_id, {}
        numbers[row.pk] = len(numbers) + 1
        yield {
            **{name: encode(row) for name, encode in fields if encode},
            **{name: found[row.pk] for name, found in parts},
            "article": out.keys.of(Article, row.article_id),
            "number": numbers[row.pk],
            "answers": numbers.get(row.parent_id or 0),
            "commenter": out.keys.commenter(row.commenter_id),
            "for_paper": row.written_by_id is not None,
        }


OF_ARTICLES: dict[str, Callable[["Outward", list[Any]], Iterator[dict[str, Any]]]] = {
    "views": _views,
    "comments": _comments,
}
"""kinds that are written article by article"""
