"""Papers in a language: one in which every field is filled, and one with almost nothing in it."""

from collections.abc import Iterator
from dataclasses import dataclass

from caspian.comments.models import HouseRule
from caspian.common.dates import day_in
from caspian.dossiers.models import PlaceName
from caspian.newsroom.founding import add_home
from caspian.newsroom.models import (
    Article,
    Byline,
    Contributor,
    Home,
    Information,
    Publication,
    PublicationText,
    Section,
    SocialAddress,
    Topic,
    TopicName,
)
from caspian.newsroom.models.reader_page import ReaderPage
from caspian.pages.builders.lists import day_address
from caspian.pages.reads.paper import POLICIES
from tests.cast import Cast, republished
from tests.comments.readers import published as commented
from tests.stylebook.entries import entry

SAID = {
    "en": "The ferry is late",
    "az": "Bərə gecikir",
    "fa": "کشتی دیر کرد",
    "hy": "Լաստանավն ուշանում է",
    "ka": "ბორანი იგვიანებს",
    "kk-cyrl": "Паром кешігіп жатыр",
    "ru": "Паром опаздывает",
    "tr": "Feribot gecikti",
}
"""eight languages in five scripts, one of them written from the right, one with its script named"""
ODD = '</script> & <!-- "odd" \\ \u200f\U0001f6a2'
KINDS = ("news", "analysis", "perspective", "interview", "explainer")
TYPES = {
    "reportage": "ReportageNewsArticle",
    "news": "NewsArticle",
    "analysis": "AnalysisNewsArticle",
    "perspective": "OpinionNewsArticle",
    "interview": "NewsArticle",
    "explainer": "BackgroundNewsArticle",
}
CHART = {
    "kind": "bar", "title": "Kazakhstan has twice as many people", "unit": "Millions",
    "data": "Country\t2004\t2024\nKazakhstan\t15.0\t20.6\nTurkmenistan\t\t7.5",
    "rows_are_series": False, "highlight": "", "source": "World Bank", "note": "Rounded.",
    "alt": "", "size": "across",
}  # fmt: skip
PLAIN_CHART = {**CHART, "unit": "", "source": "", "note": "", "alt": "Two bars.", "title": "X"}


@dataclass(frozen=True)
class Paper:
    """The addresses of a language's pages, and of its articles by what they are."""

    pages: tuple[str, ...]
    articles: dict[str, str]


def filled(cast: Cast, code: str) -> Paper:
    """Make a paper in which every field that readers see is filled."""
    said, home = SAID[code], _home(code)
    _publication(code, said)
    _filings(cast, code, said)
    section = _section(home, said, about=f"{said}: {ODD}")
    pages = [_information(home, f"our-{ending}", said) for ending in POLICIES]
    HouseRule.objects.create(title="Be kind", text="To each other.")
    picture = cast.picture()
    articles: dict[str, str] = {}
    for number, kind in enumerate(TYPES):
        article = cast.draft(
            f"{said} {number} {ODD}", section=section, slug=kind, standfirst=f"{said}, {ODD}",
            kind=kind if kind in KINDS else "news", dateline=cast.aktau if number == 0 else None,
            topics=[cast.sea, cast.ports], places=[cast.baku, cast.aktau], by=(cast.aysel,),
            lead_picture=picture, lead_caption=f"{said} {ODD}", lead_credit=said,
            body=[("paragraph", "<p>It waits.</p>"), ("chart", CHART), ("chart", CHART)],
        )  # fmt: skip
        for order, role in enumerate(("with", "photographs", "translated_by"), start=2):
            article.bylines.add(Byline(contributor=cast.davit, role=role, sort_order=order))
        article.save_revision().publish()
        article = republished(Article.objects.get(pk=article.pk), change="update")
        commented(article)
        articles[kind] = article.url_path
    pages += [f"/{code}/contributors/davit-beridze/", f"/{code}/comment-rules/"]
    entry(said, language=code, note=f"{said} {ODD}", avoided=ODD)
    pages.append(f"/{code}/style/")
    return Paper(tuple(_all(code, section, articles, pages)), articles)


def bare(cast: Cast, code: str) -> Paper:
    """Make a paper with as little in it as the desk lets pass."""
    home = _home(code)
    section = _section(home, SAID[code])
    article = cast.published(SAID[code], slug="bare", section=section, by=(), body=[])
    charted = cast.published(
        SAID[code], slug="charted", section=section, by=(), body=[("chart", PLAIN_CHART)],
        topics=[cast.sea], places=[cast.baku],
    )  # fmt: skip
    by = cast.published(SAID[code], slug="by", section=section, body=[])
    empty = _section(home, "Empty", slug="empty")
    paths = {"news": article.url_path, "charted": charted.url_path, "by": by.url_path}
    pages = [_information(home, "about", SAID[code]), empty.url_path]
    return Paper(tuple(_all(code, section, paths, pages)), paths)


def _all(code: str, section: Section, articles: dict[str, str], pages: list[str]) -> Iterator[str]:
    yield from (f"/{code}/", section.url_path, *articles.values(), *pages)
    yield from (f"/{code}/topics/the-sea/", f"/{code}/places/baku/", f"/{code}/latest/")
    yield from (f"/{code}/contributors/aysel-quliyeva/", f"/{code}/feeds/")
    zone, made = (
        Publication.load().time_zone,
        Article.objects.filter(url_path__in=articles.values()),
    )
    yield from {day_address(code, day_in(one.published_at, zone)) for one in made}


def _home(code: str) -> Home:
    return Home.objects.filter(locale__language_code=code).first() or add_home(code)


def _section(home: Home, title: str, **fields: str) -> Section:
    fields.setdefault("slug", "at-sea")
    section: Section = _published(home, Section(title=title, **fields))
    return section


def _information(home: Home, slug: str, title: str) -> str:
    body = [("paragraph", "<p>So we work.</p>")]
    return str(_published(home, Information(title=title, slug=slug, body=body)).url_path)


def _published(home: Home, made: ReaderPage) -> ReaderPage:
    made.locale, made.live = home.locale, False
    Home.objects.get(pk=home.pk).add_child(instance=made)
    made.save_revision().publish()
    return type(made).objects.get(pk=made.pk)


def _publication(code: str, said: str) -> None:
    paper = Publication.load()
    address = "https://elsewhere.example/paper?a=1&b=2"
    SocialAddress.objects.create(publication=paper, name="Elsewhere", address=address)
    name = f"{said} ({code})"
    PublicationText.objects.create(publication=paper, language=code, name=name, about=ODD)


def _filings(cast: Cast, code: str, said: str) -> None:
    """Give topic, place and contributors all that they can have."""
    Topic.objects.filter(pk=cast.sea.pk).update(about=f"{said}: {ODD}")
    TopicName.objects.create(topic=cast.sea, language=code, name=f"{said} (topic)")
    PlaceName.objects.create(place=cast.baku, language=code, name=f"{said} (place)")
    Contributor.objects.filter(pk__in=[cast.aysel.pk, cast.davit.pk]).update(
        role=f"{said}, {ODD}", about=f"{said}. {ODD}", portrait=cast.picture("A portrait")
    )
