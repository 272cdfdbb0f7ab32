"""The same pages in other scripts: right to left, Cyrillic, Georgian."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from tools.preview import cast, fronts
from tools.preview.furniture import frame
from tools.preview.pictures import picture

from caspian.pages import blocks, documents
from caspian.pages.builders.front_layout import read_next
from caspian.pages.parts import Card, Link, Listing, Pagination

WORDS = {
    "fa": (
        "دریای خزر عقب می‌نشیند و بندرها به دنبال آب می‌روند",
        "محیط زیست",
        "در کرانهٔ شمالی، هر ده سانتی‌متر افت آب چند کیلومتر ساحل تازه می‌سازد. مهندسان و ماهیگیران "
        "از سالی می‌گویند که اسکله‌ها به خشکی رسیدند.",
        "لیلا محمدزاده",
    ),
    "ru": (
        "Каспий отступает, и порты идут за водой",
        "Природа",
        "На северном берегу каждые десять сантиметров падения уровня открывают километры дна. "
        "Инженеры и рыбаки рассказывают о годе, когда причалы оказались на суше.",
        "Лейла Мамедзаде",
    ),
    "ka": (
        "კასპიის ზღვა უკან იხევს და ნავსადგურები წყალს მიჰყვებიან",
        "გარემო",
        "ჩრდილოეთ სანაპიროზე წყლის დონის ყოველი ათი სანტიმეტრით დაცემა კილომეტრობით ახალ ხმელეთს "
        "აჩენს.",
        "ლეილა მამედზადე",
    ),
    "az": (
        "Xəzər çəkilir, limanlar suyun ardınca gedir",
        "Ətraf mühit",
        "Şimal sahilində suyun səviyyəsinin hər on santimetr enməsi kilometrlərlə yeni quru "
        "yaradır. İşıqlı iskele indi quruda qalıb.",
        "Leyla Məmmədzadə",
    ),
}


def scenes(folder: Path, english: tuple[Card, ...]) -> Iterator[tuple[str, documents.Page]]:
    """Yield a front, a list and an article in each script."""
    for code, (headline, section, standfirst, name) in WORDS.items():
        cards = tuple(
            replace(
                one,
                headline=headline,
                standfirst=standfirst,
                section=Link(section, f"/{code}/x/"),
                byline=name,
                address=f"/{code}/x/{number}/",
            )
            for number, one in enumerate(english)
        )
        yield f"{code}-home", fronts.automatic(cards, frame(headline, f"/{code}/", code), section)
        yield (
            f"{code}-section",
            documents.SectionPage(
                frame(section, f"/{code}/x/", code),
                section,
                standfirst,
                Listing(cards[:6], Pagination(2, "/newer/", "/older/")),
            ),
        )
        yield f"{code}-article", _article(code, folder, cards)


def _article(code: str, folder: Path, cards: tuple[Card, ...]) -> documents.ArticlePage:
    headline, section, standfirst, name = WORDS[code]
    who = documents.ContributorCard(name, f"/{code}/contributors/leyla/", section, standfirst)
    moment = blocks.TimelineEntry("2005", cast.paragraphs(standfirst))
    text = blocks.Paragraph(cast.paragraphs(f"{standfirst} {standfirst}\n\n{standfirst}"))
    return documents.ArticlePage(
        frame=frame(headline, f"/{code}/x/1/", code, kind="article"),
        kind="analysis",
        headline=headline,
        standfirst=standfirst,
        section=Link(section, f"/{code}/x/"),
        bylines=(documents.PageByline("by", (who,)),),
        published_at=cast.NOW,
        updated_at=cast.NOW + dt.timedelta(hours=2),
        reading_minutes=4,
        lead=picture(folder, "one.png", alt=headline, caption=headline, credit=name),
        body=(
            text,
            blocks.Heading(headline, "h"),
            text,
            blocks.Quote(standfirst, name),
            blocks.PullQuote(headline),
            blocks.TableBlock("", (section, "2005", "2023"), ((name, "-27.1", "-28.9"),), True),
            blocks.Timeline(section, (moment, moment)),
            blocks.Explainer(section, cast.paragraphs(standfirst)),
        ),
        topics=(Link(section, "/t/"),),
        places=(Link(name, "/p/"),),
        more=read_next(cards[4:8]),
        discussion=None,
    )
