"""Builds what the schema.org documents of several pages are put together from."""

import json
from collections.abc import Iterable
from typing import Any

from caspian.pages.assets import asset
from caspian.pages.documents import ContributorCard
from caspian.pages.parts import Link, PagePicture, Source
from caspian.pages.reads import paper

Data = dict[str, Any]
CONTEXT = "https://schema.org"
LOGO, LOGO_SIDE = "icon-512.png", 512
POLICIES = {
    "corrections": "correctionsPolicy",
    "ethics": "ethicsPolicy",
    "ownership": "ownershipFundingInfo",
    "masthead": "masthead",
    "principles": "publishingPrinciples",
    "feedback": "actionableFeedbackPolicy",
    "verification": "verificationFactCheckingPolicy",
}
"""what schema.org calls the paper's policies, by the ending of the slug of their page"""


def script(document: Data) -> str:
    """Return a document as JSON that may stand inside <script>, what is empty left out."""
    whole = {"@context": CONTEXT, **_full(document)}
    text = json.dumps(whole, ensure_ascii=False, separators=(",", ":"))
    # "</script>" or "<!--" inside a headline would end the element or change its parsing.
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def absolute(address: str) -> str:
    """Return an address under the paper's own, unless it is absolute already."""
    return address if address.startswith("http") else paper.public_address() + address


def publisher(code: str) -> Data:
    """Return the paper by name, as every page but the fronts refers to it.

    What else there is to know of it stands on the fronts under the same @id: on each page it would
    cost every reader, and press every article anew when a policy moves.
    """
    return {
        "@type": "NewsMediaOrganization",
        "@id": absolute("/#publisher"),
        "name": paper.publication(code).name,
        "url": absolute(f"/{code}/"),
    }


def organisation(code: str) -> Data:
    """Return the paper whole: its sign, its policies, where else it can be followed."""
    facts = paper.publication(code)
    pages = dict(paper.policies(code))
    contact = pages.get("contact")
    return {
        **publisher(code),
        "description": facts.about,
        "logo": _image(Source(asset(LOGO), LOGO_SIDE, LOGO_SIDE)),
        "sameAs": [link.address for link in facts.social],
        "contactPoint": contact
        and {"@type": "ContactPoint", "contactType": "newsroom", "url": absolute(contact)},
        **{name: absolute(pages[end]) for end, name in POLICIES.items() if end in pages},
    }


def person(card: ContributorCard) -> Data:
    """Return a contributor by name; who they are stands on their page under the same @id."""
    address = absolute(card.address)
    return {"@type": "Person", "@id": f"{address}#person", "name": card.name, "url": address}


def portrayed(picture: PagePicture | None) -> Data | None:
    """Return a portrait in its largest size, or None without one."""
    return _image(picture.largest, credit=picture.credit) if picture else None


def images(sources: Iterable[Source], shown: PagePicture | None) -> list[Data]:
    """Return the cuts of one picture, with the caption and credit that readers see beside it."""
    if shown is None:
        return [_image(source) for source in sources]
    said = {
        "creator": {"@type": "Person", "name": shown.creator} if shown.creator else None,
        "license": shown.licence.address if shown.licence else "",
    }
    return [
        {**_image(source, caption=shown.caption, credit=shown.credit), **said} for source in sources
    ]


def place(name: str, country: str, latitude: float, longitude: float) -> Data:
    """Return a place; its country as a code or in words."""
    return {
        "@type": "Place",
        "name": name,
        "address": {"@type": "PostalAddress", "addressCountry": country},
        "geo": {"@type": "GeoCoordinates", "latitude": latitude, "longitude": longitude},
    }


def breadcrumbs(code: str, trail: Iterable[Link]) -> Data:
    """Return the way to a page from the front of its language."""
    steps = [Link(paper.publication(code).name, f"/{code}/"), *trail]
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {
                "@type": "ListItem",
                "position": number,
                "name": step.text,
                "item": absolute(step.address),
            }
            for number, step in enumerate(steps, start=1)
        ],
    }


def _image(source: Source, *, caption: str = "", credit: str = "") -> Data:
    # Not "url": what is said of its credit counts for the address in "contentUrl" alone.
    return {
        "@type": "ImageObject",
        "contentUrl": absolute(source.address),
        "width": source.width,
        "height": source.height,
        "caption": caption,
        "creditText": credit,
    }


def _full(value: Any) -> Any:
    """Return a value without what is empty in it; what has nothing left but a type is empty."""
    if isinstance(value, list):
        return [kept for one in value if not _is_empty(kept := _full(one))]
    if not isinstance(value, dict):
        return value
    kept = {name: full for name, one in value.items() if not _is_empty(full := _full(one))}
    return {} if kept.keys() == {"@type"} else kept


def _is_empty(value: Any) -> bool:
    if isinstance(value, str):
        return not value.strip()
    return value is None or value == [] or value == {}
