"""Builds schema.org JSON-LD: what search engines and other readers of data are told."""

import json
from typing import Any

from caspian.common.dates import iso
from caspian.common.languages import language
from caspian.pages.documents import ContributorCard
from caspian.pages.parts import Card, Source
from caspian.pages.reads import paper
from caspian.pages.reads.articles import ArticleFacts

TYPES = {
    "news": "NewsArticle",
    "analysis": "AnalysisNewsArticle",
    "perspective": "OpinionNewsArticle",
    "interview": "NewsArticle",
    "explainer": "BackgroundNewsArticle",
}
AUTHORS = ("by", "with")


def article_data(facts: ArticleFacts, pictures: tuple[Source, ...], words: int) -> tuple[str, ...]:
    """Return the documents of an article page; picture addresses are absolute."""
    address = paper.public_address() + facts.address
    modified = facts.updated_at or facts.published_at
    document = {
        "@context": "https://schema.org",
        "@type": TYPES.get(facts.kind, TYPES["news"]),
        "@id": f"{address}#article",
        "mainEntityOfPage": address,
        "url": address,
        "headline": facts.headline,
        "description": facts.standfirst,
        "inLanguage": language(facts.language).code,
        "datePublished": iso(facts.published_at),
        "dateModified": iso(modified),
        "author": _people(facts, AUTHORS),
        "translator": _people(facts, ("translated_by",)),
        "image": [_image(picture) for picture in pictures],
        "publisher": publisher(facts.language),
        "articleSection": facts.section.text,
        "keywords": [topic.text for topic in facts.topics],
        "about": [{"@type": "Thing", "name": topic.text} for topic in facts.topics],
        "contentLocation": [_place(place) for place in facts.places],
        "locationCreated": {"@type": "Place", "name": facts.dateline} if facts.dateline else None,
        "wordCount": words,
        "isAccessibleForFree": True,
    }
    trail = [(facts.section.text, facts.section.address), (facts.headline, facts.address)]
    return (_script(document), _script(_breadcrumbs(facts.language, trail)))


def list_data(title: str, address: str, cards: tuple[Card, ...]) -> tuple[str, ...]:
    """Return the document of a page that lists articles."""
    root = paper.public_address()
    items = [
        {"@type": "ListItem", "position": number, "url": root + card.address, "name": card.headline}
        for number, card in enumerate(cards, start=1)
    ]
    document = {
        "@context": "https://schema.org",
        "@type": "CollectionPage",
        "name": title,
        "url": root + address,
        "mainEntity": {"@type": "ItemList", "itemListElement": items},
    }
    return (_script(document),)


def profile_data(card: ContributorCard, code: str) -> tuple[str, ...]:
    """Return the document of a contributor's page."""
    person = {**_person(card), "jobTitle": card.role, "description": card.about}
    person["worksFor"] = publisher(code)
    document = {"@context": "https://schema.org", "@type": "ProfilePage", "mainEntity": person}
    return (_script(document),)


def home_data(code: str) -> tuple[str, ...]:
    """Return the document of a front."""
    root = paper.public_address()
    document = {
        "@context": "https://schema.org",
        "@type": "WebSite",
        "name": paper.publication(code).name,
        "url": f"{root}/{code}/",
        "inLanguage": language(code).code,
        "publisher": publisher(code),
    }
    return (_script(document),)


def publisher(code: str) -> dict[str, Any]:
    """Return the paper as a schema.org NewsMediaOrganization."""
    facts = paper.publication(code)
    root = paper.public_address()
    organisation: dict[str, Any] = {
        "@type": "NewsMediaOrganization",
        "@id": f"{root}/#publisher",
        "name": facts.name,
        "url": f"{root}/{code}/",
        "sameAs": [link.address for link in facts.social],
    }
    if policy := paper.corrections_policy(code):
        organisation["correctionsPolicy"] = root + policy
    return organisation


def _people(facts: ArticleFacts, roles: tuple[str, ...]) -> list[dict[str, Any]]:
    return [
        _person(card) for line in facts.bylines if line.role in roles for card in line.contributors
    ]


def _person(card: ContributorCard) -> dict[str, Any]:
    return {"@type": "Person", "name": card.name, "url": paper.public_address() + card.address}


def _image(picture: Source) -> dict[str, Any]:
    return {
        "@type": "ImageObject",
        "url": picture.address,
        "width": picture.width,
        "height": picture.height,
    }


def _place(place: Any) -> dict[str, Any]:
    return {
        "@type": "Place",
        "name": place.link.text,
        "address": {"@type": "PostalAddress", "addressCountry": place.country},
        "geo": {
            "@type": "GeoCoordinates",
            "latitude": place.latitude,
            "longitude": place.longitude,
        },
    }


def _breadcrumbs(code: str, trail: list[tuple[str, str]]) -> dict[str, Any]:
    root = paper.public_address()
    steps = [(paper.publication(code).name, f"/{code}/"), *trail]
    return {
        "@context": "https://schema.org",
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": number, "name": name, "item": root + address}
            for number, (name, address) in enumerate(steps, start=1)
        ],
    }


def _script(document: dict[str, Any]) -> str:
    """Return a document as JSON that may stand inside <script>, what is empty left out."""
    full = {key: value for key, value in document.items() if value not in (None, "", [], {})}
    text = json.dumps(full, ensure_ascii=False, separators=(",", ":"))
    # "</script>" or "<!--" inside a headline would end the element or change its parsing.
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
