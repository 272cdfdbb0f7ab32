"""A paper in a language of its own, in whose texts no Latin letter stands but in our words."""

import datetime as dt

from caspian.dossiers.models import PlaceName
from caspian.newsroom.founding import add_home
from caspian.newsroom.models import (
    Article,
    Byline,
    Contributor,
    Publication,
    PublicationText,
    Section,
    TopicName,
)
from caspian.newsroom.stored import stored_blocks
from caspian.pages.builders.body import figure_ids
from caspian.pages.embed_addresses import embed_address
from tests.cast import Cast
from tests.stylebook.entries import entry

MANY = 22
"""articles that fill more than one page of a list"""


def paper_in(code: str, cast: Cast, news: int = MANY) -> tuple[str, ...]:
    """Make an edition in Georgian letters with an article that has all parts; return its paths."""
    home = add_home(code)
    paper = Publication.load()
    paper.texts.add(PublicationText(language=code, name="კასპია", about="გაზეთი"))
    paper.save()
    TopicName.objects.create(topic=cast.sea, language=code, name="ზღვა")
    PlaceName.objects.create(place=cast.baku, language=code, name="ბაქო")
    Contributor.objects.update(name="დავით", about="ავტორი", role="რეპორტიორი")
    section = Section(title="პოლიტიკა", slug="politika", locale=home.locale, live=False)
    home.add_child(instance=section)
    section.save_revision().publish()
    for number in range(news):
        kind = Article.Kind.values[number % 5]
        cast.published(f"ბორანი {number}", slug=f"borani-{number}", section=section, kind=kind)
    article = cast.published(
        "ზღვა", slug="zghva", section=section, topics=[cast.sea], places=[cast.baku],
        dateline=cast.baku, standfirst="ისევ", change="update", body=BODY,
    )  # fmt: skip
    article.bylines.add(Byline(contributor=cast.davit, role="translated_by", sort_order=5))
    article.save_revision().publish()
    entry(
        "ბაქო", language=code, accepted="ბაკო", avoided="ბაკუ", exceptions="ბაკუ და ზღვა",
        reason="ძველი", note="ქალაქი", since=dt.date(2020, 1, 1), until=dt.date(2030, 1, 1),
    )  # fmt: skip
    paths = (
        "", "style/", "politika/", "politika/zghva/", "latest/", "politika/zghva/embed/",
        "topics/the-sea/", "places/baku/", "contributors/aysel-quliyeva/", "none/",
    )  # fmt: skip
    more = ("politika/page/2/",) if news >= MANY else ()
    return (*(f"/{code}/{path}" for path in (*paths, *more)), *figures(article))


def figures(article: Article) -> list[str]:
    """Return the paths of the cards of an article's charts and maps."""
    found = figure_ids(stored_blocks(Article.objects.get(pk=article.pk).body))
    return [embed_address(article.url_path, block) for block in found if block]


BODY = [
    ("paragraph", "<p>ზღვა</p>"),
    ("table", {"columns": [{"type": "text", "heading": "წელი"}], "rows": [{"values": ["1"]}]}),
    (
        "chart",
        {
            "kind": "line",
            "title": "ზღვა",
            "data": "წელი\tდონე\n1977\t-29\n1995\t-27",
            "source": "წყარო",
        },
    ),
    ("map", {"title": "სად", "caption": ""}),
    ("timeline", {"title": "დრო", "entries": [{"when": "1977", "text": "<p>ზღვა</p>"}]}),
    ("explainer", {"title": "რა", "text": "<p>ზღვა</p>"}),
    ("embed", {"url": "https://example.org/", "title": "ვიდეო", "source": ""}),
    ("pull_quote", "ზღვა"),
]
