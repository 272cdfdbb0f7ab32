"""An article in the API: in short, as lists carry it, and whole."""

import json
from typing import Any

from caspian.common.dates import iso
from caspian.common.languages import language
from caspian.feeds.addresses import absolute as at
from caspian.feeds.api.addresses import article_address, list_address
from caspian.feeds.entries import feed_content, permanent_id, public_article
from caspian.pages.builders.frame import absolute
from caspian.pages.documents import PageByline
from caspian.pages.parts import Link
from caspian.pages.reads import tree
from caspian.pages.reads.articles import ArticleFacts
from caspian.pages.reads.door import read
from caspian.pages.reads.pictures import social_pictures


@read
def api_summary(article_id: int) -> str | None:
    """Return a public article in short as JSON, or None where it isn't public."""
    facts = public_article(article_id)
    if facts is None:
        return None
    said = {
        "id": permanent_id(facts.shared_key, facts.language),
        "url": at(facts.address),
        "api_url": at(article_address(facts.address)),
        "language": language(facts.language).code,
        "kind": facts.kind,
        "headline": facts.headline,
        "standfirst": facts.standfirst,
        "section": named(facts.section),
        "bylines": [one for line in facts.bylines for one in _bylines(line)],
        "dateline": facts.dateline or None,
        "published": iso(facts.dated),
        "updated": iso(facts.updated_at) if facts.updated_at else None,
        "topics": _topics(facts),
        "places": [_place(place) for place in facts.places],
        "image": _image(facts),
    }
    return json.dumps(said, ensure_ascii=False, separators=(",", ":"))


def whole(article_id: int) -> str | None:
    """Return a public article whole as JSON, with its text as HTML and its translations."""
    summary = api_summary(article_id)
    if summary is None:
        return None
    said = {
        **json.loads(summary),
        "content_html": feed_content.or_left_out(article_id) or "",
        "translations": [
            {
                "language": one.language.code,
                "url": at(one.address),
                "api_url": at(article_address(one.address)),
            }
            for one in tree.translations(article_id)
        ],
    }
    return json.dumps(said, ensure_ascii=False, separators=(",", ":"))


def named(link: Link) -> dict[str, str]:
    """Return what a link of ours leads to: its name, its page, and where it stands here."""
    return {"name": link.text, "url": at(link.address), "api_url": at(list_address(link.address))}


def _bylines(line: PageByline) -> list[dict[str, str]]:
    return [{"role": line.role, **named(Link(one.name, one.address))} for one in line.contributors]


def _topics(facts: ArticleFacts) -> list[dict[str, Any]]:
    codes = {name: code for code, name in facts.topic_codes}
    return [{**named(topic), "media_topic": codes.get(topic.text)} for topic in facts.topics]


def _place(place: Any) -> dict[str, Any]:
    return {
        **named(place.link),
        "country": place.country,
        "latitude": place.latitude,
        "longitude": place.longitude,
    }


def _image(facts: ArticleFacts) -> dict[str, Any] | None:
    found = social_pictures(facts.lead_id) if facts.lead_id and facts.lead else ()
    if not found or facts.lead is None:
        return None
    widest = absolute(min(found, key=lambda source: source.height))
    return {
        "url": at(widest.address),
        "width": widest.width,
        "height": widest.height,
        "description": facts.lead.alt,
        "caption": facts.lead.caption,
        "credit": facts.lead.credit,
    }
