"""One faultless document of each type, and for each the faults that the shapes have to find."""

from typing import Any

ROOT = "https://paper.example"
GONE = object()
"""in place of a value: the property is taken away"""
PAPER = {
    "@type": "NewsMediaOrganization",
    "@id": f"{ROOT}/#publisher",
    "name": "The Caspian Times",
    "url": f"{ROOT}/fa/",
}
AYSEL = {
    "@type": "Person",
    "@id": f"{ROOT}/fa/contributors/aysel/#person",
    "name": "آیسل",
    "url": f"{ROOT}/fa/contributors/aysel/",
}
SITE = {"@id": f"{ROOT}/fa/#website"}
KNOWN = {PAPER["@id"], AYSEL["@id"], SITE["@id"], f"{ROOT}/fa/sea/ferry/#article"}


def image(width: int, height: int, **said: str) -> dict[str, Any]:
    """Return a picture of a size."""
    size = {"width": width, "height": height}
    return {"@type": "ImageObject", "contentUrl": f"{ROOT}/media/{height}.jpg", **size, **said}


CUTS = [image(1200, height, caption="کشتی", creditText="آیسل") for height in (675, 900, 1200)]
BAKU = {
    "@type": "Place",
    "name": "باکو",
    "address": {"@type": "PostalAddress", "addressCountry": "AZ"},
    "geo": {"@type": "GeoCoordinates", "latitude": 40.41, "longitude": 49.87},
}
ARTICLE = {
    "@type": "ReportageNewsArticle",
    "@id": f"{ROOT}/fa/sea/ferry/#article",
    "mainEntityOfPage": f"{ROOT}/fa/sea/ferry/",
    "url": f"{ROOT}/fa/sea/ferry/",
    "headline": "کشتی دیر کرد",
    "description": "دوباره.",
    "inLanguage": "fa",
    "datePublished": "2026-01-02T10:00:00+00:00",
    "dateModified": "2026-01-02T11:00:00+00:00",
    "author": [AYSEL],
    "contributor": [AYSEL],
    "translator": [AYSEL],
    "image": CUTS,
    "publisher": PAPER,
    "articleSection": "دریا",
    "keywords": ["دریا"],
    "about": [{"@type": "Thing", "name": "دریا"}],
    "contentLocation": [BAKU],
    "dateline": "باکو",
    "locationCreated": {"@type": "Place", "name": "باکو"},
    "wordCount": 7,
    "commentCount": 1,
    "isAccessibleForFree": True,
}
CRUMBS = [
    {"@type": "ListItem", "position": 1, "name": "The Caspian Times", "item": f"{ROOT}/fa/"},
    {"@type": "ListItem", "position": 2, "name": "دریا", "item": f"{ROOT}/fa/sea/"},
]
LISTED = [
    {"@type": "ListItem", "position": 1, "url": f"{ROOT}/fa/sea/ferry/", "name": "کشتی"},
    {"@type": "ListItem", "position": 2, "url": f"{ROOT}/fa/sea/seals/", "name": "فک"},
]
POLICIES = (
    "correctionsPolicy", "ethicsPolicy", "ownershipFundingInfo", "masthead",
    "publishingPrinciples", "actionableFeedbackPolicy", "verificationFactCheckingPolicy",
)  # fmt: skip
SAMPLES: dict[str, dict[str, Any]] = {
    "ReportageNewsArticle": ARTICLE,
    "BreadcrumbList": {"@type": "BreadcrumbList", "itemListElement": CRUMBS},
    "CollectionPage": {
        "@type": "CollectionPage",
        "name": "دریا",
        "url": f"{ROOT}/fa/sea/",
        "inLanguage": "fa",
        "isPartOf": SITE,
        "about": BAKU,
        "mainEntity": {"@type": "ItemList", "itemListElement": LISTED},
    },
    "ProfilePage": {
        "@type": "ProfilePage",
        "url": f"{ROOT}/fa/contributors/aysel/",
        "inLanguage": "fa",
        "isPartOf": SITE,
        "mainEntity": {
            **AYSEL,
            "jobTitle": "خبرنگار",
            "description": "از دریا می‌نویسد.",
            "image": image(320, 320),
            "worksFor": PAPER,
        },
    },
    "WebSite": {
        "@type": "WebSite",
        **SITE,
        "name": "The Caspian Times",
        "url": f"{ROOT}/fa/",
        "inLanguage": "fa",
        "publisher": {"@id": PAPER["@id"]},
        "potentialAction": {
            "@type": "SearchAction",
            "target": {
                "@type": "EntryPoint",
                "urlTemplate": f"{ROOT}/fa/search/?q={{search_term_string}}",
            },
            "query-input": "required name=search_term_string",
        },
    },
    "NewsMediaOrganization": {
        **PAPER,
        "description": "About the sea.",
        "logo": image(512, 512),
        "sameAs": ["https://elsewhere.example/paper"],
        "contactPoint": {
            "@type": "ContactPoint",
            "contactType": "newsroom",
            "url": f"{ROOT}/fa/contact/",
        },
        **{name: f"{ROOT}/fa/{name.lower()}/" for name in POLICIES},
    },
    "Dataset": {
        "@type": "Dataset",
        "@id": f"{ROOT}/fa/sea/ferry/#chart-1-title",
        "url": f"{ROOT}/fa/sea/ferry/#chart-1-title",
        "name": "Levels of the sea",
        "description": "Line chart, 1977 to 2020. Level: -29.01 m in 1977, -26.62 m in 1995.",
        "inLanguage": "fa",
        "creator": PAPER,
        "creditText": "World Bank",
        "variableMeasured": [{"@type": "PropertyValue", "name": "Level", "unitText": "m"}],
        "isPartOf": {"@id": f"{ROOT}/fa/sea/ferry/#article"},
        "isAccessibleForFree": True,
    },
}
PLANTED: dict[str, tuple[tuple[str, Any], ...]] = {
    "ReportageNewsArticle": (
        ("headline", ""), ("datePublished", "2026-01-02T10:00:00"), ("dateModified", "2026-01-02"),
        ("dateModified", "2026-01-01T10:00:00+00:00"), ("url", "/fa/sea/ferry/"),
        ("author.0", "آیسل"), ("author.0.@id", f"{ROOT}/fa/contributors/nobody/#person"),
        ("author", []), ("image.2", GONE), ("image.0.width", "1200"), ("image.0.creditText", GONE),
        ("image.0.contentUrl", "//paper.example/a.jpg"), ("dateline", GONE), ("dateline", " باکو"),
        ("publisher.@id", f"{ROOT}/#somebody"), ("wordCount", "7"), ("inLanguage", "fa_IR"),
        ("contentLocation.0.geo.latitude", "40.41"), ("isAccessibleForFree", "true"),
        ("commentsCount", 1), ("@type", "Reportage"), ("@context", "http://schema.org/x"),
        ("keywords", "دریا"), ("about.0", {}), ("translator", None),
    ),
    "BreadcrumbList": (
        ("itemListElement.1.position", 3), ("itemListElement.0.position", 0),
        ("itemListElement.0.position", "1"), ("itemListElement.1.item", "/fa/sea/"),
        ("itemListElement.1.name", ""), ("itemListElement", []), ("itemListElement.0", GONE),
        ("itemListElement.0.url", f"{ROOT}/fa/"),
    ),
    "CollectionPage": (
        ("name", GONE), ("url", "/fa/sea/"), ("inLanguage", "Persian"),
        ("isPartOf.@id", f"{ROOT}/en/#website"), ("isPartOf", f"{ROOT}/fa/"),
        ("mainEntity.itemListElement.0", GONE), ("mainEntity.itemListElement.1.url", "seals/"),
        ("mainEntity.itemListElement", []), ("about.geo", GONE), ("about", "باکو"),
        ("description", " "),
    ),
    "ProfilePage": (
        ("mainEntity", GONE), ("mainEntity.@type", "Thing"), ("mainEntity.name", None),
        ("mainEntity.jobTitle", ""), ("mainEntity.worksFor.@id", f"{ROOT}/#nobody"),
        ("mainEntity.image.contentUrl", "/media/a.webp"), ("mainEntity.image.height", GONE),
        ("mainEntity.@id", "aysel"), ("url", f"{ROOT}/fa/contributors/ay sel/"),
        ("mainEntity.homepage", f"{ROOT}/"),
    ),
    "WebSite": (
        ("potentialAction.target.urlTemplate", f"{ROOT}/fa/search/?q="),
        ("potentialAction.target.urlTemplate", "/fa/search/?q={search_term_string}"),
        ("potentialAction.target.urlTemplate", f"{ROOT}/{{code}}/?q={{search_term_string}}"),
        ("potentialAction.query-input", "required name=q"), ("potentialAction", GONE),
        ("publisher.@id", f"{ROOT}/#nobody"), ("@id", f"{ROOT}/fa/"), ("name", ""),
        ("url", "paper.example/fa/"), ("publisher.name", "The Caspian Times"),
    ),
    "NewsMediaOrganization": (
        ("logo", f"{ROOT}/icon.png"), ("logo.width", 0), ("sameAs", []), ("sameAs.0", "@paper"),
        ("correctionsPolicy", "/fa/corrections/"), ("ethicsPolicy", ""), ("masthead", GONE),
        ("contactPoint.url", GONE), ("@id", GONE), ("policy", f"{ROOT}/fa/policy/"),
        ("name", None),
    ),
    "Dataset": (
        ("description", "Two bars."), ("description", "x" * 5001), ("name", GONE),
        ("creator", "World Bank"), ("variableMeasured", []), ("variableMeasured.0.name", ""),
        ("isPartOf.@id", f"{ROOT}/fa/sea/seals/#article"), ("url", "#chart-1-title"),
        ("isAccessibleForFree", False), ("temporalCoverage", "1977/2020"),
    ),
}  # fmt: skip
