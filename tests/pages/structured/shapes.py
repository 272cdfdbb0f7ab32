"""What each schema.org type must have, should have and may have on our pages, as a table.

A value is of a kind: one of those that `checking` knows, or another shape by its name, whose last
word is the type. "*" after it: a list of one or more. "|" between two: either.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

Kinds = Mapping[str, str]


@dataclass(frozen=True)
class Shape:
    """The properties of a type; any other is a fault.

    What is recommended may be missing only where a page has nothing to say.
    """

    required: Kinds
    recommended: Kinds = field(default_factory=dict)
    optional: Kinds = field(default_factory=dict)


PAPER = {"@id": "known", "name": "text", "url": "address"}
REPORTED = {"dateline": "text", "locationCreated": "named Place"}
ARTICLE = {
    "@id": "id",
    "mainEntityOfPage": "address",
    "url": "address",
    "headline": "text",
    "inLanguage": "language",
    "datePublished": "moment",
    "dateModified": "moment",
    "publisher": "NewsMediaOrganization",
    "articleSection": "text",
    "isAccessibleForFree": "true",
}
ARTICLE_FILLED = {
    "description": "text",
    "author": "Person*",
    "contributor": "Person*",
    "translator": "Person*",
    "image": "cut ImageObject*",
    "keywords": "text*",
    "about": "Thing*",
    "contentLocation": "Place*",
    "wordCount": "count",
    "commentCount": "count",
}
PICTURE = {"contentUrl": "address", "width": "count", "height": "count"}
POLICIES = (
    "correctionsPolicy", "ethicsPolicy", "ownershipFundingInfo", "masthead",
    "publishingPrinciples", "actionableFeedbackPolicy", "verificationFactCheckingPolicy",
)  # fmt: skip
SHAPES: Mapping[str, Shape] = {
    **{
        kind: Shape(ARTICLE, ARTICLE_FILLED, REPORTED)
        for kind in (
            "NewsArticle",
            "OpinionNewsArticle",
            "AnalysisNewsArticle",
            "BackgroundNewsArticle",
        )
    },
    "ReportageNewsArticle": Shape({**ARTICLE, **REPORTED}, ARTICLE_FILLED),
    "BreadcrumbList": Shape({"itemListElement": "crumb ListItem*"}),
    "crumb ListItem": Shape({"position": "count", "name": "text", "item": "address"}),
    "CollectionPage": Shape(
        {"name": "text", "url": "address", "inLanguage": "language", "isPartOf": "reference"},
        {"mainEntity": "ItemList"},
        {"description": "text", "about": "Place|Person"},
    ),
    "ItemList": Shape({"itemListElement": "listed ListItem*"}),
    "listed ListItem": Shape({"position": "count", "url": "address", "name": "text"}),
    "ProfilePage": Shape(
        {
            "url": "address",
            "inLanguage": "language",
            "isPartOf": "reference",
            "mainEntity": "whole Person",
        }
    ),
    "whole Person": Shape(
        {
            "@id": "id",
            "name": "text",
            "url": "address",
            "worksFor": "NewsMediaOrganization",
        },
        {"jobTitle": "text", "description": "text", "image": "ImageObject"},
    ),
    "Person": Shape({"@id": "known", "name": "text", "url": "address"}),
    "WebSite": Shape(
        {
            "@id": "id",
            "name": "text",
            "url": "address",
            "inLanguage": "language",
            "publisher": "reference",
            "potentialAction": "SearchAction",
        }
    ),
    "SearchAction": Shape({"target": "EntryPoint", "query-input": "text"}),
    "EntryPoint": Shape({"urlTemplate": "template"}),
    "NewsMediaOrganization": Shape(PAPER),
    "whole NewsMediaOrganization": Shape(
        {**PAPER, "@id": "id", "description": "text", "logo": "ImageObject"},
        {
            "sameAs": "address*",
            "contactPoint": "ContactPoint",
            **dict.fromkeys(POLICIES, "address"),
        },
    ),
    "ContactPoint": Shape({"contactType": "text", "url": "address"}),
    "Dataset": Shape(
        {
            "@id": "id",
            "url": "address",
            "name": "text",
            "description": "described",
            "inLanguage": "language",
            "creator": "NewsMediaOrganization",
            "variableMeasured": "PropertyValue*",
            "isPartOf": "reference",
            "isAccessibleForFree": "true",
        },
        {"creditText": "text"},
    ),
    "PropertyValue": Shape({"name": "text"}, {"unitText": "text"}),
    "cut ImageObject": Shape(PICTURE, {"caption": "text", "creditText": "text"}),
    "ImageObject": Shape(PICTURE, optional={"creditText": "text"}),
    "Thing": Shape({"name": "text"}),
    "named Place": Shape({"name": "text"}),
    "Place": Shape({"name": "text", "geo": "GeoCoordinates", "address": "PostalAddress"}),
    "GeoCoordinates": Shape({"latitude": "degrees", "longitude": "degrees"}),
    "PostalAddress": Shape({"addressCountry": "text"}),
}
