"""Builds schema.org JSON-LD: what search engines and other readers of data learn of a page."""

from caspian.common.dates import iso
from caspian.common.languages import language
from caspian.common.text import shortened
from caspian.pages.blocks import Block
from caspian.pages.builders.corrections import comment_data
from caspian.pages.builders.structured_parts import (
    Data,
    absolute,
    breadcrumbs,
    images,
    organisation,
    person,
    place,
    portrayed,
    publisher,
    script,
)
from caspian.pages.comment_documents import Discussion
from caspian.pages.correction_documents import PageNotice
from caspian.pages.documents import ContributorCard
from caspian.pages.drawing_blocks import ChartFigure
from caspian.pages.parts import Card, Link, Source
from caspian.pages.reads import paper
from caspian.pages.reads.articles import ArticleFacts

NEWS, REPORTAGE = "NewsArticle", "ReportageNewsArticle"
TYPES = {
    "analysis": "AnalysisNewsArticle",
    "perspective": "OpinionNewsArticle",
    "explainer": "BackgroundNewsArticle",
}
"""An interview is plain news: schema.org has no type for it, and who answers does not report."""
PARTS = {
    "author": ("by", "with"),
    "contributor": ("photographs",),
    "translator": ("translated_by",),
}
"""what those of a byline's roles are to schema.org"""
DESCRIBED = range(50, 5001)
"""letters that search engines take as the description of a data set"""


def type_of(facts: ArticleFacts) -> str:
    """Return an article's type, by its kind.

    News is reportage when it has a dateline, since only that says that its author was there:
    schema.org asks of a ReportageNewsArticle that it was observed or verified by its author.
    """
    if facts.kind == "news" and facts.dateline:
        return REPORTAGE
    return TYPES.get(facts.kind, NEWS)


def article_data(
    facts: ArticleFacts,
    pictures: tuple[Source, ...],
    body: tuple[Block, ...],
    words: int,
    discussion: Discussion | None,
    notices: tuple[PageNotice, ...] = (),
) -> tuple[str, ...]:
    """Return the documents of an article page: it, the way to it, the tables of its charts."""
    address = absolute(facts.address)
    document = {
        "@type": type_of(facts),
        "@id": _article_id(facts),
        "mainEntityOfPage": address,
        "url": address,
        "headline": facts.headline,
        "description": facts.standfirst,
        "inLanguage": language(facts.language).code,
        "datePublished": iso(facts.dated),
        "dateModified": iso(facts.updated_at or facts.dated),
        **{name: _people(facts, roles) for name, roles in PARTS.items()},
        "image": images(pictures, facts.lead),
        "publisher": publisher(facts.language),
        **_filed(facts),
        "wordCount": words or None,
        # The page shows this number and those comments: it depends on them already.
        "commentCount": (discussion and discussion.count) or None,
        "isAccessibleForFree": True,
        "correction": [comment_data(one, address) for one in notices],
    }
    trail = (facts.section, Link(facts.headline, facts.address))
    charts = (block for block in body if isinstance(block, ChartFigure))
    tables = [_dataset(facts, chart, number) for number, chart in enumerate(charts, start=1)]
    documents = (document, breadcrumbs(facts.language, trail), *filter(None, tables))
    return tuple(map(script, documents))


def list_data(
    code: str,
    title: str,
    trail: tuple[Link, ...],
    cards: tuple[Card, ...],
    *,
    description: str = "",
    about: Data | None = None,
) -> tuple[str, ...]:
    """Return the documents of a page that lists articles; its trail ends at the page itself."""
    listed = [Link(card.headline, card.address) for card in cards]
    return _collection(code, title, trail, listed, description=description, about=about)


def index_data(code: str, page: Link, listed: list[Link]) -> tuple[str, ...]:
    """Return the documents of a page that lists what articles are filed under."""
    return _collection(code, page.text, (page,), listed)


def _collection(
    code: str,
    title: str,
    trail: tuple[Link, ...],
    listed: list[Link],
    *,
    description: str = "",
    about: Data | None = None,
) -> tuple[str, ...]:
    items = [
        {
            "@type": "ListItem",
            "position": number,
            "url": absolute(link.address),
            "name": link.text,
        }
        for number, link in enumerate(listed, start=1)
    ]
    document = {
        "@type": "CollectionPage",
        "name": title,
        "description": description,
        "url": absolute(trail[-1].address),
        "inLanguage": language(code).code,
        "isPartOf": {"@id": _website_id(code)},
        "about": about,
        "mainEntity": {"@type": "ItemList", "itemListElement": items},
    }
    return script(document), script(breadcrumbs(code, trail))


def profile_data(card: ContributorCard, code: str) -> tuple[str, ...]:
    """Return the documents of the head of a contributor's page."""
    whole = {
        **person(card),
        "jobTitle": card.role,
        "description": card.about,
        "image": portrayed(card.portrait),
        "worksFor": publisher(code),
    }
    document = {
        "@type": "ProfilePage",
        "url": absolute(card.address),
        "inLanguage": language(code).code,
        "isPartOf": {"@id": _website_id(code)},
        "mainEntity": whole,
    }
    return script(document), script(breadcrumbs(code, (Link(card.name, card.address),)))


def home_data(code: str, search: str) -> tuple[str, ...]:
    """Return the documents of a front: the site with its search page at a path, and the paper."""
    document = {
        "@type": "WebSite",
        "@id": _website_id(code),
        "name": paper.publication(code).name,
        "url": absolute(f"/{code}/"),
        "inLanguage": language(code).code,
        "publisher": {"@id": publisher(code)["@id"]},
        "potentialAction": {
            "@type": "SearchAction",
            "target": {
                "@type": "EntryPoint",
                "urlTemplate": f"{absolute(search)}?q={{search_term_string}}",
            },
            "query-input": "required name=search_term_string",
        },
    }
    return script(document), script(organisation(code))


def trail_data(code: str, *trail: Link) -> tuple[str, ...]:
    """Return the document of a page of which nothing can be said but the way to it."""
    return (script(breadcrumbs(code, trail)),)


def _filed(facts: ArticleFacts) -> Data:
    return {
        "articleSection": facts.section.text,
        "keywords": [topic.text for topic in facts.topics],
        "about": [{"@type": "Thing", "name": topic.text} for topic in facts.topics],
        "contentLocation": [
            place(one.link.text, one.country, one.latitude, one.longitude) for one in facts.places
        ],
        "dateline": facts.dateline,
        "locationCreated": {"@type": "Place", "name": facts.dateline} if facts.dateline else None,
    }


def _people(facts: ArticleFacts, roles: tuple[str, ...]) -> list[Data]:
    return [
        person(card) for line in facts.bylines if line.role in roles for card in line.contributors
    ]


def _dataset(facts: ArticleFacts, chart: ChartFigure, number: int) -> Data | None:
    """Return the table behind the chart of a number on its page, at the chart's own anchor.

    The paper made the table; out of whose numbers it did is the credit that readers see. None for
    a table with too little said of it, which no search engine takes.
    """
    address = f"{absolute(facts.address)}#chart-{number}-title"
    names, described = [name for name in chart.header[1:] if name.strip()], _described(chart)
    if not chart.title.strip() or not names or len(described) not in DESCRIBED:
        return None
    return {
        "@type": "Dataset",
        "@id": address,
        "url": address,
        "name": chart.title,
        "description": described,
        "inLanguage": language(facts.language).code,
        "creator": publisher(facts.language),
        "creditText": chart.source,
        "variableMeasured": [
            {"@type": "PropertyValue", "name": name, "unitText": chart.unit} for name in names
        ],
        "isPartOf": {"@id": _article_id(facts)},
        "isAccessibleForFree": True,
    }


def _described(chart: ChartFigure) -> str:
    """Return what a chart shows in words; where its author wrote few, with what is in its table."""
    said = f"{chart.alternative} {chart.note}".strip()
    if len(said) not in DESCRIBED:
        columns, rows = ", ".join(chart.header[1:]), ", ".join(row[0] for row in chart.rows)
        said = f"{chart.title}. {said} {columns}: {rows}."
    return shortened(said, DESCRIBED[-1])


def _article_id(facts: ArticleFacts) -> str:
    return f"{absolute(facts.address)}#article"


def _website_id(code: str) -> str:
    return absolute(f"/{code}/#website")
