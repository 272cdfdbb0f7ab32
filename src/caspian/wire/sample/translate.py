"""Makes a translation of one sample article, block by block, from its file."""

import datetime as dt
import json
from typing import Any

from django.utils import timezone

from caspian.newsroom.checks.overrule import overrule
from caspian.newsroom.models import Article, Home, Information, User
from caspian.translation.carrying import carry_what_was_saved, row_of
from caspian.wire.sample.articles import stream_data

LATER = dt.timedelta(hours=3)
"""after its original a translation came out"""
WHY = "It comes with the sample, and opens with its language."
Table = dict[str, Any]
Stream = list[dict[str, Any]]


class NotAligned(ValueError):
    """A translation has other blocks than its original: a file of the sample is ours to mend."""


def aligned(original: Stream, translated: Stream) -> Stream:
    """Return the blocks of a translation, each with the id of the one that it translates.

    Blocks that the translation has nothing for, such as a map, stay as they are in the original.
    Raises NotAligned where it has a block of a kind that does not come next in the original.
    """
    left, blocks = list(translated), []
    for block in original:
        is_next = bool(left) and left[0]["type"] == block["type"]
        blocks.append(_with_ids(block, left.pop(0)) if is_next else block)
    if left:
        raise NotAligned(f"nothing in the original goes with this {left[0]['type']}: {left[0]}")
    return blocks


def _with_ids(old: Any, new: Any) -> Any:
    """Return new data with the ids of old data of the same shape."""
    if isinstance(old, dict) and isinstance(new, dict):
        both = {key: _with_ids(old.get(key), value) for key, value in new.items()}
        return {**old, **both, **({"id": old["id"]} if "id" in old else {})}
    if isinstance(old, list) and isinstance(new, list) and len(old) == len(new):
        return [_with_ids(one, other) for one, other in zip(old, new, strict=True)]
    return new


def translate(original: Article, home: Home, data: Table, title: str, by: User | None) -> None:
    """Publish the translation of an article that a table holds; `title` stands over its sources.

    One that is public already stays as it is, and one that was begun is finished.
    """
    begun = original.get_translation_or_none(home.locale)
    if begun is not None and begun.live:
        return
    article: Any = begun or original.copy_for_translation(home.locale)
    began = article.save_revision(user=by)
    pictures = _pictures(original, data["body"])
    texts = stream_data(data["body"], pictures, data.get("sources", []), sources_title=title)
    article.title, article.standfirst = data["headline"], data["standfirst"]
    article.short_headline = data.get("short_headline", "")
    article.body = json.dumps(aligned(list(original.body.raw_data), texts))
    if "picture" in data and original.lead_picture_id:
        lead = data["picture"]
        article.lead_alt, article.lead_caption = lead["alt"][:250], lead["caption"]
        article.lead_credit = lead["credit"]
    now = timezone.now()
    moment = min((original.published_at or now) + LATER, now)
    article.published_at = article.first_published_at = moment
    revision = article.save_revision(user=by)
    # A check holds what readers can't open: here they can as soon as the whole language is there.
    overrule(revision, by=by, reason=WHY)
    revision.publish(user=by)
    row = row_of(article)
    if row is not None:
        carry_what_was_saved(row, now, by, began)


def _pictures(original: Article, body: list[Table]) -> dict[str, Any]:
    """Return the pictures in the text of an original, by the files that a translation names."""
    files = [block["image"]["file"] for block in body if "image" in block]
    shown = [block.value["image"] for block in original.body if block.block_type == "image"]
    return dict(zip(files, shown, strict=True))


def write_page(home: Home, row: Table) -> None:
    """Publish a page about the paper, which is there as a draft, with the text of a table."""
    page = Information.objects.child_of(home).filter(slug=row["slug"]).first()
    if page is not None and not page.live:
        page.body = json.dumps(stream_data(row["body"], {}))
        page.save_revision().publish()
